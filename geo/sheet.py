"""The paper that maps of ours are drawn on: metres to pixels, the pin, the scale bar."""

import math
from dataclasses import dataclass

from PIL import Image, ImageDraw

from geo.borders import Borders
from geo.plane import Plane
from geo.shaping import write

type Pixel = tuple[float, float]
type Room = tuple[float, float, float, float]
"""What a label takes of the picture: left, top, right, bottom."""

SMOOTHING = 2
"""Pictures are drawn so many times larger and made smaller, which smooths their lines."""
INK = (40, 52, 71)
AROUND_M = 1400.0
_PAPER, _PIN, _RING = (238, 240, 243), (214, 40, 57), (255, 255, 255)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A picture in the making and how metres of the plane become its pixels."""

    image: Image.Image
    draw: ImageDraw.ImageDraw
    plane: Plane
    scale: float
    west_m: float
    north_m: float

    def at(self, latitude: float, longitude: float) -> Pixel:
        x, y = self.plane.lay(latitude, longitude)
        return (x - self.west_m) * self.scale, (self.north_m - y) * self.scale


def sheet_of(borders: Borders, width: int) -> Sheet:
    south, west, north, east = borders.box
    plane = Plane.around((south + north) / 2, (west + east) / 2)
    (left, low), (right, high) = plane.lay(south, west), plane.lay(north, east)
    margin = (right - left) * 0.03
    scale = width / (right - left + 2 * margin)
    height = math.ceil((high - low + 2 * margin) * scale)
    return _blank((width, height), plane, scale, left - margin, high + margin)


def sheet_around(latitude: float, longitude: float, size: tuple[int, int]) -> Sheet:
    width, height = size[0] * SMOOTHING, size[1] * SMOOTHING
    scale = height / (2 * AROUND_M)
    plane = Plane.around(latitude, longitude)
    return _blank((width, height), plane, scale, -width / scale / 2, AROUND_M)


def _blank(size: tuple[int, int], plane: Plane, scale: float, west: float, north: float) -> Sheet:
    image = Image.new("RGB", size, _PAPER)
    return Sheet(image, ImageDraw.Draw(image), plane, scale, west, north)


def place_of(sheet: Sheet, pixel: Pixel) -> tuple[float, float]:
    x = pixel[0] / sheet.scale + sheet.west_m
    return sheet.plane.lift(x, sheet.north_m - pixel[1] / sheet.scale)


def draw_marker(sheet: Sheet, tip: Pixel) -> None:
    head = 15 * SMOOTHING
    top = (tip[0], tip[1] - 2.2 * head)
    sheet.draw.polygon(
        [
            tip,
            (top[0] - head * 0.92, top[1] + head * 0.4),
            (top[0] + head * 0.92, top[1] + head * 0.4),
        ],
        fill=_PIN,
    )
    sheet.draw.ellipse(room_at(top, 2 * head, 2 * head), fill=_PIN)
    sheet.draw.ellipse(room_at(top, head * 0.8, head * 0.8), fill=_RING)


def draw_scale(sheet: Sheet) -> None:
    length = 500 * sheet.scale
    width, height = sheet.image.size
    left, base = width * 0.04, height * 0.95
    sheet.draw.line([(left, base), (left + length, base)], fill=INK, width=3 * SMOOTHING)
    middle = (left + length / 2, base - 14 * SMOOTHING)
    write(sheet.draw, middle, "۵۰۰ متر", 13 * SMOOTHING, INK)


def room_at(middle: Pixel, width: float, height: float) -> Room:
    x, y = middle
    return x - width / 2, y - height / 2, x + width / 2, y + height / 2


def overlap(a: Room, b: Room) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def finish(image: Image.Image) -> Image.Image:
    width, height = image.size
    return image.resize((width // SMOOTHING, height // SMOOTHING), Image.Resampling.LANCZOS)
