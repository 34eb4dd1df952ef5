"""Distances: exact enough for a city, cheap enough for every lookup.

A city is small, so its points are laid on a flat plane in metres; over 50 km
the error is under 0.1 %.
"""

import math
from dataclasses import dataclass

from domain.grid import METRES_PER_DEGREE


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
        return cls(latitude, longitude, METRES_PER_DEGREE * narrowing)

    def lay(self, latitude: float, longitude: float) -> tuple[float, float]:
        """Metres east and north of the plane's middle."""
        east = (longitude - self.longitude) * self.metres_per_longitude
        return east, (latitude - self.latitude) * METRES_PER_DEGREE

    def lift(self, east: float, north: float) -> tuple[float, float]:
        """Latitude and longitude of a point on the plane; undoes `lay`."""
        latitude = self.latitude + north / METRES_PER_DEGREE
        return latitude, self.longitude + east / self.metres_per_longitude
