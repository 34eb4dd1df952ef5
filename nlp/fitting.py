"""Fitting the weights with scikit-learn: messages in, a model out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, vstack
from sklearn.linear_model import LogisticRegression
from sklearn.svm import LinearSVC

from nlp.augmenting import augmented
from nlp.corpora import Message
from nlp.counting import Counts, Places, Scale, count, learn_scale
from nlp.features import VIEW_WEIGHTS, VIEWS, Recipe
from nlp.store import Model
from nlp.subjects import NONE, subjects

Phrases = Mapping[str, tuple[str, ...]]
Floats = NDArray[np.float64]
_AREA_SHARE = 0.15
_CLOSE_ENOUGH = 1e-3


@dataclass(frozen=True, slots=True)
class Plan:
    """What a model is fitted from and how; the parts an ablation can leave out."""

    recipe: Recipe
    phrases: Phrases
    turns: Phrases
    areas: Mapping[str, str]
    seed: int
    phrase_weight: float = 0.25
    noise_weight: float = 0.3
    softness: float = 0.3

    def area_of(self, leaf: str) -> str:
        """The area of a leaf, new subjects included."""
        return self.areas.get(leaf) or (subjects()[leaf].area if leaf in subjects() else NONE)


@dataclass(frozen=True, slots=True)
class Material:
    """All texts counted once: the messages, their noisy copies, leaf phrases and kind phrases."""

    plan: Plan
    messages: Sequence[Message]
    counts: Counts

    @property
    def copies(self) -> int:
        """How many noisy copies follow the messages."""
        return len(self.messages) if self.plan.noise_weight else 0

    @property
    def phrases(self) -> Places:
        """The places of the leaf phrases."""
        start = len(self.messages) + self.copies
        return np.arange(start, start + len(labels_of(self.plan.phrases)))

    @property
    def turns(self) -> Places:
        """The places of the turns of phrase that tell kinds."""
        start = len(self.messages) + self.copies + len(self.phrases)
        return np.arange(start, start + len(labels_of(self.plan.turns)))


def gather(messages: Sequence[Message], plan: Plan) -> Material:
    """The messages and all that helps to teach them, counted."""
    noisy = augmented(messages, plan.seed) if plan.noise_weight else []
    texts = [message.text for message in [*messages, *noisy]]
    texts += [phrase for spoken in plan.phrases.values() for phrase in spoken]
    texts += [phrase for spoken in plan.turns.values() for phrase in spoken]
    return Material(plan, messages, count([plan.recipe.views(text) for text in texts]))


def labels_of(phrases: Phrases) -> list[str]:
    """The label of each phrase, in order."""
    return [leaf for leaf, spoken in phrases.items() for _ in spoken]


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
    """The scale of the features and the three classifiers."""

    recipe: Recipe
    scale: Scale
    leaf: Output
    kind: Output
    emergency: Output

    def vectors(self, texts: Sequence[str]) -> csr_matrix:
        """The weighted features of each text, a row each."""
        return self.scale.rows_of([self.recipe.views(text) for text in texts])


@dataclass(frozen=True, slots=True)
class _Rows:
    """Labelled rows with a weight each."""

    matrix: csr_matrix
    labels: Sequence[str]
    weights: Sequence[float]


def fit(material: Material, chosen: Places) -> Fitted:
    """Classifiers for leaf, kind and emergency from the messages at the chosen places.

    Noisy copies and phrases teach with a smaller weight than messages do; a message without a
    kind (a correction) teaches its leaf only.
    """
    plan = material.plan
    scale = learn_scale(material.counts, np.concatenate([chosen, material.phrases, material.turns]))
    full = np.array([at for at in chosen.tolist() if material.messages[at].kind], np.intp)
    some, matrix = [material.messages[at] for at in full.tolist()], scale.rows(full)
    return Fitted(
        plan.recipe,
        scale,
        _leaf_output(_leaf_rows(material, scale, chosen), plan),
        _linear(_kind_rows(matrix, some, scale.rows(material.turns), plan), 0.3, plan.seed),
        _emergency(matrix, some, plan.seed),
    )


def _leaf_rows(material: Material, scale: Scale, chosen: Places) -> _Rows:
    plan = material.plan
    copies = chosen + len(material.messages) if material.copies else chosen[:0]
    leaves = [material.messages[at].leaf for at in chosen.tolist()]
    weights = [1.0] * len(leaves) + [plan.noise_weight] * len(copies)
    return _Rows(
        scale.rows(np.concatenate([chosen, copies, material.phrases])),
        leaves * (2 if len(copies) else 1) + labels_of(plan.phrases),
        weights + [plan.phrase_weight] * len(material.phrases),
    )


def _leaf_output(rows: _Rows, plan: Plan) -> Output:
    """Leaf scores with a share of their area's score, which lifts the right neighbourhood."""
    leaf = _linear(rows, plan.softness, plan.seed)
    areas = [plan.area_of(name) for name in rows.labels]
    area = _linear(_Rows(rows.matrix, areas, rows.weights), plan.softness, plan.seed)
    place = [area.names.index(plan.area_of(name)) for name in leaf.names]
    weights = leaf.weights + _AREA_SHARE * area.weights[place]
    return Output(leaf.names, weights, leaf.bias + _AREA_SHARE * area.bias[place])


