"""Where a point goes when a picture is enlarged, turned, stretched and shifted."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image

LEAST_SIZE, MOST_SIZE = 0.15, 6.0
MOST_STRETCH = 0.3

type Complex = NDArray[np.complex128]
type Weights = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Affine:
    """Point z = x + iy goes to `turn` * z + `stretch` * conj(z) + `shift`."""

    turn: complex
    stretch: complex
    shift: complex

    transform = Image.Transform.AFFINE

    def at(self, points: Complex) -> Complex:
        """Where points go."""
        return self.turn * points + self.stretch * points.conj() + self.shift

    def size(self) -> float:
        """How many times larger things become."""
        return abs(self.turn)

    def area(self) -> float:
        """How many times larger areas become."""
        return abs(self.turn) ** 2 - abs(self.stretch) ** 2

    def shear(self) -> float:
        """By how much right angles become askew, which no crop, turn or enlarging does."""
        return abs((self.stretch / self.turn).imag)

    @property
    def is_sane(self) -> bool:
        """Whether a picture so changed is still one to be compared."""
        straight = abs(self.stretch) < MOST_STRETCH * abs(self.turn)
        return straight and LEAST_SIZE < abs(self.turn) < MOST_SIZE

    def for_pillow(self) -> tuple[float, float, float, float, float, float]:
        """The six numbers of Pillow, which counts from the corner of a pixel, not its middle."""
        turn, stretch, shift = self.turn, self.stretch, self.shift
        xx, xy = turn.real + stretch.real, stretch.imag - turn.imag
        yx, yy = turn.imag + stretch.imag, turn.real - stretch.real
        x = shift.real + 0.5 - 0.5 * (xx + xy)
        y = shift.imag + 0.5 - 0.5 * (yx + yy)
        return xx, xy, x, yx, yy, y


def fitted(source: Complex, target: Complex, weights: Weights) -> Affine:
    """The way from source to target with the least error."""
    basis = np.stack([source, source.conj(), np.ones_like(source)], axis=1)
    turn, stretch, shift = _solved(basis, target, weights)
    return Affine(complex(turn), complex(stretch), complex(shift))


def bent(middles: Complex, moved: Complex, weights: Weights) -> float:
    """How far points are moved, on average, by what is smooth and yet not affine."""
    middle = (weights * middles).sum() / weights.sum()
    z = (middles - middle) / np.abs(middles - middle).max()
    flat = np.stack([z, z.conj(), np.ones_like(z)], axis=1)
    curved = np.concatenate([flat, np.stack([z * z, z * z.conj(), z.conj() ** 2], axis=1)], axis=1)
    apart = curved @ _solved(curved, moved, weights) - flat @ _solved(flat, moved, weights)
    return float(np.sqrt((weights * np.abs(apart) ** 2).sum() / weights.sum()))


def _solved(basis: Complex, wanted: Complex, weights: Weights) -> Complex:
    root = np.sqrt(weights)
    found: Complex = np.linalg.lstsq(basis * root[:, None], wanted * root, rcond=1e-9)[0]
    return found
