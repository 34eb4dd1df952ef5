"""From a text to the places it may mean: the names found in it support or contradict each other."""

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace

from geo.finding import Finder, Found
from geo.places import REGION, Place
from geo.plane import Plane

_MANY = 6
_SUPPORT = 0.6
_ASIDE = 0.3
_REACH_M = 2500.0
_TOGETHER = 0.5
_SAME_PLACE_M = 500.0
_CONVINCED = 1.3
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
        self._points = [plane.lay(place.latitude, place.longitude) for place in self._places]

    def meanings(self, text: str) -> tuple[Meaning, ...]:
        """The places the text may mean, best first; near equal scores say that one must ask."""
        found = self._within_named_regions(self._finder.find(text))
        scored = [(self._speaks_for(one, found), one) for one in found]
        scored.sort(key=lambda item: -item[0])
        kept = self._apart(scored)
        return tuple(
            Meaning(self._places[one.place], 1 - math.exp(-_CONVINCED * score))
            for score, one in kept
        )

    def _within_named_regions(self, found: tuple[Found, ...]) -> tuple[Found, ...]:
        """Where the text names a region, places of other regions count for less."""
        places = self._places
        named = {places[one.place].region for one in found if places[one.place].kind == REGION}
        if not named:
            return found
        return tuple(
            one if places[one.place].region in named else replace(one, weight=one.weight * _ASIDE)
            for one in found
        )

    def _speaks_for(self, one: Found, found: tuple[Found, ...]) -> float:
        """Its own weight, more for every other name in the text that lies within its reach."""
        help_by_span: dict[int, float] = {}
        for other in found:
            if other.span != one.span:
                said = min(1.0, other.weight) * self._together(one, other)
                help_by_span[other.span] = max(said, help_by_span.get(other.span, 0.0))
        return one.weight + _SUPPORT * sum(help_by_span.values())

    def _together(self, one: Found, other: Found) -> float:
        """How well two places go together, 1 for one beside the other, 0 for far apart."""
        mine, theirs = self._places[one.place], self._places[other.place]
        if REGION in (mine.kind, theirs.kind):
            return float(mine.region == theirs.region)
        apart = math.dist(self._points[one.place], self._points[other.place])
        return max(0.0, 1.0 - max(0.0, apart - mine.spread_m - theirs.spread_m) / _REACH_M)

    def _apart(self, scored: list[tuple[float, Found]]) -> list[tuple[float, Found]]:
        """Different meanings only: not what the best one already explains, no place twice."""
        if not scored:
            return []
        best = scored[0][1]
        explained = {one.span for _, one in scored if self._together(best, one) >= _TOGETHER} - {
            best.span
        }
        kept: list[tuple[float, Found]] = []
        for score, one in scored:
            new = one.span not in explained and not any(self._same(one, k) for _, k in kept)
            if score >= _LEAST and new:
                kept.append((score, one))
        return kept[:_MANY]

    def _same(self, one: Found, better: Found) -> bool:
        mine, theirs = self._places[one.place], self._places[better.place]
        apart = math.dist(self._points[one.place], self._points[better.place])
        near = apart < mine.spread_m + theirs.spread_m + _SAME_PLACE_M
        return one.place == better.place or (near and mine.region == theirs.region)


def _middle(places: tuple[Place, ...]) -> tuple[float, float]:
    return (places[0].latitude, places[0].longitude) if places else (0.0, 0.0)
