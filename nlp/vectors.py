"""Counting features into numbers without scikit-learn: the reader's half of the vectoriser."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import repeat

import numpy as np
from numpy.typing import NDArray

from nlp.features import PRESENCE, VIEWS, edges_of, grams_of
from nlp.store import STEP, Array, Model

Rows = NDArray[np.intp]
_MOST_WORDS = 50_000
_UNKNOWN = -1


@dataclass(frozen=True, slots=True)
class Touched:
    """The rows of the weights a text touches, in order, with their values; `bounds` part views."""

    rows: Rows
    values: Array
    bounds: tuple[int, ...]

    def of(self, first: str, last: str) -> Rows:
        """The rows of neighbouring views."""
        return self.rows[self.bounds[VIEWS.index(first)] : self.bounds[VIEWS.index(last) + 1]]


class Vectors:
    """Turns the views of a message into the rows and values its scores are summed from."""

    def __init__(self, model: Model) -> None:
        """Index the model's terms, one table a view."""
        self._tables: dict[str, dict[str, int]] = {}
        self._scale = model.scale
        self._runs: dict[str, tuple[int, ...]] = {}
        starts = [0]
        for view in VIEWS:
            start, end = starts[-1], starts[-1] + model.sizes[view]
            self._tables[view] = dict(zip(model.terms[start:end], range(start, end), strict=True))
            starts.append(end)
        self._starts = np.array(starts)
        self._weight = [model.settings[f"view_{view}"] for view in VIEWS]

    def of(self, views: Mapping[str, list[str]], words: list[str]) -> Touched:
        """What a text touches: its views, and the letter runs and edges of its words.

        In each view (1 + ln count) times the term's scale, of unit length unless plain counts.
        """
        known: list[int] = []
        for word in words:
            known.extend(self._runs_of(word))
        for view, features in views.items():
            known.extend(map(self._tables[view].get, features, repeat(_UNKNOWN)))
        rows, counts = _counted(known)
        heights = (1 + np.log(counts)) * self._scale[rows]
        bounds = tuple(np.searchsorted(rows, self._starts).tolist())
        for at, view in enumerate(VIEWS):
            part = heights[bounds[at] : bounds[at + 1]]
            length = 1.0 if view == "hints" or not len(part) else float(np.sqrt(part @ part))
            part *= self._weight[at] / length
        return Touched(rows, heights.astype(np.float32), bounds)

    def _runs_of(self, word: str) -> tuple[int, ...]:
        """The rows of a word's letter runs and edges, remembered: most words come again."""
        known = self._runs.get(word)
        if known is None:
            grams, shapes = self._tables["grams"], self._tables["shapes"]
            known = tuple(grams[run] for run in grams_of(word) if run in grams)
            known += tuple(shapes[edge] for edge in edges_of(word) if edge in shapes)
            if len(self._runs) < _MOST_WORDS:
                self._runs[word] = known
        return known


def _counted(known: list[int]) -> tuple[Rows, Rows]:
    """Each known row once, in order, and how often it was there."""
    every = np.array(known, np.intp)
    every.sort()
    start = int(every.searchsorted(0))
    firsts = (every[start:] != np.concatenate(([_UNKNOWN], every[start:-1]))).nonzero()[0]
    ends = np.concatenate((firsts[1:], [len(every) - start]))
    return every[start + firsts], ends[: len(firsts)] - firsts


def margins(touched: Touched, weights: Array, bias: Array) -> Array:
    """The score of every output: each touched row of weights times its value, summed."""
    found: Array = touched.values @ weights.take(touched.rows, axis=0) + bias
    return found


def presences(touched: Touched, model: Model) -> Array:
    """What each naive Bayes says of each shade: a row for each of them."""
    places = [touched.of(views[0], views[-1]) for views in PRESENCE]
    told = [model.naive.take(rows, axis=0).sum(axis=0, dtype=np.int32) for rows in places]
    count = np.array([[len(rows)] for rows in places], np.float32)
    found: Array = np.array(told, np.float32) * np.float32(STEP) + count * model.naive_each
    return found + model.naive_bias
