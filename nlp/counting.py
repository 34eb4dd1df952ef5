"""Counting the features of all texts once, and scaling any choice of them as scikit-learn does."""

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import TfidfTransformer

from nlp.features import VIEW_WEIGHTS, VIEWS, Recipe, grams_of
from nlp.store import Array

Places = NDArray[np.intp]
_LEAST_TEXTS = {"families": 1, "hints": 1, "words": 2}
_LEAST_ELSE = 3


@dataclass(frozen=True, slots=True)
class Counts:
    """How often each text has each feature, a matrix a view, and the features by their columns."""

    terms: Mapping[str, tuple[str, ...]]
    matrices: Mapping[str, csr_matrix]


def count(recipe: Recipe, texts: Sequence[str]) -> Counts:
    """The features of the texts, counted in the order they are first met."""
    words = [recipe.words(text) for text in texts]
    views = [recipe.views_of(spoken) for spoken in words]
    pairs = {view: _counted([found[view] for found in views]) for view in VIEWS if view != "grams"}
    pairs["grams"] = _counted_runs(words)
    return Counts(
        {view: pairs[view][0] for view in VIEWS}, {view: pairs[view][1] for view in VIEWS}
    )


def _counted(texts: Sequence[list[str]]) -> tuple[tuple[str, ...], csr_matrix]:
    columns: dict[str, int] = {}
    places, ends = array("i"), [0]
    for features in texts:
        places.extend([columns.setdefault(feature, len(columns)) for feature in features])
        ends.append(len(places))
    ones, where = np.ones(len(places), np.float32), np.frombuffer(places, np.int32)
    found = csr_matrix((ones, where, ends), shape=(len(texts), len(columns)))
    found.sum_duplicates()
    return tuple(columns), found


def _counted_runs(texts: Sequence[list[str]]) -> tuple[tuple[str, ...], csr_matrix]:
    """The letter runs of the texts: those of each word, as often as the word is there."""
    words, spoken = _counted(texts)
    runs, held = _counted([grams_of(word) for word in words])
    found = (spoken @ held).tocsr()
    found.sort_indices()
    return runs, found


@dataclass(frozen=True, slots=True)
class Scale:
    """The features frequent enough to keep and how each is scaled, learnt from some texts."""

    counts: Counts
    kept: Mapping[str, Places]
    scalers: Mapping[str, Any]

    def rows(self, places: Places) -> csr_matrix:
        """The scaled features of the texts at these places."""
        blocks = [
            self.scalers[view].transform(self._kept(view, places)) * VIEW_WEIGHTS[view]
            for view in VIEWS
        ]
        return hstack(blocks, format="csr", dtype=np.float32)

    def presence(self, places: Places, views: Sequence[str]) -> csr_matrix:
        """Which features of these views the texts at these places have: ones and zeros."""
        blocks = [self._kept(view, places) for view in views]
        found = hstack(blocks, format="csr", dtype=np.float32)
        found.data[:] = 1.0
        return found

    def _kept(self, view: str, places: Places) -> csr_matrix:
        return self.counts.matrices[view][places][:, self.kept[view]]

    def stressed(self, stress: Mapping[str, float]) -> NDArray[np.float64]:
        """A factor for every column: what its view is to be multiplied with."""
        sizes = [len(self.kept[view]) for view in VIEWS]
        return np.repeat([stress.get(view, 1.0) for view in VIEWS], sizes)

    def terms(self, view: str) -> list[str]:
        """The features kept of a view, in the order of their columns."""
        known = self.counts.terms[view]
        return [known[at] for at in self.kept[view].tolist()]

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
