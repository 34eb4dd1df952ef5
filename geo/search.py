"""From a text to the places it may mean: the names found in it support or contradict each other."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from geo.finding import Finder, Found
from geo.places import Place
from geo.plane import Plane

_MANY = 6
_SUPPORT = 0.6
_REACH_M = 2500.0
_TOGETHER = 0.5
_CERTAIN = 1.15
_LEAST = 0.04


@dataclass(frozen=True, slots=True)
class Meaning:
    """A place that a text may mean and how much speaks for it, 0 to 1."""

    place: Place
    score: float


class Search:
    """All places, ready to be found in a text."""

    def __init__(self, places: Iterable[Place]) -> None:
        """Index the names and lay the points on a plane."""
        self._places = tuple(places)
        self._finder = Finder(self._places)
        plane = Plane.around(*_middle(self._places))
        self._spots = [plane.lay(place.latitude, place.longitude) for place in self._places]

    def meanings(self, text: str) -> tuple[Meaning, ...]:
        """The places the text may mean, best first; near equal scores say that one must ask."""
        found = self._finder.find(text)
        scored = sorted(((self._speaks_for(one, found), one) for one in found), key=_by_score)
        kept: list[tuple[float, Found]] = []
        for score, one in scored:
            if score >= _LEAST and not any(self._said_already(one, other) for _, other in kept):
                kept.append((score, one))
        return tuple(
            Meaning(self._places[one.place], min(1.0, score / _CERTAIN))
            for score, one in kept[:_MANY]
        )

    def _speaks_for(self, one: Found, found: tuple[Found, ...]) -> float:
        """Its own weight and what the other names in the text add that lie within reach of it."""
        help_by_span: dict[int, float] = {}
        for other in found:
            if other.span != one.span:
                help_ = other.weight * self._together(one, other)
                help_by_span[other.span] = max(help_, help_by_span.get(other.span, 0.0))
        return one.weight * (1 + sum(min(1.0, help_) for help_ in help_by_span.values()) * _SUPPORT)

    def _together(self, one: Found, other: Found) -> float:
        apart = math.dist(self._spots[one.place], self._spots[other.place])
        slack = self._places[one.place].spread_m + self._places[other.place].spread_m
        return max(0.0, 1.0 - max(0.0, apart - slack) / _REACH_M)

    def _said_already(self, one: Found, better: Found) -> bool:
        """Whether this is only the surroundings of a better answer, or the same place again."""
        mine, theirs = self._places[one.place], self._places[better.place]
        if one.span != better.span:
            return (
                (self._together(one, better) >= _TOGETHER
                and mine.region != "")
                or one.place == better.place
            )
        apart = math.dist(self._spots[one.place], self._spots[better.place])
        return mine.region == theirs.region and apart < mine.spread_m + theirs.spread_m + 500


def _by_score(item: tuple[float, Found]) -> float:
    return -item[0]


def _middle(places: tuple[Place, ...]) -> tuple[float, float]:
    return (places[0].latitude, places[0].longitude) if places else (0.0, 0.0)
