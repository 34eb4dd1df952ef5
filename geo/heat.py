"""A map of where most is reported: regions the darker the more, and circles on crowded places."""

import io
import math
from collections.abc import Mapping, Sequence

from PIL import Image, ImageDraw

from geo.borders import Borders
from geo.drawing import inner_point
from geo.shaping import write
from geo.sheet import INK, SMOOTHING, Sheet, finish, room_at, sheet_of

type Crowded = tuple[float, float, int]
"""Latitude, longitude and number of reports."""

_SHADES = (
    (246, 244, 240), (253, 232, 205), (253, 204, 150), (246, 165, 100), (226, 115, 66),
    (186, 62, 44),
)  # fmt: skip
_BORDER, _SPOT, _RIM = (120, 120, 130), (120, 20, 60), (255, 255, 255)
_HEAD, _FOOT = 64, 52
_LARGEST_SPOT, _SMALLEST_SPOT = 18.0, 7.0


def draw_heat(
    borders: Borders,
    counts: Mapping[str, int],
    crowded: Sequence[Crowded],
    words: tuple[str, str],
    written: Mapping[str, str],
    width: int = 1000,
) -> bytes:
    """The map (PNG): `counts` by region, `written` on each, `words` above and below it."""
    sheet = sheet_of(borders, width * SMOOTHING)
    most = max(counts.values(), default=0)
    for name in borders.names:
        _fill(sheet, borders, name, _shade(counts.get(name, 0), most))
    _draw_spots(sheet, crowded)
    for name in borders.names:
        _label(sheet, borders, name, written.get(name, ""))
    framed = _framed(sheet.image, words)
    out = io.BytesIO()
    finish(framed).save(out, "PNG", optimize=True)
    return out.getvalue()


def _shade(count: int, most: int) -> tuple[int, int, int]:
    """White for none, then five steps up to the most."""
    return _SHADES[math.ceil(count / most * (len(_SHADES) - 1))] if count else _SHADES[0]


def _fill(sheet: Sheet, borders: Borders, name: str, shade: tuple[int, int, int]) -> None:
    for ring in borders.rings[name]:
        pixels = [sheet.at(*point) for point in ring]
        sheet.draw.polygon(pixels, fill=shade)
        sheet.draw.line([*pixels, pixels[0]], fill=_BORDER, width=2 * SMOOTHING, joint="curve")


def _draw_spots(sheet: Sheet, crowded: Sequence[Crowded]) -> None:
    """The area of a circle is as its number."""
    most = max((count for *_, count in crowded), default=1)
    for latitude, longitude, count in crowded:
        radius = max(_SMALLEST_SPOT, _LARGEST_SPOT * math.sqrt(count / most)) * SMOOTHING
        middle = sheet.at(latitude, longitude)
        rim = 2 * SMOOTHING
        circle = room_at(middle, 2 * radius, 2 * radius)
        sheet.draw.ellipse(circle, fill=_SPOT, outline=_RIM, width=rim)


def _label(sheet: Sheet, borders: Borders, name: str, written: str) -> None:
    x, y = sheet.at(*inner_point(borders, name))
    for number, line in enumerate(written.split("\n")):
        size, colour = (20, _SPOT) if number else (24, INK)
        write(sheet.draw, (x, y + number * 26 * SMOOTHING), line, size * SMOOTHING, colour)


def _framed(image: Image.Image, words: tuple[str, str]) -> Image.Image:
    head, foot = _HEAD * SMOOTHING, _FOOT * SMOOTHING
    width, height = image.size
    framed = Image.new("RGB", (width, height + head + foot), (255, 255, 255))
    framed.paste(image, (0, head))
    draw = ImageDraw.Draw(framed)
    write(draw, (width / 2, head / 2), words[0], 28 * SMOOTHING, INK)
    write(draw, (width / 2, height + head + foot / 2), words[1], 20 * SMOOTHING, INK)
    return framed
