"""Breaking the glass: who reported, shown to few, for a reason, and never in silence."""

import re

from conversation.replies import Say, Span, Text
from domain.errors import Refusal
from domain.report import Person
from domain.rights import Action
from domain.tracking import read_code, spell_code
from services.desk import Desk, Here
from services.group_notices import tell_owners
from services.standing import require
from services.voice import lines
from storage import audit, people, reports

LEAST = 10
"""A reason has at least so many letters."""
_ASKED = re.compile(r"\s*((?:\d[\s-]*){9})(.*)", re.DOTALL)


async def reveal(desk: Desk, here: Here, said: str) -> None:
    """Who may hears a reporter's name and how to reach him; headquarters hear who asked, and why.

    `Refusal` without the code of a report and a reason in words.
    """
    await require(desk, here, Action.REVEAL)
    asked = _ASKED.fullmatch(said)
    code = read_code(asked.group(1)) if asked else None
    reason = asked.group(2).strip() if asked else ""
    if code is None or sum(letter.isalpha() for letter in reason) < LEAST:
        raise Refusal("help-reporter")
    report = await reports.report_with_code(desk.tx, code)
    if report is None:
        raise Refusal("report-unknown")
    author = await people.person(desk.tx, report.author_id)
    await audit.record(desk.tx, desk.now, here.person.id, "reveal", code, reason)
    _show(desk, here, author, code)
    await _tell(desk, here, code, reason)


def _show(desk: Desk, here: Here, author: Person, code: str) -> None:
    voice = desk.voice(here.person.language)
    told = voice.say(
        "revealed",
        code=spell_code(code),
        name=author.name,
        messenger=voice.word(f"messenger-{author.messenger}"),
        id=str(author.native_id),
    )
    desk.post(here.chat, Say(text=lines(told, _link(author))))


def _link(author: Person) -> Text:
    """The way to a person, at the messenger that has one."""
    if author.messenger != "telegram":
        return ()
    return (Span(author.name, "link", f"tg://user?id={author.native_id}"),)


async def _tell(desk: Desk, here: Here, code: str, reason: str) -> None:
    details = {"name": here.person.name, "code": spell_code(code), "reason": reason}
    for group in await desk.groups_for(desk.city.headquarters, None):
        desk.post(group, Say(text=desk.voice().say("reveal-told", **details)))
    await tell_owners(desk, "reveal-told", **details)
