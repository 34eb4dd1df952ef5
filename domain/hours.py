"""The hours of a week, as people write them: `sat-wed 07:30-14:30, thu 07:30-12:00`, `24h`.

A unit's own working hours are such a week, and so is a turn that comes again every week.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import pairwise

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
HOLIDAY = len(DAYS)
"""The eighth day: a day off by the city's list of holidays, whatever day of the week it is."""
FIRST = DAYS.index("sat")
DAY_MIN = 24 * 60
WHOLE_DAY = (0, DAY_MIN)
ALWAYS = "24h"
_TIME = re.compile(r"(\d{1,2})(?:[:.](\d\d))?-(\d{1,2})(?:[:.](\d\d))?")
_SEVERAL = {"daily": range(HOLIDAY), "holidays": (HOLIDAY,)}


@dataclass(frozen=True, slots=True, order=True)
class Stretch:
    """A part of a day (0 is Monday, 7 a holiday), in minutes from its midnight.

    An end beyond 1440 lies in the night after it.
    """

    day: int
    start_min: int
    end_min: int


@dataclass(frozen=True, slots=True)
class Week:
    """The stretches of a week, in order; on no day two at once."""

    stretches: tuple[Stretch, ...]

    def __post_init__(self) -> None:
        """Refuse an empty week, and stretches that overlap."""
        if not self.stretches:
            raise ValueError("names no hours")
        for one, other in pairwise(sorted(self.stretches)):
            if one.day == other.day and other.start_min < one.end_min:
                raise ValueError("two stretches of one day overlap")

    def on(self, day: int) -> tuple[tuple[int, int], ...]:
        """The stretches of a day, as minutes from its midnight, soonest first."""
        return tuple((s.start_min, s.end_min) for s in sorted(self.stretches) if s.day == day)

    @property
    def has_weekday(self) -> bool:
        """Whether it names any day of the week, and not only holidays."""
        return any(stretch.day != HOLIDAY for stretch in self.stretches)

    @property
    def is_always(self) -> bool:
        """Whether it is round the clock, holidays included."""
        return all(self.on(day) == (WHOLE_DAY,) for day in range(HOLIDAY + 1))


def read_week(text: str, usual: Collection[int] = range(HOLIDAY)) -> Week:
    """Read hours such as `sat-wed 7:30-14:30, thu 7:30-12`; ValueError names what is not clear.

    An end that is not after its start lies in the next day. Hours before any day is named are those
    of the `usual` days; `24h` alone is always, holidays included.
    """
    words = [word for word in re.split(r"[\s,;]+", text.lower()) if word]
    if words == [ALWAYS]:
        return Week(tuple(Stretch(day, *WHOLE_DAY) for day in range(HOLIDAY + 1)))
    days: list[int] = []
    found: list[Stretch] = []
    is_told = True
    for word in words:
        hours = _hours(word)
        if hours is None:
            days = [*([] if is_told else days), *_days(word, usual)]
        else:
            found += [Stretch(day, *hours) for day in days or usual]
        is_told = hours is not None
    if not is_told:
        raise ValueError(f"{words[-1]} has no hours")
    return Week(tuple(sorted(found)))


def _hours(word: str) -> tuple[int, int] | None:
    if word == ALWAYS:
        return WHOLE_DAY
    found = _TIME.fullmatch(word)
    if found is None:
        return None
    parts = [int(part or 0) for part in found.groups()]
    start, end = parts[0] * 60 + parts[1], parts[2] * 60 + parts[3]
    if start >= DAY_MIN or end > DAY_MIN or max(parts[1], parts[3]) > 59:
        raise ValueError(f"{word} is no time of day")
    return start, end if end > start else end + DAY_MIN


def _days(word: str, usual: Collection[int]) -> list[int]:
    if word == "workdays":
        return list(usual)
    if word in _SEVERAL:
        return list(_SEVERAL[word])
    first, _, last = word.partition("-")
    if first not in DAYS or (last or first) not in DAYS:
        raise ValueError(f"{word} is neither a day nor hours")
    begin, end = DAYS.index(first), DAYS.index(last or first)
    return [(begin + after) % HOLIDAY for after in range((end - begin) % HOLIDAY + 1)]


@dataclass(frozen=True, slots=True)
class Run:
    """Days in a row with the same hours, from the first to the last."""

    first: int
    last: int
    hours: tuple[tuple[int, int], ...]


def runs(week: Week) -> Iterator[Run]:
    """The week from Saturday on, days with the same hours together; holidays at the end."""
    open_: Run | None = None
    for day in (*((FIRST + after) % HOLIDAY for after in range(HOLIDAY)), HOLIDAY):
        hours = week.on(day)
        if open_ and (hours != open_.hours or day == HOLIDAY):
            yield open_
            open_ = None
        if hours:
            open_ = Run(open_.first if open_ else day, day, hours)
    if open_:
        yield open_


def spell_week(week: Week) -> str:
    """The week as files and commands have it; `read_week` reads it again."""
    if week.is_always:
        return ALWAYS
    return ", ".join(
        f"{_days_of(run)} {' '.join(map(spell_hours, run.hours))}" for run in runs(week)
    )


def _days_of(run: Run) -> str:
    if run.first == HOLIDAY:
        return "holidays"
    return DAYS[run.first] if run.first == run.last else f"{DAYS[run.first]}-{DAYS[run.last]}"


def spell_hours(hours: tuple[int, int]) -> str:
    """A stretch such as `07:30-14:30`; over midnight the end is the next day's."""
    start, end = hours
    return f"{spell_time(start)}-{spell_time(end if end <= DAY_MIN else end - DAY_MIN)}"


def spell_time(minutes: int) -> str:
    """A time of day such as `07:30`; 1440 minutes are `24:00`."""
    return f"{minutes // 60:02}:{minutes % 60:02}"


def week_of(value: object) -> object:
    """What a file or an old row says of hours, as a week; what is one already as it is.

    Once hours were one part of every day, as `start` and `end`.
    """
    if isinstance(value, dict) and {"start", "end"} == set(value):
        value = f"daily {str(value['start'])[:5]}-{str(value['end'])[:5]}"
    return read_week(value) if isinstance(value, str) else value
