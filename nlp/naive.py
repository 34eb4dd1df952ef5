"""Naive Bayes over which features a text has: weak alone, a good second opinion to the margins."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from nlp.output import Floats

_DOUBT = 0.01


@dataclass(frozen=True, slots=True)
class Naive:
    """One naive Bayes: what each feature adds under each name, what any feature takes, and a bias.

    A feature that was never seen under a name adds nothing there, so most of `told` is zero.
    """

    names: tuple[str, ...]
    told: Floats
    each: Floats
    bias: Floats

    def scores(self, found: csr_matrix) -> Floats:
        """The log chance of each name up to a constant, for rows of ones and zeros."""
        count = np.asarray(found.sum(axis=1)).reshape(-1, 1)
        scores: Floats = found @ self.told.T + count * self.each + self.bias
        return scores


def fit_naive(found: csr_matrix, labels: Sequence[str], weights: Sequence[float]) -> Naive:
    """The log chance of every feature under every label, up to one constant for all of them."""
    names, places = np.unique(np.asarray(labels), return_inverse=True)
    shape = (len(names), found.shape[0])
    share = csr_matrix((np.asarray(weights), (places, np.arange(shape[1]))), shape=shape)
    seen: NDArray[np.float64] = (share @ found).toarray()
    prior = np.log(np.asarray(share.sum(axis=1)).ravel())
    total = seen.sum(axis=1) + _DOUBT * seen.shape[1]
    return Naive(
        tuple(str(name) for name in names),
        np.log1p(seen / _DOUBT),
        np.log(total.mean()) - np.log(total),
        prior - prior.mean(),
    )
