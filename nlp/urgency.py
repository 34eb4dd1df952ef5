"""How urgent a message is: its words, its subject, its kind and the dangers named, weighed once.

The weights are learnt by logistic regression on held-out readings; applying them needs numpy only.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nlp.danger_rules import RULES
from nlp.reading import Danger

Floats = NDArray[np.float64]
CODES = tuple(code for code, _ in RULES)


def evidence(
    text_score: float, leaves: NDArray[Any], kinds: NDArray[Any], found: Sequence[Danger]
) -> Floats:
    """What speaks for and against an emergency, as one row of numbers."""
    codes = {danger.code for danger in found}
    named = [float(code in codes) for code in CODES]
    return np.concatenate([[text_score], leaves, kinds, named, [float(min(len(codes), 3))]])


def fit_urgency(rows: Floats, urgent: NDArray[np.bool_]) -> Floats:
    """The weight of each piece of evidence, the bias last."""
    from sklearn.linear_model import LogisticRegression

    if urgent.all() or not urgent.any():
        return np.concatenate([np.zeros(rows.shape[1]), [-3.0]])
    model = LogisticRegression(C=1.0, max_iter=3000).fit(rows, urgent)
    weights: Floats = np.concatenate([model.coef_[0], model.intercept_])
    return weights


def urgency(row: Floats, weights: NDArray[Any]) -> float:
    """The chance that the message is an emergency."""
    return float(1 / (1 + np.exp(-(row @ weights[:-1] + weights[-1]))))
