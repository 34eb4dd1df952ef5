"""Fitting the weights with scikit-learn: messages in, a model out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.svm import LinearSVC

from nlp.corpora import Message
from nlp.features import VIEW_WEIGHTS, VIEWS, Recipe
from nlp.store import Array, Model
from nlp.subjects import subjects

Views = Mapping[str, list[str]]
_PHRASE_WEIGHT = 0.3
_LEAST_MESSAGES = {"words": 2, "grams": 3, "hints": 1}


def _as_is(features: list[str]) -> list[str]:
    return features


@dataclass(frozen=True, slots=True)
class Fitted:
    """The scikit-learn parts of a model, one vectoriser a view and one classifier an output."""

    recipe: Recipe
    vectorisers: Mapping[str, Any]
    leaf: Any
    kind: Any
    emergency: Any

    def vectors(self, texts: Sequence[str]) -> csr_matrix:
        """The weighted features of each text, a row each."""
        return _stack(self.vectorisers, [self.recipe.views(text) for text in texts])


def fit_vectorisers(views: Sequence[Views]) -> dict[str, Any]:
    """A vectoriser for each view, fitted on these texts."""
    fitted = {}
    for view in VIEWS:
        fitted[view] = TfidfVectorizer(
            analyzer=_as_is,
            sublinear_tf=True,
            min_df=_LEAST_MESSAGES[view],
            norm="l2" if view != "hints" else None,
            use_idf=view != "hints",
            dtype=np.float32,
        ).fit([text[view] for text in views])
    return fitted


def _stack(vectorisers: Mapping[str, Any], views: Sequence[Views]) -> csr_matrix:
    blocks = [
        vectorisers[view].transform([text[view] for text in views]) * VIEW_WEIGHTS[view]
        for view in VIEWS
    ]
    return hstack(blocks, format="csr", dtype=np.float32)


def fit(
    messages: Sequence[Message],
    recipe: Recipe,
    phrases: Mapping[str, tuple[str, ...]],
    seed: int,
) -> Fitted:
    """Classifiers for leaf, kind and emergency over shared features."""
    pseudo = [(leaf, phrase) for leaf, spoken in phrases.items() for phrase in spoken]
    views = [recipe.views(message.text) for message in messages]
    views += [recipe.views(phrase) for _, phrase in pseudo]
    vectorisers = fit_vectorisers(views)
    matrix = _stack(vectorisers, views)
    real = matrix[: len(messages)]
    leaves = [message.leaf for message in messages] + [leaf for leaf, _ in pseudo]
    weights = [1.0] * len(messages) + [_PHRASE_WEIGHT] * len(pseudo)
    return Fitted(
        recipe,
        vectorisers,
        LinearSVC(C=0.3, random_state=seed).fit(matrix, leaves, sample_weight=weights),
        LinearSVC(C=0.3, random_state=seed).fit(real, [message.kind for message in messages]),
        LogisticRegression(C=10.0, solver="liblinear", random_state=seed).fit(
            real, [message.emergency for message in messages]
        ),
    )


def export(fitted: Fitted, version: str, phrases: Mapping[str, tuple[str, ...]]) -> Model:
    """The fitted parts as plain arrays, with settings that `training` will replace."""
    coefficients = (fitted.leaf.coef_, fitted.kind.coef_, fitted.emergency.coef_)
    biases = (fitted.leaf.intercept_, fitted.kind.intercept_, fitted.emergency.intercept_)
    leaves = tuple(str(leaf) for leaf in fitted.leaf.classes_)
    return Model(
        version=version,
        leaves=leaves,
        kinds=tuple(str(kind) for kind in fitted.kind.classes_),
        areas={leaf: subjects()[leaf].area for leaf in leaves if leaf in subjects()},
        sizes={view: len(fitted.vectorisers[view].vocabulary_) for view in VIEWS},
        terms=tuple(
            term for view in VIEWS for term in fitted.vectorisers[view].get_feature_names_out()
        ),
        scale=np.concatenate([_scale(fitted.vectorisers[view]) for view in VIEWS]),
        weights=np.ascontiguousarray(np.vstack(coefficients).T, np.float32),
        bias=np.concatenate(biases).astype(np.float32),
        roots=fitted.recipe.roots,
        phrases=phrases,
        settings=first_settings(),
        informal=fitted.recipe.informal,
    )


def _scale(vectoriser: Any) -> Array:
    count = len(vectoriser.vocabulary_)
    return np.asarray(vectoriser.idf_ if vectoriser.use_idf else np.ones(count), np.float32)


def first_settings() -> dict[str, float]:
    """Settings before anything was measured."""
    views = {f"view_{view}": VIEW_WEIGHTS[view] for view in VIEWS}
    heats = {"leaf_heat": 1.0, "kind_heat": 1.0}
    limits = {"auto": 0.8, "ask": 0.4, "none": 0.4, "emergency": 0.4, "fault": 0.7}
    return views | heats | limits
