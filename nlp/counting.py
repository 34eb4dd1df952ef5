"""Counting the features of all texts once, and scaling any choice of them as scikit-learn does."""

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import TfidfTransformer

from nlp.features import VIEW_WEIGHTS, VIEWS, Recipe, edges_of, grams_of
from nlp.store import Array

Places = NDArray[np.intp]
_LEAST_TEXTS = {"words": 2}
_LEAST_ELSE = 3
_ALWAYS = ("families", "hints")
_MORE_EVERY = 25_000


@dataclass(frozen=True, slots=True)
class Counts:
    """How often each text has each feature, a matrix a view, and the features by their columns."""

    terms: Mapping[str, tuple[str, ...]]
    matrices: Mapping[str, csr_matrix]


@dataclass(slots=True)
class _Tally:
    """A growing count: the column of each feature in the order first met, and where texts end."""

    columns: dict[str, int] = field(default_factory=dict)
    places: array[int] = field(default_factory=lambda: array("i"))
    ends: list[int] = field(default_factory=lambda: [0])

    def add(self, features: Sequence[str]) -> None:
        """Count the features of one more text."""
        columns = self.columns
        self.places.extend([columns.setdefault(feature, len(columns)) for feature in features])
        self.ends.append(len(self.places))

    def matrix(self) -> csr_matrix:
        """How often each text has each feature."""
        where = np.asarray(self.places, np.int32)
        ones = np.ones(len(where), np.float32)
        found = csr_matrix((ones, where, self.ends), shape=(len(self.ends) - 1, len(self.columns)))
        found.sum_duplicates()
        return found


def count(recipe: Recipe, texts: Sequence[str]) -> Counts:
    """The features of the texts, counted; text by text, because all at once fill a gigabyte."""
    tallies = {view: _Tally() for view in VIEWS if view != "grams"}
    spoken = _Tally()
    for text in texts:
        words = recipe.words(text)
        spoken.add(words)
        views = recipe.views_of(words)
        views["shapes"] += [edge for word in words for edge in edges_of(word)]
        for view, features in views.items():
            tallies[view].add(features)
    tallied = {view: (tuple(tally.columns), tally.matrix()) for view, tally in tallies.items()}
    tallied["grams"] = _runs_of(spoken)
    return Counts(
        {view: tallied[view][0] for view in VIEWS}, {view: tallied[view][1] for view in VIEWS}
    )


def _runs_of(spoken: _Tally) -> tuple[tuple[str, ...], csr_matrix]:
    """The letter runs of the texts: those of each word, as often as the word is there."""
    runs = _Tally()
    for word in spoken.columns:
        runs.add(grams_of(word))
    found = (spoken.matrix() @ runs.matrix()).tocsr()
    found.sort_indices()
    return tuple(runs.columns), found


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
        least = _least_texts(view, len(places))
        kept[view] = np.flatnonzero(some.getnnz(axis=0) >= least)
        counted = view == "hints"
        scaler = TfidfTransformer(
            sublinear_tf=True, norm=None if counted else "l2", use_idf=not counted
        )
        scalers[view] = scaler.fit(some[:, kept[view]])
    return Scale(counts, kept, scalers)


def _least_texts(view: str, texts: int) -> int:
    """How many of so many texts must have a feature for it to be kept: more of them tell less.

    The rarest half of the features costs as much room as the other and hardly changes an answer.
    """
    if view in _ALWAYS:
        return 1
    return _LEAST_TEXTS.get(view, _LEAST_ELSE) + texts // _MORE_EVERY
