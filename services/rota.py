"""The rota of a unit: looked at, filled, emptied and swapped, with a warning of its gaps."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from conversation.replies import Say
from conversation.spelling import fold
from domain.city import Unit
from domain.duty import Span, uncovered
from domain.errors import Refusal
from domain.hours import spell_week
from domain.periods import FARTHEST, read_day
from domain.rights import Action
from services import rota_told
from services.asked import verbs
from services.desk import Desk, Here
from services.hours import part, unit_duty, week_said
from services.naming import bare_words, unit_named
from services.oncall import chat_of, crew_of, heads_of, sweep, times_of, turns_of
from services.standing import offices, require
from storage import audit, people, rota
from storage.rota import Mate, TurnRow

AHEAD = timedelta(days=7)
WARN_EVERY = timedelta(days=1)
MOST_TURNS = 60
LONGEST = timedelta(days=92)
_DAY = timedelta(days=1)
_CHANGES = frozenset({"add", "remove", "swap"})
_LINK = re.compile(r"(?:https?://)?(?:t\.me|telegram\.me|ble\.ir)/(\w+)", re.IGNORECASE)
_D, _T = r"\d{4}/\d{1,2}/\d{1,2}|today|tomorrow", r"\d{1,2}(?::\d\d)?"
_DATED = re.compile(rf"({_D})(?: ({_T}))?(?:-(?:({_D})(?: |$))?({_T})?)?")
_FIGURES = re.compile(r"\d[/:]\d")
"""Figures before the time that was understood: not all of it was."""
_NEAR = ((r"\bامروز\b", "today"), (r"\bفردا\b", "tomorrow"))
_JOINED = re.compile(r"\s*(?:[-–—]|\b(?:تا|الی|to|until)\b)\s*")
_SMALL = re.compile(r"\b(?:از|ساعت|from|at)\s")


@dataclass(frozen=True, slots=True)
class When:
    """When a turn is: the hours of every `week`, or from one moment to another."""

    week: str = ""
    starts_at: datetime | None = None
    ends_at: datetime | None = None


async def command(desk: Desk, here: Here, said: str) -> None:
    """Show the rota of a unit, or do what is asked with it: add, remove or swap turns."""
    await require(desk, here, Action.SEE_RIGHTS)
    named, verb, rest = _read(said)
    unit = await _unit(desk, here, named)
    if not verb:
        await require(desk, here, Action.SEE_RIGHTS, unit.key)
        return await show(desk, here, unit)
    await require(desk, here, Action.ROSTER, unit.key)
    await {"add": _add, "remove": _remove, "swap": _swap}[verb](desk, here, unit, rest)
    await audit.record(desk.tx, desk.now, here.person.id, "oncall", unit.key, f"{verb} {rest}")
    return await show(desk, here, unit)


def _read(said: str) -> tuple[str, str, str]:
    """The words before the verb, the verb, and those after it; no verb where it is only looked."""
    spoken = verbs()
    words = re.sub(r"[|\n]", " ", said).split()
    for at, word in enumerate(words):
        verb = spoken.get(bare_words(word), "")
        if verb in _CHANGES:
            return " ".join(words[:at]), verb, " ".join(words[at + 1 :])
    return " ".join(words), "", ""


async def _unit(desk: Desk, here: Here, named: str) -> Unit:
    """The unit named; else the group's, or the only one that he works for."""
    if named:
        return unit_named(desk.city, named)
    if here.chat.kind != "private" and here.chat.unit:
        return desk.city.unit(here.chat.unit)
    own = {office.unit for office in await offices(desk, here) if office.unit}
    if len(own) != 1:
        raise Refusal("help-oncall")
    return desk.city.unit(own.pop())


async def show(desk: Desk, here: Here, unit: Unit) -> None:
    """Who is on call now and in the coming week, every turn with its number, and the gaps."""
    turns = await turns_of(desk, unit.key)
    until = desk.now + AHEAD
    times = [(turn, span) for turn in turns for span in times_of(desk.city, turn, desk.now, until)]
    unheard = {one.mate.person_id for one in turns if await chat_of(desk, one.mate) is None}
    voice = desk.voice(here.person.language if here.chat.kind == "private" else "fa")
    gaps = list(gaps_of(desk, unit, turns))
    told = rota_told.Told(unit, turns, times, gaps, unheard)
    desk.post(here.chat, Say(text=rota_told.rota(voice, desk, told)))


def gaps_of(
    desk: Desk, unit: Unit, turns: list[TurnRow], ahead: timedelta = AHEAD
) -> Iterator[Span]:
    """When in the time ahead the unit is closed and nobody is on call for it."""
    until = desk.now + ahead
    there = [
        (one.opens, one.closes) for one in unit_duty(desk.city, unit.key).shifts(desk.now, until)
    ]
    called = [span for turn in turns for span in times_of(desk.city, turn, desk.now, until)]
    return uncovered([*there, *called], desk.now, until)


async def warn_of_gaps(desk: Desk) -> None:
    """The heads of units with a rota hear where nobody is on call in the coming day."""
    with_turns = set(await rota.units(desk.tx, desk.now))
    for unit in [one for one in desk.city.units if one.key in with_turns]:
        await sweep(desk, unit.key)
        gaps = list(gaps_of(desk, unit, await turns_of(desk, unit.key), WARN_EVERY))
        if not gaps:
            continue
        voice = desk.voice()
        told = rota_told.warning(voice, unit, gaps)
        for chat in await heads_of(desk, unit.key):
            desk.post(chat, Say(text=told))


