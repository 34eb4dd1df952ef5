"""Fitting the weights of `domain/duplicates.py` on the half that is there to learn from."""

from collections.abc import Collection, Sequence

import numpy as np
from numpy.typing import NDArray

from bench.duplicates.pairs import Pair
from domain.duplicates import Comparison, Kinship, signs_of

SHRINK = 1.0
"""How strongly weights are drawn to zero; the start is left alone."""
ROUNDS = 30


def fitted(learnt: Sequence[Pair], only: Collection[str] = ()) -> dict[str, float]:
    """Weights by logistic regression (Newton's method), rounded; of some signs only if named."""
    rows = [(pair.compared(), pair.same) for pair in learnt]
    return fitted_to([row for row in rows if row[0].subjects is not Kinship.OTHER], only)


def fitted_to(
    rows: Sequence[tuple[Comparison, bool]], only: Collection[str] = ()
) -> dict[str, float]:
    """The same for pairs that have been compared already."""
    signs = [signs_of(compared) for compared, _ in rows]
    names = sorted({name for one in signs for name in one if not only or name in only})
    table = np.array([[one.get(name, 0.0) for name in names] for one in signs])
    truth = np.array([float(same) for _, same in rows])
    shrink = np.array([SHRINK * (name != "start") for name in names])
    weights = _newton(table, truth, shrink)
    return {name: round(float(weight), 2) for name, weight in zip(names, weights, strict=True)}


def _newton(
    table: NDArray[np.float64], truth: NDArray[np.float64], shrink: NDArray[np.float64]
) -> NDArray[np.float64]:
    weights = np.zeros(table.shape[1])
    for _ in range(ROUNDS):
        chance = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (chance - truth) + shrink * weights
        bend = (table * (chance * (1 - chance))[:, None]).T @ table + np.diag(shrink + 1e-9)
        weights = weights - np.linalg.solve(bend, slope)
    return weights
