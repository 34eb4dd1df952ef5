"""Checks a city's borders and tells what is wrong in words: gaps, overlaps, what would change.

Only here is shapely used, and only when somebody asks: nothing that serves a citizen imports it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import shapely

from geo.borders import Ring
from geo.plane import Plane

type Areas = Mapping[str, tuple[Ring, ...]]

_SQUARE_KM = 1_000_000.0
_SLIVER_KM2 = 0.0005
"""Half a thousandth of a square kilometre, a small courtyard: not worth a line."""
LEAST_AGREEMENT, LEAST_MEAN = 0.93, 0.95


@dataclass(frozen=True, slots=True)
class Spoiled:
    """Something wrong between areas: which, how large, and about where (latitude, longitude)."""

    kind: str
    names: tuple[str, ...]
    km2: float
    latitude: float
    longitude: float

    def __str__(self) -> str:
        """One line of the report."""
        names = ", ".join(self.names)
        where = f"{self.latitude:.5f},{self.longitude:.5f}"
        return f"{self.kind} ({names}): {self.km2:.4f} km² at {where}"


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far an area of ours and one of another source are the same: 1 is wholly."""

    name: str
    overlap: float


class Shapes:
    """Areas as shapes on a plane, to be measured."""

    def __init__(self, areas: Areas, plane: Plane | None = None) -> None:
        """Lay the rings on a plane around their first corner, or on one shared with others."""
        first = next(iter(areas.values()))[0][0]
        self.plane = plane or Plane.around(*first)
        self.shapes = {name: self._shape(rings) for name, rings in areas.items()}

    def faults(self) -> tuple[Spoiled, ...]:
        """Rings that cross themselves, overlaps and gaps, the largest first."""
        found = [*self._crossed(), *self._overlaps(), *self._gaps()]
        worth = [one for one in found if one.km2 >= _SLIVER_KM2 or one.kind == "crosses itself"]
        return tuple(sorted(worth, key=lambda one: -one.km2))

    def agreement(self, other: "Shapes") -> tuple[Agreement, ...]:
        """For every area of this name in both: the shared part of what they cover together."""
        return tuple(
            Agreement(name, _shared(shape, other.shapes[name]))
            for name, shape in self.shapes.items()
            if name in other.shapes
        )

    def _shape(self, rings: tuple[Ring, ...]) -> Any:
        """Rings inside other rings are holes, as the point lookup has it."""
        whole = shapely.Polygon()
        for ring in rings:
            polygon = shapely.Polygon([self.plane.lay(*point) for point in ring])
            whole = polygon if whole.is_empty else _valid(whole) ^ _valid(polygon)
        return whole

    def _crossed(self) -> list[Spoiled]:
        return [
            self._fault("crosses itself", (name,), shape)
            for name, shape in self.shapes.items()
            if not shape.is_valid
        ]

    def _overlaps(self) -> list[Spoiled]:
        pairs = combinations(self.shapes.items(), 2)
        return [
            self._fault("overlap", (one, other), _valid(a) & _valid(b))
            for (one, a), (other, b) in pairs
            if shapely.intersects(_valid(a), _valid(b))
        ]

    def _gaps(self) -> list[Spoiled]:
        whole = shapely.union_all([_valid(shape) for shape in self.shapes.values()])
        parts = getattr(whole, "geoms", (whole,))
        holes = [shapely.Polygon(ring) for part in parts for ring in part.interiors]
        return [self._fault("gap", self._beside(hole), hole) for hole in holes]

    def _beside(self, hole: Any) -> tuple[str, ...]:
        return tuple(name for name, shape in self.shapes.items() if shape.intersects(hole))

    def _fault(self, kind: str, names: tuple[str, ...], shape: Any) -> Spoiled:
        middle = shapely.centroid(shape)
        point = (0.0, 0.0) if middle.is_empty else (middle.x, middle.y)
        return Spoiled(kind, names, shape.area / _SQUARE_KM, *self.plane.lift(*point))


def compare(ours: Areas, theirs: Areas) -> tuple[Agreement, ...]:
    """How far areas of the same name agree in two sources."""
    mine = Shapes(ours)
    return mine.agreement(Shapes(theirs, mine.plane))


def _shared(a: Any, b: Any) -> float:
    together = (_valid(a) | _valid(b)).area
    return float((_valid(a) & _valid(b)).area / together) if together else 0.0


def _valid(shape: Any) -> Any:
    return shape if shape.is_valid else shapely.make_valid(shape)
