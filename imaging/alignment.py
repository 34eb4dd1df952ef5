"""Where one picture lies within another: enlarged, turned a little, shifted, maybe mirrored."""

from dataclasses import dataclass

import numpy as np
from numpy.random import default_rng
from numpy.typing import NDArray

from imaging.marks import Marks, Points

ALIKE = 0.75
"""How much two patches must correlate to be taken for the same mark."""
GUESSES = 500
NEAR = 4.0
"""Pixels by which a mark may miss."""
LEAST_SCALE, MOST_SCALE = 0.25, 4.0
MOST_TURN = np.radians(25)


@dataclass(frozen=True, slots=True)
class Fit:
    """Point p of the first picture lies at `turn` * p + `shift` in the second."""

    turn: complex
    shift: complex
    support: int
    """How many marks agree."""
    matches: int
    """How many marks looked alike."""


def fit(source: Points, target: Points) -> Fit | None:
    """The way most marks of the first picture went into the second, or None."""
    if len(source) < 4:
        return None
    guesses = _guesses(source, target)
    if guesses is None:
        return None
    turns, shifts = guesses
    misses = np.abs(turns[:, None] * source + shifts[:, None] - target)
    best = int((misses < NEAR).sum(axis=1).argmax())
    return _settled(source, target, turns[best], shifts[best])


def matches(first: Marks, second: Marks) -> tuple[Points, Points]:
    """Pairs of marks each of which is the other's likest."""
    if not len(first.at) or not len(second.at):
        return first.at[:0], second.at[:0]
    alike = first.patches @ second.patches.T
    forth, back = alike.argmax(axis=1), alike.argmax(axis=0)
    own = np.arange(len(forth))
    kept = (back[forth] == own) & (alike[own, forth] > ALIKE)
    return first.at[kept], second.at[forth[kept]]


def _guesses(
    source: Points, target: Points
) -> tuple[NDArray[np.complex64], NDArray[np.complex64]] | None:
    """What any two matches together would mean."""
    one, other = default_rng(len(source)).integers(0, len(source), (2, GUESSES))
    apart = source[other] - source[one]
    wide = np.abs(apart) > 20
    one, other, apart = one[wide], other[wide], apart[wide]
    turns = (target[other] - target[one]) / apart
    size = np.abs(turns)
    sane = (size > LEAST_SCALE) & (size < MOST_SCALE) & (np.abs(np.angle(turns)) < MOST_TURN)
    if not sane.any():
        return None
    return turns[sane], target[one][sane] - turns[sane] * source[one][sane]


def _settled(source: Points, target: Points, turn: complex, shift: complex) -> Fit:
    """The best fit to all marks that agree."""
    near = np.abs(turn * source + shift - target) < NEAR
    for _ in range(3):
        here, there = source[near], target[near]
        turn, shift = _least_squares(here, there)
        near = np.abs(turn * source + shift - target) < NEAR
        if near.sum() < 2:
            break
    return Fit(turn, shift, int(near.sum()), len(source))


def _least_squares(source: Points, target: Points) -> tuple[complex, complex]:
    """Turn and shift that bring source to target with the least error."""
    here, there = source.mean(), target.mean()
    spread = (np.abs(source - here) ** 2).sum()
    turn = ((source - here).conj() * (target - there)).sum() / max(spread, 1e-6)
    return complex(turn), complex(there - turn * here)
