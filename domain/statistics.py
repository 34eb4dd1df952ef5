"""Figures that a city compares itself by, each with how sure it is; small numbers rank nobody.

Shares carry their interval after Wilson (Probable Inference, the Law of Succession, and Statistical
Inference, 1927), which holds for small numbers and for shares near none and all.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

SURE = 1.959964
"""Standard deviations of an interval that holds 95 of 100 times."""
FEWEST = 10
"""Below so many cases nobody is compared."""
DOUBT = 0.05
"""How often one shift among all that are looked at may be told although nothing has shifted."""
_EXACT_UP_TO = 1000


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    count: int = 0
    of: int = 0

    @property
    def value(self) -> float | None:
        """The share; None of nothing."""
        return self.count / self.of if self.of else None

    @property
    def interval(self) -> tuple[float, float]:
        """Where the true share lies, 95 times of 100; anywhere if there is nothing to go by."""
        return wilson(self.count, self.of)

    def __add__(self, other: "Share") -> "Share":
        """Both together."""
        return Share(self.count + other.count, self.of + other.of)


@dataclass(frozen=True, slots=True)
class Times:
    """Half of `count` cases took at most `middle`, four in five at most `upper`."""

    count: int = 0
    middle: timedelta = timedelta()
    upper: timedelta = timedelta()


@dataclass(frozen=True, slots=True)
class Ratings:
    """The mean of `rated` stars, given by some of `asked` citizens who said that it is done.

    `left_out` are ratings beside these that a person found to be gaming.
    """

    asked: int = 0
    rated: int = 0
    mean: float = 0.0
    left_out: int = 0

    def without(self, stars: Sequence[int]) -> "Ratings":
        """The same without these ratings."""
        left = self.rated - len(stars)
        mean = (self.mean * self.rated - sum(stars)) / left if left else 0.0
        return Ratings(self.asked, left, mean, self.left_out + len(stars))


@dataclass(frozen=True, slots=True)
class Thanked:
    """How many thanks count; beside these some wait for a person's look, some were gaming."""

    count: int = 0
    waiting: int = 0
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Orders:
    """The city's own orders of a period: how many, confirmed by who gave them, and late."""

    given: int = 0
    done: int = 0
    late: int = 0


@dataclass(frozen=True, slots=True)
class UnitFigures:
    """What one unit did in a period; `late` are those of `due` that were not done in their term."""

    received: int = 0
    solved: int = 0
    answered: int = 0
    silent: int = 0
    due: int = 0
    late: int = 0

    @property
    def on_time(self) -> Share:
        """How many of those whose term was over were done in it."""
        return Share(self.due - self.late, self.due)


@dataclass(frozen=True, slots=True)
class Summary:
    """What happened in a period.

    Solved, answered and silent never share a report: each counts where it stands now, in the
    period in which it came to stand so. `misrouted` is by who had chosen the way.
    """

    units: Mapping[str, UnitFigures] = field(default_factory=dict)
    subjects: Mapping[str, int] = field(default_factory=dict)
    regions: Mapping[str, int] = field(default_factory=dict)
    objected: int = 0
    reopened: int = 0
    misrouted: Mapping[str, Share] = field(default_factory=dict)
    to_end: Times = Times()
    to_take: Times = Times()
    ratings: Ratings = Ratings()
    thanks: Thanked = Thanked()
    orders: Orders = Orders()

    @property
    def whole(self) -> UnitFigures:
        """All units together."""
        names = UnitFigures.__slots__
        return UnitFigures(
            **{name: sum(getattr(one, name) for one in self.units.values()) for name in names}
        )

    @property
    def is_empty(self) -> bool:
        """Whether nothing happened at all."""
        nothing = self.whole == UnitFigures() and not self.orders.given
        return nothing and not self.objected and not self.to_take.count


def wilson(count: int, of: int) -> tuple[float, float]:
    """The interval of a share of `count` among `of`."""
    if not of:
        return 0.0, 1.0
    share, square = count / of, SURE**2 / of
    middle = (share + square / 2) / (1 + square)
    half = SURE * math.sqrt(share * (1 - share) / of + square / of / 4) / (1 + square)
    return max(0.0, middle - half), min(1.0, middle + half)


def quantile[T](ordered: Sequence[T], parts: int, of: int) -> T:
    """The smallest of `ordered` that `parts` in `of` do not exceed (nearest rank)."""
    return ordered[max(0, -(-len(ordered) * parts // of) - 1)]


def places(shares: Mapping[str, Share]) -> dict[str, int]:
    """The place of each, the best first; intervals that meet share a place, however many they are.

    Who has fewer than `FEWEST` cases has no place, and where all share one nobody has.
    """
    counted = {name: share for name, share in shares.items() if share.of >= FEWEST}
    found: dict[str, int] = {}
    place, lowest = 0, -1.0
    for at, name in enumerate(sorted(counted, key=lambda name: -counted[name].interval[1])):
        low, high = counted[name].interval
        if not at or high < lowest:
            place, lowest = at + 1, low
        lowest = min(lowest, low)
        found[name] = place
    return found if place > 1 else {}


@dataclass(frozen=True, slots=True)
class Shift:
    """That something was told so often in a week, and so often in the week before."""

    name: str
    before: int
    now: int


def shifts(before: Mapping[str, int], now: Mapping[str, int]) -> list[Shift]:
    """What chance alone does not explain, the strongest first.

    With nothing changed, each report of either week falls into this one as all of them do: by the
    binomial test, two-sided, `DOUBT` shared out among all that are looked at.
    """
    names = [name for name in {**before, **now} if before.get(name, 0) + now.get(name, 0) >= FEWEST]
    doubts = {
        name: by_chance(now.get(name, 0), now.get(name, 0) + before.get(name, 0)) for name in names
    }
    told = sorted((doubt, name) for name, doubt in doubts.items() if doubt * len(names) < DOUBT)
    return [Shift(name, before.get(name, 0), now.get(name, 0)) for _, name in told]


def by_chance(count: int, of: int) -> float:
    """How likely at least so uneven a split of `of` in two is where both halves are alike."""
    larger = max(count, of - count)
    if of > _EXACT_UP_TO:
        return math.erfc((2 * larger - of - 1) / math.sqrt(2 * of))
    tail, ways = 0, math.comb(of, larger)
    for more in range(larger, of + 1):
        tail += ways
        ways = ways * (of - more) // (more + 1)
    return min(1.0, 2 * tail / (1 << of))
