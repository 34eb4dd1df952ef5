"""Softening of pictures and the like, fast enough to be done a dozen times within one check."""

from functools import cache

import numpy as np

from imaging.decoding import Grey

REACH = 2.7
"""A bell curve is cut off at so many deviations."""


def softened(grey: Grey, sigma: float) -> Grey:
    """The picture softened by a bell curve of that deviation, in pixels; edges are repeated."""
    kernel = _kernel(round(sigma, 3))
    return _along_rows(_along_rows(grey, kernel).T, kernel).T


@cache
def _kernel(sigma: float) -> Grey:
    """The middle and one side of the bell curve, summing to 1 with the other side."""
    reach = max(1, round(REACH * sigma))
    weights = np.exp(-0.5 * (np.arange(reach + 1) / sigma) ** 2)
    return np.asarray(weights / (weights[0] + 2 * weights[1:].sum()), np.float32)


def _along_rows(grey: Grey, kernel: Grey) -> Grey:
    """Adds shifted copies: whole arrays at once are faster than scipy's line by line."""
    reach, wide = len(kernel) - 1, grey.shape[1]
    padded = np.pad(grey, ((0, 0), (reach, reach)), mode="edge")
    total: Grey = padded[:, reach : reach + wide] * kernel[0]
    for step in range(1, reach + 1):
        both = padded[:, reach - step : reach - step + wide]
        both = both + padded[:, reach + step : reach + step + wide]
        both *= kernel[step]
        total += both
    return total


def highest_around(stack: Grey) -> Grey:
    """The highest of each point's neighbours and itself, along all three axes."""
    for axis in range(3):
        near = stack.copy()
        ahead, behind = _shifted(axis)
        np.maximum(near[ahead], stack[behind], out=near[ahead])
        np.maximum(near[behind], stack[ahead], out=near[behind])
        stack = near
    return stack


def _shifted(axis: int) -> tuple[tuple[slice, ...], tuple[slice, ...]]:
    whole = [slice(None)] * 3
    ahead, behind = whole.copy(), whole.copy()
    ahead[axis], behind[axis] = slice(1, None), slice(None, -1)
    return tuple(ahead), tuple(behind)


def between(grey: Grey, rows: Grey, columns: Grey) -> Grey:
    """The picture at places between its pixels; beyond its edge it goes on as it ends."""
    top, left = np.floor(rows), np.floor(columns)
    down, right = rows - top, columns - left
    upper, lower = (np.clip(top + step, 0, grey.shape[0] - 1).astype(np.intp) for step in (0, 1))
    near, far = (np.clip(left + step, 0, grey.shape[1] - 1).astype(np.intp) for step in (0, 1))
    above = grey[upper, near] * (1 - right) + grey[upper, far] * right
    below = grey[lower, near] * (1 - right) + grey[lower, far] * right
    return np.asarray(above * (1 - down) + below * down, np.float32)


def mirrored(grey: Grey) -> Grey:
    """Left and right exchanged."""
    return np.ascontiguousarray(grey[:, ::-1])
