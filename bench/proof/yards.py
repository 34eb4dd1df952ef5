"""Walls, pavements from above and parks: flatter than streets, so harder to tell from copies."""

import numpy as np
from numpy.random import Generator, default_rng
from PIL import Image, ImageDraw
from scipy.spatial import cKDTree

from bench.proof import grounds, things
from bench.proof.camera import Camera
from bench.proof.noise import Field, blot, field, grain, tinted
from bench.proof.places import WIDTH, Place
from bench.proof.scene import Board, Floor, Scene

FINE = 0.006
WALL = (6.0, 3.4)


def yard(seed: int) -> Place:
    """The place of that number: a wall, a pavement or a park, in turn."""
    kind = (_wall, _pavement, _park)[seed % 3]
    return kind(default_rng((2, seed)))


def _wall(random: Generator) -> Place:
    clean = _bricks(random) if random.random() < 0.6 else _plaster(random)
    _posters(random, clean)
    dirty = clean.copy()
    at = (int(random.integers(120, 230)), int(random.integers(240, 420)))
    _scrawl(random, dirty, at)
    if random.random() < 0.5:
        _painted_over(random, clean, at)
    floor = Floor(_paving(random, (700, 700), 0.012), 7.0, 0.012)
    more = (Board(things.bin_(random), float(random.uniform(-2, 2)), 2.9, 0.8, 1.0),)
    solid = np.ones(clean.shape[:2], np.float32)
    states = [
        Scene(floor, (*more, Board(things.with_alpha(paint, solid), 0, 3.4, *WALL)))
        for paint in (dirty, clean)
    ]
    stand = _stand(random, (-0.6, 0.6), (1.3, 1.7), (-0.12, 0.02), float(random.uniform(-0.5, 0.8)))
    return Place(states[0], states[1], stand)


