"""A camera that stands somewhere in the scene and looks somewhere."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.random import Generator

from bench.proof.noise import Field


@dataclass(frozen=True, slots=True)
class Camera:
    """Where it stands (metres, `y` is forward, `z` up), where it looks (radians), what it sees."""

    x: float
    y: float
    z: float
    yaw: float
    pitch: float
    roll: float
    focal: float
    size: tuple[int, int]

    def turned(self) -> Field:
        """The rotation from the camera's directions (right, forward, up) to the world's."""
        about_up = _rotation(self.yaw, 0, 1)
        about_right = _rotation(self.pitch, 1, 2)
        about_forward = _rotation(self.roll, 2, 0)
        return (about_up @ about_right @ about_forward).astype(np.float32)

    def rays(self) -> Field:
        """The direction of each pixel, shape (rows, columns, 3)."""
        width, height = self.size
        right, up = np.meshgrid(
            (np.arange(width) + 0.5 - width / 2) / (self.focal * width),
            (height / 2 - np.arange(height) - 0.5) / (self.focal * width),
        )
        seen = np.stack([right, np.ones_like(right), up], axis=-1).astype(np.float32)
        return (seen @ self.turned().T).astype(np.float32)

    def metres_per_pixel(self, distance: float) -> float:
        """How much of the world one pixel covers that far away."""
        return distance / (self.focal * self.size[0])

    def moved(self, random: Generator, metres: float, degrees: float) -> "Camera":
        """As somebody would stand who comes again: about that far off, turned about that much."""
        step = metres * random.standard_normal(3) * (1, 0.8, 0.4)
        turn = np.radians(degrees) * random.standard_normal(3) * (1, 0.7, 0.5)
        return replace(
            self, x=self.x + step[0], y=self.y + step[1], z=max(0.4, self.z + step[2]),
            yaw=self.yaw + turn[0], pitch=self.pitch + turn[1], roll=self.roll + turn[2],
            focal=self.focal * (1 + 0.03 * metres * random.standard_normal()),
        )  # fmt: skip


def _rotation(angle: float, first: int, second: int) -> Field:
    matrix = np.eye(3)
    matrix[[first, second], [first, second]] = np.cos(angle)
    matrix[first, second], matrix[second, first] = -np.sin(angle), np.sin(angle)
    return matrix.astype(np.float32)
