"""Distances: exact enough for a city, cheap enough for every lookup.

A city is small, so its points are laid on a flat plane in metres; over 50 km
the error is under 0.1 %.
"""

import math
from dataclasses import dataclass

EARTH_RADIUS_M = 6_371_008.8
_METRES_PER_DEGREE = math.radians(1) * EARTH_RADIUS_M


@dataclass(frozen=True, slots=True)
class Plane:
    """A flat map in metres around one point of the city."""

    latitude: float
    longitude: float
    metres_per_longitude: float

    @classmethod
    def around(cls, latitude: float, longitude: float) -> "Plane":
        """The plane that touches the earth at this point."""
        narrowing = math.cos(math.radians(latitude))
        return cls(latitude, longitude, _METRES_PER_DEGREE * narrowing)

    def lay(self, latitude: float, longitude: float) -> tuple[float, float]:
        """Metres east and north of the plane's middle."""
        east = (longitude - self.longitude) * self.metres_per_longitude
        return east, (latitude - self.latitude) * _METRES_PER_DEGREE

    def lift(self, east: float, north: float) -> tuple[float, float]:
        """Latitude and longitude of a point on the plane; undoes `lay`."""
        latitude = self.latitude + north / _METRES_PER_DEGREE
        return latitude, self.longitude + east / self.metres_per_longitude


def metres_between(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Metres along the earth between two points given as (latitude, longitude)."""
    south, north = math.radians(a[0]), math.radians(b[0])
    turn = math.radians(b[1] - a[1])
    half = math.sin((north - south) / 2) ** 2
    half += math.cos(south) * math.cos(north) * math.sin(turn / 2) ** 2
    return 2 * EARTH_RADIUS_M * math.asin(math.sqrt(min(1.0, half)))
