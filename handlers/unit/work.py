"""What a unit's people do with a card: take it, ask, return it, write to it."""

import re
from dataclasses import dataclass

from pydantic import TypeAdapter

from conversation.phrases import Phrase
from conversation.questions import Choose, Option, Words
from conversation.replies import Say
from conversation.talk import Talk
from domain.kinds import is_order
from domain.tracking import spell_code
from handlers.facts import Facts
from handlers.lookups import Lookups, report_number
from handlers.unit.answers import answer
from services import unit_work
from services.desk import Desk, Here
from services.sayings import said_of
from services.standing import held

FACTS = TypeAdapter(Facts)
REASONS = ("other-unit", "other-region", "outside-body", "wrong-subject")
PICTURES = frozenset({"photo", "video", "document"})
_MARK = re.compile(
    r"\s*(?:!|به\s+(?:شهروند|(?P<giver>دستور[\s\u200c]?دهنده))(?![\w\u200c\u0654]))[\s:،]*"
)
"""How a reply begins that is meant for the citizen, or for who gave an order, by whole words."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question for the citizen."""

    report_id: int
    words: str


@dataclass(frozen=True, slots=True)
class Return:
    """Why a report is not this unit's, and a guess whose it is."""

    report_id: int
    reason: str
    guess: str


async def ask_the_citizen(talk: Talk, look: Lookups) -> Question:
    """Put one question to the citizen."""
    facts = await facts_of(talk, look, "ask")
    prompt = Phrase(facts.said("ask-what"), {"code": facts.code, "name": look.here.person.name})
    words = await answer(talk, look, facts, "ask", prompt, least=5)
    return Question(int(talk.about["report"]), words)


async def return_it(talk: Talk, look: Lookups) -> Return:
    """Send the report back: a reason, and a guess if there is one."""
    facts = await facts_of(talk, look, "return")
    prompt = Phrase("return-why", {"code": facts.code, "name": look.here.person.name})
    options = tuple(Option(reason, Phrase(f"reason-{reason}")) for reason in REASONS)
    reason = await talk.ask("reason", Choose(prompt, options))
    guess = await talk.ask("guess", Words(Phrase("return-guess"), most=300, optional=True))
    return Return(int(talk.about["report"]), reason, guess)


async def facts_of(talk: Talk, look: Lookups, move: str) -> Facts:
    """What a dialog about a report needs, if `move` is open to this person; `Refusal` if not."""
    return await talk.look_up("facts", FACTS, look.unit_report, talk.about["report"], move)


async def take(desk: Desk, here: Here, argument: str) -> None:
    """Somebody of the unit presses "take"; where he sees no card change he is told."""
    taken = await unit_work.take(desk, here, report_number(argument))
    if here.chat.kind == "private":
        await say(desk, here, "taken-alone", taken.id)


async def put_question(desk: Desk, here: Here, asked: Question) -> None:
    """Send the question on."""
    await unit_work.ask(desk, here, asked.report_id, asked.words)
    await say(desk, here, "asked", asked.report_id)


async def send_back(desk: Desk, here: Here, returned: Return) -> None:
    """Give the report back to triage."""
    await unit_work.give_back(desk, here, returned.report_id, returned.reason, returned.guess)
    await say(desk, here, "returned", returned.report_id)


async def note(desk: Desk, here: Here, argument: str) -> None:
    """A reply in the group is a remark for colleagues; a marked one goes to the citizen."""
    number, _, words = argument.partition(" ")
    report = await held(desk, report_number(number))
    report_id, for_citizen = report.id, _for_citizen(words, of_order=is_order(report.kind))
    if for_citizen is None:
        await unit_work.note(desk, here, report_id, words)
    else:
        await unit_work.tell(desk, here, report_id, for_citizen)
    await say(desk, here, "noted" if for_citizen is None else "told", report_id)


def _for_citizen(words: str, *, of_order: bool) -> str | None:
    """The words behind the mark; `None` for a remark without one.

    Where nobody gave an order, what names who did is a remark.
    """
    mark = _MARK.match(words)
    if mark is None or (mark["giver"] and not of_order):
        return None
    return words[mark.end() :].strip()


async def say(desk: Desk, here: Here, key: str, report_id: int) -> None:
    """Say in the chat what was done with which report, and by whom."""
    report = await held(desk, report_id)
    voice = desk.voice(here.person.language if here.chat.kind == "private" else "fa")
    details = {
        "name": here.person.name,
        "code": spell_code(report.code),
        "unit": voice.name(desk.city.unit(report.unit).name),
    }
    desk.post(here.chat, Say(text=voice.say(said_of(report, key), **details)), report)