def _kind_rows(
    matrix: csr_matrix, messages: Sequence[Message], turns: csr_matrix, plan: Plan
) -> _Rows:
    """Kinds weigh the same whether frequent or rare, nearly; turns of phrase help."""
    kinds = [message.kind for message in messages]
    share = {kind: len(kinds) / (8 * kinds.count(kind)) for kind in set(kinds)}
    said = labels_of(plan.turns)
    known = [at for at, kind in enumerate(said) if kind in share]
    return _Rows(
        vstack([matrix, turns[known]], format="csr"),
        kinds + [said[at] for at in known],
        [share[kind] ** 0.7 for kind in kinds] + [plan.phrase_weight] * len(known),
    )


def _linear(rows: _Rows, softness: float, seed: int) -> Output:
    names, places = np.unique(np.asarray(rows.labels), return_inverse=True)
    svm = LinearSVC(C=softness, tol=_CLOSE_ENOUGH, random_state=seed)
    svm.fit(rows.matrix, places, sample_weight=np.asarray(rows.weights))
    weights, bias = svm.coef_, np.asarray(svm.intercept_)
    if len(names) == 2:
        weights, bias = np.vstack([-weights, weights]), np.concatenate([-bias, bias])
    return Output(tuple(str(name) for name in names), weights, bias)


def _emergency(matrix: csr_matrix, messages: Sequence[Message], seed: int) -> Output:
    urgent = np.array([message.emergency for message in messages])
    if urgent.all() or not urgent.any():
        return Output(("urgent",), np.zeros((1, matrix.shape[1])), np.array([-3.0]))
    model = LogisticRegression(C=20.0, solver="liblinear", tol=_CLOSE_ENOUGH, random_state=seed)
    model.fit(matrix, urgent)
    return Output(("urgent",), model.coef_, model.intercept_)


def export(fitted: Fitted, version: str, plan: Plan) -> Model:
    """The fitted parts as plain arrays, with settings that calibration will replace."""
    outputs = (fitted.leaf, fitted.kind, fitted.emergency)
    terms = {view: fitted.scale.terms(view) for view in VIEWS}
    weights = np.vstack([output.weights for output in outputs]).T
    return Model(
        version=version,
        leaves=fitted.leaf.names,
        kinds=fitted.kind.names,
        areas={leaf: plan.area_of(leaf) for leaf in fitted.leaf.names if leaf != NONE},
        sizes={view: len(terms[view]) for view in VIEWS},
        terms=tuple(term for view in VIEWS for term in terms[view]),
        scale=np.concatenate([fitted.scale.factors(view) for view in VIEWS]),
        weights=np.ascontiguousarray(weights, np.float32),
        bias=np.concatenate([output.bias for output in outputs]).astype(np.float32),
        roots=fitted.recipe.roots,
        phrases=plan.phrases,
        settings=first_settings(),
        informal=fitted.recipe.informal,
        stemmed=fitted.recipe.stemmed,
    )


def first_settings() -> dict[str, float]:
    """Settings before anything was measured."""
    views = {f"view_{view}": VIEW_WEIGHTS[view] for view in VIEWS}
    heats = {"leaf_heat": 8.0, "kind_heat": 3.0}
    limits = {"auto": 0.8, "ask": 0.4, "none": 0.4, "emergency": 0.4, "fault": 0.7}
    return views | heats | limits
