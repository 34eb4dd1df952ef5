"""Fitting the weights with scikit-learn: messages in, a model out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, diags, vstack
from sklearn.linear_model import LogisticRegression
from sklearn.svm import LinearSVC

from nlp.blending import FIRST_BLEND, first_mix
from nlp.corpora import Message
from nlp.counting import Places, Scale, learn_scale
from nlp.features import PRESENCE, VIEW_WEIGHTS, VIEWS, Recipe
from nlp.gathering import Material, Plan, labels_of
from nlp.naive import fit_naive
from nlp.output import Floats, Output
from nlp.shades import HEAT, Shades, shade_name, shades_among, shades_of
from nlp.store import Model, stepped
from nlp.subjects import NONE

_AREA_SHARE = 0.15
_CLOSE_ENOUGH = 1e-3
_LEAF_STRESS = {"shapes": 0.0}
_KIND_STRESS = {"turns": 4.0, "shapes": 3.3}
_URGENT_STRESS = {"families": 2.0, "couples": 1.6, "shapes": 0.0}


@dataclass(frozen=True, slots=True)
class Fitted:
    """The scale of the features and the classifiers."""

    recipe: Recipe
    scale: Scale
    leaf: Output
    naive: tuple[Output, ...]
    shades: tuple[Output, ...]
    kind: Output
    emergency: Output

    def opinions(self, material: Material, places: Places) -> list[Floats]:
        """What each classifier of leaves says of the messages at these places, in a fixed order.

        The margins of the whole text, each naive Bayes of leaves and then of shades, then the
        margins of its heart and its end.
        """
        table = self.table
        shades = [
            table.leaves(scores, heat)
            for scores, heat in zip(self._counted(self.shades, places), HEAT, strict=True)
        ]
        whole, heart, end = (
            self.leaf.scores(self.scale.rows(where))
            for where in (places, material.hearts[places], material.ends[places])
        )
        return [whole, *self._counted(self.naive, places), *shades, heart, end]

    def alarm(self, places: Places) -> Floats:
        """How much the shades of the messages at these places speak for danger."""
        return self.table.alarm(self._counted(self.shades, places))

    @property
    def table(self) -> Shades:
        """Which shades belong to which leaf."""
        return shades_among(self.shades[0].names, self.leaf.names)

    def _counted(self, outputs: Sequence[Output], places: Places) -> list[Floats]:
        return [
            output.scores(self.scale.presence(places, views))
            for output, views in zip(outputs, PRESENCE, strict=True)
        ]


@dataclass(frozen=True, slots=True)
class _Rows:
    """Texts labelled by leaf and by shade, with a weight each."""

    places: Places
    labels: Sequence[str]
    shades: Sequence[str]
    weights: Sequence[float]


def fit(material: Material, chosen: Places, *, noisy: bool = True) -> Fitted:
    """Classifiers for leaf, kind and emergency from the messages at the chosen places.

    Noisy copies and phrases teach with a smaller weight than messages do; a message without a
    kind (a correction) teaches its leaf only, and what is no report has no kind. Without noise it
    takes half the time, and reads text as clean as the corpus no worse.
    """
    plan = material.plan
    scale = learn_scale(material.counts, np.concatenate([chosen, material.phrases, material.turns]))
    full = np.array([at for at in chosen.tolist() if material.messages[at].kind], np.intp)
    some, matrix = [material.messages[at] for at in full.tolist()], scale.rows(full)
    rows = _leaf_rows(material, chosen, noisy=noisy)
    return Fitted(
        plan.recipe,
        scale,
        _leaf_output(rows, scale, plan),
        _naive_outputs(rows, scale, rows.labels),
        _naive_outputs(rows, scale, rows.shades),
        _kind_output(matrix, some, scale, material),
        _emergency(matrix, some, scale, plan.seed),
    )


def _leaf_rows(material: Material, chosen: Places, *, noisy: bool) -> _Rows:
    plan = material.plan
    copies = chosen + len(material.messages) if noisy and material.copies else chosen[:0]
    messages = [material.messages[at] for at in chosen.tolist()]
    leaves, shades = [message.leaf for message in messages], shades_of(messages)
    changed = material.hearts[chosen] != chosen
    told, spoken = chosen[changed], labels_of(plan.phrases)
    weights = [1.0] * len(leaves) + [plan.noise_weight] * len(copies)
    weights += [plan.heart_weight] * len(told)
    return _Rows(
        np.concatenate([chosen, copies, material.hearts[told], material.phrases]),
        _all_labels(leaves, changed, times=2 if len(copies) else 1) + spoken,
        _all_labels(shades, changed, times=2 if len(copies) else 1)
        + [shade_name(leaf) for leaf in spoken],
        weights + [plan.phrase_weight] * len(material.phrases),
    )


def _all_labels(labels: list[str], changed: NDArray[np.bool_], times: int) -> list[str]:
    """The labels of the messages, of their noisy copies if any, and of the hearts that differ."""
    return labels * times + [labels[at] for at in np.flatnonzero(changed)]


def _naive_outputs(rows: _Rows, scale: Scale, labels: Sequence[str]) -> tuple[Output, ...]:
    """A naive Bayes for each group of counted views."""
    return tuple(
        fit_naive(scale.presence(rows.places, views), labels, rows.weights) for views in PRESENCE
    )


def _leaf_output(rows: _Rows, scale: Scale, plan: Plan) -> Output:
    """Leaf scores with a share of their area's score, which lifts the right neighbourhood."""
    stress = scale.stressed(_LEAF_STRESS)
    matrix = _stressed(scale.rows(rows.places), stress)
    leaf = _linear(matrix, rows.labels, rows.weights, plan)
    areas = [plan.area_of(name) for name in rows.labels]
    area = _linear(matrix, areas, rows.weights, plan)
    place = [area.names.index(plan.area_of(name)) for name in leaf.names]
    weights = leaf.weights + _AREA_SHARE * area.weights[place]
    return Output(leaf.names, weights * stress, leaf.bias + _AREA_SHARE * area.bias[place])


