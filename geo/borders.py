"""The city's borders: which region a point is in, how near the next one is.

Rings are laid on a plane once; every square of a grid remembers the few stretches of border that matter
in it, found the first time somebody asks, so that a lookup takes microseconds without any library.
"""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from geo.plane import Plane, metres_to_line

type Point = tuple[float, float]
type Ring = tuple[Point, ...]
type Stretch = tuple[float, float, float, float, frozenset[str]]

BOTH_SIDES_M = 150.0
"""Within this distance of a border both regions are offered."""
STILL_OURS_M = 1000.0
"""A point outside the city but this near gets the nearest region, marked approximate."""

_SQUARES_M = (8000.0, 2000.0, 500.0)


@dataclass(frozen=True, slots=True)
class Nearness:
    """Where a point lies among the regions; `neighbours` are those within reach of both sides."""

    region: str | None
    border_m: float
    nearest: str
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
        points = [point for rings in areas.values() for ring in rings for point in ring]
        self.box = _box(points)
        south, west, north, east = self.box
        self._plane = Plane.around((south + north) / 2, (west + east) / 2)
        self._rings = {
            name: tuple(tuple(self._plane.lay(*point) for point in ring) for ring in rings)
            for name, rings in areas.items()
        }
        self._stretches = _stretches(self._rings)
        self._squares: dict[tuple[int, int, int], _Square] = {}

    @property
    def names(self) -> tuple[str, ...]:
        """The regions, in the order they were given."""
        return tuple(self._rings)

    def region_at(self, latitude: float, longitude: float) -> str | None:
        """The region a point lies in, None outside all of them."""
        x, y = self._plane.lay(latitude, longitude)
        return self._region(x, y, self._square_at(x, y))

    def near(self, latitude: float, longitude: float) -> Nearness:
        """The region of a point together with the borders around it."""
        x, y = self._plane.lay(latitude, longitude)
        square = self._square_at(x, y)
        region = self._region(x, y, square)
        return _nearness(x, y, region, square.stretches)

    def _region(self, x: float, y: float, square: _Square) -> str | None:
        if square.whole is not None or not square.regions:
            return square.whole
        for name in square.regions:
            if _holds(self._rings[name], x, y):
                return name
        return None

    def _square_at(self, x: float, y: float) -> _Square:
        level = len(_SQUARES_M) - 1
        size = _SQUARES_M[level]
        found = self._squares.get((level, int(x // size), int(y // size)))
        return found or self._build(level, x, y)

    def _build(self, level: int, x: float, y: float) -> _Square:
        size = _SQUARES_M[level]
        key = (level, int(x // size), int(y // size))
        if key not in self._squares:
            pool = self._build(level - 1, x, y).stretches if level else self._stretches
            self._squares[key] = self._survey(
                pool, (key[1] + 0.5) * size, (key[2] + 0.5) * size, size
            )
        return self._squares[key]

    def _survey(self, pool: tuple[Stretch, ...], x: float, y: float, size: float) -> _Square:
        corner = size * 0.7072
        far = [(metres_to_line(x, y, *stretch[:4]), stretch) for stretch in pool]
        reach = max(BOTH_SIDES_M, min(distance for distance, _ in far) + corner) + corner
        kept = tuple(stretch for distance, stretch in far if distance <= reach)
        crossing = [stretch for distance, stretch in far if distance <= corner]
        regions = tuple(sorted({name for stretch in crossing for name in stretch[4]}))
        whole = None if crossing else self._holder(x, y)
        return _Square(kept, regions, whole)

    def _holder(self, x: float, y: float) -> str | None:
        return next((name for name, rings in self._rings.items() if _holds(rings, x, y)), None)


def load_corners(folder: Path) -> dict[str, tuple[Ring, ...]]:
    """Each region's ring as (latitude, longitude), read from named corners and lists of their keys."""
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


def _box(points: list[Point]) -> tuple[float, float, float, float]:
    latitudes = [latitude for latitude, _ in points]
    longitudes = [longitude for _, longitude in points]
    return min(latitudes), min(longitudes), max(latitudes), max(longitudes)


def _stretches(areas: Mapping[str, tuple[Ring, ...]]) -> tuple[Stretch, ...]:
    owners: dict[tuple[Point, Point], set[str]] = {}
    for name, rings in areas.items():
        for ring in rings:
            for a, b in zip(ring, (*ring[1:], ring[0]), strict=True):
                owners.setdefault((min(a, b), max(a, b)), set()).add(name)
    return tuple((*a, *b, frozenset(names)) for (a, b), names in owners.items())


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


def _nearness(x: float, y: float, region: str | None, stretches: Iterable[Stretch]) -> Nearness:
    best, nearest = float("inf"), frozenset[str]()
    close: dict[str, float] = {}
    for ax, ay, bx, by, names in stretches:
        distance = metres_to_line(x, y, ax, ay, bx, by)
        if distance < best:
            best, nearest = distance, names
        if distance <= BOTH_SIDES_M:
            for name in names:
                close[name] = min(distance, close.get(name, distance))
    close.pop(region or "", None)
    return Nearness(region, best, min(nearest), tuple(sorted(close, key=close.__getitem__)))
