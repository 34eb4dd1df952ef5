"""What stands in a city: houses, trees, bins, lamps, cars, heaps, as pictures with alpha."""

import numpy as np
from numpy.random import Generator
from PIL import Image, ImageDraw

from bench.proof.noise import Field, blot, field, grain, tint, tinted

type Ink = tuple[int, int, int]
DOTS_PER_METRE = 60


def ink(random: Generator, low: int = 20, high: int = 235) -> Ink:
    """Some colour."""
    red, green, blue = (int(level) for level in random.integers(low, high, 3))
    return red, green, blue


def with_alpha(colour: Field, alpha: Field) -> Field:
    """A coloured picture and where it covers what is behind."""
    return np.concatenate([colour, alpha[..., None]], axis=-1).astype(np.float32)


def from_drawing(drawn: Image.Image, roughness: Field) -> Field:
    """A drawing with alpha, its surface made uneven."""
    pixels = np.asarray(drawn.convert("RGBA"), np.float32) / np.float32(255)
    return with_alpha(pixels[..., :3] * (1 + roughness[..., None]), pixels[..., 3])


def facade(random: Generator, width: float, height: float) -> Field:
    """A house front: storeys of windows, a shop or a door below, stains and joints."""
    size = round(width * DOTS_PER_METRE), round(height * DOTS_PER_METRE)
    base = int(random.integers(90, 215))
    wall = (base, int(base * random.uniform(0.85, 1)), int(base * random.uniform(0.7, 1)))
    drawn = Image.new("RGBA", size, (*wall, 255))
    brush = ImageDraw.Draw(drawn)
    _joints(brush, size, random)
    step_x, step_y = random.uniform(1.8, 3), random.uniform(2.6, 3.4)
    for left in np.arange(0.5, width - 1, step_x):
        for down in np.arange(0.6, height - 3.2, step_y):
            _window(brush, random, (float(left), float(down)), step_x * 0.55)
    _ground_floor(brush, random, width, height)
    rough = grain(random, (size[1], size[0]), ((1, 0.05), (6, 0.03), (80, 0.06)))
    return from_drawing(drawn, rough)


def _joints(brush: ImageDraw.ImageDraw, size: tuple[int, int], random: Generator) -> None:
    step = int(random.choice((9, 14, 40)))
    shade = (60, 55, 50, int(random.integers(30, 120)))
    for row in range(0, size[1], step):
        brush.line((0, row, size[0], row), fill=shade)