def _stressed(matrix: csr_matrix, stress: Floats) -> csr_matrix:
    """The matrix with its columns multiplied; columns of no stress vanish."""
    found = (matrix @ diags(stress)).tocsr().astype(np.float32)
    found.eliminate_zeros()
    return found


def _kind_output(
    matrix: csr_matrix, messages: Sequence[Message], scale: Scale, material: Material
) -> Output:
    """Kinds weigh nearly the same whether frequent or rare; turns of phrase help."""
    plan = material.plan
    real = [at for at, message in enumerate(messages) if message.leaf != NONE]
    kinds = [messages[at].kind for at in real]
    share = {kind: len(kinds) / (8 * kinds.count(kind)) for kind in set(kinds)}
    said = labels_of(plan.turns)
    known = [at for at, kind in enumerate(said) if kind in share]
    both = vstack([matrix[real], scale.rows(material.turns)[known]], format="csr")
    labels = kinds + [said[at] for at in known]
    weights = [share[kind] ** 0.7 for kind in kinds] + [plan.phrase_weight] * len(known)
    stress = scale.stressed(_KIND_STRESS)
    output = _linear(_stressed(both, stress), labels, weights, plan)
    return Output(output.names, output.weights * stress, output.bias)


def _linear(
    matrix: csr_matrix, labels: Sequence[str], weights: Sequence[float], plan: Plan
) -> Output:
    names, places = np.unique(np.asarray(labels), return_inverse=True)
    svm = LinearSVC(C=plan.softness, tol=_CLOSE_ENOUGH, random_state=plan.seed)
    svm.fit(matrix, places, sample_weight=np.asarray(weights))
    rows, bias = svm.coef_, np.asarray(svm.intercept_)
    if len(names) == 2:
        rows, bias = np.vstack([-rows, rows]), np.concatenate([-bias, bias])
    return Output(tuple(str(name) for name in names), rows, bias)


def _emergency(matrix: csr_matrix, messages: Sequence[Message], scale: Scale, seed: int) -> Output:
    urgent = np.array([message.emergency for message in messages])
    if urgent.all() or not urgent.any():
        return Output(("urgent",), np.zeros((1, matrix.shape[1])), np.array([-3.0]))
    stress = scale.stressed(_URGENT_STRESS)
    model = LogisticRegression(C=20.0, solver="liblinear", tol=_CLOSE_ENOUGH, random_state=seed)
    model.fit(_stressed(matrix, stress), urgent)
    return Output(("urgent",), model.coef_ * stress, model.intercept_)


def export(fitted: Fitted, version: str, plan: Plan) -> Model:
    """The fitted parts as plain arrays, with settings that calibration will replace."""
    outputs = (fitted.leaf, fitted.kind, fitted.emergency)
    terms = {view: fitted.scale.terms(view) for view in VIEWS}
    return Model(
        version=version,
        leaves=fitted.leaf.names,
        kinds=fitted.kind.names,
        areas={leaf: plan.area_of(leaf) for leaf in fitted.leaf.names if leaf != NONE},
        sizes={view: len(terms[view]) for view in VIEWS},
        terms=tuple(term for view in VIEWS for term in terms[view]),
        scale=np.concatenate([fitted.scale.factors(view) for view in VIEWS]),
        weights=_halved(np.vstack([output.weights for output in outputs])),
        bias=np.concatenate([output.bias for output in outputs]).astype(np.float32),
        shades=fitted.shades[0].names,
        naive=stepped(_side_by_side(fitted, lambda output: output.weights)),
        naive_bias=_side_by_side(fitted, lambda output: output.bias[:, None]).astype(np.float32),
        roots=fitted.recipe.roots,
        phrases=plan.phrases,
        families=plan.families,
        settings=first_settings(),
        blend=FIRST_BLEND,
        mix=first_mix(len(fitted.kind.names)),
        informal=fitted.recipe.informal,
        stemmed=fitted.recipe.stemmed,
    )


def _side_by_side(fitted: Fitted, part: Callable[[Output], Floats]) -> Floats:
    """A part of the naive Bayes classifiers: leaves then shades, a row for each counted term."""
    pairs = zip(fitted.naive, fitted.shades, strict=True)
    return np.hstack([np.vstack([part(leaf), part(shade)]) for leaf, shade in pairs]).T


def _halved(weights: Floats) -> np.typing.NDArray[np.float32]:
    """A row for each term, with the precision that the model's file keeps."""
    return np.ascontiguousarray(weights.T.astype(np.float16).astype(np.float32))


def first_settings() -> dict[str, float]:
    """Settings before anything was measured."""
    views = {f"view_{view}": VIEW_WEIGHTS[view] for view in VIEWS}
    return views | {"auto": 0.8, "ask": 0.4, "none": 0.4, "emergency": 0.4, "fault": 0.7}
