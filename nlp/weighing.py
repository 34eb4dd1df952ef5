"""Pieces of evidence weighed into one chance: learnt by logistic regression, applied with numpy.

Two things are weighed so: how urgent a message is, and how far its first subject can be trusted.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nlp.danger_rules import CODES
from nlp.reading import Danger

Floats = NDArray[np.float64]


def urgency_signs(
    text_score: float, leaves: NDArray[Any], kinds: NDArray[Any], found: Sequence[Danger]
) -> Floats:
    """What speaks for and against an emergency: words, subject, kind and the dangers named."""
    codes = {danger.code for danger in found}
    named = [float(code in codes) for code in CODES]
    return np.concatenate([[text_score], leaves, kinds, named, [float(min(len(codes), 3))]])


def trust_signs(scores: NDArray[Any], chances: NDArray[Any]) -> Floats:
    """What tells whether the first subject is right: its chance, score, lead and the doubt left."""
    third, second, first = np.partition(scores, (-3, -2, -1))[-3:] if len(scores) > 2 else [0.0] * 3
    best = min(float(chances.max()), 1 - 1e-9)
    doubt = -float((chances * np.log(chances + 1e-12)).sum())
    lead = float(first - second)
    return np.array([np.log(best / (1 - best)), float(first), lead, doubt, float(third)])


def fit_weights(rows: Floats, truth: NDArray[np.bool_]) -> Floats:
    """The weight of each sign, the bias last; no weights where there is nothing to tell apart."""
    from sklearn.linear_model import LogisticRegression

    if truth.all() or not truth.any():
        return np.concatenate([np.zeros(rows.shape[1]), [3.0 if truth.all() else -3.0]])
    model = LogisticRegression(C=1.0, max_iter=3000).fit(rows, truth)
    weights: Floats = np.concatenate([model.coef_[0], model.intercept_])
    return weights


def chance(row: Floats, weights: NDArray[Any]) -> float:
    """The chance that the signs add up to."""
    return float(1 / (1 + np.exp(-(row @ weights[:-1] + weights[-1]))))
