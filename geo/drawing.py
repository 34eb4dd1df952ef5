"""Pictures of the city drawn by us, without any tile server: all regions, and a pin to confirm."""

import io
import math
from collections.abc import Iterable, Iterator
from pathlib import Path

from geo.borders import Borders
from geo.locator import Locator
from geo.places import Place
from geo.shaping import width_of, write
from geo.sheet import (
    INK,
    SMOOTHING,
    Pixel,
    Room,
    Sheet,
    draw_marker,
    draw_scale,
    finish,
    overlap,
    place_of,
    room_at,
    sheet_around,
    sheet_of,
)
from geo.surroundings import persian_digits

_FAINT, _BORDER = (120, 130, 145), (110, 84, 160)
_TINTS = (
    (252, 228, 214),
    (222, 235, 247),
    (226, 240, 217),
    (255, 242, 204),
    (232, 221, 240),
    (214, 238, 238),
)
_NEAR_NAMES = {
    "square": 3.0,
    "neighbourhood": 2.6,
    "metro": 2.4,
    "bridge": 2.2,
    "crossing": 2.0,
    "shrine": 2.0,
    "gate": 2.0,
    "park": 1.8,
    "hospital": 1.7,
    "university": 1.5,
    "terminal": 1.5,
    "bazaar": 1.5,
}
_MANY_NAMES = 14
_SCALE_SHARE = 0.25


def draw_regions(borders: Borders, file: Path, width: int = 1600) -> None:
    """Write a picture of all regions with their names, to look at, into `file` (PNG)."""
    sheet = sheet_of(borders, width * SMOOTHING)
    _fill_all(sheet, borders)
    for name in borders.names:
        _outline(sheet, borders, name, 2 * SMOOTHING)
    for name in borders.names:
        middle = sheet.at(*inner_point(borders, name))
        write(sheet.draw, middle, persian_digits(name), 26 * SMOOTHING, INK)
    finish(sheet.image).save(file, "PNG", optimize=True)


def draw_pin(
    locator: Locator, latitude: float, longitude: float, size: tuple[int, int] = (800, 600)
) -> bytes:
    """A picture (PNG) of a point and what lies around it, by which a citizen confirms the place."""
    sheet = sheet_around(latitude, longitude, size)
    taken = _regions_around(sheet, locator.borders) if locator.borders else []
    _names_around(sheet, locator.places, (latitude, longitude), taken)
    draw_marker(sheet, sheet.at(latitude, longitude))
    draw_scale(sheet)
    out = io.BytesIO()
    finish(sheet.image).save(out, "PNG", optimize=True)
    return out.getvalue()


def inner_point(borders: Borders, name: str) -> tuple[float, float]:
    """A point well inside a region, for its label: the one of a grid farthest from its border."""
    south, west, north, east = _box_of(borders, name)
    grid = (
        (south + (north - south) * (i + 0.5) / 14, west + (east - west) * (j + 0.5) / 14)
        for i in range(14)
        for j in range(14)
    )
    inside = [point for point in grid if borders.region_at(*point) == name]
    return max(
        inside, key=lambda point: borders.near(*point).border_m, default=borders.middle_of(name)
    )


def _box_of(borders: Borders, name: str) -> tuple[float, float, float, float]:
    points = [point for ring in borders.rings[name] for point in ring]
    latitudes, longitudes = zip(*points, strict=True)
    return min(latitudes), min(longitudes), max(latitudes), max(longitudes)


def _tints(borders: Borders) -> dict[str, tuple[int, int, int]]:
    """A tint for every region, another than its neighbours' have."""
    chosen: dict[str, int] = {}
    for number, name in enumerate(borders.names):
        beside = {chosen[other] for other in borders.touching(name) if other in chosen}
        order = [(number + step) % len(_TINTS) for step in range(len(_TINTS))]
        chosen[name] = next((tint for tint in order if tint not in beside), order[0])
    return {name: _TINTS[tint] for name, tint in chosen.items()}


def _fill_all(sheet: Sheet, borders: Borders) -> None:
    for name, tint in _tints(borders).items():
        for ring in borders.rings[name]:
            sheet.draw.polygon([sheet.at(*point) for point in ring], fill=tint)