async def _add(desk: Desk, here: Here, unit: Unit, rest: str) -> None:
    who, when = part(rest, partial(_when, desk))
    if _FIGURES.search(fold(who)):
        raise Refusal("hours-unclear", said=rest)
    mate = await _mate(desk, here, unit, who)
    await sweep(desk, unit.key)
    if len(await rota.of_unit(desk.tx, unit.key, desk.now)) >= MOST_TURNS:
        raise Refusal("oncall-full", count=str(MOST_TURNS))
    await rota.add(
        desk.tx, unit.key, mate.person_id, here.person.id, desk.now,
        week=when.week, starts_at=when.starts_at, ends_at=when.ends_at,
    )  # fmt: skip
    await _tell(desk, here, unit, mate, "oncall-yours")


async def _remove(desk: Desk, here: Here, unit: Unit, rest: str) -> None:
    turn = await _numbered(desk, unit, rest)
    await rota.remove(desk.tx, [turn.id])
    await _tell(desk, here, unit, turn.mate, "oncall-changed")


async def _swap(desk: Desk, here: Here, unit: Unit, rest: str) -> None:
    """Two turns change hands, or one goes to somebody."""
    number, _, other = rest.strip().partition(" ")
    turn = await _numbered(desk, unit, number)
    if fold(other).lstrip("#").isdecimal():
        second = await _numbered(desk, unit, other)
        mate = second.mate
        await rota.hand(desk.tx, second.id, turn.mate.person_id)
    else:
        mate = await _mate(desk, here, unit, other)
    await rota.hand(desk.tx, turn.id, mate.person_id)
    for one in (turn.mate, mate):
        await _tell(desk, here, unit, one, "oncall-changed")


async def _tell(desk: Desk, here: Here, unit: Unit, mate: Mate, key: str) -> None:
    """Whose turns changed hears it in private, unless he did it himself."""
    chat = await chat_of(desk, mate)
    if chat is None or mate.person_id == here.person.id:
        return
    voice = desk.voice((await people.person(desk.tx, mate.person_id)).language)
    told = voice.say(key, unit=voice.name(unit.name), name=here.person.name, tag=unit.key)
    desk.post(chat, Say(text=told))


async def _numbered(desk: Desk, unit: Unit, said: str) -> TurnRow:
    """The turn with this number in the list."""
    number = fold(said).lstrip("#")
    for turn in await rota.of_unit(desk.tx, unit.key, desk.now):
        if number == str(turn.id):
            return turn
    raise Refusal("oncall-number", said=said.strip() or "–")


async def _mate(desk: Desk, here: Here, unit: Unit, said: str) -> Mate:
    """The one of the unit's people who is meant: by user name, link, name, or the message."""
    crew = await crew_of(desk, unit.key)
    found = _by_message(crew, here) if not said else _by_name(crew, said)
    if len(found) == 1:
        return found[0]
    names = "، ".join(mate.name for mate in crew[: rota_told.MOST]) or "–"
    raise Refusal("oncall-who" if found or not said else "oncall-not-theirs", names=names)


def _by_message(crew: list[Mate], here: Here) -> list[Mate]:
    me = here.person.messenger
    return [one for one in crew if (one.messenger, one.native_id) == (me, here.points_at)]


def _by_name(crew: list[Mate], said: str) -> list[Mate]:
    link = _LINK.fullmatch(said)
    if link or said.startswith("@"):
        username = (link[1] if link else said[1:]).lower()
        return [one for one in crew if one.username == username]
    wanted = set(bare_words(said).split())
    exact = [one for one in crew if bare_words(one.name) == bare_words(said)]
    return exact or [one for one in crew if wanted <= set(bare_words(one.name).split())]


def _when(desk: Desk, said: str) -> When:
    """When a turn is; `Refusal` with an example if it is not clear, or over."""
    words = fold(said)
    for spoken, meant in _NEAR:
        words = re.sub(spoken, meant, words)
    dated = _DATED.fullmatch(_JOINED.sub("-", _SMALL.sub("", words)).strip())
    if dated is None:
        return When(week=spell_week(week_said(desk.city, said)))
    starts, ends = _moments(desk, dated)
    if not starts < ends or ends <= desk.now or ends - starts > LONGEST:
        raise Refusal("hours-unclear", said=said)
    return When(starts_at=starts, ends_at=ends)


def _moments(desk: Desk, dated: re.Match[str]) -> tuple[datetime, datetime]:
    """From a day's beginning or a time of it, to the end of the last day or a time of it."""
    first = _day(desk, dated[1])
    last = _day(desk, dated[3]) if dated[3] else first
    starts = _moment(desk, first, dated[2] or "0")
    if not dated[4]:
        return starts, _moment(desk, last + _DAY, "0")
    ends = _moment(desk, last, dated[4])
    return starts, ends if ends > starts or dated[3] else _moment(desk, last + _DAY, dated[4])


def _day(desk: Desk, said: str) -> date:
    today = desk.now.astimezone(ZoneInfo(desk.city.timezone)).date()
    near = {"today": today, "tomorrow": today + _DAY}
    day = near[said] if said in near else read_day(said)
    if day > today + FARTHEST:
        raise Refusal("hours-unclear", said=said)
    return day


def _moment(desk: Desk, day: date, said: str) -> datetime:
    hours, _, minutes = said.partition(":")
    span = timedelta(hours=int(hours), minutes=int(minutes or 0))
    if span > _DAY or int(minutes or 0) > 59:
        raise Refusal("hours-unclear", said=said)
    return (datetime.combine(day, time()) + span).replace(tzinfo=ZoneInfo(desk.city.timezone))
