"""Fitting the weights with scikit-learn: messages in, a model out."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, diags, vstack
from sklearn.svm import LinearSVC

from nlp.blending import FIRST_BLEND, first_mix
from nlp.corpora import Message
from nlp.counting import Places, Scale, learn_scale
from nlp.features import PRESENCE, VIEW_WEIGHTS, VIEWS, Recipe
from nlp.gathering import NOISY_EVERY, Material, Plan, labels_of
from nlp.naive import Naive, fit_naive
from nlp.output import Floats, Output
from nlp.shades import TONES, Shades, shade_name, shades_among, shades_of
from nlp.store import Model, stepped
from nlp.subjects import NONE

_AREA_SHARE = 0.25
_CLOSE_ENOUGH = 0.5
_LEAF_STRESS = {"words": 1.5, "turns": 2.7, "couples": 0.75, "shapes": 0.0}
_KIND_STRESS = {"turns": 4.0, "shapes": 3.3}
_URGENT_STRESS = {"families": 2.0, "couples": 1.6, "shapes": 0.0}


@dataclass(frozen=True, slots=True)
class Fitted:
    """The scale of the features and the classifiers."""

    recipe: Recipe
    scale: Scale
    leaf: Output
    shades: tuple[Naive, ...]
    kind: Output
    emergency: Output

    def opinions(
        self, material: Material, places: Places, counted: Floats
    ) -> list[NDArray[np.floating]]:
        """What each classifier of leaves says of the messages at these places, in a fixed order.

        The margins of the whole text, each naive Bayes (from what was `counted` of the messages),
        then the margins of its heart and its end.
        """
        naive = self.table.leaves(counted)
        whole, heart, end = (
            self.leaf.scores(self.scale.rows(where))
            for where in (places, material.hearts[places], material.ends[places])
        )
        return [whole, *naive, heart, end]

    @property
    def table(self) -> Shades:
        """Which shades belong to which leaf."""
        return shades_among(self.shades[0].names, self.leaf.names)

    def counted(self, places: Places) -> Floats:
        """What each naive Bayes says of each shade of the messages at these places."""
        pairs = zip(self.shades, PRESENCE, strict=True)
        return np.array([one.scores(self.scale.presence(places, views)) for one, views in pairs])


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
    kind (a correction) teaches its leaf only, and what is no report has no kind. Without noise,
    text as clean as the corpus is read no worse.
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
        tuple(
            fit_naive(scale.presence(rows.places, views), rows.shades, rows.weights)
            for views in PRESENCE
        ),
        _kind_output(matrix, some, scale, material),
        _emergency(matrix, some, scale, plan),
    )


def _leaf_rows(material: Material, chosen: Places, *, noisy: bool) -> _Rows:
    """The chosen messages, their noisy copies if asked for, their hearts and all phrases."""
    plan = material.plan
    messages = [material.messages[at] for at in chosen.tolist()]
    spoken = labels_of(plan.phrases)
    has_copy = (chosen % NOISY_EVERY == 0) & bool(noisy and material.copies)
    has_heart = material.hearts[chosen] != chosen
    copied, told = np.flatnonzero(has_copy), np.flatnonzero(has_heart)
    source = np.concatenate([np.arange(len(chosen)), copied, told]).tolist()
    leaves, shades = [message.leaf for message in messages], shades_of(messages)
    parts = ((1.0, chosen), (plan.noise_weight, copied), (plan.heart_weight, told))
    weights = [weight for weight, places in parts for _ in places]
    copies = len(material.messages) + chosen[copied] // NOISY_EVERY
    return _Rows(
        np.concatenate([chosen, copies, material.hearts[chosen[told]], material.phrases]),
        [leaves[at] for at in source] + spoken,
        [shades[at] for at in source] + [shade_name(leaf) for leaf in spoken],
        weights + [plan.phrase_weight] * len(spoken),
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
    svm = _machine(plan).fit(matrix, places, sample_weight=np.asarray(weights))
    rows, bias = svm.coef_, np.asarray(svm.intercept_)
    if len(names) == 2:
        rows, bias = np.vstack([-rows, rows]), np.concatenate([-bias, bias])
    return Output(tuple(str(name) for name in names), rows, bias)


def _machine(plan: Plan) -> LinearSVC:
    return LinearSVC(C=plan.softness, tol=_CLOSE_ENOUGH, random_state=plan.seed)


def _emergency(matrix: csr_matrix, messages: Sequence[Message], scale: Scale, plan: Plan) -> Output:
    urgent = np.array([message.emergency for message in messages])
    if urgent.all() or not urgent.any():
        return Output(("urgent",), np.zeros((1, matrix.shape[1])), np.array([-3.0]))
    stress = scale.stressed(_URGENT_STRESS)
    model = _machine(plan).fit(_stressed(matrix, stress), urgent)
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
        naive=stepped(np.hstack([naive.told for naive in fitted.shades]).T),
        naive_each=np.vstack([naive.each for naive in fitted.shades]).astype(np.float32),
        naive_bias=np.vstack([naive.bias for naive in fitted.shades]).astype(np.float32),
        roots=fitted.recipe.roots,
        phrases=plan.phrases,
        families=plan.families,
        settings=first_settings(),
        blend=FIRST_BLEND,
        mix=first_mix(len(fitted.kind.names), len(TONES)),
        informal=fitted.recipe.informal,
        stemmed=fitted.recipe.stemmed,
    )


def _halved(weights: Floats) -> np.typing.NDArray[np.float32]:
    """A row for each term, with the precision that the model's file keeps."""
    return np.ascontiguousarray(weights.T.astype(np.float16).astype(np.float32))


def first_settings() -> dict[str, float]:
    """Settings before anything was measured."""
    views = {f"view_{view}": VIEW_WEIGHTS[view] for view in VIEWS}
    return views | {"auto": 0.8, "ask": 0.4, "none": 0.4, "emergency": 0.4, "fault": 0.7}
