"""The working calendar: which days a crew works, and when a term on such days is over."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Literal

from domain.city_parts import Name

EMERGENCY_TERM = timedelta(hours=1)
LONGEST_ON_THE_CLOCK = 24
"""Terms up to so many hours run through nights and holidays; longer ones count working days."""

ENOUGH_NOTICE = timedelta(days=60)

WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@dataclass(frozen=True, slots=True)
class Holiday:
    """A day off; `expected` while nobody has published it yet, as the moon may move it."""

    day: date
    name: Name
    kind: Literal["solar", "lunar"]
    expected: bool = False


@dataclass(frozen=True, slots=True)
class Calendar:
    """Days off: single ones, and those of every week (0 is Monday). Some day of a week is free."""

    holidays: frozenset[date]
    weekend: frozenset[int]

    def __post_init__(self) -> None:
        """Refuse a week without a working day: no term would ever end."""
        if self.weekend >= set(range(len(WEEK))):
            raise ValueError("a week needs a working day")

    def is_working(self, day: date) -> bool:
        """Whether crews work on a day."""
        return day not in self.holidays and day.weekday() not in self.weekend

    def add_term(self, at: datetime, hours: int, zone: tzinfo) -> datetime:
        """When a term that starts at `at` (aware) is over, in UTC.

        Up to a day's hours run on the clock. Longer terms count a working day for each 24 hours,
        by the days of `zone`, and end at the same time of day; from a day off they start with the
        next working day. Raises ValueError for a moment without a time zone.
        """
        if at.utcoffset() is None:
            raise ValueError("a term starts at a moment with a time zone")
        if hours <= LONGEST_ON_THE_CLOCK:
            return at.astimezone(UTC) + timedelta(hours=hours)
        days, rest = divmod(hours, 24)
        local = self._in_work(at.astimezone(zone))
        for _ in range(days):
            local = datetime.combine(self._next_working(local.date()), local.timetz())
        return self._in_work(local + timedelta(hours=rest)).astimezone(UTC)

    def _in_work(self, local: datetime) -> datetime:
        if self.is_working(local.date()):
            return local
        return datetime.combine(self._next_working(local.date()), time(), local.tzinfo)

    def _next_working(self, day: date) -> date:
        following = day + timedelta(days=1)
        while not self.is_working(following):
            following += timedelta(days=1)
        return following


def ends_soon(holidays: Iterable[Holiday], today: date) -> bool:
    """Whether the list of holidays is over, or will be within two months."""
    last = max((holiday.day for holiday in holidays), default=None)
    return last is not None and last - today < ENOUGH_NOTICE
