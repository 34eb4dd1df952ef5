"""Whether a new report tells of the same fault as an open one, as a chance with its reasons.

Pure: whoever asks has found the candidates, measured them and compared their words. A chance only
ever leads to a question («is it this one?»); the citizen decides, never this module.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from domain.proof import COPIED

BOUND = 0.75
"""Chances from here on are worth a question to the citizen."""
MOST = 3
"""So many candidates are shown at most."""
_WIDE_M = 100.0
"""From here on a fault is that of a whole quarter: whoever reports it, wherever he stands."""
_FURTHEST = 4.0
_HOUR = timedelta(hours=1)
_CONTRARY = frozenset(
    {"number", "part", "street", "side", "thing", "kind", "fault", "thanks", "alone"}
)
"""Signs in which one fault cannot differ, unless a citizen errs."""
_PICTURE = 3.0
"""What the same picture adds: that it comes with the same fault is held twenty times as likely.

Set by hand, since the pairs have pictures only by lot; a larger one finds hardly more of them.
"""


class Kinship(StrEnum):
    """How near two subjects are: SISTER ones are easily taken for one another."""

    SAME = "same"
    SISTER = "sister"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Reach:
    """How far apart, in metres and in time, two reports on one fault of a subject usually lie.

    A radius of 0 says that no two reports on the subject are ever about the same.
    """

    radius_m: float
    within: timedelta


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much two messages share (0 to 1) and in which signs they agree or differ.

    The signs are `number` (of a house, alley, line), `street`, `landmark`, `side`, `part` (which
    one of a thing), `fault` (what is wrong with it), `thing` (a make, a colour, a tree), `kind` (an
    animal, a network), `detail` (only one names a part), `elsewhere` (parts that do not belong
    together), `alone` (one speaks of his own house only), `thanks` (one thanks for the repair) and
    `again` (the newer speaks of another time). A sign may be in both sets.
    """

    share: float
    agree: frozenset[str] = frozenset()
    differ: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Comparison:
    """A new report held against an older, open one.

    `distance_m` is None when one of them has no point; `pictures` is how surely one has a picture
    of the other, 0 to 1, None when one has none. That their pictures differ says nothing: people
    stand on different sides of a fault.
    """

    subjects: Kinship
    distance_m: float | None
    apart: timedelta
    words: Likeness
    reach: Reach
    pictures: float | None = None

    @property
    def has_same_picture(self) -> bool:
        """Whether one picture was sent with both, whatever was done to it on the way."""
        return self.pictures is not None and self.pictures >= COPIED


@dataclass(frozen=True, slots=True)
class Judgement:
    """The chance that both are one fault, and what speaks for (`+`) and against it (`-`)."""

    chance: float
    reasons: tuple[str, ...]

    @property
    def is_worth_asking(self) -> bool:
        """Whether the citizen should be asked."""
        return self.chance >= BOUND


WEIGHTS: Mapping[str, float] = {
    "again-": -2.08,
    "alone-": -0.95,
    "contrary-": -4.66,
    "detail-": -1.29,
    "elsewhere-": -1.58,
    "far-": -3.22,
    "fault+": 0.93,
    "fault-": 0.01,
    "hours-": -0.07,
    "kind-": -0.42,
    "landmark+": 0.97,
    "landmark-": -1.83,
    "later-": -2.14,
    "number+": 1.98,
    "number-": -0.77,
    "part+": 0.82,
    "part-": -1.62,
    "side-": -0.88,
    "start": -0.44,
    "street+": 0.24,
    "street-": 0.89,
    "subject-": -0.26,
    "thanks-": -1.0,
    "thing+": 2.08,
    "thing-": -0.23,
    "too_far-": -0.9,
    "unplaced-": -0.98,
    "wide+": 0.84,
    "words+": 5.47,
}
"""Learnt by `python -m bench.duplicates --fit`; a test compares."""


def signs_of(compared: Comparison) -> dict[str, float]:
    """What the chance is weighed from, by name; only what is not nothing."""
    words = compared.words
    far = _times(compared.distance_m, compared.reach.radius_m)
    found = {
        "start": 1.0,
        "subject-": float(compared.subjects is Kinship.SISTER),
        "far-": far,
        "too_far-": max(0.0, far - 1),
        "wide+": float(compared.reach.radius_m >= _WIDE_M),
        "unplaced-": float(compared.distance_m is None),
        "later-": _times(abs(compared.apart / compared.reach.within), 1.0),
        "hours-": math.log1p(abs(compared.apart / _HOUR)),
        "contrary-": float(bool(words.differ & _CONTRARY)),
        "words+": words.share,
        **{f"{sign}+": 1.0 for sign in words.agree},
        **{f"{sign}-": 1.0 for sign in words.differ},
    }
    return {name: value for name, value in found.items() if value}


def judge(compared: Comparison) -> Judgement:
    """How likely both tell of the same fault; reports on other subjects never do."""
    if compared.subjects is Kinship.OTHER or not compared.reach.radius_m:
        return Judgement(0.0, ("subject-",))
    parts = {name: WEIGHTS.get(name, 0.0) * value for name, value in signs_of(compared).items()}
    parts["picture+"] = _PICTURE * compared.has_same_picture
    score = sum(parts.values())
    return Judgement(1 / (1 + math.exp(-score)), _reasons(parts))


def suggestions[T](candidates: Iterable[tuple[T, Comparison]]) -> tuple[tuple[T, Judgement], ...]:
    """The candidates worth asking about, the likeliest first, `MOST` at most."""
    judged = [(what, judge(compared)) for what, compared in candidates]
    worth = [pair for pair in judged if pair[1].is_worth_asking]
    return tuple(sorted(worth, key=lambda pair: -pair[1].chance)[:MOST])


def _times(value: float | None, unit: float) -> float:
    return 0.0 if value is None else min(_FURTHEST, value / unit)


def _reasons(parts: dict[str, float]) -> tuple[str, ...]:
    """What moved the chance, the strongest first."""
    telling = [name for name in parts if name != "start" and abs(parts[name]) >= 0.25]
    return tuple(sorted(telling, key=lambda name: -abs(parts[name])))
