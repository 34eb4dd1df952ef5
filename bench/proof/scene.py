"""A scene of one floor and upright boards, and how a camera sees it, nearer things moving more."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from scipy.ndimage import map_coordinates

from bench.proof.camera import Camera
from bench.proof.noise import Field

LEVELS = 5
STEP = 8
"""Every so many pixels it is first looked whether a board is there at all."""


@dataclass(frozen=True, slots=True)
class Floor:
    """The ground: a picture whose first row lies at `far` metres, its middle column at x = 0."""

    picture: Field
    far: float
    metres_per_pixel: float


@dataclass(frozen=True, slots=True)
class Board:
    """An upright picture with alpha; (x, y) is its foot's middle, `turn` its angle (radians)."""

    picture: Field
    x: float
    y: float
    width: float
    height: float
    base: float = 0.0
    turn: float = 0.0


@dataclass(frozen=True, slots=True)
class Scene:
    """What there is to be seen."""

    floor: Floor
    boards: tuple[Board, ...]
    sky: tuple[float, float, float] = (0.75, 0.82, 0.9)

    def with_boards(self, *more: Board) -> "Scene":
        """The same with something put in."""
        return replace(self, boards=(*self.boards, *more))


def view(scene: Scene, camera: Camera) -> Field:
    """What the camera sees, 0 to 1, before any flaw of its own."""
    rays = camera.rays()
    seen = np.broadcast_to(np.asarray(scene.sky, np.float32), rays.shape).copy()
    _lay_floor(seen, rays, scene.floor, camera)
    for board in sorted(scene.boards, key=lambda one: -_distance(one, camera)):
        _put_up(seen, rays, board, camera)
    return seen


def _distance(board: Board, camera: Camera) -> float:
    return float(np.hypot(board.x - camera.x, board.y - camera.y))


def _lay_floor(seen: Field, rays: Field, floor: Floor, camera: Camera) -> None:
    down = rays[..., 2] < -0.02
    reach = camera.z / -rays[down][:, 2]
    x, y = camera.x + reach * rays[down][:, 0], camera.y + reach * rays[down][:, 1]
    column = x / floor.metres_per_pixel + floor.picture.shape[1] / 2
    row = (floor.far - y) / floor.metres_per_pixel
    fine = reach * camera.metres_per_pixel(1) / floor.metres_per_pixel
    level = np.clip(np.log2(np.maximum(fine, 1e-3) * 1.3).round(), 0, LEVELS - 1)
    colours = np.zeros((len(reach), 3), np.float32)
    picture = floor.picture
    for step in range(LEVELS):
        here = level == step
        colours[here] = _sample(picture, row[here] / 2**step, column[here] / 2**step)
        picture = _halved(picture)
    seen[down] = colours


def _halved(picture: Field) -> Field:
    rows, columns = picture.shape[0] // 2 * 2, picture.shape[1] // 2 * 2
    even = picture[:rows, :columns]
    halved = (even[::2, ::2] + even[1::2, ::2] + even[::2, 1::2] + even[1::2, 1::2]) / 4
    return halved.astype(np.float32)


def _sample(picture: Field, row: Field, column: Field) -> Field:
    at = np.stack([row - 0.5, column - 0.5])
    channels = [
        map_coordinates(picture[..., channel], at, order=1, mode="mirror")
        for channel in range(picture.shape[2])
    ]
    return np.stack(channels, axis=-1).astype(np.float32)


def _put_up(seen: Field, rays: Field, board: Board, camera: Camera) -> None:
    coarse = rays[::STEP, ::STEP]
    slack = 2 * STEP * camera.metres_per_pixel(_distance(board, camera) + board.width)
    rows, columns = np.nonzero(_on(coarse, board, camera, slack)[0])
    if not len(rows):
        return
    part = tuple(
        slice(max(0, int(at.min() - 1) * STEP), int(at.max() + 2) * STEP) for at in (rows, columns)
    )
    _draw(seen[part], rays[part], board, camera)


def _draw(seen: Field, rays: Field, board: Board, camera: Camera) -> None:
    inside, reach, side, up = _on(rays, board, camera, 0.0)
    if not inside.any():
        return
    picture = _fitting(board, camera.metres_per_pixel(float(np.median(reach[inside]))))
    rows, columns = picture.shape[:2]
    down = (1 - up[inside] / board.height) * rows
    colours = _sample(picture, down, side[inside] / board.width * columns)
    alpha = colours[:, 3:]
    seen[inside] = colours[:, :3] * alpha + seen[inside] * (1 - alpha)


def _on(
    rays: Field, board: Board, camera: Camera, slack: float
) -> tuple[NDArray[np.bool_], Field, Field, Field]:
    """Which rays meet a board, how far along them, and where on it (metres from its left foot)."""
    along = np.array([np.cos(board.turn), np.sin(board.turn)], np.float32)
    across = np.array([-along[1], along[0]], np.float32)
    foot = np.array([board.x - camera.x, board.y - camera.y], np.float32)
    with np.errstate(divide="ignore", invalid="ignore"):
        reach = np.float32(foot @ across) / (rays[..., :2] @ across)
        side = reach * (rays[..., :2] @ along) - np.float32(foot @ along - board.width / 2)
        up = np.float32(camera.z - board.base) + reach * rays[..., 2]
    inside = (reach > 0.05) & (side >= -slack) & (side < board.width + slack)
    inside &= (up >= -slack) & (up < board.height + slack)
    return inside, reach, side, up


def _fitting(board: Board, metres_per_pixel: float) -> Field:
    """The board's picture, made as coarse as it is seen, so that nothing flickers."""
    rows, columns = board.picture.shape[:2]
    wanted = (
        max(4, round(board.width / metres_per_pixel)),
        max(4, round(board.height / metres_per_pixel)),
    )
    size = min(columns, wanted[0]), min(rows, wanted[1])
    channels = [
        np.asarray(
            Image.fromarray(np.ascontiguousarray(board.picture[..., channel])).resize(
                size, Image.Resampling.BOX
            )
        )
        for channel in range(4)
    ]
    return np.stack(channels, axis=-1).astype(np.float32)
