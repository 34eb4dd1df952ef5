"""Terms end on working days, at the same time of day; short ones run on the clock."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.calendar import Calendar, Holiday, ends_soon
from domain.city_parts import Name
from domain.duty import term_end

TEHRAN = ZoneInfo("Asia/Tehran")
NOWRUZ = [date(2026, 3, 21) + timedelta(days=day) for day in range(4)]
CALENDAR = Calendar(frozenset([*NOWRUZ, date(2026, 4, 1), date(2026, 4, 2)]), frozenset({4}))

moments = st.datetimes(
    datetime(2026, 1, 1),  # noqa: DTZ001 - hypothesis adds the zone
    datetime(2027, 1, 1),  # noqa: DTZ001
    timezones=st.just(UTC),
)
calendars = st.builds(
    Calendar,
    st.frozensets(st.dates(date(2026, 1, 1), date(2027, 3, 1)), max_size=60),
    st.frozensets(st.integers(0, 6), max_size=3),
)
hours = st.integers(0, 24 * 40)


@dataclass(frozen=True, slots=True)
class Town:
    """All a term needs of a city."""

    timezone: str = "Asia/Tehran"
    calendar: Calendar = CALENDAR


def at(day: int, hour: int, month: int = 3) -> datetime:
    """A moment of spring 2026 on Tehran's clock."""
    return datetime(2026, month, day, hour, tzinfo=TEHRAN)


@pytest.mark.parametrize(
    ("start", "term", "end"),
    [
        (at(15, 10), 72, at(18, 10)),
        (at(18, 10), 72, at(26, 10)),
        (at(19, 10), 24, at(20, 10)),
        (at(20, 18), 24, at(21, 18)),
        (at(20, 18), 48, at(28, 0)),
        (at(18, 20), 36, at(25, 0)),
        (at(15, 10), 36, at(16, 22)),
        (at(31, 9), 48, at(5, 9, month=4)),
    ],
)
def test_a_term_counts_working_days(start: datetime, term: int, end: datetime) -> None:
    """Fridays, Nowruz and days off are skipped; a term up to a day runs through them."""
    assert end == CALENDAR.add_term(start, term, TEHRAN)


@given(calendars, moments, moments, hours)
def test_who_opens_later_is_never_due_earlier(
    calendar: Calendar, one: datetime, other: datetime, term: int
) -> None:
    """The order of reports is the order of their terms."""
    first, last = sorted((one, other))

    assert calendar.add_term(first, term, TEHRAN) <= calendar.add_term(last, term, TEHRAN)


@given(calendars, moments, hours, hours)
def test_a_longer_term_never_ends_earlier(
    calendar: Calendar, start: datetime, one: int, other: int
) -> None:
    """More hours are never less time, across the line between clock and working days too."""
    shorter, longer = sorted((one, other))

    assert calendar.add_term(start, shorter, TEHRAN) <= calendar.add_term(start, longer, TEHRAN)


@given(calendars, moments, st.integers(25, 24 * 40))
def test_a_long_term_never_ends_on_a_day_off(
    calendar: Calendar, start: datetime, term: int
) -> None:
    """It ends on a working day of the city, not before its own hours, and in UTC."""
    end = calendar.add_term(start, term, TEHRAN)

    assert calendar.is_working(end.astimezone(TEHRAN).date())
    assert end - start >= timedelta(hours=term)
    assert end.tzinfo is UTC


@given(moments, st.integers(1, 30))
def test_a_term_of_days_ends_at_the_same_time_of_day(start: datetime, days: int) -> None:
    """From a working day, whole days end at the same hour and minute."""
    local = start.astimezone(TEHRAN)
    end = CALENDAR.add_term(start, days * 24, TEHRAN).astimezone(TEHRAN)

    assert not CALENDAR.is_working(local.date()) or local.time() == end.time()


def test_a_moment_needs_its_time_zone() -> None:
    """A time without a zone is refused, not guessed."""
    with pytest.raises(ValueError, match="time zone"):
        CALENDAR.add_term(datetime(2026, 3, 15), 72, TEHRAN)  # noqa: DTZ001 - the point of it


def test_a_week_of_days_off_is_refused() -> None:
    """No term would ever end."""
    with pytest.raises(ValueError, match="working day"):
        Calendar(frozenset(), frozenset(range(7)))


@pytest.mark.parametrize(
    ("term", "emergency", "hours_later"),
    [(72, True, 1), (0, True, 1), (0, False, 1), (12, False, 12), (1, True, 1)],
)
def test_an_emergency_has_an_hour(term: int, emergency: bool, hours_later: int) -> None:
    """Whatever the subject's term and whatever the day."""
    start = at(21, 3)
    end = term_end(Town(), start, term, emergency=emergency)

    assert start + timedelta(hours=hours_later) == end


def test_a_citys_own_days_count() -> None:
    """The term of a report goes by the city's clock and calendar."""
    assert at(26, 10) == term_end(Town(), at(18, 10), 72, emergency=False)


def test_a_list_of_holidays_runs_out() -> None:
    """Two months before the last day in the list it is time for the next year's."""
    holidays = [Holiday(day, Name("نوروز", "Nowruz"), "solar") for day in NOWRUZ]
    last = NOWRUZ[-1]

    assert ends_soon(holidays, last - timedelta(days=59))
    assert ends_soon(holidays, last + timedelta(days=400))
    assert not ends_soon(holidays, last - timedelta(days=60))
    assert not ends_soon([], last)
