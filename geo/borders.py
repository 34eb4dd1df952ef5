"""The city's borders: which region a point is in, how near the next one is.

Rings are laid on a plane once; every square of a grid remembers the few stretches of border that
matter in it, found the first time somebody asks, so that a lookup takes microseconds.
"""

import csv
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from geo.plane import Plane

type Point = tuple[float, float]
type Ring = tuple[Point, ...]
type Stretch = tuple[float, float, float, float, float, tuple[str, ...]]
"""Where it starts, how far it goes east and north, one over its length squared, whose it is."""

BOTH_SIDES_M = 150.0
"""Within this distance of a border both regions are offered."""
STILL_OURS_M = 1000.0
"""A point outside the city but this near gets the nearest region, marked approximate."""

_SQUARES_M = (8000.0, 2000.0, 400.0)
_HALF_DIAGONAL = 0.7072


@dataclass(frozen=True, slots=True)
class Nearness:
    """Where a point lies among the regions.

    `nearest` are the regions that meet at the nearest border, `neighbours` the other regions within
    the distance at which both sides are offered, nearest first.
    """

    region: str | None
    border_m: float
    nearest: tuple[str, ...]
    neighbours: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Square:
    """What matters in one square of the grid: stretches, and the regions that may hold a point."""

    stretches: tuple[Stretch, ...]
    regions: tuple[str, ...]
    whole: str | None


