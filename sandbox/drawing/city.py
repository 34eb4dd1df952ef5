"""The city plan: blocks, streets, avenues through the named places, parks and a stream."""

from math import cos, radians, sin

from PIL import Image

from sandbox.drawing.brush import Brush, Point
from sandbox.plan import Place, Plan

WIDTH = 1200
NEAR = 62


def plan_image(plan: Plan) -> Image.Image:
    """The plan, north up, true to scale; names are left to the page."""
    shrink = cos(radians((plan.north + plan.south) / 2))
    ratio = (plan.east - plan.west) * shrink / (plan.north - plan.south)
    brush = Brush(WIDTH, round(WIDTH / ratio), "#f2efe7", 7)
    spots = [_spot(brush, plan, place) for place in plan.places]
    parks = [spot for spot, place in zip(spots, plan.places, strict=True) if "پارک" in place.name]
    _blocks(brush)
    _stream(brush)
    for x, y in parks:
        brush.area(brush.blot(x, y, 74, 58, 0.1), "#bfd8ae")
        brush.area(brush.blot(x, y, 58, 44, 0.12), "#cbe2ba")
    _avenues(brush, [spot for spot in spots if spot not in parks])
    return brush.finished(grain=0)


def _spot(brush: Brush, plan: Plan, place: Place) -> Point:
    x = (place.longitude - plan.west) / (plan.east - plan.west) * brush.width
    y = (plan.north - place.latitude) / (plan.north - plan.south) * brush.height
    return x, y


def _blocks(brush: Brush) -> None:
    y = -20.0
    while y < brush.height:
        x, tall = brush.random.uniform(-70, 0), brush.random.uniform(42, 74)
        while x < brush.width:
            wide = brush.random.uniform(54, 118)
            tone = brush.random.choice(("#e7e2d5", "#e3ddcf", "#ebe6da", "#e5e0d8"))
            brush.box(x, y, wide - 9, tall - 9, tone, 5)
            x += wide
        y += tall


def _stream(brush: Brush) -> None:
    w, h = brush.width, brush.height
    line = [(w * (0.17 + 0.035 * sin(step / 5)), h * step / 40) for step in range(41)]
    brush.stroke(line, "#bcd9e6", 15)


def _avenues(brush: Brush, spots: list[Point]) -> None:
    lines: list[tuple[list[Point], float]] = [
        ([(0, brush.height * 0.08), (brush.width, brush.height * 0.03)], 18),
        ([(0, brush.height * 0.93), (brush.width, brush.height * 0.97)], 18),
    ]
    for _x, y in _apart(spots, axis=1):
        lines.append(([(0, y + 14), (brush.width / 2, y), (brush.width, y - 14)], 12))
    for x, _y in _apart(spots, axis=0):
        lines.append(([(x + 14, 0), (x, brush.height / 2), (x - 14, brush.height)], 12))
    for colour, extra in (("#d9cfb4", 5), ("#fffdf4", 0)):
        for line, width in lines:
            brush.stroke(line, colour, width + extra)
    for x, y in spots:
        brush.oval(x, y, 20, 20, "#d9cfb4")
        brush.oval(x, y, 17, 17, "#fffdf4")
        brush.oval(x, y, 8, 8, "#cbe2ba")


def _apart(spots: list[Point], axis: int) -> list[Point]:
    """The spots without those that lie too near another to have an avenue of their own."""
    kept: list[Point] = []
    for spot in spots:
        if all(abs(spot[axis] - other[axis]) > NEAR for other in kept):
            kept.append(spot)
    return kept
