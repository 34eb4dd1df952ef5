"""A brush that draws twice as large as asked, so that edges come out smooth."""

import random
from collections.abc import Sequence
from functools import cache
from math import cos, sin

from PIL import Image, ImageChops, ImageDraw, ImageFilter

Point = tuple[float, float]
Colour = str | tuple[int, int, int]
SCALE = 2


class Brush:
    """Draws on a canvas of `width` by `height`; coordinates are those of the finished picture."""

    def __init__(self, width: int, height: int, ground: Colour = "#ffffff", seed: int = 1) -> None:
        """Starts with an even ground; `seed` decides everything that looks accidental."""
        self.width, self.height = width, height
        self.image = Image.new("RGB", (width * SCALE, height * SCALE), ground)
        self.pen = ImageDraw.Draw(self.image)
        self.random = random.Random(seed)  # noqa: S311 - decides where leaves lie, nothing else

    def area(self, points: Sequence[Point], colour: Colour) -> None:
        """A filled polygon."""
        self.pen.polygon([(x * SCALE, y * SCALE) for x, y in points], fill=colour)

    def box(
        self, x: float, y: float, w: float, h: float, colour: Colour, round_by: float = 0
    ) -> None:
        """A filled rectangle."""
        corners = (x * SCALE, y * SCALE, (x + w) * SCALE, (y + h) * SCALE)
        self.pen.rounded_rectangle(corners, round_by * SCALE, fill=colour)

    def oval(self, x: float, y: float, rx: float, ry: float, colour: Colour) -> None:
        """A filled ellipse around a middle."""
        self.pen.ellipse(
            ((x - rx) * SCALE, (y - ry) * SCALE, (x + rx) * SCALE, (y + ry) * SCALE), fill=colour
        )

    def stroke(self, points: Sequence[Point], colour: Colour, width: float) -> None:
        """A line through points, with round ends."""
        scaled = [(x * SCALE, y * SCALE) for x, y in points]
        self.pen.line(scaled, fill=colour, width=max(1, round(width * SCALE)), joint="curve")
        for x, y in (points[0], points[-1]):
            self.oval(x, y, width / 2, width / 2, colour)

    def fade(self, top: float, bottom: float, upper: Colour, lower: Colour) -> None:
        """A band that runs from one colour into another."""
        size = (self.width * SCALE, round((bottom - top) * SCALE))
        mask = Image.linear_gradient("L").resize(size)
        band = Image.composite(Image.new("RGB", size, lower), Image.new("RGB", size, upper), mask)
        self.image.paste(band, (0, round(top * SCALE)))

    def veil(
        self, points: Sequence[Point], colour: Colour, strength: float, blur: float = 0
    ) -> None:
        """A see-through polygon with soft edges: shadows, light, water."""
        margin = blur * 3
        left, top = min(x for x, _y in points) - margin, min(y for _x, y in points) - margin
        size = (
            max(x for x, _y in points) + margin - left,
            max(y for _x, y in points) + margin - top,
        )
        # A mask has no fine edges to lose: half size does, and blurs four times as fast.
        mask = Image.new("L", (max(1, round(size[0])), max(1, round(size[1]))), 0)
        moved = [(x - left, y - top) for x, y in points]
        ImageDraw.Draw(mask).polygon(moved, fill=round(255 * strength))
        self._lay(colour, mask.filter(ImageFilter.GaussianBlur(blur)) if blur else mask, left, top)

    def shade(self, x: float, y: float, rx: float, ry: float, strength: float = 0.35) -> None:
        """The soft shadow of a thing on the ground."""
        self.glow(x, y, rx, ry, "#14181a", strength)

    def glow(
        self, x: float, y: float, rx: float, ry: float, colour: Colour, strength: float
    ) -> None:
        """A soft round light or shadow, strongest in the middle."""
        size = (max(2, round(rx * 2)), max(2, round(ry * 2)))
        spot = ImageChops.invert(Image.radial_gradient("L")).resize(size)
        mask = spot.point(lambda value: max(0, value - 75) * strength * 255 / 180)
        self._lay(colour, mask, x - rx, y - ry)

    def blot(self, x: float, y: float, rx: float, ry: float, rough: float = 0.18) -> list[Point]:
        """The outline of an uneven round patch."""
        from_to = [index * 6.2832 / 26 for index in range(26)]
        reach = [1 + self.random.uniform(-rough, rough) for _ in from_to]
        return [
            (x + rx * r * cos(angle), y + ry * r * sin(angle))
            for angle, r in zip(from_to, reach, strict=True)
        ]

    def finished(self, grain: float = 0.05) -> Image.Image:
        """The picture at its true size, with a little grain as from a camera."""
        small = self.image.reduce(SCALE)
        if not grain:
            return small
        return Image.blend(small, ImageChops.overlay(small, _noise(small.size)), grain * 4)

    def _lay(self, colour: Colour, mask: Image.Image, left: float, top: float) -> None:
        large = mask.resize((mask.width * SCALE, mask.height * SCALE), Image.Resampling.BILINEAR)
        place = (round(left * SCALE), round(top * SCALE))
        self.image.paste(Image.new("RGB", large.size, colour), place, large)


@cache
def _noise(size: tuple[int, int]) -> Image.Image:
    return Image.effect_noise(size, 60).convert("RGB")
