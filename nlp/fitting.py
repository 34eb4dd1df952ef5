"""Fitting the weights with scikit-learn: messages in, a model out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, hstack, vstack
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.svm import LinearSVC

from nlp.augmenting import augmented
from nlp.corpora import Message
from nlp.features import VIEW_WEIGHTS, VIEWS, Recipe
from nlp.store import Array, Model
from nlp.subjects import NONE, subjects

Phrases = Mapping[str, tuple[str, ...]]
Views = Mapping[str, list[str]]
Floats = NDArray[np.float64]
_LEAST_MESSAGES = {"words": 2, "grams": 3, "hints": 1, "turns": 3}
_AREA_SHARE = 0.15


@dataclass(frozen=True, slots=True)
class Plan:
    """What a model is fitted from and how; the parts an ablation can leave out."""

    recipe: Recipe
    phrases: Phrases
    turns: Phrases
    areas: Mapping[str, str]
    seed: int
    phrase_weight: float = 0.3
    noise_weight: float = 0.3
    softness: float = 0.3

    def area_of(self, leaf: str) -> str:
        """The area of a leaf, new subjects included."""
        return self.areas.get(leaf) or (subjects()[leaf].area if leaf in subjects() else NONE)


@dataclass(frozen=True, slots=True)
class Output:
    """One linear classifier: a row of weights and a bias for each name."""

    names: tuple[str, ...]
    weights: Floats
    bias: Floats

    def scores(self, matrix: csr_matrix) -> Floats:
        """The score of each name, a row for each row of the matrix."""
        found: Floats = matrix @ self.weights.T + self.bias
        return found


@dataclass(frozen=True, slots=True)
class Fitted:
    """The fitted vectorisers, one a view, and the three classifiers."""

    recipe: Recipe
    vectorisers: Mapping[str, Any]
    leaf: Output
    kind: Output
    emergency: Output

    def vectors(self, texts: Sequence[str]) -> csr_matrix:
        """The weighted features of each text, a row each."""
        return _stack(self.vectorisers, [self.recipe.views(text) for text in texts])


def _as_is(features: list[str]) -> list[str]:
    return features


def fit_vectorisers(views: Sequence[Views]) -> dict[str, Any]:
    """A vectoriser for each view, fitted on these texts; hints are plain counts."""
    return {view: _vectoriser(view).fit([text[view] for text in views]) for view in VIEWS}


def _vectoriser(view: str) -> Any:
    return TfidfVectorizer(
        analyzer=_as_is,
        sublinear_tf=True,
        min_df=_LEAST_MESSAGES[view],
        norm="l2" if view != "hints" else None,
        use_idf=view != "hints",
        dtype=np.float32,
    )


def _stack(vectorisers: Mapping[str, Any], views: Sequence[Views]) -> csr_matrix:
    blocks = [
        vectorisers[view].transform([text[view] for text in views]) * VIEW_WEIGHTS[view]
        for view in VIEWS
    ]
    return hstack(blocks, format="csr", dtype=np.float32)


@dataclass(frozen=True, slots=True)
class _Rows:
    """Labelled rows with a weight each."""

    matrix: csr_matrix
    labels: Sequence[str]
    weights: Sequence[float]


def fit(messages: Sequence[Message], plan: Plan) -> Fitted:
    """Classifiers for leaf, kind and emergency over shared features.

    Noisy copies and lexicon phrases teach with a smaller weight than messages do; a message
    without a kind (a correction) teaches its leaf only.
    """
    recipe = plan.recipe
    views = [recipe.views(message.text) for message in messages]
    leaf_phrases, turns = _phrase_views(recipe, plan.phrases), _phrase_views(recipe, plan.turns)
    vectorisers = fit_vectorisers(views + leaf_phrases + turns)
    real = _stack(vectorisers, views)
    noisy = _noisy(messages, plan)
    noise = _stack(vectorisers, [recipe.views(message.text) for message in noisy])
    leaves = [message.leaf for message in messages]
    phrases = _stack(vectorisers, leaf_phrases)
    rows = _Rows(
        vstack([real, noise, phrases], format="csr"),
        leaves + [message.leaf for message in noisy] + _labels(plan.phrases),
        [1.0] * len(leaves)
        + [plan.noise_weight] * len(noisy)
        + [plan.phrase_weight] * phrases.shape[0],
    )
    full = [at for at, message in enumerate(messages) if message.kind]
    some = [messages[at] for at in full]
    kinds = _kind_rows(real[full], some, _stack(vectorisers, turns), plan)
    return Fitted(
        recipe,
        vectorisers,
        _leaf_output(rows, plan),
        _linear(kinds, 0.3, plan.seed),
        _emergency(real[full], some, plan.seed),
    )


def _phrase_views(recipe: Recipe, phrases: Phrases) -> list[dict[str, list[str]]]:
    return [recipe.views(phrase) for spoken in phrases.values() for phrase in spoken]


def _labels(phrases: Phrases) -> list[str]:
    return [leaf for leaf, spoken in phrases.items() for _ in spoken]


def _noisy(messages: Sequence[Message], plan: Plan) -> list[Message]:
    return augmented(messages, plan.seed) if plan.noise_weight else []


def _leaf_output(rows: _Rows, plan: Plan) -> Output:
    """Leaf scores with a share of their area's score, which lifts the right neighbourhood."""
    leaf = _linear(rows, plan.softness, plan.seed)
    areas = [plan.area_of(name) for name in rows.labels]
    area = _linear(_Rows(rows.matrix, areas, rows.weights), plan.softness, plan.seed)
    if len(area.names) < 3:
        return leaf
    place = [area.names.index(plan.area_of(name)) for name in leaf.names]
    weights = leaf.weights + _AREA_SHARE * area.weights[place]
    return Output(leaf.names, weights, leaf.bias + _AREA_SHARE * area.bias[place])


