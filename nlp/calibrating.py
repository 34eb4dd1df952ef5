"""Honest confidence: scores on voices the model has not heard, turned into chances and limits."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nlp.corpora import Message
from nlp.danger import dangers
from nlp.evaluation import calibration_error
from nlp.features import Recipe
from nlp.fitting import Material, Output, Plan, export, fit, gather
from nlp.lexicon import hints_from, kind_lexicon
from nlp.normaliser import normalise
from nlp.store import Model
from nlp.subjects import NONE
from nlp.weighing import chance, fit_weights, trust_signs, urgency_signs
from nlp.words import learn_roots, words_of
from nlp.zones import Costs, Zones, zones_for

Floats = NDArray[np.float64]
Places = NDArray[np.intp]
_FOLDS = 4
_UNSEEN = -5.0
_RECALL = 0.97


@dataclass(frozen=True, slots=True)
class HeldOut:
    """The scores each message got from a model that never saw its voice."""

    leaf: Floats
    kind: Floats
    emergency: Floats


def plan_for(
    messages: Sequence[Message],
    phrases: Mapping[str, tuple[str, ...]],
    areas: Mapping[str, str],
    seed: int,
) -> Plan:
    """The plan of the full model: roots learnt from these messages and the phrases."""
    texts = [message.text for message in messages]
    texts += [phrase for spoken in phrases.values() for phrase in spoken]
    roots = learn_roots(sorted({word for text in texts for word in words_of(normalise(text))}))
    return Plan(Recipe(roots, hints_from(phrases, roots)), phrases, kind_lexicon(), areas, seed)


def folds_of(messages: Sequence[Message]) -> list[Places]:
    """The messages in groups that share no voice; by turns where there are too few voices.

    Text without a voice (corrections) goes by turns too, so that each is read unseen once.
    """
    voices = sorted({message.voice for message in messages if message.voice})
    place = {voice: number % _FOLDS for number, voice in enumerate(voices)}
    if len(voices) < _FOLDS:
        place = {}
    turns = [place.get(message.voice, at % _FOLDS) for at, message in enumerate(messages)]
    return [np.flatnonzero(np.array(turns) == fold) for fold in range(_FOLDS)]


def calibrated_model(
    messages: Sequence[Message], plan: Plan, version: str
) -> tuple[Model, dict[str, float], HeldOut]:
    """A model of all messages whose settings were measured on held-out voices."""
    material = gather(messages, plan)
    model = export(fit(material, np.arange(len(messages))), version, plan)
    held = held_out(material, model)
    folds = folds_of(messages)
    model = replace(model, settings=dict(model.settings) | heats_for(messages, held, model))
    rows, right = _trust(messages, held, model)
    sure = _crossed(rows, right, folds)
    model = _settled(model, zones_for(Costs(), sure, right), fit_weights(rows, right))
    rows, urgent = _urgency(messages, held, model)
    limit = urgency_limit(_crossed(rows, urgent, folds), urgent)
    model = replace(
        model,
        settings=dict(model.settings) | {"emergency": limit},
        urgency=_floats(fit_weights(rows, urgent)),
    )
    return model, figures_of(messages, Judged(held, sure), model), held


def _settled(model: Model, zones: Zones, trust: Floats) -> Model:
    settings = dict(model.settings) | {"auto": zones.auto, "ask": zones.ask}
    return replace(model, settings=settings, trust=_floats(trust))


def _floats(weights: Floats) -> tuple[float, ...]:
    return tuple(float(weight) for weight in weights)


@dataclass(frozen=True, slots=True)
class Judged:
    """Held-out scores with the trust in each first subject."""

    scores: HeldOut
    sure: Floats


def held_out(material: Material, model: Model) -> HeldOut:
    """Scores for every message from models that did not learn from its voice."""
    size = len(material.messages)
    held = HeldOut(
        np.zeros((size, len(model.leaves))), np.zeros((size, len(model.kinds))), np.zeros(size)
    )
    for fold in folds_of(material.messages):
        rest = np.setdiff1d(np.arange(size), fold)
        if not len(fold) or not len(rest):
            continue
        fitted = fit(material, rest)
        matrix = fitted.scale.rows(fold)
        held.leaf[fold] = _aligned(fitted.leaf, matrix, model.leaves)
        held.kind[fold] = _aligned(fitted.kind, matrix, model.kinds)
        held.emergency[fold] = fitted.emergency.scores(matrix)[:, 0]
    return held


def _aligned(output: Output, matrix: Any, names: Sequence[str]) -> Floats:
    """Scores in the order of all names; a name this fold never saw scores very low."""
    scores = np.full((matrix.shape[0], len(names)), _UNSEEN)
    scores[:, [names.index(name) for name in output.names]] = output.scores(matrix)
    return scores


def softmax(scores: Floats) -> Floats:
    """Each row as chances that add up to one."""
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    chances: Floats = raised / raised.sum(axis=1, keepdims=True)
    return chances


def heat_for(scores: Floats, truth: Places) -> float:
    """The factor on the scores that makes their chances most honest (least log loss)."""
    from scipy.optimize import minimize_scalar

    rows = np.arange(len(truth))

    def loss(heat: float) -> float:
        return -float(np.log(softmax(scores * heat)[rows, truth] + 1e-12).mean())

    return float(minimize_scalar(loss, bounds=(0.2, 30.0), method="bounded").x)


def heats_for(messages: Sequence[Message], held: HeldOut, model: Model) -> dict[str, float]:
    """The heats of leaves and kinds, measured on the held-out scores."""
    full = [at for at, message in enumerate(messages) if message.kind]
    kinds = np.array([model.kinds.index(messages[at].kind) for at in full])
    return {
        "leaf_heat": heat_for(held.leaf, _places(messages, model)),
        "kind_heat": heat_for(held.kind[full], kinds),
    }


def _places(messages: Sequence[Message], model: Model) -> Places:
    return np.array([model.leaves.index(message.leaf) for message in messages])


def _trust(
    messages: Sequence[Message], held: HeldOut, model: Model
) -> tuple[Floats, NDArray[np.bool_]]:
    """The signs of trust in each message's first leaf, and whether it was right."""
    chances = softmax(held.leaf * model.settings["leaf_heat"])
    pairs = zip(held.leaf, chances, strict=True)
    rows = np.array([trust_signs(scores, row) for scores, row in pairs])
    return rows, chances.argmax(axis=1) == _places(messages, model)


