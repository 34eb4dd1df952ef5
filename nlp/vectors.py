"""Counting features into numbers without scikit-learn: the reader's half of the vectoriser."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from nlp.features import PRESENCE, VIEWS
from nlp.store import Array, Model

Rows = NDArray[np.intp]


class Vectors:
    """Turns the views of a message into the rows and values its scores are summed from."""

    def __init__(self, model: Model) -> None:
        """Index the model's terms, one table a view."""
        self._tables: dict[str, Mapping[str, int]] = {}
        self._scale = model.scale
        start = 0
        for view in VIEWS:
            end = start + model.sizes[view]
            self._tables[view] = dict(zip(model.terms[start:end], range(start, end), strict=True))
            start = end
        self._weight = {view: model.settings[f"view_{view}"] for view in VIEWS}

    def of(self, views: Mapping[str, list[str]]) -> Mapping[str, tuple[Rows, Array]]:
        """For each view the rows of the weights a message touches, and with which values."""
        return {view: self._view(view, features) for view, features in views.items()}

    def _view(self, view: str, features: list[str]) -> tuple[Rows, Array]:
        """One view, (1 + ln count) times the term's scale; of unit length unless plain counts."""
        get = self._tables[view].get
        known = [row for feature in features if (row := get(feature)) is not None]
        if not known:
            return np.empty(0, np.intp), np.empty(0, np.float32)
        rows, counts = np.unique(np.array(known, np.intp), return_counts=True)
        heights = (1 + np.log(counts)) * self._scale[rows]
        length = 1.0 if view == "hints" else float(np.sqrt(heights @ heights))
        return rows, (heights * (self._weight[view] / length)).astype(np.float32)


def margins(touched: Mapping[str, tuple[Rows, Array]], weights: Array, bias: Array) -> Array:
    """The score of every output: each touched row of weights times its value, summed."""
    rows = np.concatenate([rows for rows, _ in touched.values()])
    values = np.concatenate([values for _, values in touched.values()])
    found: Array = values @ weights[rows] + bias
    return found


def presences(touched: Mapping[str, tuple[Rows, Array]], naive: Array, bias: Array) -> Array:
    """What each naive Bayes says of each leaf: a row for each of them."""
    sums = [
        naive[np.concatenate([touched[view][0] for view in views])].sum(axis=0)
        for views in PRESENCE
    ]
    found: Array = np.array(sums, np.float32) + bias
    return found
