"""Tells a point in words: the best known place beside it, how far, in which direction."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from geo.places import Place
from geo.plane import Plane

_SQUARE_M = 700.0
_LANDMARKS = {
    "square": 1.0,
    "bridge": 1.0,
    "crossing": 1.0,
    "gate": 1.0,
    "metro": 1.1,
    "shrine": 1.1,
    "park": 1.3,
    "hospital": 1.3,
    "terminal": 1.3,
    "stadium": 1.4,
    "university": 1.4,
    "mall": 1.5,
    "bazaar": 1.4,
    "landmark": 1.4,
    "culture": 1.6,
    "cinema": 1.6,
    "museum": 1.6,
    "hotel": 1.8,
}
"""How much nearer a place must be than a square to be named instead."""
_DIRECTIONS = (
    "شرق", "شمال شرقی", "شمال", "شمال غربی", "غرب", "جنوب غربی", "جنوب", "جنوب شرقی",
)  # fmt: skip
_BESIDE_M = 80.0


@dataclass(frozen=True, slots=True)
class Beside:
    """A known place near a point, and where the point lies from it."""

    place: Place
    distance_m: float
    direction: str


class Surroundings:
    """Well known places, to be found by what lies beside them."""

    def __init__(self, places: Iterable[Place]) -> None:
        """Sort the landmarks among the places into the squares of a grid."""
        known = [place for place in places if place.kind in _LANDMARKS]
        middle = (known[0].latitude, known[0].longitude) if known else (0.0, 0.0)
        self._plane = Plane.around(*middle)
        self._squares: dict[tuple[int, int], list[tuple[float, float, Place]]] = {}
        for place in known:
            x, y = self._plane.lay(place.latitude, place.longitude)
            square = (int(x // _SQUARE_M), int(y // _SQUARE_M))
            self._squares.setdefault(square, []).append((x, y, place))

    def beside(self, latitude: float, longitude: float) -> Beside | None:
        """The place to name for a point, None when none is within some 700 metres."""
        x, y = self._plane.lay(latitude, longitude)
        i, j = int(x // _SQUARE_M), int(y // _SQUARE_M)
        near = [
            (math.hypot(x - px, y - py), _direction(x - px, y - py), place)
            for square in ((i + di, j + dj) for di in (-1, 0, 1) for dj in (-1, 0, 1))
            for px, py, place in self._squares.get(square, ())
        ]
        within = [one for one in near if one[0] <= _SQUARE_M]
        if not within:
            return None
        distance_m, direction, place = min(within, key=_worth)
        return Beside(place, distance_m, direction)


def in_words(beside: Beside) -> str:
    """«۳۰۰ متری شمال میدان ونک», or «کنار میدان ونک» when it is right there."""
    if beside.distance_m <= _BESIDE_M:
        return f"کنار {beside.place.name}"
    metres = max(100, round(beside.distance_m / 50) * 50)
    return f"{persian_digits(str(metres))} متری {beside.direction} {beside.place.name}"


def persian_digits(text: str) -> str:
    """The text with Persian digits."""
    return text.translate({ord("0") + digit: 0x6F0 + digit for digit in range(10)})


def _worth(one: tuple[float, str, Place]) -> float:
    distance_m, _, place = one
    return (distance_m + 100.0) * _LANDMARKS[place.kind]


def _direction(east: float, north: float) -> str:
    eighth = round(math.degrees(math.atan2(north, east)) / 45) % 8
    return _DIRECTIONS[eighth]
