"""Several opinions made one: how far each classifier of leaves is believed, and kinds corrected.

Both are learnt from the scores that held-out voices got, by least log loss; reading needs numpy.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Places = NDArray[np.intp]
Mix = tuple[tuple[float, ...], ...]
FIRST_BLEND = (1.11, 0.05, 0.013, 1.19, 0.84)
"""The share of each opinion before anything was measured: near what it came out as before."""
_FIRST_HEAT = 3.6
_STEADY = 1e-3
_FAIRNESS = 0.2
_ENOUGH = 15_000


def blended(opinions: NDArray[np.floating], blend: NDArray[np.floating]) -> Floats:
    """One score a leaf from a column of scores for each opinion; the mean over leaves is zero."""
    found: Floats = (opinions - opinions.mean(axis=-2, keepdims=True)) @ blend
    return found


def fit_blend(opinions: Floats, truth: Places) -> tuple[float, ...]:
    """The share of each opinion, learnt from messages by leaves by opinions."""
    some = _some(truth)
    opinions, truth = opinions[some], truth[some]
    centred = opinions - opinions.mean(axis=1, keepdims=True)
    height = centred.std(axis=(0, 1)) + 1e-9
    scaled = centred / height
    at = np.arange(len(truth))

    def loss(shares: Floats) -> tuple[float, Floats]:
        chances = softmax(scaled @ shares)
        right = chances[at, truth]
        meant = np.einsum("nl,nlk->k", chances, scaled) / len(truth)
        slope = meant - scaled[at, truth].mean(axis=0) + 2 * _STEADY * shares
        return -float(np.log(right + 1e-12).mean()) + _STEADY * float(shares @ shares), slope

    return _floats(_least(loss, np.ones(len(height))) / height)


def first_mix(kinds: int, more: int = 0) -> Mix:
    """Kinds before anything was measured: each score by itself, heated.

    Then come the columns of so many more signs, and last the bias.
    """
    return tuple(_floats(row) for row in np.eye(kinds, kinds + more + 1) * _FIRST_HEAT)


def mixed(scores: NDArray[np.floating], mix: NDArray[np.floating]) -> Floats:
    """The log chances of kinds from their bare scores, up to a constant."""
    found: Floats = scores @ mix[:, :-1].T + mix[:, -1]
    return found


def fit_mix(scores: Floats, truth: Places, kinds: int) -> Mix:
    """How the scores of the kinds, and any signs after them, speak for each; rare ones favoured."""
    some = _some(truth)
    scores, truth = scores[some], truth[some]
    start = np.array(first_mix(kinds, scores.shape[1] - kinds))
    padded = np.hstack([scores, np.ones((len(scores), 1))])
    hot = np.eye(kinds)[truth]

    def loss(flat: Floats) -> tuple[float, Floats]:
        change = flat.reshape(start.shape)
        chances = softmax(padded @ (start + change).T)
        fit = -float(np.log((chances * hot).sum(axis=1) + 1e-12).mean())
        slope = (chances - hot).T @ padded / len(hot) + 2 * _STEADY * change
        return fit + _STEADY * float(flat @ flat), slope.ravel()

    found = start + _least(loss, np.zeros(start.size)).reshape(start.shape)
    found[:, -1] -= _FAIRNESS * np.log(hot.mean(axis=0) + 1e-6)
    return tuple(_floats(row) for row in found)


def softmax(scores: NDArray[np.floating]) -> Floats:
    """Each row as chances that add up to one."""
    raised = np.exp(scores - scores.max(axis=-1, keepdims=True))
    chances: Floats = raised / raised.sum(axis=-1, keepdims=True)
    return chances


def _some(truth: Places) -> slice:
    """Every message, or of very many some by turns: a few shares are learnt as well from fewer."""
    return slice(None, None, 1 + len(truth) // _ENOUGH)


def _least(loss: Callable[[Floats], tuple[float, Floats]], start: Floats) -> Floats:
    from scipy.optimize import minimize

    found: Floats = minimize(loss, start, jac=True, method="L-BFGS-B").x
    return found


def _floats(values: Floats) -> tuple[float, ...]:
    return tuple(float(value) for value in values)