def _outline(sheet: Sheet, borders: Borders, name: str, width: int) -> None:
    for ring in borders.rings[name]:
        pixels = [sheet.at(*point) for point in (*ring, ring[0])]
        sheet.draw.line(pixels, fill=_BORDER, width=width, joint="curve")


def _regions_around(sheet: Sheet, borders: Borders) -> list[Room]:
    """Draw the regions; the rooms their labels take."""
    _fill_all(sheet, borders)
    for name in borders.names:
        _outline(sheet, borders, name, 4 * SMOOTHING)
    rooms: list[Room] = []
    size = 24 * SMOOTHING
    for name, middle in _seen_regions(sheet, borders):
        label = f"منطقهٔ {persian_digits(name)}"
        write(sheet.draw, middle, label, size, _BORDER)
        rooms.append(room_at(middle, width_of(label, size) + size, size * 2))
    return rooms


def _seen_regions(sheet: Sheet, borders: Borders) -> Iterator[tuple[str, Pixel]]:
    """Regions in the picture, each with the pixel farthest from its border, edges counted."""
    best: dict[str, tuple[float, Pixel]] = {}
    width, height = sheet.image.size
    for i in range(1, 16):
        for j in range(1, 12):
            pixel = (width * i / 16, height * j / 12)
            near = borders.near(*place_of(sheet, pixel))
            edge = min(pixel[0], width - pixel[0], pixel[1], height - pixel[1]) / sheet.scale
            room = min(near.border_m, edge * 1.5, 600.0)
            from_pin = math.dist(pixel, (width / 2, height / 2)) / sheet.scale
            worth = room - max(0.0, 350.0 - from_pin) * 2
            on_scale = pixel[0] < width * _SCALE_SHARE and pixel[1] > height * (
                1 - _SCALE_SHARE / 2
            )
            if near.region and not on_scale and worth > best.get(near.region, (40.0, pixel))[0]:
                best[near.region] = (worth, pixel)
    yield from ((name, pixel) for name, (_, pixel) in best.items())


def _names_around(
    sheet: Sheet, places: Iterable[Place], pin: tuple[float, float], taken: list[Room]
) -> None:
    """Write the best known names near the pin wherever there is room, nearest first."""
    x, y = sheet.at(*pin)
    width, height = sheet.image.size
    taken = [
        *taken,
        room_at((x, y - 22 * SMOOTHING), 50 * SMOOTHING, 56 * SMOOTHING),
        room_at((width * 0.1, height * 0.94), width * 0.2, height * 0.1),
    ]
    shown = 0
    for place, pixel in _nearest_first(sheet, places, pin):
        if shown < _MANY_NAMES and _name(sheet, place, pixel, taken):
            shown += 1


def _name(sheet: Sheet, place: Place, pixel: Pixel, taken: list[Room]) -> bool:
    """Write a name above its point or below it; whether there was room."""
    district = place.kind == "neighbourhood"
    size = (17 if district else 15) * SMOOTHING
    for side in (-1, 1):
        label = (pixel[0], pixel[1] + side * size)
        room = room_at(label, width_of(place.name, size) + size, size * 1.7)
        if not any(overlap(room, other) for other in taken):
            taken.append(room)
            write(sheet.draw, label, place.name, size, _FAINT if district else INK)
            if not district:
                sheet.draw.ellipse(room_at(pixel, 8 * SMOOTHING, 8 * SMOOTHING), fill=INK)
            return True
    return False


def _nearest_first(
    sheet: Sheet, places: Iterable[Place], pin: tuple[float, float]
) -> list[tuple[Place, Pixel]]:
    width, height = sheet.image.size
    here = sheet.at(*pin)
    ranked: list[tuple[float, int, Place, Pixel]] = []
    for number, place in enumerate(places):
        worth = _NEAR_NAMES.get(place.kind)
        pixel = sheet.at(place.latitude, place.longitude)
        inside = 0.06 * width < pixel[0] < 0.94 * width and 0.06 * height < pixel[1] < 0.94 * height
        if worth and inside:
            ranked.append(((math.dist(here, pixel) + 150) / worth, number, place, pixel))
    return [(place, pixel) for _, _, place, pixel in sorted(ranked, key=lambda one: one[:2])]
