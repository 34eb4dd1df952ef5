"""A unit's own hours on the calendar: no minute lost, none counted twice, in every zone."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import takewhile
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from domain.calendar import Calendar
from domain.duty import Duty, duty_of, term_end, uncovered
from domain.hours import HOLIDAY, Week, read_week
from tests.domain.test_hours import weeks

TEHRAN, BERLIN = ZoneInfo("Asia/Tehran"), ZoneInfo("Europe/Berlin")
OFFICE = read_week("sat-wed 7:30-14:30, thu 7:30-12")
CALENDAR = Calendar(frozenset({date(2026, 3, 24)}), frozenset({4}))
MINUTE = timedelta(minutes=1)

# A time in which Berlin's clocks go forward, and one in which they go back.
moments = st.one_of(
    st.datetimes(datetime(2026, 3, 26), datetime(2026, 3, 31), timezones=st.just(UTC)),  # noqa: DTZ001
    st.datetimes(datetime(2026, 10, 22), datetime(2026, 10, 28), timezones=st.just(UTC)),  # noqa: DTZ001
)
zones = st.sampled_from([TEHRAN, BERLIN])


def is_long(week: Week) -> bool:
    """Whether a week has five hours at least, so that no term takes years."""
    long = (end - start for day in range(HOLIDAY) for start, end in week.on(day))
    return sum(long) >= 5 * 60


own_weeks = weeks.filter(is_long)
terms = st.integers(0, 24 * 6)


@dataclass(frozen=True, slots=True)
class Town:
    """All a term needs of a city."""

    timezone: str = "Asia/Tehran"
    calendar: Calendar = CALENDAR


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment of March 2026 on Tehran's clock; the 21st is a Saturday, the 24th a day off."""
    return datetime(2026, 3, day, hour, minute, tzinfo=TEHRAN)


def there(duty: Duty, since: datetime, until: datetime) -> timedelta:
    """How long the unit is there between two moments, added up from its stretches."""
    spans = takewhile(lambda shift: shift.opens < until, duty.shifts(since))
    cut = ((max(one.opens, since), min(one.closes, until)) for one in spans)
    return sum((closes - opens for opens, closes in cut), timedelta())


@pytest.mark.parametrize(
    ("now", "opens"),
    [
        (at(21, 10), at(21, 10)),
        (at(21, 7), at(21, 7, 30)),
        (at(21, 14, 30), at(22, 7, 30)),
        (at(19, 13), at(21, 7, 30)),
        (at(23, 15), at(25, 7, 30)),
    ],
)
def test_a_unit_opens_when_it_says(now: datetime, opens: datetime) -> None:
    """At once while it is there; else in the morning, after Friday, after a day off."""
    duty = duty_of(Town(), OFFICE)

    assert opens == duty.opening(now)
    assert (opens == now) is duty.is_open(now)


def test_without_hours_of_its_own_it_works_by_the_citys_days() -> None:
    """Whole days, but no Friday and no holiday."""
    duty = duty_of(Town())

    assert [at(21, 0), at(21, 3), at(25, 0)] == [
        duty.opening(now) for now in (at(20, 9), at(21, 3), at(24, 12))
    ]


@pytest.mark.parametrize(
    ("week", "start", "term", "end"),
    [
        (OFFICE, at(21, 10), 72, at(25, 10)),
        (OFFICE, at(21, 16), 72, at(26, 7, 30)),
        (OFFICE, at(21, 13), 4, at(22, 10)),
        (OFFICE, at(21, 13), 24, at(22, 13)),
        (OFFICE, at(21, 8), 23, at(22, 8)),
        (OFFICE, at(18, 13), 24, at(19, 12)),
        (OFFICE, at(18, 13), 30, at(21, 13)),
        (read_week("daily 22-6"), at(22, 2), 24, at(23, 2)),
        (read_week("sat 8-12 14-16, sun 8-16"), at(22, 13), 24, at(28, 14)),
        (read_week("24h"), at(23, 15), 36, at(25, 3)),
        (None, at(21, 10), 72, at(25, 10)),
    ],
)
def test_a_term_runs_in_the_hours_of_its_unit(
    week: Week | None, start: datetime, term: int, end: datetime
) -> None:
    """A day of its own for each 24 hours; fewer hours while it is there, never more than a day."""
    assert end == term_end(Town(), start, term, emergency=False, week=week)


def test_an_emergency_waits_for_nobodys_hours() -> None:
    """It has its hour, at night too."""
    assert at(21, 3) == term_end(Town(), at(21, 2), 72, emergency=True, week=OFFICE)


@given(own_weeks, zones, moments, st.integers(0, 60 * 60))
def test_added_hours_lose_no_minute(week: Week, zone: ZoneInfo, start: datetime, long: int) -> None:
    """The unit is there for exactly what was added, whatever the clocks do."""
    duty, span = Duty(CALENDAR, zone, week), long * MINUTE
    end = duty.add(start, span)

    assert span == there(duty, start, end)
    assert end >= start + span


@given(own_weeks, zones, moments, moments, terms, terms)
def test_later_and_longer_never_end_earlier(
    week: Week, zone: ZoneInfo, one: datetime, other: datetime, term: int, more: int
) -> None:
    """The order of reports is the order of their terms, and more hours are never less time."""
    duty = Duty(CALENDAR, zone, week)
    first, last = sorted((one, other))

    assert (
        duty.add_term(first, term) <= duty.add_term(last, term) <= duty.add_term(last, term + more)
    )


@given(weeks, zones, moments, st.booleans())
def test_the_stretches_of_a_calendar_never_overlap(
    week: Week, zone: ZoneInfo, since: datetime, through: bool
) -> None:
    """Whatever reaches over midnight or over a clock that is put back; and none is empty."""
    until = since + timedelta(days=9)
    found = list(Duty(CALENDAR, zone, week, through=through).shifts(since, until))
    edges = [edge for shift in found for edge in (shift.opens, shift.closes)]

    assert sorted(edges) == edges
    assert all(since < shift.closes and shift.opens < shift.closes for shift in found)
    assert all(shift.opens < until for shift in found)


def test_on_a_day_off_only_what_is_said_of_it_counts() -> None:
    """But a turn of the week goes through it."""
    week = read_week("tue 8-12, holidays 20-22")
    unit, turn = Duty(CALENDAR, TEHRAN, week), Duty(CALENDAR, TEHRAN, week, through=True)

    assert [False, True] == [unit.covers(at(24, hour)) for hour in (9, 21)]
    assert [True, True] == [turn.covers(at(24, hour)) for hour in (9, 21)]
    assert not Duty(CALENDAR, TEHRAN, read_week("holidays 8-9")).covers(at(23, 8))


@example([[0, 99]])
@given(st.lists(st.tuples(st.integers(0, 99), st.integers(0, 99)).map(sorted), max_size=6))
def test_what_nobody_covers_is_the_rest(found: list[list[int]]) -> None:
    """Minute by minute."""
    zero = at(21, 0)
    spans = [(zero + a * MINUTE, zero + b * MINUTE) for a, b in found]
    gaps = list(uncovered(spans, zero, zero + 99 * MINUTE))
    bare = {
        minute
        for begins, ends in gaps
        for minute in range((begins - zero) // MINUTE, (ends - zero) // MINUTE)
    }

    assert set(range(99)) - {minute for a, b in found for minute in range(a, b)} == bare
