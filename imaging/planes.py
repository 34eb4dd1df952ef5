"""Where a point goes when a flat picture is seen from another side, as on a screen."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from imaging.affine import Affine, Complex, Weights

UNIT = 200.0
"""Pixels that are taken for one while a plane is fitted, so that all numbers are of one size."""
LEAST_SIZE, MOST_SIZE = 0.15, 6.0
TOLERANCES = (6.0, 5.0, 4.0, 3.0, 3.0)
"""Pixels by which a mark may miss, ever fewer."""
FEWEST = 12
_SHIFT = np.array([[1, 0, 0.5], [0, 1, 0.5], [0, 0, 1]])

type Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Plane:
    """A point goes where `matrix` takes it, in homogeneous coordinates; its last number is 1."""

    matrix: Matrix

    transform = Image.Transform.PERSPECTIVE

    def at(self, points: Complex) -> Complex:
        """Where points go."""
        flat = np.stack([points.real, points.imag, np.ones(len(points))])
        across, down, far = self.matrix @ flat
        found: Complex = (across + 1j * down) / far
        return found

    def size(self) -> float:
        """How many times larger things become, about the origin."""
        return float(np.sqrt(abs(np.linalg.det(self.matrix[:2, :2]))))

    def area(self) -> float:
        """How many times larger areas become, about the origin."""
        return self.size() ** 2

    def shear(self) -> float:
        """Nothing: that right angles become askew is what a plane does."""
        return 0.0

    def slant(self, shape: tuple[int, ...]) -> float:
        """How much nearer one end of a picture of that shape is than the other, as a share."""
        return float(abs(self.matrix[2, 0]) * shape[1] + abs(self.matrix[2, 1]) * shape[0])

    @property
    def is_sane(self) -> bool:
        """Whether a picture so changed is still one to be compared."""
        return bool(np.isfinite(self.matrix).all()) and LEAST_SIZE < self.size() < MOST_SIZE

    def for_pillow(self) -> tuple[float, ...]:
        """The eight numbers of Pillow, which counts from the corner of a pixel, not its middle."""
        shifted = _SHIFT @ self.matrix @ np.linalg.inv(_SHIFT)
        return tuple(float(number) for number in (shifted / shifted[2, 2]).ravel()[:8])


def plane_of(way: Affine) -> Plane:
    """The same way as a plane."""
    xx, xy, yx, yy = (
        way.turn.real + way.stretch.real, way.stretch.imag - way.turn.imag,
        way.turn.imag + way.stretch.imag, way.turn.real - way.stretch.real,
    )  # fmt: skip
    return Plane(np.array([[xx, xy, way.shift.real], [yx, yy, way.shift.imag], [0, 0, 1]]))


def fitted_plane(source: Complex, target: Complex, weights: Weights) -> Plane:
    """The plane that takes source to target with the least error."""
    x, y, u, v = (part / UNIT for part in (source.real, source.imag, target.real, target.imag))
    none, one = np.zeros_like(x), np.ones_like(x)
    across = np.stack([x, y, one, none, none, none, -u * x, -u * y], axis=1)
    down = np.stack([none, none, none, x, y, one, -v * x, -v * y], axis=1)
    root = np.sqrt(weights)
    basis = np.concatenate([across * root[:, None], down * root[:, None]])
    found = np.linalg.lstsq(basis, np.concatenate([u * root, v * root]), rcond=1e-9)[0]
    units = np.diag([UNIT, UNIT, 1.0])
    matrix = units @ np.append(found, 1.0).reshape(3, 3) @ np.linalg.inv(units)
    return Plane(matrix / matrix[2, 2])


def plane_by_marks(source: Complex, target: Complex, way: Affine) -> tuple[Plane, int] | None:
    """The plane on which most marks agree, beginning from `way`, and how many of them do."""
    plane = plane_of(way)
    for tolerance in TOLERANCES:
        near = np.abs(plane.at(source) - target) < tolerance
        if near.sum() < FEWEST:
            return None
        plane = fitted_plane(source[near], target[near], np.ones(int(near.sum())))
    agreed = int((np.abs(plane.at(source) - target) < TOLERANCES[-1]).sum())
    return plane, agreed
