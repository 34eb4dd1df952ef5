"""What lies on the ground: asphalt, slabs, cracks, holes and their mending."""

import numpy as np
from numpy.random import Generator
from PIL import Image, ImageDraw

from bench.proof.noise import Field, blot, field, grain
from bench.proof.things import coloured

METRES_PER_DOT = 0.015


def asphalt(random: Generator, shape: tuple[int, int]) -> Field:
    """Old asphalt: coarse grain, patches of wear, oil."""
    level = float(random.uniform(0.25, 0.5))
    strong = float(random.uniform(0.02, 0.07))
    grey = level + grain(
        random, shape, ((1, strong), (2.5, strong * 0.8), (12, 0.015), (70, 0.025), (400, 0.04))
    )
    oil = np.clip(field(random, shape, 45) - 1.6, 0, 1)
    return coloured(random, grey * (1 - 0.4 * oil), 0.03)


def lines(
    random: Generator, ground: Field, count: int, shade: float, width: tuple[int, int]
) -> None:
    """Wandering dark lines, as cracks are."""
    rows, columns = ground.shape[:2]
    drawn = Image.new("L", (columns, rows), 0)
    brush = ImageDraw.Draw(drawn)
    for _ in range(count):
        point = np.array([random.uniform(0, columns), random.uniform(0, rows)])
        heading = random.uniform(0, 2 * np.pi)
        points = [(point[0], point[1])]
        for _ in range(int(random.integers(10, 40))):
            heading += random.normal(0, 0.5)
            point = point + 14 * np.array([np.cos(heading), np.sin(heading)])
            points.append((point[0], point[1]))
        brush.line(points, fill=255, width=int(random.integers(*width)))
    ground *= 1 - shade * (np.asarray(drawn, np.float32) / 255)[..., None]


def slabs(random: Generator, ground: Field, columns: slice, side: int) -> None:
    """Paving slabs in a strip of columns, each of its own shade, with joints."""
    part = ground[:, columns]
    rows, width = part.shape[:2]
    shades = random.normal(0.55, 0.04, (rows // side + 1, width // side + 1)).astype(np.float32)
    grey = np.kron(shades, np.ones((side, side), np.float32))[:rows, :width].copy()
    grey[::side] *= 0.5
    grey[:, ::side] *= 0.5
    grey += grain(random, (rows, width), ((1, 0.03), (9, 0.02), (200, 0.05)))
    part[:] = coloured(random, grey)


def stripes(random: Generator, ground: Field, column: int) -> None:
    """A worn lane marking along the street."""
    rows = ground.shape[0]
    worn = np.clip(0.7 + 0.3 * field(random, (rows, 9), 6), 0, 1)[..., None]
    dashed = (np.arange(rows) // int(random.integers(120, 220)) % 2 == 0)[:, None, None]
    part = ground[:, column : column + 9]
    part += worn * dashed * (0.85 - part)


def manhole(random: Generator, ground: Field, at: tuple[int, int]) -> None:
    """A round cover with a pattern."""
    side = 44
    drawn = Image.new("L", (side, side), 0)
    brush = ImageDraw.Draw(drawn)
    brush.ellipse((0, 0, side - 1, side - 1), fill=150, outline=40, width=3)
    for step in range(6, side, 6):
        brush.line((step, 6, step, side - 6), fill=70, width=2)
    mask = (np.asarray(drawn, np.float32) > 0)[..., None]
    part = ground[at[0] : at[0] + side, at[1] : at[1] + side]
    metal = coloured(random, np.asarray(drawn, np.float32) / np.float32(300))
    part[:] = np.where(mask, metal, part)


def hole(random: Generator, ground: Field, at: tuple[int, int], side: int) -> None:
    """A pothole: dark within, a light broken edge, gravel."""
    inside = blot(random, (side, side), 0.13)
    edge = np.clip(inside * 4, 0, 1) - inside
    gravel = grain(random, (side, side), ((2, 0.06), (4, 0.06)))
    part = ground[at[0] : at[0] + side, at[1] : at[1] + side]
    depth = coloured(random, 0.16 + gravel)
    part[:] = part * (1 - inside[..., None]) + depth * inside[..., None]
    part += 0.18 * edge[..., None]


def patch(random: Generator, ground: Field, at: tuple[int, int], side: int) -> None:
    """Where a hole was: new asphalt, darker, with a seam of tar."""
    top, left = at[0] - 8, at[1] - 8
    tall, wide = side + int(random.integers(10, 30)), side + int(random.integers(10, 30))
    part = ground[top : top + tall, left : left + wide]
    fresh = coloured(
        random, 0.22 + grain(random, part.shape[:2], ((1, 0.04), (3, 0.03), (60, 0.02))), 0.02
    )
    fresh[:4], fresh[-4:], fresh[:, :4], fresh[:, -4:] = 0.08, 0.08, 0.08, 0.08
    part[:] = fresh


def puddle(random: Generator, ground: Field, at: tuple[int, int], side: int) -> None:
    """Water that stands or leaks."""
    inside = blot(random, (side, side), 0.15)[..., None]
    part = ground[at[0] : at[0] + side, at[1] : at[1] + side]
    sheen = 0.55 + 0.1 * field(random, (side, side), side / 3)[..., None]
    part[:] = part * (1 - 0.85 * inside) + 0.9 * inside * sheen


def shaded(random: Generator, ground: Field, strength: float) -> Field:
    """The ground with the shadows of one hour."""
    shadow = 1 / (1 + np.exp(-6 * field(random, ground.shape[:2], 190) + 2))
    return (ground * (1 - strength * shadow)[..., None]).astype(np.float32)
