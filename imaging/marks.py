"""Marks of a picture: spots that stand out at some size, and what they look like.

A mark is found again when the picture is cropped, enlarged, mirrored, compressed or brightened.
After D. Lowe, «Distinctive image features from scale-invariant keypoints», 2004: extrema of the
difference of Gaussians. Marks are kept upright, because phones are held upright.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from imaging.decoding import Grey
from imaging.softening import between, highest_around, softened

FIRST_SIGMA = 1.6
STEPS = 3
OCTAVES = 4
LEAST_CONTRAST = 0.4
CELLS = 6
MOST_IN_A_CELL = 9
PATCH = 8
"""A mark is described by so many points each way …"""
SPREAD = 1.5
"""… that lie so many times its own size apart."""

type Points = NDArray[np.complex64]


@dataclass(frozen=True, slots=True)
class Marks:
    """Where marks lie (x + iy), how large they are, how strong, and their patches by rows."""

    at: Points
    size: Grey
    strength: Grey
    patches: Grey

    def mirrored(self, width: int) -> "Marks":
        """The marks that the mirrored picture has."""
        turned = (width - 1 - self.at.conj()).astype(np.complex64)
        square = self.patches.reshape(-1, PATCH, PATCH)[:, :, ::-1]
        patches = np.ascontiguousarray(square).reshape(-1, PATCH * PATCH)
        return Marks(turned, self.size, self.strength, patches)


def marks_of(grey: Grey) -> Marks:
    """The marks of a picture, spread over all of it, the strongest first."""
    found = []
    base, scale = grey, 1.0
    for _ in range(OCTAVES):
        if min(base.shape) < 4 * PATCH:
            break
        levels = _levels(base, scale)
        found.append(_in_octave(levels, scale))
        base, scale = np.ascontiguousarray(levels[STEPS][::2, ::2]), scale * 2
    return _spread(_joined(found), grey.shape)


def _levels(base: Grey, scale: float) -> list[Grey]:
    """The picture ever softer; each level is made from the one before."""
    level = softened(base, 1.25) if scale == 1 else base
    levels = [level]
    for step in range(STEPS + 2):
        has = FIRST_SIGMA * 2 ** (step / STEPS)
        wants = FIRST_SIGMA * 2 ** ((step + 1) / STEPS)
        level = softened(level, float(np.sqrt(wants**2 - has**2)))
        levels.append(level)
    return levels


def _in_octave(levels: list[Grey], scale: float) -> Marks:
    stands_out = np.abs(np.diff(np.stack(levels), axis=0))
    best = (stands_out == highest_around(stands_out)) & (stands_out > LEAST_CONTRAST)
    best[[0, -1]] = False
    best[:, :4], best[:, -4:], best[:, :, :4], best[:, :, -4:] = False, False, False, False
    peak = np.nonzero(best)
    layer, row, column = (at + _beyond(stands_out, peak, axis) for axis, at in enumerate(peak))
    sigma = (FIRST_SIGMA * 2 ** (layer / STEPS)).astype(np.float32)
    return Marks(
        ((column + 1j * row) * scale).astype(np.complex64),
        sigma * np.float32(scale),
        stands_out[peak],
        _patches(levels, peak[0], (row, column), sigma),
    )


def _beyond(stands_out: Grey, peak: tuple[NDArray[np.intp], ...], axis: int) -> Grey:
    """How far the true peak lies from the grid's point: where a parabola is highest."""
    before, after = list(peak), list(peak)
    before[axis], after[axis] = peak[axis] - 1, peak[axis] + 1
    low, middle, high = stands_out[tuple(before)], stands_out[peak], stands_out[tuple(after)]
    curved = np.maximum(2 * middle - low - high, 1e-6)
    return np.asarray(np.clip((high - low) / (2 * curved), -0.5, 0.5), np.float32)


def _patches(
    levels: list[Grey], layer: NDArray[np.intp], at: tuple[Grey, Grey], sigma: Grey
) -> Grey:
    offsets = sigma[:, None] * (np.arange(PATCH) - (PATCH - 1) / 2) * SPREAD
    rows = np.repeat(at[0][:, None] + offsets, PATCH, axis=1)
    columns = np.tile(at[1][:, None] + offsets, PATCH)
    patches = np.zeros(rows.shape, np.float32)
    for step in range(1, STEPS + 1):
        here = layer == step
        patches[here] = between(levels[step], rows[here], columns[here])
    return _normal(patches)


def _normal(patches: Grey) -> Grey:
    """Without brightness and contrast."""
    plain = patches - patches.mean(axis=1, keepdims=True)
    length = np.linalg.norm(plain, axis=1, keepdims=True)
    return np.asarray(plain / np.maximum(length, 1e-3), np.float32)


def _joined(found: list[Marks]) -> Marks:
    return Marks(
        np.concatenate([marks.at for marks in found]),
        np.concatenate([marks.size for marks in found]),
        np.concatenate([marks.strength for marks in found]),
        np.concatenate([marks.patches for marks in found]),
    )


def _spread(marks: Marks, shape: tuple[int, ...]) -> Marks:
    """The strongest of each part of the picture, so that one sticker does not take all."""
    order = np.argsort(-marks.strength, kind="stable")
    row = (marks.at.imag[order] * CELLS / shape[0]).astype(int)
    column = (marks.at.real[order] * CELLS / shape[1]).astype(int)
    room = np.full(CELLS * CELLS, MOST_IN_A_CELL)
    kept = []
    for index, cell in zip(order, row * CELLS + column, strict=True):
        if room[cell]:
            room[cell] -= 1
            kept.append(index)
    return Marks(marks.at[kept], marks.size[kept], marks.strength[kept], marks.patches[kept])
