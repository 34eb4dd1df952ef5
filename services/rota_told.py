"""The rota of a unit in words."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from conversation.replies import Text
from domain.city import Unit
from domain.duty import Span
from domain.hours import read_week
from services.desk import Desk
from services.hours import hours_told
from services.voice import Voice, lines
from storage.rota import TurnRow

MOST = 10


@dataclass(frozen=True, slots=True)
class Told:
    """What there is to tell of a unit's rota; `unheard` never started the bot."""

    unit: Unit
    turns: list[TurnRow]
    times: list[tuple[TurnRow, Span]]
    gaps: list[Span]
    unheard: set[int]


def rota(voice: Voice, desk: Desk, told: Told) -> Text:
    """Who is on call now, all turns with their numbers, the week day by day, and the gaps."""
    unit = voice.name(told.unit.name)
    head = voice.say("oncall-head", unit=unit, hours=hours_told(voice, told.unit.hours))
    if not told.turns:
        return lines(head, voice.say("oncall-none", tag=told.unit.key), *_gaps(voice, told.gaps))
    now = [turn for turn, (starts, ends) in told.times if starts <= desk.now < ends]
    names = _joined(voice, [turn.mate.name for turn in now]) or voice.word("oncall-nobody")
    return lines(
        head,
        voice.say("oncall-now", names=names),
        *[_turn(voice, told, turn) for turn in told.turns],
        voice.say("oncall-week"),
        *_days(voice, desk, told),
        *_gaps(voice, told.gaps),
    )


def _turn(voice: Voice, told: Told, turn: TurnRow) -> Text:
    key = "oncall-turn-unheard" if turn.mate.person_id in told.unheard else "oncall-turn"
    return voice.say(key, number=str(turn.id), name=turn.mate.name, when=_when(voice, turn))


def _when(voice: Voice, turn: TurnRow) -> str:
    if turn.starts_at and turn.ends_at:
        return _span(voice, (turn.starts_at, turn.ends_at))
    return hours_told(voice, read_week(turn.week))


def _span(voice: Voice, span: Span) -> str:
    starts, ends = (voice.moment(at) for at in span)
    return voice.word("hours-from-to", start=starts, end=ends)


def _days(voice: Voice, desk: Desk, told: Told) -> Iterator[Text]:
    """Each day of the coming week with those whose turn begins then, or runs already."""
    zone = ZoneInfo(desk.city.timezone)
    days: dict[date, list[tuple[datetime, datetime, str]]] = {}
    for turn, (starts, ends) in told.times:
        since = max(starts, desk.now).astimezone(zone)
        days.setdefault(since.date(), []).append((since, ends.astimezone(zone), turn.mate.name))
    for _, theirs in sorted(days.items()):
        told_ = [_part(voice, *one) for one in sorted(theirs)]
        yield voice.say("oncall-day", day=voice.day(theirs[0][0]), turns=_joined(voice, told_))


def _part(voice: Voice, since: datetime, ends: datetime, name: str) -> str:
    same = since.date() == ends.date()
    end = f"{ends:%H:%M}" if same else voice.moment(ends)
    return voice.word("oncall-part", name=name, start=f"{since:%H:%M}", end=end)


def warning(voice: Voice, unit: Unit, gaps: list[Span]) -> Text:
    """The gaps of the coming day, for the head of a unit."""
    head = voice.say("oncall-gaps", unit=voice.name(unit.name), tag=unit.key)
    return lines(head, *_gaps(voice, gaps))


def _gaps(voice: Voice, gaps: list[Span]) -> Iterator[Text]:
    for gap in gaps[:MOST]:
        yield voice.say("oncall-gap", gap=_span(voice, gap))
    left = len(gaps) - MOST
    if left > 0:
        yield voice.say("admin-more", count=str(left))


def _joined(voice: Voice, names: list[str]) -> str:
    return voice.listed(dict.fromkeys(names))
