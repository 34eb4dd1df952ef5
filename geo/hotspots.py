"""Where reports crowd: clusters by density (DBSCAN) on a grid, without a library.

Source: Ester et al., A Density-Based Algorithm for Discovering Clusters, 1996.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from geo.plane import Plane


@dataclass(frozen=True, slots=True)
class HotSpot:
    """A crowd of points: its middle and the numbers of its members in the given order."""

    latitude: float
    longitude: float
    members: tuple[int, ...]


def hot_spots(
    points: Sequence[tuple[float, float]], radius_m: float, at_least: int
) -> tuple[HotSpot, ...]:
    """Crowds where every core point has `at_least` points within `radius_m`, the largest first."""
    if not points:
        return ()
    plane = Plane.around(*points[0])
    grid = _Grid([plane.lay(*point) for point in points], radius_m)
    crowds = _crowds(grid, at_least)
    spots = [_spot(points, members) for members in crowds]
    return tuple(sorted(spots, key=lambda spot: -len(spot.members)))


class _Grid:
    """Points in squares as wide as the radius, so that neighbours lie in nine squares."""

    def __init__(self, points: list[tuple[float, float]], radius_m: float) -> None:
        self.points, self._radius_m = points, radius_m
        self._squares: dict[tuple[int, int], list[int]] = {}
        for number, point in enumerate(points):
            self._squares.setdefault(self._square(point), []).append(number)

    def around(self, number: int) -> list[int]:
        """The points within the radius of this one, itself included."""
        i, j = self._square(self.points[number])
        near = (
            other
            for square in ((i + di, j + dj) for di in (-1, 0, 1) for dj in (-1, 0, 1))
            for other in self._squares.get(square, ())
        )
        here = self.points[number]
        return [other for other in near if math.dist(here, self.points[other]) <= self._radius_m]

    def _square(self, point: tuple[float, float]) -> tuple[int, int]:
        return int(point[0] // self._radius_m), int(point[1] // self._radius_m)


def _crowds(grid: _Grid, at_least: int) -> list[list[int]]:
    seen: set[int] = set()
    crowds: list[list[int]] = []
    for number in range(len(grid.points)):
        if number not in seen and len(grid.around(number)) >= at_least:
            crowd = _grow(grid, number, at_least, seen)
            crowds.append(crowd)
    return crowds


def _grow(grid: _Grid, seed: int, at_least: int, seen: set[int]) -> list[int]:
    crowd: list[int] = []
    waiting = [seed]
    while waiting:
        number = waiting.pop()
        if number in seen:
            continue
        seen.add(number)
        crowd.append(number)
        near = grid.around(number)
        if len(near) >= at_least:
            waiting.extend(other for other in near if other not in seen)
    return sorted(crowd)


def _spot(points: Sequence[tuple[float, float]], members: list[int]) -> HotSpot:
    latitude = sum(points[number][0] for number in members) / len(members)
    longitude = sum(points[number][1] for number in members) / len(members)
    return HotSpot(latitude, longitude, tuple(members))
