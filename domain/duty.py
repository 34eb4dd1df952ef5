"""When a unit is there: its own hours on the city's calendar, and what a term is on such hours."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from itertools import groupby, islice
from typing import Protocol
from zoneinfo import ZoneInfo

from domain.calendar import EMERGENCY_TERM, Calendar
from domain.hours import HOLIDAY, WHOLE_DAY, Week

_DAY = timedelta(days=1)
Span = tuple[datetime, datetime]
"""From a moment up to but without another."""


class Timed(Protocol):
    """What a term needs to know of a city."""

    @property
    def timezone(self) -> str: ...

    @property
    def calendar(self) -> Calendar: ...


@dataclass(frozen=True, slots=True)
class Shift:
    """One stretch of hours on a real day: the day it belongs to, and both its moments in UTC."""

    day: date
    opens: datetime
    closes: datetime


@dataclass(frozen=True, slots=True)
class Duty:
    """Hours of a week on a calendar; without a week, whole working days.

    On a holiday only what the week says of holidays counts; `through` them, its days count too.
    """

    calendar: Calendar
    zone: tzinfo
    week: Week | None = None
    through: bool = False

    def shifts(self, since: datetime, until: datetime | None = None) -> Iterator[Shift]:
        """The stretches that are not over at `since`, soonest first, never two at once.

        Endless, or those that begin before `until`.
        """
        # The night before may reach into the day of `since`.
        day = since.astimezone(self.zone).date() - 2 * _DAY
        over = datetime.min.replace(tzinfo=UTC)
        while True:
            day += _DAY
            if until and self._wall(day, timedelta()) >= until:
                return
            for start, end in self._hours_on(day):
                opens = max(over, self._wall(day, timedelta(minutes=start)))
                over = max(over, self._wall(day, timedelta(minutes=end)))
                if over > max(opens, since) and not (until and opens >= until):
                    yield Shift(day, opens, over)

    def _hours_on(self, day: date) -> tuple[tuple[int, int], ...]:
        if self.week is None:
            return (WHOLE_DAY,) if self.calendar.is_working(day) else ()
        if day not in self.calendar.holidays:
            return self.week.on(day.weekday())
        ordinary = self.week.on(day.weekday()) if self.through else ()
        return tuple(sorted((*self.week.on(HOLIDAY), *ordinary)))

    def _wall(self, day: date, span: timedelta) -> datetime:
        """So much after a day's midnight by the clock on the wall, in UTC."""
        local = datetime.combine(day, time()) + span
        return local.replace(tzinfo=self.zone).astimezone(UTC)

    def opening(self, at: datetime) -> datetime:
        """The moment itself while the unit is there, else the next one when it is, in UTC."""
        return max(at.astimezone(UTC), next(self.shifts(at)).opens)

    def is_open(self, at: datetime) -> bool:
        """Whether the unit is there at a moment."""
        return self.opening(at) == at

    def covers(self, at: datetime) -> bool:
        """Whether a stretch runs at a moment; unlike `is_open` also where no other ever comes."""
        return any(True for _ in self.shifts(at, at + timedelta(microseconds=1)))

    def add(self, at: datetime, span: timedelta) -> datetime:
        """When the unit has been there for `span` since `at`, in UTC."""
        shifts = self.shifts(at)
        while True:
            shift = next(shifts)
            begins = max(at.astimezone(UTC), shift.opens)
            if span <= shift.closes - begins:
                return begins + span
            span -= shift.closes - begins

    def add_days(self, at: datetime, days: int) -> datetime:
        """The same time of day so many of the unit's days later, within its hours of that day."""
        by_day = groupby(self.shifts(at), key=lambda shift: shift.day)
        first, shifts = next(by_day)
        local = max(at.astimezone(UTC), next(shifts).opens).astimezone(self.zone)
        since_midnight = local.replace(tzinfo=None) - datetime.combine(first, time())
        if not days:
            return local.astimezone(UTC)
        last, there = next(islice(by_day, days - 1, None))
        return _within(list(there), self._wall(last, since_midnight))

    def add_term(self, at: datetime, hours: int) -> datetime:
        """When a term that starts at `at` (aware) is over, in UTC.

        A day of the unit's for each 24 hours; fewer hours count while it is there, but never more
        than a day of its own.
        """
        if self.week is None:
            return self.calendar.add_term(at, hours, self.zone)
        days, rest = divmod(hours, 24)
        so_far = self.add_days(at, days)
        if not rest:
            return so_far
        return min(self.add(so_far, timedelta(hours=rest)), self.add_days(at, days + 1))


def _within(shifts: list[Shift], at: datetime) -> datetime:
    """The moment itself, or the next one in these stretches; their end, if it comes after all."""
    later = (max(at, shift.opens) for shift in shifts if at < shift.closes)
    return next(later, shifts[-1].closes)


def duty_of(city: Timed, week: Week | None = None) -> Duty:
    """When those are there who have these hours in a city."""
    return Duty(city.calendar, ZoneInfo(city.timezone), week)


def term_end(
    city: Timed, opened_at: datetime, term_hours: int, *, emergency: bool, week: Week | None = None
) -> datetime:
    """When work on a report is late, in UTC: its subject's term in the hours of its unit.

    An hour round the clock in an emergency.
    """
    if emergency or not term_hours:
        return opened_at.astimezone(UTC) + EMERGENCY_TERM
    return duty_of(city, week).add_term(opened_at, term_hours)


def uncovered(spans: Iterable[Span], since: datetime, until: datetime) -> Iterator[Span]:
    """The times between two moments that none of these spans covers, soonest first."""
    for begins, ends in sorted(spans):
        if begins > since:
            yield since, min(begins, until)
        since = max(since, ends)
        if since >= until:
            return
    yield since, until
