"""Counting the features of all texts once, and scaling any choice of them as scikit-learn does."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import CountVectorizer, TfidfTransformer

from nlp.features import VIEW_WEIGHTS, VIEWS
from nlp.store import Array

Places = NDArray[np.intp]
Views = Mapping[str, list[str]]
_LEAST_TEXTS = {"families": 1, "hints": 1, "words": 2}
_LEAST_ELSE = 3


def _as_is(features: list[str]) -> list[str]:
    return features


@dataclass(frozen=True, slots=True)
class Counts:
    """How often each text has each feature, a matrix a view, with the counters that know them."""

    counters: Mapping[str, Any]
    matrices: Mapping[str, csr_matrix]


def count(texts: Sequence[Views]) -> Counts:
    """The features of the texts, counted."""
    counters, matrices = {}, {}
    for view in VIEWS:
        counters[view] = CountVectorizer(analyzer=_as_is, dtype=np.float32)
        matrices[view] = counters[view].fit_transform([text[view] for text in texts]).tocsr()
    return Counts(counters, matrices)


@dataclass(frozen=True, slots=True)
class Scale:
    """The features frequent enough to keep and how each is scaled, learnt from some texts."""

    counts: Counts
    kept: Mapping[str, Places]
    scalers: Mapping[str, Any]

    def rows(self, places: Places) -> csr_matrix:
        """The scaled features of the texts at these places."""
        return self._scaled({view: self.counts.matrices[view][places] for view in VIEWS})

    def rows_of(self, texts: Sequence[Views]) -> csr_matrix:
        """The scaled features of other texts."""
        counters = self.counts.counters
        return self._scaled(
            {view: counters[view].transform([text[view] for text in texts]) for view in VIEWS}
        )

    def presence(self, places: Places, views: Sequence[str]) -> csr_matrix:
        """Which features of these views the texts at these places have: ones and zeros."""
        blocks = [self.counts.matrices[view][places][:, self.kept[view]] for view in views]
        found = hstack(blocks, format="csr", dtype=np.float32)
        found.data[:] = 1.0
        return found

    def stressed(self, stress: Mapping[str, float]) -> NDArray[np.float64]:
        """A factor for every column: what its view is to be multiplied with."""
        sizes = [len(self.kept[view]) for view in VIEWS]
        return np.repeat([stress.get(view, 1.0) for view in VIEWS], sizes)

    def _scaled(self, matrices: Mapping[str, csr_matrix]) -> csr_matrix:
        blocks = [
            self.scalers[view].transform(matrices[view][:, self.kept[view]]) * VIEW_WEIGHTS[view]
            for view in VIEWS
        ]
        return hstack(blocks, format="csr", dtype=np.float32)

    def terms(self, view: str) -> list[str]:
        """The features kept of a view, in the order of their columns."""
        return [str(t) for t in self.counts.counters[view].get_feature_names_out()[self.kept[view]]]

    def factors(self, view: str) -> Array:
        """The inverse document frequency of each feature kept; ones where there is none."""
        scaler = self.scalers[view]
        ones = np.ones(len(self.kept[view]))
        return np.asarray(scaler.idf_ if scaler.use_idf else ones, np.float32)


def learn_scale(counts: Counts, places: Places) -> Scale:
    """The scale learnt from the texts at these places."""
    kept, scalers = {}, {}
    for view in VIEWS:
        some = counts.matrices[view][places]
        least = _LEAST_TEXTS.get(view, _LEAST_ELSE)
        kept[view] = np.flatnonzero(some.getnnz(axis=0) >= least)
        counted = view == "hints"
        scaler = TfidfTransformer(
            sublinear_tf=True, norm=None if counted else "l2", use_idf=not counted
        )
        scalers[view] = scaler.fit(some[:, kept[view]])
    return Scale(counts, kept, scalers)
