"""Counting features into numbers without scikit-learn: the reader's half of the vectoriser."""

from collections import Counter
from math import log, sqrt

import numpy as np
from numpy.typing import NDArray

from nlp.features import VIEWS
from nlp.store import Array, Model

Rows = NDArray[np.intp]


class Vectors:
    """Turns the views of a message into the rows and values its scores are summed from."""

    def __init__(self, model: Model) -> None:
        """Index the model's terms, one table a view."""
        self._tables: dict[str, dict[str, int]] = {}
        self._scale: list[float] = model.scale.tolist()
        start = 0
        for view in VIEWS:
            end = start + model.sizes[view]
            self._tables[view] = dict(zip(model.terms[start:end], range(start, end), strict=True))
            start = end
        self._weight = {view: model.settings[f"view_{view}"] for view in VIEWS}

    def of(self, views: dict[str, list[str]]) -> tuple[Rows, Array]:
        """The rows of the weights a message touches, and with which values."""
        rows: list[int] = []
        values: list[float] = []
        for view, features in views.items():
            found, heights = self._view(view, features)
            rows += found
            values += heights
        return np.array(rows, np.intp), np.array(values, np.float32)

    def _view(self, view: str, features: list[str]) -> tuple[list[int], list[float]]:
        """One view of unit length: (1 + ln count) times the term's scale."""
        get, scale = self._tables[view].get, self._scale
        counted = Counter(row for row in map(get, features) if row is not None)
        heights = [(1 + log(count)) * scale[row] for row, count in counted.items()]
        length = sqrt(sum(height * height for height in heights)) if view != "hints" else 1.0
        factor = self._weight[view] / (length or 1.0)
        return list(counted), [height * factor for height in heights]
