"""How long such reports really take: a range from history, and what it rests on.

Open reports count as lasting at least so long (Kaplan and Meier, Nonparametric Estimation from
Incomplete Observations, 1958); without them a backlog would look quick.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

FEWEST = 25
"""Finished cases below which nothing is said at a level."""
MIDDLE, UPPER = 0.5, 0.8
HALF_LIFE = timedelta(days=75)
"""After so long a case weighs half: units get quicker and slower."""
_SEASONS = ((3, 21), (6, 22), (9, 23), (12, 22))
_HOURS_A_DAY = 24.0

type _Lasted = tuple[float, bool, float]
"""How long (in days, or in terms), whether it was still going on then, and the weight; in this
order, so that who was still waiting at a time comes after those who ended then."""


class Basis(StrEnum):
    """What a range rests on, the nearest first; TERM means there is too little history."""

    SEASON = "season"
    REGION = "region"
    SUBJECT = "subject"
    AREA = "area"
    TERM = "term"


@dataclass(frozen=True, slots=True)
class Asked:
    """The report to come: what about, where, and the term of its subject."""

    subject: str
    area: str
    region: str | None
    emergency: bool
    term_hours: int


@dataclass(frozen=True, slots=True)
class Case:
    """A report of the past: days from opening to the end its citizen confirmed.

    Where none was confirmed (still open, withdrawn, closed in silence) `confirmed` is False and
    `days` is how long it is known to have lasted.
    """

    subject: str
    area: str
    region: str | None
    emergency: bool
    term_hours: int
    opened_at: datetime
    days: float
    confirmed: bool


@dataclass(frozen=True, slots=True)
class Expectation:
    """Half of such reports ended within `middle_days`, four in five within `upper_days`.

    With `Basis.TERM` there is no history: `middle_days` is None and `upper_days` is the term.
    `cases` are the confirmed ends behind it.
    """

    middle_days: float | None
    upper_days: float
    cases: int
    basis: Basis


def season_of(moment: datetime) -> int:
    """The season by the solar calendar: 0 spring, 1 summer, 2 autumn, 3 winter."""
    day = (moment.month, moment.day)
    return (sum(day >= start for start in _SEASONS) - 1) % 4


def expect(
    history: Iterable[Case], asked: Asked, now: datetime, *, half_life: timedelta = HALF_LIFE
) -> Expectation:
    """How long a report filed now will take, from the nearest level with enough history.

    `history` should hold all cases of the area; those of other areas are passed over.
    """
    known = [
        case
        for case in history
        if case.area == asked.area and case.emergency == asked.emergency and case.opened_at <= now
    ]
    for basis, fits in _levels(asked, now):
        in_terms = basis is Basis.AREA
        lasted = sorted(
            _weighed(case, in_terms, (now - case.opened_at) / half_life)
            for case in known
            if fits(case)
        )
        found = _range(lasted, basis, _term_days(asked.term_hours) if in_terms else 1.0)
        if found:
            return found
    return Expectation(None, _term_days(asked.term_hours), 0, Basis.TERM)


def _levels(asked: Asked, now: datetime) -> tuple[tuple[Basis, Callable[[Case], bool]], ...]:
    season = season_of(now)

    def same_subject(case: Case) -> bool:
        return case.subject == asked.subject

    def same_region(case: Case) -> bool:
        return same_subject(case) and case.region == asked.region

    def same_season(case: Case) -> bool:
        return same_region(case) and season_of(case.opened_at) == season

    return (
        (Basis.SEASON, same_season),
        (Basis.REGION, same_region),
        (Basis.SUBJECT, same_subject),
        (Basis.AREA, lambda _: True),
    )


def _range(lasted: Sequence[_Lasted], basis: Basis, scale: float) -> Expectation | None:
    """The range from these cases; None when they are too few or too few have ended."""
    ended = sum(not going_on for _, going_on, _ in lasted)
    if ended < FEWEST:
        return None
    middle = _quantile(lasted, MIDDLE)
    upper = _quantile(lasted, min(1.0, UPPER * (ended + 1) / ended))
    if middle is None or upper is None:
        return None
    return Expectation(middle * scale, upper * scale, ended, basis)


def _weighed(case: Case, in_terms: bool, half_lives: float) -> _Lasted:
    days = case.days / _term_days(case.term_hours) if in_terms else case.days
    return days, not case.confirmed, 0.5**half_lives


def _quantile(lasted: Sequence[_Lasted], share: float) -> float | None:
    """When this share has ended; None when history does not reach so far."""
    waiting = sum(weight for _, _, weight in lasted)
    left = 1.0
    for days, going_on, weight in lasted:
        if not going_on:
            left *= max(0.0, 1 - weight / waiting)
            if left <= 1 - share + 1e-9:
                return days
        waiting -= weight
    return None


def _term_days(term_hours: int) -> float:
    """The term in days; where only a call at once will do, an hour."""
    return max(1, term_hours) / _HOURS_A_DAY
