"""Which days figures are about, and how that is asked for in a few words."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta, tzinfo

import jdatetime

from domain.errors import Refusal

DAYS = {"today": 1, "week": 7, "month": 30, "year": 365}
"""Periods by name: so many days, the present one included."""
LONGEST = timedelta(days=1100)
FARTHEST = timedelta(days=731)
"""Nothing is planned for a day further ahead than this."""
_DATE = re.compile(r"(\d{4})[/.\-](\d{1,2})[/.\-](\d{1,2})")
_GREGORIAN_FROM = 1700
"""Years from here on are not Jalali ones."""


@dataclass(frozen=True, slots=True)
class Period:
    """From the first day to the last, both included, on the city's calendar."""

    first: date
    last: date

    def moments(self, zone: tzinfo) -> tuple[datetime, datetime]:
        """When it begins, and when it is over."""
        after = self.last + timedelta(days=1)
        begins, ends = (datetime.combine(day, time(), zone) for day in (self.first, after))
        return begins, ends


@dataclass(frozen=True, slots=True)
class Asked:
    """What figures somebody wants; `full` means with what is personal."""

    period: Period
    region: str | None = None
    unit: str | None = None
    full: bool = False


def last_days(count: int, today: date) -> Period:
    """So many days up to today."""
    return Period(today - timedelta(days=count - 1), today)


def yesterday(today: date) -> Period:
    """The day before."""
    return Period(today - timedelta(days=1), today - timedelta(days=1))


def read_asked(said: Sequence[str], meanings: Mapping[str, str], today: date) -> Asked:
    """What is asked for in these words; a week where no period is named.

    `meanings` tells what the words of a language stand for: a name of `DAYS`, `yesterday`, `region`
    or `unit` before a key, `full`, `help`, or `between`, which only parts.
    `Refusal` for any other word, and for help.
    """
    asked, days = Asked(last_days(DAYS["week"], today)), list[date]()
    words = iter(said)
    for word in words:
        meaning = meanings.get(word, "")
        if meaning in ("region", "unit"):
            asked = _of(asked, meaning, next(words, ""))
        elif meaning:
            asked = _as_said(asked, meaning, today)
        else:
            days.append(read_day(word))
    return replace(asked, period=_between(days, today)) if days else asked


def _of(asked: Asked, what: str, key: str) -> Asked:
    return replace(asked, region=key) if what == "region" else replace(asked, unit=key)


def _as_said(asked: Asked, meaning: str, today: date) -> Asked:
    match meaning:
        case "help":
            raise Refusal("figures-help")
        case "full":
            return replace(asked, full=True)
        case "yesterday":
            return replace(asked, period=yesterday(today))
        case "between":
            return asked
    return replace(asked, period=last_days(DAYS[meaning], today))


def read_day(word: str) -> date:
    """A date as it is written, Jalali or not; `Refusal` if there is none."""
    found = _DATE.fullmatch(word)
    if found is None:
        raise Refusal("figures-argument", word=word)
    year, month, day = (int(part) for part in found.groups())
    try:
        if year >= _GREGORIAN_FROM:
            return date(year, month, day)
        gregorian: date = jdatetime.date(year, month, day).togregorian()
    except ValueError as error:
        raise Refusal("figures-no-such-day", word=word) from error
    return gregorian


def _between(days: Sequence[date], today: date) -> Period:
    """One day alone, or from the first to the second."""
    if len(days) > 2 or days[0] > days[-1]:
        raise Refusal("figures-days-order")
    if days[0] > today:
        raise Refusal("figures-future")
    if days[-1] - days[0] > LONGEST:
        raise Refusal("figures-too-long")
    return Period(days[0], min(days[-1], today))
