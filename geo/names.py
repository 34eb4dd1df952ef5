"""Finds the names of places by their letters, also misspelt ones."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from geo.letters import words_of
from geo.places import Place
from geo.vocabulary import ALLEYS, POINTS, QUARTERS, WAYS

LONGEST_NAME = 7
_BARE_KINDS = frozenset(
    {"square", "crossing", "bridge", "metro", "highway", "street", "quarter", "neighbourhood"}
)
_LEFT_OUT = (WAYS | POINTS | QUARTERS) - ALLEYS
_LEAST_FUZZY = 4
_BEARS_TWO_SLIPS = 7
_LOOK_CLOSER = 6


@dataclass(frozen=True, slots=True)
class Named:
    """A place under one of its names; `bare` when the word that tells its kind was left out."""

    place: int
    bare: bool


class NameIndex:
    """The names of all places, by their letters and by threes of letters."""

    def __init__(self, places: Iterable[Place]) -> None:
        """Learn every name and alias, also without a leading «میدان» or «خیابان»."""
        self._exact: dict[str, list[Named]] = {}
        self._threes: dict[str, list[str]] = {}
        for number, place in enumerate(places):
            for name in (place.name, *place.aliases):
                self._learn(number, place, [word for word in words_of(name) if word.isalnum()])
        for key in self._exact:
            for three in set(_threes_of(key)):
                self._threes.setdefault(three, []).append(key)

    def exactly(self, key: str) -> tuple[Named, ...]:
        """The places called so, to the letter."""
        return tuple(self._exact.get(key, ()))

    def nearly(self, key: str) -> tuple[str, float] | None:
        """The known name most like this one and how like it is (0 to 1); None when none is."""
        if len(key) < _LEAST_FUZZY:
            return None
        threes = set(_threes_of(key))
        shared = Counter(name for three in threes for name in self._threes.get(three, ()))
        near = [(2 * n / (len(threes) + len(name)), name) for name, n in shared.items()]
        closest = sorted(near)[-_LOOK_CLOSER:]
        likeness, name = max(((_alike(key, name), name) for _, name in closest), default=(0.0, ""))
        return (name, likeness) if likeness else None

    def _learn(self, number: int, place: Place, words: list[str]) -> None:
        if len(words) != 1 or words[0] not in WAYS | POINTS | QUARTERS:
            self._add("".join(words), Named(number, bare=False))
        if len(words) > 1 and words[0] in _LEFT_OUT and place.kind in _BARE_KINDS:
            self._add("".join(words[1:]), Named(number, bare=True))

    def _add(self, key: str, named: Named) -> None:
        known = self._exact.setdefault(key, [])
        if all(one.place != named.place for one in known):
            known.append(named)


def _threes_of(key: str) -> list[str]:
    padded = f"^{key}$"
    return [padded[at : at + 3] for at in range(len(padded) - 2)]


def _alike(a: str, b: str) -> float:
    """1 minus the share of letters to change; 0 when too many for a name of this length."""
    allowed = 1 if min(len(a), len(b)) < _BEARS_TWO_SLIPS else 2
    if [c for c in a if c.isdecimal()] != [c for c in b if c.isdecimal()]:
        return 0.0
    edits = _edits(a, b, allowed)
    return 0.0 if edits > allowed else 1 - edits / max(len(a), len(b))


def _edits(a: str, b: str, limit: int) -> int:
    """Letters to add, drop, change or swap to make one word the other; stops beyond the limit."""
    if abs(len(a) - len(b)) > limit:
        return limit + 1
    earlier: list[int] = []
    row = list(range(len(b) + 1))
    for at in range(len(a)):
        earlier, row = row, _next_row(a, b, at, earlier, row)
        if min(row) > limit:
            break
    return row[-1]


def _next_row(a: str, b: str, at: int, earlier: list[int], before: list[int]) -> list[int]:
    row = [at + 1]
    for j, other in enumerate(b, start=1):
        cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a[at] != other))
        if at and j > 1 and a[at] == b[j - 2] and a[at - 1] == other:
            cost = min(cost, earlier[j - 2] + 1)
        row.append(cost)
    return row
