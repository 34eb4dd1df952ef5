"""A moment as people write it: an hour of today or tomorrow, or a day with an hour."""

import re
from datetime import datetime, time, timedelta

from domain.errors import Refusal
from domain.periods import FARTHEST, read_day

DAYS = {"امروز": 0, "امشب": 0, "فردا": 1, "پسفردا": 2, "today": 0, "tonight": 0, "tomorrow": 1}
"""Days by name, from today on."""
IDLE = frozenset({"ساعت", "تا", "از", "at", "until", "from", "on"})
"""Words that say nothing by themselves."""
_HOUR = re.compile(r"(\d{1,2})(?::(\d\d))?")


def read_moment(said: str, now: datetime, after: datetime | None = None) -> datetime | None:
    """The moment that words name, on the clock of `now`; `None` where they name none.

    An hour by itself is the next one `after` a moment, which is `now` where none is given; a day by
    itself lasts until its end. The words are in Latin digits.
    """
    words = [word for word in said.replace("\u200c", "").lower().split() if word not in IDLE]
    days = [day for word in words if (day := _day(word, now)) is not None]
    hours = [hour for word in words if (hour := _hour(word)) is not None]
    if len(days) > 1 or len(hours) > 1 or len(days) + len(hours) != len(words) or not words:
        return None
    if not hours:
        return datetime.combine(days[0] + timedelta(days=1), time(), now.tzinfo)
    if days:
        return datetime.combine(days[0], hours[0], now.tzinfo)
    since = after or now
    soon = datetime.combine(since.date(), hours[0], now.tzinfo)
    return soon if soon > since else soon + timedelta(days=1)


def _day(word: str, now: datetime) -> datetime | None:
    if word in DAYS:
        return now + timedelta(days=DAYS[word])
    try:
        day = read_day(word)
    except Refusal:
        return None
    return datetime.combine(day, time(), now.tzinfo) if day <= now.date() + FARTHEST else None


def _hour(word: str) -> time | None:
    found = _HOUR.fullmatch(word)
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None