def _bricks(random: Generator) -> Field:
    tall, wide = int(random.integers(8, 14)), int(random.integers(24, 40))
    rows, columns = np.mgrid[0:408, 0:720]
    course = rows // tall
    along = (columns + course % 2 * (wide // 2)) // wide
    shades = random.normal(0.5, 0.06, (60, 60)).astype(np.float32)
    grey = shades[course % 60, along % 60]
    joint = (rows % tall < 2) | ((columns + course % 2 * (wide // 2)) % wide < 2)
    grey = np.where(joint, 0.72, grey).astype(np.float32)
    grey += grain(random, grey.shape, ((1, 0.03), (5, 0.02), (90, 0.05)))
    red = (1.1, random.uniform(0.65, 0.95), random.uniform(0.5, 0.9))
    return (grey[..., None] * np.asarray(red, np.float32)).astype(np.float32)


def _plaster(random: Generator) -> Field:
    level = float(random.uniform(0.5, 0.8))
    grey = level + grain(random, (408, 720), ((1, 0.02), (4, 0.02), (25, 0.02), (120, 0.05)))
    wall = things.coloured(random, grey, 0.08)
    grounds.lines(random, wall, int(random.integers(1, 8)), 0.4, (1, 3))
    return wall


def _posters(random: Generator, wall: Field) -> None:
    for _ in range(int(random.integers(0, 4))):
        tall, wide = (int(side) for side in random.integers(40, 110, 2))
        top, left = int(random.integers(90, 280)), int(random.integers(0, 600))
        drawn = Image.new("RGB", (wide, tall), things.ink(random))
        brush = ImageDraw.Draw(drawn)
        for row in range(6, tall - 6, 9):
            brush.line(
                (5, row, int(random.integers(wide // 2, wide)), row),
                fill=things.ink(random),
                width=3,
            )
        wall[top : top + tall, left : left + wide] = np.asarray(drawn, np.float32) / 255


def _scrawl(random: Generator, wall: Field, at: tuple[int, int]) -> None:
    drawn = Image.new("L", (wall.shape[1], wall.shape[0]), 0)
    brush = ImageDraw.Draw(drawn)
    for _ in range(int(random.integers(3, 7))):
        start = np.array([at[1] + random.uniform(0, 90), at[0] + random.uniform(0, 60)])
        turns = start + np.cumsum(random.normal(0, 16, (int(random.integers(5, 12)), 2)), axis=0)
        brush.line(
            [(x, y) for x, y in turns], fill=255, width=int(random.integers(4, 9)), joint="curve"
        )
    mask = (np.asarray(drawn, np.float32) / 255)[..., None]
    wall *= 1 - mask
    wall += mask * np.asarray(things.ink(random, 0, 200), np.float32) / 255


def _painted_over(random: Generator, wall: Field, at: tuple[int, int]) -> None:
    tall, wide = int(random.integers(110, 150)), int(random.integers(150, 210))
    part = wall[max(0, at[0] - 30) : at[0] + tall, at[1] - 30 : at[1] + wide]
    paint = part.mean() + 0.08 + 0.25 * (part.mean(axis=-1) - part.mean())
    part[:] = things.coloured(
        random, paint + grain(random, part.shape[:2], ((2, 0.01), (40, 0.02)))
    )


def _pavement(random: Generator) -> Place:
    ground = _paving(random, (900, 900), FINE)
    broken, mended = ground, ground.copy()
    at, side = (
        (int(random.integers(380, 470)), int(random.integers(380, 460))),
        int(random.integers(60, 130)),
    )
    grounds.hole(random, broken, at, side)
    if random.random() < 0.6:
        grounds.patch(random, mended, at, side)
    boards: tuple[Board, ...] = ()
    if random.random() < 0.5:
        boards = (
            Board(things.lamp(random, whole=True), float(random.uniform(-0.9, 0.9)), 3.4, 1.0, 4),
        )
    stand = _stand(random, (-0.3, 0.3), (1.3, 1.7), (-1.15, -0.75), 1.2)
    return Place(
        Scene(Floor(broken, 5.4, FINE), boards), Scene(Floor(mended, 5.4, FINE), boards), stand
    )


def _paving(random: Generator, shape: tuple[int, int], metres_per_dot: float) -> Field:
    """Stones of uneven shape, regular slabs, or plain concrete."""
    kind = int(random.integers(0, 3))
    if kind == 0:
        return _stones(random, shape, float(random.uniform(0.1, 0.25)) / metres_per_dot)
    if kind == 1:
        ground = np.zeros((*shape, 3), np.float32)
        side = int(float(random.uniform(0.2, 0.4)) / metres_per_dot)
        grounds.slabs(random, ground, slice(0, shape[1]), side)
        return ground
    grey = 0.55 + grain(random, shape, ((1, 0.03), (3, 0.03), (15, 0.02), (150, 0.05)))
    ground = things.coloured(random, grey, 0.03)
    grounds.lines(random, ground, 9, 0.45, (1, 4))
    return ground


def _stones(random: Generator, shape: tuple[int, int], size: float) -> Field:
    count = int(shape[0] * shape[1] / size**2)
    middles = random.uniform(0, 1, (count, 2)) * shape
    rows, columns = np.mgrid[0 : shape[0], 0 : shape[1]]
    reach, nearest = cKDTree(middles).query(np.stack([rows, columns], -1).reshape(-1, 2), k=2)
    shades = random.normal(0.5, 0.07, count).astype(np.float32)[nearest[:, 0]]
    joint = np.clip((reach[:, 1] - reach[:, 0]) / 4, 0, 1)
    grey = (shades * (0.5 + 0.5 * joint)).reshape(shape).astype(np.float32)
    return things.coloured(random, grey + grain(random, shape, ((1, 0.03), (6, 0.02))), 0.05)


def _park(random: Generator) -> Place:
    floor = Floor(_grass(random), 18.0, 0.02)
    boards = [
        Board(things.tree(random), float(random.uniform(-5, 5)), float(random.uniform(6, 16)), 3, 5)
        for _ in range(int(random.integers(4, 9)))
    ]
    hedge = things.with_alpha(
        tinted(0.3 + grain(random, (160, 1200), ((2, 0.08), (9, 0.07), (70, 0.05))), (0.7, 1, 0.5)),
        np.ones((160, 1200), np.float32),
    )
    boards.append(Board(hedge, 0, 17, 24, 2.2))
    boards.append(Board(things.facade(random, 20, 9), 2, 40, 20, 9))
    x, y = float(random.uniform(-0.8, 0.8)), float(random.uniform(2.6, 4.5))
    wide, tall = float(random.uniform(0.9, 1.8)), float(random.uniform(0.4, 0.8))
    litter = Board(things.heap(random), x, y, wide, tall)
    stand = _stand(random, (-0.5, 0.5), (1.4, 1.7), (-0.35, -0.12), 0.0)
    return Place(Scene(floor, (*boards, litter)), Scene(floor, tuple(boards)), stand)


def _grass(random: Generator) -> Field:
    shape = (900, 900)
    grey = 0.35 + grain(random, shape, ((1, 0.06), (3, 0.05), (14, 0.03), (120, 0.05)))
    green = tinted(grey, (0.75, 1.05, 0.5))
    path = np.zeros(shape, np.float32)
    width = int(random.integers(60, 130))
    path[:, 420 - width : 420 + width] = 1
    path = np.clip(path + 0.3 * field(random, shape, 25) * (path > 0), 0, 1)
    gravel = tinted(0.6 + grain(random, shape, ((1, 0.06), (2, 0.05), (60, 0.04))), (1, 0.95, 0.85))
    worn = blot(random, shape, 0.2)[..., None] * 0.3
    mixed = green * (1 - path[..., None]) * (1 - worn) + gravel * path[..., None]
    return np.asarray(mixed, np.float32)


def _stand(
    random: Generator, aside: tuple[float, float], tall: tuple[float, float],
    pitch: tuple[float, float], ahead: float,
) -> Camera:  # fmt: skip
    size = (WIDTH, WIDTH * 9 // 16) if random.random() < 0.4 else (WIDTH, WIDTH * 3 // 4)
    return Camera(
        float(random.uniform(*aside)), ahead, float(random.uniform(*tall)),
        float(random.normal(0, 0.08)), float(random.uniform(*pitch)),
        float(random.normal(0, 0.02)), float(random.uniform(0.7, 0.95)), size,
    )  # fmt: skip