class Borders:
    """Regions by their rings, ready to be asked about points."""

    def __init__(self, areas: Mapping[str, Iterable[Ring]]) -> None:
        """Lay the rings, given as (latitude, longitude), on a plane of their own."""
        self.rings = {name: tuple(rings) for name, rings in areas.items()}
        self.box = _box(self.rings)
        south, west, north, east = self.box
        self._plane = Plane.around((south + north) / 2, (west + east) / 2)
        self._laid = {
            name: tuple(tuple(self._plane.lay(*point) for point in ring) for ring in rings)
            for name, rings in self.rings.items()
        }
        self._stretches = _stretches(self._laid)
        self._squares: dict[tuple[int, int, int], _Square] = {}

    @property
    def names(self) -> tuple[str, ...]:
        """The regions, in the order they were given."""
        return tuple(self.rings)

    def region_at(self, latitude: float, longitude: float) -> str | None:
        """The region a point lies in, None outside all of them."""
        x, y = self._plane.lay(latitude, longitude)
        return self._region(x, y, self._square_at(x, y))

    def near(self, latitude: float, longitude: float) -> Nearness:
        """The region of a point together with the borders around it."""
        x, y = self._plane.lay(latitude, longitude)
        square = self._square_at(x, y)
        return _nearness(x, y, self._region(x, y, square), square.stretches)

    def touching(self, name: str) -> frozenset[str]:
        """The regions that share a stretch of border with this one."""
        return frozenset(
            other for stretch in self._stretches if name in stretch[5] for other in stretch[5]
        ) - {name}

    def middle_of(self, name: str) -> Point:
        """Latitude and longitude in the middle of a region's corners."""
        corners = [point for ring in self.rings[name] for point in ring]
        latitude = sum(point[0] for point in corners) / len(corners)
        return latitude, sum(point[1] for point in corners) / len(corners)

    def _region(self, x: float, y: float, square: _Square) -> str | None:
        if square.whole is not None:
            return square.whole
        for name in square.regions:
            if _holds(self._laid[name], x, y):
                return name
        return None

    def _square_at(self, x: float, y: float) -> _Square:
        level = len(_SQUARES_M) - 1
        size = _SQUARES_M[level]
        return self._squares.get((level, int(x // size), int(y // size))) or self._seek(level, x, y)

    def _seek(self, level: int, x: float, y: float) -> _Square:
        size = _SQUARES_M[level]
        key = (level, int(x // size), int(y // size))
        if key not in self._squares:
            middle = ((key[1] + 0.5) * size, (key[2] + 0.5) * size)
            pool = self._seek(level - 1, *middle).stretches if level else self._stretches
            self._squares[key] = self._survey(pool, *middle, size * _HALF_DIAGONAL)
        return self._squares[key]

    def _survey(self, pool: tuple[Stretch, ...], x: float, y: float, corner_m: float) -> _Square:
        """What matters within `corner_m` of a point, out of what mattered in the square around."""
        far = [(math.sqrt(_squared(x, y, stretch)), stretch) for stretch in pool]
        reach = max(BOTH_SIDES_M, min(distance for distance, _ in far) + corner_m) + corner_m
        kept = tuple(stretch for distance, stretch in far if distance <= reach)
        crossing = [stretch for distance, stretch in far if distance <= corner_m]
        regions = tuple(sorted({name for stretch in crossing for name in stretch[5]}))
        return _Square(kept, regions, None if crossing else self._holder(x, y))

    def _holder(self, x: float, y: float) -> str | None:
        return next((name for name, rings in self._laid.items() if _holds(rings, x, y)), None)


def load_corners(folder: Path) -> dict[str, tuple[Ring, ...]]:
    """Each region's ring as (latitude, longitude), from named corners and lists of their keys."""
    with (folder / "corners.csv").open(encoding="utf-8", newline="") as file:
        corners = {
            row["key"]: (float(row["latitude"]), float(row["longitude"]))
            for row in csv.DictReader(file)
        }
    with (folder / "regions.csv").open(encoding="utf-8", newline="") as file:
        return {
            row["region"]: (tuple(corners[key] for key in row["corners"].split()),)
            for row in csv.DictReader(file)
        }


def _box(areas: Mapping[str, tuple[Ring, ...]]) -> tuple[float, float, float, float]:
    points = [point for rings in areas.values() for ring in rings for point in ring]
    latitudes = [latitude for latitude, _ in points]
    longitudes = [longitude for _, longitude in points]
    return min(latitudes), min(longitudes), max(latitudes), max(longitudes)


def _stretches(areas: Mapping[str, tuple[Ring, ...]]) -> tuple[Stretch, ...]:
    owners: dict[tuple[Point, Point], list[str]] = {}
    for name, rings in areas.items():
        for ring in rings:
            for a, b in zip(ring, (*ring[1:], ring[0]), strict=True):
                if a != b:
                    owners.setdefault((min(a, b), max(a, b)), []).append(name)
    return tuple(
        (*a, b[0] - a[0], b[1] - a[1], 1 / math.dist(a, b) ** 2, tuple(dict.fromkeys(names)))
        for (a, b), names in owners.items()
    )


def _holds(rings: tuple[Ring, ...], x: float, y: float) -> bool:
    """Whether a ray to the east crosses the rings an odd number of times."""
    inside = False
    for ring in rings:
        ax, ay = ring[-1]
        for bx, by in ring:
            if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
                inside = not inside
            ax, ay = bx, by
    return inside


def _squared(x: float, y: float, stretch: Stretch) -> float:
    """Metres squared from a point to a stretch of border."""
    ax, ay, east, north, per_length, _ = stretch
    x -= ax
    y -= ay
    share = (x * east + y * north) * per_length
    if share > 0.0:
        share = min(share, 1.0)
        x -= share * east
        y -= share * north
    return x * x + y * y


def _nearness(x: float, y: float, region: str | None, stretches: tuple[Stretch, ...]) -> Nearness:
    best, nearest = math.inf, stretches[0][5]
    close: dict[str, float] = {}
    for stretch in stretches:
        squared = _squared(x, y, stretch)
        if squared < best:
            best, nearest = squared, stretch[5]
        if squared <= BOTH_SIDES_M * BOTH_SIDES_M:
            for name in stretch[5]:
                close[name] = min(squared, close.get(name, squared))
    close.pop(region or "", None)
    return Nearness(region, math.sqrt(best), nearest, tuple(sorted(close, key=close.__getitem__)))
