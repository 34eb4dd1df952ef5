"""Announcements with a beginning and an end: written, listed, changed and stopped in the chat."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from pydantic import TypeAdapter

from conversation.events import Event
from conversation.phrases import Phrase
from conversation.questions import Choose, Face, Given, Option, Verdict, Words
from conversation.review import Line, Review
from conversation.talk import Talk
from domain.rights import Action
from handlers.citizen.own import YES, clerk_of
from handlers.lookups import Lookups, report_number
from handlers.unit.subjects import pick_subject
from handlers.unit.triage import pick_region
from services import announcements
from services.announcements import NOW, SPANS, Announced, NewAnnouncement, Window
from services.desk import Desk, Here
from services.voice import Voice

LEAST, MOST = 10, 600
SAME = "same"
_WINDOW: TypeAdapter[Window] = TypeAdapter(Window)
_ONE: TypeAdapter[Announced] = TypeAdapter(Announced)


@dataclass(frozen=True, slots=True)
class Moment(Words):
    """A moment in words, or one of some that are offered by their tokens."""

    ready: tuple[str, ...] = ()

    def basis(self) -> str:
        """Other offers make it another question."""
        return "|".join(self.ready)

    def face(self, draft: Any) -> Face:
        """The offers as buttons."""
        return Face(self.prompt, tuple(((Phrase(f"moment-{one}"), one),) for one in self.ready))

    def read(self, event: Event, token: str | None, draft: Any) -> Verdict[str]:
        """An offer by its token; anything else is read as words."""
        return Given(token) if token in self.ready else Words.read(self, event, token, draft)


@dataclass(frozen=True, slots=True)
class Change:
    """Other words, or another end, for an announcement."""

    number: int
    words: str
    ends_at: datetime


async def announce_it(talk: Talk, look: Lookups) -> NewAnnouncement:
    """Choose where and about what, write it, say from when to when, look at it, and say yes."""
    clerk = clerk_of(look)
    await talk.look_up("may", YES, partial(clerk.allow, look.here), Action.BROADCAST)
    region, subject = await _where(talk, look), await _subject(talk, look)
    words = await talk.ask("words", Words(Phrase("announce-words"), least=LEAST, most=MOST))
    begin = await _begin(talk, look)
    end = await talk.ask("ends", Moment(Phrase("announce-ends"), ready=tuple(SPANS)))
    begins, ends = await _window(talk, look, begin, end)
    new = NewAnnouncement(talk.session.serial, region, subject, words, begins, ends)
    await _sure(talk, look, new)
    return new


async def _where(talk: Talk, look: Lookups) -> str:
    options = (
        Option("region", Phrase("announce-region")),
        Option("all", Phrase("announce-everywhere")),
    )
    where = await talk.ask("where", Choose(Phrase("announce-where"), options))
    return await pick_region(talk, look, Phrase("announce-region-which")) if where != "all" else ""


async def _subject(talk: Talk, look: Lookups) -> str:
    options = (Option("one", Phrase("announce-one")), Option("any", Phrase("announce-any")))
    what = await talk.ask("what", Choose(Phrase("announce-what"), options))
    if what == "any":
        return ""
    return await pick_subject(talk, look, Phrase("announce-subject-which"))


async def _begin(talk: Talk, look: Lookups) -> str:
    """From when, as said; what is not clear is asked again before anything else."""
    begin = await talk.ask("begins", Moment(Phrase("announce-begins"), ready=(NOW,)))
    longest = next(reversed(SPANS))
    found = await talk.look_up("begin", _WINDOW, clerk_of(look).window, begin, longest)
    if found.begins_at is None:
        await talk.refuse("begins", hint=Phrase(found.fault))
    return begin


async def _window(talk: Talk, look: Lookups, begin: str, end: str) -> tuple[datetime, datetime]:
    """From when to when; what is not clear is asked again."""
    found = await talk.look_up("window", _WINDOW, clerk_of(look).window, begin, end)
    if found.begins_at is None or found.ends_at is None or found.fault:
        await talk.refuse("ends", hint=Phrase(found.fault))
    return found.begins_at, found.ends_at


async def _sure(talk: Talk, look: Lookups, new: NewAnnouncement) -> None:
    voice = Voice(talk.wording.language, ZoneInfo(look.city.timezone))
    told = {
        "words": new.words,
        "where": announcements.where(look.city, voice, new.region, new.subject),
        "at": voice.moment(new.begins_at),
        "until": voice.moment(new.ends_at),
    }
    lines = (
        Line(Phrase("announce-edit-words"), ("words",)),
        Line(Phrase("announce-edit-where"), ("where", "region")),
        Line(Phrase("announce-edit-what"), ("what", "area", "leaf")),
        Line(Phrase("announce-edit-when"), ("begins", "ends")),
    )
    await talk.ask("sure", Review(Phrase("announce-sure", told), Phrase("announce-yes"), lines))


async def change_it(talk: Talk, look: Lookups) -> Change:
    """Other words, or another end; what is skipped stays."""
    number = report_number(talk.about["report"].removeprefix("n"))
    one = await talk.look_up("one", _ONE, partial(clerk_of(look).notice, look.here), number)
    prompt = Phrase("announce-words-new", {"words": one.words})
    words = await talk.ask("words", Words(prompt, least=LEAST, most=MOST, optional=True))
    end = await talk.ask("ends", Moment(Phrase("announce-ends-new"), ready=(SAME, *SPANS)))
    ends = one.ends_at if end == SAME else (await _window(talk, look, NOW, end))[1]
    return Change(number, words or one.words, ends)


async def announce(desk: Desk, here: Here, new: NewAnnouncement) -> None:
    """Keep it."""
    await announcements.announce(desk, here, new)


async def change(desk: Desk, here: Here, wanted: Change) -> None:
    """Change it."""
    await announcements.change(desk, here, wanted.number, wanted.words, wanted.ends_at)


async def list_(desk: Desk, here: Here, argument: str) -> None:
    """List the announcements that hold or will."""
    await announcements.tell_all(desk, here)


async def stop(desk: Desk, here: Here, argument: str) -> None:
    """Stop an announcement."""
    await announcements.stop(desk, here, report_number(argument))