def _urgency(
    messages: Sequence[Message], held: HeldOut, model: Model
) -> tuple[Floats, NDArray[np.bool_]]:
    """The signs of urgency in each message, and whether it truly was urgent."""
    leaves = softmax(held.leaf * model.settings["leaf_heat"])
    kinds = softmax(held.kind * model.settings["kind_heat"])
    rows = [
        urgency_signs(float(held.emergency[at]), leaves[at], kinds[at], dangers(message.text))
        for at, message in enumerate(messages)
    ]
    return np.array(rows), np.array([message.emergency for message in messages])


def _crossed(rows: Floats, truth: NDArray[np.bool_], folds: Sequence[Places]) -> Floats:
    """The chance of each message by weights that were fitted without its voice."""
    found = np.zeros(len(rows))
    for fold in folds:
        rest = np.setdiff1d(np.arange(len(rows)), fold)
        weights = fit_weights(rows[rest], truth[rest])
        found[fold] = [chance(rows[at], weights) for at in fold]
    return found


def urgency_limit(chances: Floats, urgent: NDArray[np.bool_], recall: float = _RECALL) -> float:
    """The chance from which on a message counts as an emergency, set so that few are missed."""
    if not urgent.any():
        return 0.5
    ranked = np.sort(chances[urgent])
    return float(min(0.5, ranked[int(len(ranked) * (1 - recall))]))


def figures_of(messages: Sequence[Message], judged: Judged, model: Model) -> dict[str, float]:
    """The headline figures on held-out voices, corrections apart, and each area's accuracy."""
    truth, scores, sure = _places(messages, model), judged.scores.leaf, judged.sure
    right = scores.argmax(axis=1) == truth
    areas = np.array([model.areas.get(message.leaf, NONE) for message in messages])
    corrected = np.array([message.register == "correction" for message in messages])
    real = (areas != NONE) & ~corrected
    shortlist = np.argsort(-scores, axis=1)[:, :3]
    taken = (sure >= model.settings["auto"]) & real
    figures = {
        "top1": right[real],
        "top3": (shortlist == truth[:, None]).any(axis=1)[real],
        "auto_share": taken[real],
        "auto_precision": right[taken],
        "corrections": right[corrected],
    }
    figures |= {f"area/{area}": right[real & (areas == area)] for area in sorted(set(areas[real]))}
    shares = {name: float(hits.mean()) for name, hits in figures.items() if len(hits)}
    return shares | {"ece": calibration_error(sure[real], right[real])}
