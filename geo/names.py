"""Finds the names of places inside running text, also misspelt ones."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from geo.letters import words_of
from geo.places import Place

LONGEST_NAME = 7
_BARE_KINDS = frozenset(
    ["square", "crossing", "bridge", "metro", "highway", "street", "quarter", "neighbourhood", "gate"]
)
_KEEP_HEAD = frozenset(["پل", "شهرک", "کوی", "محله"])
_HEAD_WORDS = frozenset(
    ["میدان", "چهارراه", "سهراه", "دوراه", "پل", "مترو", "بزرگراه", "خیابان", "بلوار", "شهرک", "محله", "کوی", "باب", "جاده"]
)
_LEAST_FUZZY = 4


@dataclass(frozen=True, slots=True)
class Named:
    """A place under one of its names; `bare` when the word that tells its kind was left out."""

    place: int
    bare: bool


class NameIndex:
    """The names of all places, by their letters and by threes of letters."""

    def __init__(self, places: Iterable[Place]) -> None:
        """Learn every name and alias, also without its leading «میدان», «خیابان» …"""
        self._exact: dict[str, list[Named]] = {}
        self._threes: dict[str, list[str]] = {}
        for number, place in enumerate(places):
            for name in (place.name, *place.aliases):
                self._learn(number, place, [word for word in words_of(name) if word.isalnum()])
        for key in self._exact:
            for three in set(_threes_of(key)):
                self._threes.setdefault(three, []).append(key)

    def _learn(self, number: int, place: Place, words: list[str]) -> None:
        self._add("".join(words), Named(number, bare=False))
        if len(words) > 1 and words[0] in _HEAD_WORDS and place.kind in _BARE_KINDS:
            self._add("".join(words[1:]), Named(number, bare=True))

    def _add(self, key: str, named: Named) -> None:
        known = self._exact.setdefault(key, [])
        if key and all(one.place != named.place for one in known):
            known.append(named)

    def exactly(self, key: str) -> tuple[Named, ...]:
        """The places called so, to the letter."""
        return tuple(self._exact.get(key, ()))

    def nearly(self, key: str) -> tuple[str, float] | None:
        """The known name most like this one and how like it is (0 to 1); None when none is."""
        if len(key) < _LEAST_FUZZY:
            return None
        threes = set(_threes_of(key))
        shared = Counter(name for three in threes for name in self._threes.get(three, ()))
        near = [(2 * count / (len(threes) + len(name) + 2), name) for name, count in shared.items()]
        best = max(((_alike(key, name), name) for _, name in sorted(near)[-6:]), default=(0.0, ""))
        return (best[1], best[0]) if best[0] > 0 else None


def _threes_of(key: str) -> list[str]:
    padded = f"^{key}$"
    return [padded[at : at + 3] for at in range(len(padded) - 2)]


def _alike(a: str, b: str) -> float:
    """1 minus the share of letters to change; 0 when too many for a name of this length."""
    allowed = 1 if min(len(a), len(b)) < 7 else 2
    edits = _edits(a, b, allowed)
    digits_differ = [c for c in a if c.isdecimal()] != [c for c in b if c.isdecimal()]
    return 0.0 if edits > allowed or digits_differ else 1 - edits / max(len(a), len(b))


def _edits(a: str, b: str, limit: int) -> int:
    """Letters to add, drop, change or swap to turn one word into the other; stops beyond the limit."""
    if abs(len(a) - len(b)) > limit:
        return limit + 1
    before, row = list(range(len(b) + 1)), list(range(len(b) + 1))
    last = ""
    for i, letter in enumerate(a, start=1):
        earlier, before, row = before, row, [i] + [0] * len(b)
        for j, other in enumerate(b, start=1):
            row[j] = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != other))
            if j > 1 and letter == b[j - 2] and last == other:
                row[j] = min(row[j], earlier[j - 2] + 1)
        last = letter
        if min(row) > limit:
            return limit + 1
    return row[-1]
