"""Naive Bayes over which features a text has: weak alone, a good second opinion to the margins."""

from collections.abc import Sequence

import numpy as np
from scipy.sparse import csr_matrix

from nlp.output import Output

_DOUBT = 0.05


def fit_naive(found: csr_matrix, labels: Sequence[str], weights: Sequence[float]) -> Output:
    """The log chance of every feature under every label, centred over the labels.

    `found` holds ones and zeros; centring changes no comparison and keeps the numbers small.
    """
    names, places = np.unique(np.asarray(labels), return_inverse=True)
    shape = (len(names), found.shape[0])
    share = csr_matrix((np.asarray(weights), (places, np.arange(shape[1]))), shape=shape)
    seen = (share @ found).toarray() + _DOUBT
    logs = np.log(seen / seen.sum(axis=1, keepdims=True))
    prior = np.log(np.asarray(share.sum(axis=1)).ravel())
    return Output(
        tuple(str(name) for name in names), logs - logs.mean(axis=0), prior - prior.mean()
    )
