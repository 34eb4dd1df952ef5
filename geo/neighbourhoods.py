"""Neighbourhoods by where they are, and regions told by them where a city has no drawn borders."""

import math
from collections.abc import Iterable

from geo.places import AREA, NEIGHBOURHOODS, REGION, Place
from geo.plane import Plane

type Pinned = tuple[float, float, Place]

_SQUARE_M = 500.0
_STRETCH = 1.25
_VOTERS = 5
_NEAR_M = 60.0


class Neighbourhoods:
    """Neighbourhoods, to be found by a point inside them."""

    def __init__(self, places: Iterable[Place]) -> None:
        """Sort the neighbourhoods among the places into the squares of a grid they reach into."""
        known = [place for place in places if place.kind in NEIGHBOURHOODS]
        self._plane = _plane_of(known)
        self._squares: dict[tuple[int, int], list[Pinned]] = {}
        for place in known:
            self._spread_out(place)

    def at(self, latitude: float, longitude: float, region: str | None) -> str | None:
        """The neighbourhood of a point in this region; None when no known one reaches so far.

        The city's own name comes first, the popular one where the city has none.
        """
        x, y = self._plane.lay(latitude, longitude)
        best: tuple[bool, float] = (True, 1.0)
        name = None
        for px, py, place in self._squares.get((int(x // _SQUARE_M), int(y // _SQUARE_M)), ()):
            if region is None or place.region in (region, None):
                share = math.hypot(x - px, y - py) / (place.spread_m * _STRETCH)
                rank = (place.kind == "quarter", share)
                if share <= 1.0 and rank < best:
                    best, name = rank, place.name
        return name

    def _spread_out(self, place: Place) -> None:
        x, y = self._plane.lay(place.latitude, place.longitude)
        reach = place.spread_m * _STRETCH
        for i in range(int((x - reach) // _SQUARE_M), int((x + reach) // _SQUARE_M) + 1):
            for j in range(int((y - reach) // _SQUARE_M), int((y + reach) // _SQUARE_M) + 1):
                self._squares.setdefault((i, j), []).append((x, y, place))


class RegionVote:
    """The region of a point told by the nearest places whose region is known."""

    def __init__(self, places: Iterable[Place]) -> None:
        """Keep the places of the city that carry a region."""
        known = [place for place in places if place.region and place.kind not in (AREA, REGION)]
        self._plane = _plane_of(known)
        self._points = [(*self._plane.lay(p.latitude, p.longitude), p) for p in known]
        self._squares: dict[tuple[int, int], tuple[Pinned, ...]] = {}

    def __bool__(self) -> bool:
        """Whether anybody can vote at all."""
        return bool(self._points)

    def at(self, latitude: float, longitude: float) -> tuple[tuple[tuple[str, float], ...], float]:
        """Regions with their share of the vote, likeliest first; metres to the nearest voter."""
        x, y = self._plane.lay(latitude, longitude)
        near = sorted(
            (math.hypot(x - px, y - py), place.region or "") for px, py, place in self._around(x, y)
        )
        votes: dict[str, float] = {}
        for distance, region in near[:_VOTERS]:
            votes[region] = votes.get(region, 0.0) + 1 / (_NEAR_M + distance) ** 2
        total = sum(votes.values())
        ranked = sorted(votes, key=votes.__getitem__, reverse=True)
        return tuple((name, votes[name] / total) for name in ranked), near[0][0]

    def _around(self, x: float, y: float) -> tuple[Pinned, ...]:
        key = (int(x // _SQUARE_M), int(y // _SQUARE_M))
        if key not in self._squares:
            middle = ((key[0] + 0.5) * _SQUARE_M, (key[1] + 0.5) * _SQUARE_M)
            self._squares[key] = self._survey(middle)
        return self._squares[key]

    def _survey(self, middle: tuple[float, float]) -> tuple[Pinned, ...]:
        """All that may be among the nearest voters of some point in the square."""
        ranked = sorted((math.dist(middle, pinned[:2]), n) for n, pinned in enumerate(self._points))
        reach = ranked[min(_VOTERS, len(ranked)) - 1][0] + 1.42 * _SQUARE_M
        return tuple(self._points[n] for distance, n in ranked if distance <= reach)


def _plane_of(places: list[Place]) -> Plane:
    return Plane.around(places[0].latitude, places[0].longitude) if places else Plane(0.0, 0.0, 1.0)
