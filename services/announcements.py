"""Announcements: seen by who begins a report of that kind, and at `/start` by everybody.

They begin and end by themselves. They are no messages to many: who comes sees them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from conversation.replies import Button, Say, Text
from domain.city import City, UnknownKey
from domain.errors import Refusal
from domain.moments import read_moment
from domain.rights import Action
from services.daytime import may_leave_at, say_at
from services.desk import Desk, Here
from services.menus import menu
from services.standing import require
from services.voice import Voice
from storage import announcements, audit
from storage.announcements import AnnouncementRow, Draft
from wording.digits import latin_digits

NOW = "now"
SPANS = {"2h": timedelta(hours=2), "6h": timedelta(hours=6), "1d": timedelta(days=1)}
"""Ends that are offered, counted from the beginning."""
LONGEST = timedelta(days=90)
LISTED, OFFERED = 10, 3
PACE = 20
"""How many a second hear of a change; the rest wait their turn beside the outbox."""


@dataclass(frozen=True, slots=True)
class NewAnnouncement:
    """An announcement as it was written; `origin` names the dialog."""

    origin: str
    region: str
    subject: str
    words: str
    begins_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class Window:
    """From when to when an announcement holds; `fault` is what is wrong with what was said."""

    begins_at: datetime | None = None
    ends_at: datetime | None = None
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Announced:
    """An announcement that may answer a report."""

    number: int
    words: str
    ends_at: datetime


def window(city: City, now: datetime, begin: str, end: str) -> Window:
    """From when to when, as said: one of the ready tokens, or a moment in words."""
    local = now.astimezone(ZoneInfo(city.timezone))
    begins = local if begin == NOW else read_moment(latin_digits(begin), local)
    if begins is None:
        return Window(fault="announce-begin-unclear")
    ends = begins + SPANS[end] if end in SPANS else read_moment(latin_digits(end), local, begins)
    if ends is None:
        return Window(begins, fault="announce-end-unclear")
    if ends <= max(begins, local):
        return Window(begins, fault="announce-end-early")
    return Window(begins, ends, "announce-too-long" if ends - local > LONGEST else "")


async def announce(desk: Desk, here: Here, new: NewAnnouncement) -> None:
    """Keep an announcement; it begins and ends by itself."""
    await require(desk, here, Action.BROADCAST)
    _known(desk.city, new)
    _require_ahead(desk, new.ends_at)
    draft = Draft(
        origin=f"{here.person.id}:{new.origin}", by_id=here.person.id, region=new.region,
        subject=new.subject, words=new.words, begins_at=new.begins_at, ends_at=new.ends_at,
        at=desk.now,
    )  # fmt: skip
    number = await announcements.keep(desk.tx, draft)
    if number is None:
        return
    words = f"{new.begins_at.isoformat()} {new.ends_at.isoformat()}: {new.words}"
    await _log(desk, here, "announce", number, words)
    voice = desk.voice(here.person.language)
    told = {"at": voice.moment(new.begins_at), "until": voice.moment(new.ends_at)}
    desk.post(here.chat, Say(text=voice.say("announce-done", **told)))


def _known(city: City, new: NewAnnouncement) -> None:
    """`UnknownKey` for a region or subject that is gone meanwhile."""
    if new.region:
        city.region(new.region)
    if new.subject:
        city.subject(new.subject)


def _require_ahead(desk: Desk, ends_at: datetime) -> None:
    """`Refusal` for an end that passed while somebody looked at what he was about to say yes to."""
    if ends_at <= desk.now:
        raise Refusal("announce-end-early")


async def _log(desk: Desk, here: Here, action: str, number: int, words: str = "") -> None:
    await audit.record(desk.tx, desk.now, here.person.id, action, str(number), words)


async def tell_all(desk: Desk, here: Here) -> None:
    """The announcements that hold or will, what came of each, and ways to change and stop it."""
    await require(desk, here, Action.BROADCAST)
    voice = desk.voice(here.person.language)
    found = await announcements.not_over(desk.tx, desk.now, LISTED)
    if not found:
        return desk.post(here.chat, Say(text=voice.say("announcements-none")))
    for one in found:
        buttons = (
            Button(voice.word("announce-change"), data=f"renote:n{one.id}"),
            Button(voice.word("announce-stop"), data=f"stopnote:{one.id}"),
        )
        desk.post(here.chat, Say(text=await _told(desk, voice, one), buttons=(buttons,)))
    return None


async def _told(desk: Desk, voice: Voice, one: AnnouncementRow) -> Text:
    seen, answered = await announcements.counts(desk.tx, one.id)
    return voice.say(
        "announcement-line", words=one.words,
        where=where(desk.city, voice, one.region, one.subject),
        at=voice.moment(one.begins_at), until=voice.moment(one.ends_at),
        seen=str(seen), answered=str(answered),
    )  # fmt: skip


def where(city: City, voice: Voice, region: str, subject: str) -> str:
    """The region and the subject of an announcement in words."""
    try:
        place = voice.name(city.region(region).name) if region else ""
        topic = voice.name(city.subject(subject).name) if subject else ""
    except UnknownKey:
        return f"{region} {subject}".strip()
    return voice.listed(filter(None, (place, topic))) or voice.word("announce-all")


async def held(desk: Desk, here: Here, number: int) -> AnnouncementRow:
    """An announcement that is not over, for one who may change it; `Refusal` if not."""
    await require(desk, here, Action.BROADCAST)
    found = await announcements.announcement(desk.tx, number)
    if found is None or found.is_over(desk.now):
        raise Refusal("announce-over")
    return found


async def change(desk: Desk, here: Here, number: int, words: str, ends_at: datetime) -> None:
    """An announcement has other words or another end; whose report it answered hears so."""
    await held(desk, here, number)
    _require_ahead(desk, ends_at)
    await announcements.change(desk.tx, number, words, ends_at)
    await _log(desk, here, "announce-change", number, f"{ends_at.isoformat()}: {words}")
    voice = desk.voice(here.person.language)
    desk.post(here.chat, Say(text=voice.say("announce-changed", until=voice.moment(ends_at))))
    await _tell_answered(desk, number, "announced-changed", words=words, ends_at=ends_at)


async def stop(desk: Desk, here: Here, number: int) -> None:
    """An announcement is over; whose report it answered is asked to write again if need be."""
    row = await held(desk, here, number)
    if not await announcements.stop(desk.tx, number, desk.now):
        raise Refusal("announce-over")
    await _log(desk, here, "announce-stop", number)
    voice = desk.voice(here.person.language)
    desk.post(here.chat, Say(text=voice.say("announce-stopped")))
    await _tell_answered(desk, number, "announced-stopped", words=row.words, ends_at=desk.now)


async def _tell_answered(
    desk: Desk, number: int, key: str, *, words: str, ends_at: datetime
) -> None:
    """By day, and no faster than leaves room for what others are told."""
    leaves = may_leave_at(desk.city, desk.now)
    heard = await announcements.answered(desk.tx, number)
    for at, (person, chat) in enumerate(heard):
        voice = desk.voice(person.language)
        told = voice.say(key, words=words, until=voice.moment(ends_at))
        turn = leaves + timedelta(seconds=at // PACE)
        await say_at(desk, chat, Say(text=told, keyboard=menu(voice)), turn)


async def about(desk: Desk, subject: str, region: str) -> tuple[Announced, ...]:
    """The announcements that may answer a report about a subject, in a region."""
    found = await announcements.about(desk.tx, desk.now, subject, region, OFFERED)
    return tuple(Announced(one.id, one.words, one.ends_at) for one in found)


async def note_seen(desk: Desk, here: Here, seen: Sequence[Announced]) -> None:
    """This person sees these; the first time counts."""
    numbers = [one.number for one in seen]
    await announcements.note_seen(desk.tx, numbers, here.person.id, here.chat.id, desk.now)


async def answered(desk: Desk, here: Here, number: int) -> None:
    """A citizen says that it is what he saw: nothing is filed, and he hears of changes."""
    voice = desk.voice(here.person.language)
    found = await announcements.announcement(desk.tx, number)
    if found is None or not found.holds(desk.now):
        return desk.post(here.chat, Say(text=voice.say("announced-over"), keyboard=menu(voice)))
    await announcements.note_seen(desk.tx, [number], here.person.id, here.chat.id, desk.now)
    await announcements.note_answered(desk.tx, number, here.person.id)
    told = voice.say("announced-thanks", until=voice.moment(found.ends_at))
    return desk.post(here.chat, Say(text=told, keyboard=menu(voice)))


async def greet(desk: Desk, here: Here) -> None:
    """Who opens the bot sees what holds for the whole city, once."""
    voice = desk.voice(here.person.language)
    found = await announcements.unseen(desk.tx, desk.now, here.person.id)
    for one in found:
        told = voice.say("announced", words=one.words, until=voice.moment(one.ends_at))
        desk.post(here.chat, Say(text=told, keyboard=menu(voice)))
    numbers = [one.id for one in found]
    await announcements.note_seen(desk.tx, numbers, here.person.id, here.chat.id, desk.now)