def _window(
    brush: ImageDraw.ImageDraw, random: Generator, at: tuple[float, float], wide: float
) -> None:
    left, top = (int(metres * DOTS_PER_METRE) for metres in at)
    right, bottom = left + int(wide * DOTS_PER_METRE), top + int(1.4 * DOTS_PER_METRE)
    brush.rectangle((left, top, right, bottom), fill=ink(random, 25, 110), outline="white", width=3)
    if random.random() < 0.5:
        brush.rectangle((left, top, (left + right) // 2, bottom), fill=ink(random, 120, 230))
    if random.random() < 0.3:
        brush.rectangle((left, bottom - 25, left + 40, bottom), fill=ink(random, 170, 230))


def _ground_floor(
    brush: ImageDraw.ImageDraw, random: Generator, width: float, height: float
) -> None:
    bottom = int(height * DOTS_PER_METRE)
    top = bottom - int(2.6 * DOTS_PER_METRE)
    left = 0.3
    while left < width - 1.2:
        wide = float(random.uniform(1, 3))
        edges = (int(left * DOTS_PER_METRE), int(min(width - 0.2, left + wide) * DOTS_PER_METRE))
        brush.rectangle((edges[0], top, edges[1], bottom), fill=ink(random, 30, 160))
        brush.rectangle((edges[0], top - 35, edges[1], top), fill=ink(random))
        for row in range(top, bottom, int(random.choice((8, 20, 60)))):
            brush.line((edges[0], row, edges[1], row), fill=(20, 20, 20))
        _lettering(brush, random, edges, top - 28)
        left += wide + float(random.uniform(0.2, 0.6))


def _lettering(
    brush: ImageDraw.ImageDraw, random: Generator, edges: tuple[int, int], top: int
) -> None:
    colour = ink(random)
    for column in range(edges[0] + 8, edges[1] - 12, 14):
        points = [
            (column + int(random.integers(0, 12)), top + int(random.integers(0, 22)))
            for _ in range(4)
        ]
        brush.line(points, fill=colour, width=3)


def tree(random: Generator) -> Field:
    """A trunk and a crown of leaves with holes; three metres wide, five high, in effect."""
    shape = (400, 240)
    crown = blot(random, (270, 240), 0.12) * (field(random, (270, 240), 9) > -0.6)
    alpha = np.zeros(shape, np.float32)
    alpha[:270] = crown
    alpha[220:, 112:128] = 1
    green = 0.3 + grain(random, shape, ((3, 0.08), (12, 0.08), (60, 0.05)))
    colour = tinted(green, (0.75, 1.1, 0.45))
    colour[265:] = tinted(0.3 + grain(random, (135, 240), ((3, 0.06),)), (1.0, 0.85, 0.7))
    return with_alpha(colour, alpha)


def bin_(random: Generator) -> Field:
    """A rubbish bin with lid, ribs and a label."""
    drawn = Image.new("RGBA", (120, 150), (0, 0, 0, 0))
    brush = ImageDraw.Draw(drawn)
    body, lid = ink(random, 20, 160), ink(random, 20, 160)
    brush.polygon([(8, 25), (112, 25), (100, 140), (20, 140)], fill=body)
    brush.rectangle((2, 10, 118, 28), fill=lid)
    for column in range(25, 100, int(random.integers(10, 20))):
        brush.line((column, 30, column, 136), fill=(15, 15, 15))
    brush.rectangle((45, 60, 80, 90), fill=ink(random, 150, 250))
    _lettering(brush, random, (44, 84), 64)
    brush.ellipse((22, 132, 42, 150), fill=(20, 20, 20))
    brush.ellipse((78, 132, 98, 150), fill=(20, 20, 20))
    return from_drawing(drawn, grain(random, (150, 120), ((1, 0.05), (15, 0.1))))


def lamp(random: Generator, whole: bool) -> Field:
    """A street lamp; a broken one has lost its head."""
    drawn = Image.new("RGBA", (120, 500), (0, 0, 0, 0))
    brush = ImageDraw.Draw(drawn)
    grey = int(random.integers(60, 150))
    brush.rectangle((54, 30, 62, 500), fill=(grey, grey, grey))
    brush.rectangle((48, 440, 68, 500), fill=(grey // 2, grey // 2, grey // 2))
    brush.line((58, 32, 100, 20), fill=(grey, grey, grey), width=6)
    if whole:
        brush.ellipse((84, 8, 118, 36), fill=(250, 245, 215))
    return from_drawing(drawn, grain(random, (500, 120), ((1, 0.04), (30, 0.05))))


def car(random: Generator) -> Field:
    """A parked car, from the side."""
    drawn = Image.new("RGBA", (440, 150), (0, 0, 0, 0))
    brush = ImageDraw.Draw(drawn)
    paint = ink(random)
    roof = int(random.integers(70, 120))
    brush.polygon(
        [(10, 75), (roof, 60), (roof + 50, 12), (300, 12), (360, 60), (432, 75), (432, 120),
         (10, 120)],
        fill=paint,
    )  # fmt: skip
    brush.polygon([(roof + 20, 58), (roof + 58, 20), (200, 20), (200, 58)], fill=(40, 50, 60))
    brush.polygon([(210, 58), (210, 20), (292, 20), (335, 58)], fill=(40, 50, 60))
    brush.line((205, 20, 205, 115), fill=(20, 20, 20), width=2)
    for wheel in (90, 345):
        brush.ellipse((wheel - 32, 88, wheel + 32, 150), fill=(25, 25, 25))
        brush.ellipse((wheel - 16, 104, wheel + 16, 134), fill=(150, 150, 155))
    return from_drawing(drawn, grain(random, (150, 440), ((1, 0.03), (60, 0.08))))


def heap(random: Generator) -> Field:
    """Rubbish: bags, boxes and scraps thrown together."""
    drawn = Image.new("RGBA", (260, 130), (0, 0, 0, 0))
    brush = ImageDraw.Draw(drawn)
    for _ in range(int(random.integers(25, 60))):
        column = float(np.clip(random.normal(130, 50), 20, 240))
        row = 118 - abs(random.normal(0, 1)) * 40 * (1 - abs(column - 130) / 150)
        corners = [
            (column + random.normal(0, 18), min(130.0, row + random.normal(0, 14)))
            for _ in range(int(random.integers(4, 7)))
        ]
        brush.polygon(corners, fill=ink(random, 10, 245))
    return from_drawing(drawn, grain(random, (130, 260), ((1, 0.06), (7, 0.12))))


def person(random: Generator) -> Field:
    """Somebody who walks by."""
    drawn = Image.new("RGBA", (80, 220), (0, 0, 0, 0))
    brush = ImageDraw.Draw(drawn)
    brush.ellipse((28, 2, 52, 32), fill=(200, 160, 130))
    brush.rounded_rectangle((14, 32, 66, 120), 14, fill=ink(random))
    brush.polygon([(20, 115), (60, 115), (66, 218), (46, 218), (40, 140), (34, 218), (14, 218)],
                  fill=ink(random, 10, 120))  # fmt: skip
    return from_drawing(drawn, grain(random, (220, 80), ((1, 0.03), (14, 0.08))))


def coloured(random: Generator, grey: Field, spread: float = 0.05) -> Field:
    """A grey field with some tint of its own."""
    return tinted(grey, tint(random, spread))
