"""Streets seen along: asphalt, pavements, house fronts, trees, cars."""

import numpy as np
from numpy.random import Generator, default_rng

from bench.proof import grounds, things
from bench.proof.camera import Camera
from bench.proof.noise import Field
from bench.proof.places import WIDTH, Place
from bench.proof.scene import Board, Floor, Scene

FAR = 26.0
SHAPE = (1733, 800)
FAULTS = ("hole", "holes", "puddle", "heap", "lamp")


def street(seed: int) -> Place:
    """The street of that number."""
    random = default_rng((1, seed))
    ground = _ground(random)
    boards = (*_fronts(random), *_furniture(random))
    spot = float(random.uniform(-1.5, 1.5)), float(random.uniform(3.2, 6.5))
    fault = FAULTS[seed % len(FAULTS)]
    broken, mended = ground, ground.copy()
    broken_boards, mended_boards = boards, boards
    if fault in ("heap", "lamp"):
        broken_boards, mended_boards = _standing(random, fault, spot, boards)
    else:
        _lying(random, fault, spot, (broken, mended))
    return Place(
        Scene(Floor(broken, FAR, grounds.METRES_PER_DOT), broken_boards),
        Scene(Floor(mended, FAR, grounds.METRES_PER_DOT), mended_boards),
        _stand(random, spot, 0.02 if fault == "lamp" else -0.28),
    )


def _ground(random: Generator) -> Field:
    ground = grounds.asphalt(random, SHAPE)
    grounds.lines(random, ground, int(random.integers(4, 18)), 0.5, (1, 3))
    side = int(random.integers(130, 230))
    size = int(random.choice((20, 27, 34)))
    grounds.slabs(random, ground, slice(0, side), size)
    grounds.slabs(random, ground, slice(SHAPE[1] - side, SHAPE[1]), size)
    ground[:, side : side + 10] = 0.62
    ground[:, SHAPE[1] - side - 10 : SHAPE[1] - side] = 0.6
    if random.random() < 0.6:
        grounds.stripes(random, ground, int(random.integers(330, 470)))
    if random.random() < 0.5:
        grounds.manhole(random, ground, (int(random.integers(1100, 1500)), 420))
    return ground


def _fronts(random: Generator) -> list[Board]:
    boards = []
    for x, turn in ((-5.6, np.pi / 2), (5.6, -np.pi / 2)):
        y = 0.0
        while y < 30:
            wide, tall = float(random.uniform(5, 9)), float(random.uniform(6, 12))
            picture = things.facade(random, wide, tall)
            boards.append(Board(picture, x, y + wide / 2, wide, tall, turn=turn))
            y += wide
    boards.append(Board(things.facade(random, 12, 10), 0, float(random.uniform(28, 45)), 12, 10))
    return boards


def _furniture(random: Generator) -> list[Board]:
    boards = []
    for _ in range(int(random.integers(1, 5))):
        side = float(random.choice((-1, 1)))
        y = float(random.uniform(6, 22))
        boards.append(Board(things.tree(random), side * 3.9, y, 3, 5))
    for _ in range(int(random.integers(0, 3))):
        x, y = float(random.choice((-3.2, 3.2))), float(random.uniform(7, 20))
        boards.append(
            Board(things.car(random), x, y, 4.2, 1.45, turn=float(random.choice((0, 1.2))))
        )
    x, y = float(random.choice((-3.4, 3.4))), float(random.uniform(5, 11))
    boards.append(Board(things.bin_(random), x, y, 1.0, 1.2))
    return boards


def _standing(
    random: Generator, fault: str, spot: tuple[float, float], boards: tuple[Board, ...]
) -> tuple[tuple[Board, ...], tuple[Board, ...]]:
    x, y = spot
    if fault == "heap":
        wide = float(random.uniform(1.2, 2.2))
        return (*boards, Board(things.heap(random), x, y, wide, wide / 2)), boards
    seed = int(random.integers(1 << 30))
    dark = Board(things.lamp(default_rng(seed), whole=False), x, y + 3, 0.9, 3.6)
    lit = Board(things.lamp(default_rng(seed), whole=True), x, y + 3, 0.9, 3.6)
    return (*boards, dark), (*boards, lit)


def _lying(
    random: Generator, fault: str, spot: tuple[float, float], both: tuple[Field, Field]
) -> None:
    for _ in range(3 if fault == "holes" else 1):
        x, y = spot[0] + random.normal(0, 0.3), spot[1] + random.normal(0, 0.4)
        side = int(random.integers(40, 90))
        row = int((FAR - y) / grounds.METRES_PER_DOT) - side // 2
        column = int(x / grounds.METRES_PER_DOT) + SHAPE[1] // 2 - side // 2
        if fault == "puddle":
            grounds.puddle(random, both[0], (row, column), side * 2)
            continue
        grounds.hole(random, both[0], (row, column), side)
        grounds.patch(random, both[1], (row, column), side)


def _stand(random: Generator, spot: tuple[float, float], pitch: float) -> Camera:
    x, y = float(random.normal(0, 0.6)), float(random.uniform(-0.3, 0.5))
    yaw = float(np.arctan2(x - spot[0], spot[1] - y) + random.normal(0, 0.06))
    tall = random.random() < 0.4
    size = (WIDTH * 3 // 4, WIDTH) if tall else (WIDTH, WIDTH * 3 // 4)
    return Camera(
        x, y, float(random.uniform(1.4, 1.75)), yaw, pitch + float(random.uniform(-0.12, 0.12)),
        float(random.normal(0, 0.015)), float(random.uniform(0.72, 0.85)) * WIDTH / size[0], size,
    )  # fmt: skip
