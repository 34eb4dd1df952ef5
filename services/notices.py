"""What a citizen, and all who follow, hear when something happens to a report."""

from datetime import datetime

from conversation.replies import Button, Buttons, Say, Show
from domain.kinds import is_order
from domain.lifecycle import State
from domain.report import Person, Report
from domain.tracking import spell_code
from services import cards, daytime
from services.desk import Desk, Here, Listener
from services.enclosures import shown
from services.hours import opening_told
from services.menus import menu
from services.sayings import said_of
from services.voice import Voice, lines
from storage import followers, people, reports

WORDS_ON_IT = ("confirm", "partly", "object")
"""The buttons under a claimed repair."""

AT_ONCE = frozenset({"step-asked", "step-told"})
"""What somebody of the unit writes to a citizen himself: at night too, as he may wait for it."""

BY_DAY = frozenset({"word-reminder", "closed-accord", "closed-silent", "step-follow-up"})
"""What the clock tells of work that is over: by day, even of what was an emergency."""

NEW_UNIT = ("step-assigned", "step-assigned-term")
"""What a citizen hears when a unit has just got his report."""


async def receipt(desk: Desk, report: Report, *, at_once: bool = True) -> None:
    """The citizen gets his code, the unit and the term, in words; by day if others filed it.

    One that waits brings no menu: until it comes he may have chosen another language.
    """
    person, chat = await desk.author_of(report)
    voice = desk.voice(person.language)
    unit = desk.city.unit(report.unit)
    told = voice.say(
        _receipt_of(desk, report),
        code=spell_code(report.code),
        subject=voice.name(desk.city.subject(report.subject).name),
        unit=voice.name(unit.name),
        phone=unit.phone or "",
        span=voice.span(report.due_at - report.opened_at),
        due=voice.moment(report.due_at),
    )
    leaves = desk.now if at_once else daytime.leaves_at(desk, report)
    comes = opening_told(voice, desk.city, report, leaves)
    text = told if report.state == State.TRIAGE else lines(told, comes)
    keyboard = menu(voice) if leaves <= desk.now else None
    await daytime.say_at(desk, chat, Say(text=text, keyboard=keyboard), leaves, report.id)


def _receipt_of(desk: Desk, report: Report) -> str:
    """Which receipt: where a person has to look first it names neither subject nor unit."""
    if report.state == State.TRIAGE:
        return "receipt-triage"
    if is_order(report.kind):
        return said_of(report, "receipt")
    external = desk.city.is_external(report.unit) and desk.city.unit(report.unit).phone
    return "receipt-external" if external else "receipt"


async def tell_citizen(
    desk: Desk, report: Report, key: str, buttons: tuple[str, ...] = (), **details: str
) -> None:
    """The citizen hears a step of his report, with the buttons that fit it."""
    for listener in await desk.answering(report):
        await tell(desk, report, listener, key, buttons, **details)


async def tell_all(
    desk: Desk, report: Report, key: str, buttons: tuple[str, ...] = (), **details: str
) -> None:
    """The citizen and all who follow his report hear a step of it."""
    for listener in await desk.listeners(report):
        await tell(desk, report, listener, key, buttons, **details)


async def tell(
    desk: Desk, report: Report, listener: Listener, key: str, buttons: tuple[str, ...] = (),
    **details: str,
) -> None:  # fmt: skip
    """One who listens hears a step of a report, in his own language, and as a rule by day.

    Where a unit has just got it he hears when that comes, too.
    """
    person, chat = listener
    voice = desk.voice(person.language)
    unit = voice.name(desk.city.unit(report.unit).name)
    said = said_of(report, key)
    told = voice.say(said, code=spell_code(report.code), unit=unit, **details)
    leaves = _leaves_at(desk, report, key)
    comes = opening_told(voice, desk.city, report, leaves) if key in NEW_UNIT else ()
    reply = Say(text=lines(told, comes), buttons=_verbs(voice, report, buttons))
    await daytime.say_at(desk, chat, reply, leaves, report.id)


def _leaves_at(desk: Desk, report: Report, key: str) -> datetime:
    if key in BY_DAY:
        return daytime.day_of(desk, desk.now)
    return desk.now if key in AT_ONCE else daytime.leaves_at(desk, report)


def _verbs(voice: Voice, report: Report, verbs: tuple[str, ...]) -> Buttons:
    return tuple(
        (Button(voice.word(f"citizen-{verb}"), data=cards.press(report, verb)),) for verb in verbs
    )


async def before_and_after(desk: Desk, report: Report, words: str) -> None:
    """The citizen and all who follow see before and after, and each has his own last word."""
    files = await reports.files_of(desk.tx, report.id)
    before, after = shown(files, "before")[:5], shown(files, "after")[-5:]
    key = "done-album" if before and after else said_of(report, "done-album-one")
    for person, chat in await desk.listeners(report):
        if before or after:
            voice = desk.voice(person.language)
            caption = voice.say(key, before=str(len(before)), after=str(len(after)))
            album = Show(files=(*before, *after), caption=caption)
            await daytime.say_by_day(desk, chat, album, report)
        await tell(desk, report, (person, chat), "done-notice", WORDS_ON_IT, words=words)


async def thank(desk: Desk, person: Person, report: Report, key: str) -> None:
    """A citizen is thanked, and the menu is back; so is who speaks in his place."""
    theirs = [chat for one, chat in await desk.listeners(report) if one.id == person.id]
    chat = (
        theirs[0] if theirs else await people.chat_at(desk.tx, person.messenger, person.native_id)
    )
    if chat is None:
        return
    voice = desk.voice(person.language)
    told = voice.say(said_of(report, key), code=spell_code(report.code))
    desk.post(chat, Say(text=told, keyboard=menu(voice)))


async def joined(desk: Desk, here: Here, report: Report) -> None:
    """Who joined a report gets its code, its unit and its term, and how many wait with him."""
    voice = desk.voice(here.person.language)
    told = voice.say(
        "joined",
        code=spell_code(report.code),
        unit=voice.name(desk.city.unit(report.unit).name),
        due=voice.moment(report.due_at),
        count=str(await followers.count(desk.tx, report.id)),
    )
    desk.post(here.chat, Say(text=told, keyboard=menu(voice)), report)
