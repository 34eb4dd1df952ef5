"""Hours in words, said and told: when a unit is there, and when it comes again."""

import re
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from conversation.replies import Text
from conversation.spelling import fold
from domain.city import City
from domain.duty import Duty, duty_of
from domain.errors import Refusal
from domain.hours import HOLIDAY, Run, Week, read_week, runs, spell_time
from domain.report import Report
from services.standing import handling_unit
from services.voice import Voice
from wording.dates import spell_weekday

THROUGH_NIGHTS = timedelta(hours=24)
"""Terms up to here run through days off where a unit has no hours of its own."""
MOST_SAID, SHOWN = 400, 40
"""So many letters name a unit, or a person, and a whole week's hours; of more, these are shown."""
_DAY = timedelta(days=1)
_WEEK = timedelta(days=7)
_MEANINGS = tuple(
    (re.compile(spoken), meant)
    for spoken, meant in (
        (r"[–—]", "-"),
        (r"[،؛;]", ","),
        (r"یک ?شنبه(ها)?", " sun "),
        (r"دو ?شنبه(ها)?", " mon "),
        (r"سه ?شنبه(ها)?", " tue "),
        (r"چهار ?شنبه(ها)?", " wed "),
        (r"پنج ?شنبه(ها)?", " thu "),
        (r"شنبه(ها)?", " sat "),
        (r"(جمعه|آدینه)(ها)?", " fri "),
        (r"(روزهای )?تعطیل(ات|ی)?\b|\bholidays?\b", " holidays "),
        (r"(هر|همه) ?روز(ه|ها)?\b|\bevery ?day\b", " daily "),
        (r"روز(های)? کاری|\bworking days\b", " workdays "),
        (r"شبانه ?روز(ی)?|24 ?(ساعته?|hours)|\bround the clock\b", " 24h "),
        (r"\b(mon|tue|wed|thu|fri|sat|sun)[a-z]*\b", r" \1 "),
        (r"\b(تا|الی|to|till|until)\b", "-"),
        (r"\b(از|ساعت|و|from|and|at)\b", " "),
        (r"\s*-\s*", "-"),
    )
)


def week_said(city: City, said: str) -> Week:
    """The hours that are meant, in Persian or English; `Refusal` with an example if not clear.

    Hours without a day are those of the city's working days.
    """
    words = fold(said)
    for spoken, meant in _MEANINGS:
        words = spoken.sub(meant, words)
    usual = [day for day in range(HOLIDAY) if day not in city.weekend]
    try:
        return read_week(words, usual)
    except ValueError as error:
        raise Refusal("hours-unclear", said=said.strip() or "–") from error


def part[T](said: str, read: Callable[[str], T]) -> tuple[str, T]:
    """The first words, and what `read` makes of the rest, as long a rest as it understands.

    `Refusal` of `read`'s where it understands none; what is too long is not tried at all, as each
    rest of it would be.
    """
    if len(said) > MOST_SAID:
        raise Refusal("hours-unclear", said=f"{said[:SHOWN]}…")
    words = said.split()
    for at in range(len(words)):
        with suppress(Refusal):
            return " ".join(words[:at]), read(" ".join(words[at:]))
    return said, read(" ".join(words[-1:]))


def hours_told(voice: Voice, week: Week | None) -> str:
    """Hours in words; the city's working days where there are none."""
    if week is None:
        return voice.word("hours-usual")
    if week.is_always:
        return voice.word("hours-always")
    return voice.listed(
        f"{_days_told(voice, run)} {stretches_told(voice, run)}" for run in runs(week)
    )


def stretches_told(voice: Voice, run: Run) -> str:
    """The stretches of a day in words."""
    return voice.word("hours-and").join(
        voice.word("hours-from-to", start=spell_time(start), end=spell_time(_by_clock(end)))
        for start, end in run.hours
    )


def _by_clock(minutes: int) -> int:
    return minutes if minutes <= 24 * 60 else minutes - 24 * 60


def _days_told(voice: Voice, run: Run) -> str:
    if run.first == HOLIDAY:
        return voice.word("hours-holidays")
    first, last = (spell_weekday(day, voice.language) for day in (run.first, run.last))
    return first if run.first == run.last else voice.word("hours-days", first=first, last=last)


def unit_duty(city: City, unit: str) -> Duty:
    """When a unit is there."""
    return duty_of(city, city.unit(unit).hours)


def waits_for(city: City, report: Report) -> Duty | None:
    """The hours that whatever nudges a report waits for; `None` where nothing waits.

    An emergency never waits. Without hours of its own the centre is always there, and a short term
    runs through days off.
    """
    unit = handling_unit(city, report)
    duty = unit_duty(city, unit)
    is_short = report.due_at - report.term_at <= THROUGH_NIGHTS
    never = is_short or unit in (city.fallback, city.headquarters, city.inspection)
    return None if report.emergency or (duty.week is None and never) else duty


def opening_told(voice: Voice, city: City, report: Report, now: datetime) -> Text:
    """When the unit that has a report now comes, as a sentence; nothing while it is there.

    Nothing either of bodies outside the city, whose hours we do not know.
    """
    duty = None if city.is_external(report.unit) else waits_for(city, report)
    opens = duty.opening(now) if duty else now
    if duty is None or opens == now:
        return ()
    zone = ZoneInfo(city.timezone)
    today, comes = (at.astimezone(zone) for at in (now, opens))
    day = _day_told(voice, comes.date() - today.date(), comes.weekday()) or voice.day(opens)
    if duty.week is None:
        return voice.say("unit-comes-on", day=day)
    return voice.say("unit-comes-at", day=day, time=f"{comes:%-H:%M}")


def _day_told(voice: Voice, ahead: timedelta, weekday: int) -> str:
    """A day near enough to be named without its date."""
    if ahead < 2 * _DAY:
        return voice.word("hours-tomorrow" if ahead else "hours-today")
    return spell_weekday(weekday, voice.language) if ahead < _WEEK else ""