def _kind_rows(
    matrix: csr_matrix, messages: Sequence[Message], turns: csr_matrix, plan: Plan
) -> _Rows:
    """Kinds weigh the same whether frequent or rare, nearly; turns of phrase help."""
    kinds = [message.kind for message in messages]
    share = {kind: len(kinds) / (8 * kinds.count(kind)) for kind in set(kinds)}
    known = [at for at, kind in enumerate(_labels(plan.turns)) if kind in share]
    return _Rows(
        vstack([matrix, turns[known]], format="csr"),
        kinds + [_labels(plan.turns)[at] for at in known],
        [share[kind] ** 0.7 for kind in kinds] + [plan.phrase_weight] * len(known),
    )


def _linear(rows: _Rows, softness: float, seed: int) -> Output:
    names, places = np.unique(np.asarray(rows.labels), return_inverse=True)
    svm = LinearSVC(C=softness, random_state=seed)
    svm.fit(rows.matrix, places, sample_weight=np.asarray(rows.weights))
    weights, bias = svm.coef_, np.asarray(svm.intercept_)
    if len(names) == 2:
        weights, bias = np.vstack([-weights, weights]), np.concatenate([-bias, bias])
    return Output(tuple(str(name) for name in names), weights, bias)


def _emergency(matrix: csr_matrix, messages: Sequence[Message], seed: int) -> Output:
    urgent = np.array([message.emergency for message in messages])
    if urgent.all() or not urgent.any():
        return Output(("urgent",), np.zeros((1, matrix.shape[1])), np.array([-3.0]))
    model = LogisticRegression(C=20.0, solver="liblinear", random_state=seed).fit(matrix, urgent)
    return Output(("urgent",), model.coef_, model.intercept_)


def export(fitted: Fitted, version: str, plan: Plan) -> Model:
    """The fitted parts as plain arrays, with settings that calibration will replace."""
    outputs = (fitted.leaf, fitted.kind, fitted.emergency)
    vectorisers = [fitted.vectorisers[view] for view in VIEWS]
    leaves = fitted.leaf.names
    return Model(
        version=version,
        leaves=leaves,
        kinds=fitted.kind.names,
        areas={leaf: plan.area_of(leaf) for leaf in leaves if leaf != NONE},
        sizes={view: len(fitted.vectorisers[view].vocabulary_) for view in VIEWS},
        terms=tuple(term for each in vectorisers for term in each.get_feature_names_out()),
        scale=np.concatenate([_scale(each) for each in vectorisers]),
        weights=np.ascontiguousarray(
            np.vstack([output.weights for output in outputs]).T, np.float32
        ),
        bias=np.concatenate([output.bias for output in outputs]).astype(np.float32),
        roots=fitted.recipe.roots,
        phrases=plan.phrases,
        settings=first_settings(),
        informal=fitted.recipe.informal,
        stemmed=fitted.recipe.stemmed,
    )


def _scale(vectoriser: Any) -> Array:
    count = len(vectoriser.vocabulary_)
    return np.asarray(vectoriser.idf_ if vectoriser.use_idf else np.ones(count), np.float32)


def first_settings() -> dict[str, float]:
    """Settings before anything was measured."""
    views = {f"view_{view}": VIEW_WEIGHTS[view] for view in VIEWS}
    heats = {"leaf_heat": 8.0, "kind_heat": 3.0}
    limits = {"auto": 0.8, "ask": 0.4, "none": 0.4, "emergency": 0.4, "fault": 0.7}
    return views | heats | limits
