"""A grid over the map: near points lie in few cells, so that an index finds them among millions."""

import math

EARTH_RADIUS_M = 6_371_008.8
METRES_PER_DEGREE = math.radians(1) * EARTH_RADIUS_M
_TALL, _WIDE = 0.002, 0.0025
"""A cell in degrees: some 220 metres each way at the latitude of Iran."""
_ROW = 1 << 18
"""More than the cells of one row around the earth, so that no two cells share a number."""


def cell_of(latitude: float, longitude: float) -> int:
    """The number of the cell that holds a point."""
    return _number(_row(latitude), _column(longitude))


def cells_around(latitude: float, longitude: float, radius_m: float) -> tuple[int, ...]:
    """The cells that a circle may reach into; some 9 for 150 metres, 400 for 2 kilometres."""
    up = radius_m / METRES_PER_DEGREE
    aside = up / max(0.01, math.cos(math.radians(latitude)))
    rows = range(_row(latitude - up), _row(latitude + up) + 1)
    columns = range(_column(longitude - aside), _column(longitude + aside) + 1)
    return tuple(_number(row, column) for row in rows for column in columns)


def metres_between(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Metres along the earth between two points given as (latitude, longitude)."""
    south, north = math.radians(a[0]), math.radians(b[0])
    turn = math.radians(b[1] - a[1])
    half = math.sin((north - south) / 2) ** 2
    half += math.cos(south) * math.cos(north) * math.sin(turn / 2) ** 2
    return 2 * EARTH_RADIUS_M * math.asin(math.sqrt(min(1.0, half)))


def _row(latitude: float) -> int:
    return math.floor((latitude + 90) / _TALL)


def _column(longitude: float) -> int:
    return math.floor((longitude + 180) / _WIDE)


def _number(row: int, column: int) -> int:
    return row * _ROW + column
