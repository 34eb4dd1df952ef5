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
from nlp.fitting import Fitted, Output, Plan, export, fit
from nlp.lexicon import hints_from, kind_lexicon
from nlp.normaliser import normalise
from nlp.store import Model
from nlp.subjects import NONE
from nlp.urgency import evidence, fit_urgency, urgency
from nlp.words import learn_roots, words_of
from nlp.zones import Costs, zones_for

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
    model = export(fit(messages, plan), version, plan)
    held = held_out(messages, plan, model)
    model = replace(model, settings=dict(model.settings) | settings_for(messages, held, model))
    rows = _evidence(messages, held, model)
    urgent = np.array([message.emergency for message in messages])
    limit = urgency_limit(_crossed(rows, urgent, folds_of(messages)), urgent)
    model = replace(
        model,
        settings=dict(model.settings) | {"emergency": limit},
        urgency=tuple(float(weight) for weight in fit_urgency(rows, urgent)),
    )
    return model, figures_of(messages, held, model), held


def held_out(messages: Sequence[Message], plan: Plan, model: Model) -> HeldOut:
    """Scores for every message from models that did not learn from its voice."""
    size = len(messages)
    held = HeldOut(
        np.zeros((size, len(model.leaves))), np.zeros((size, len(model.kinds))), np.zeros(size)
    )
    for fold in folds_of(messages):
        rest = np.setdiff1d(np.arange(size), fold).tolist()
        if len(fold) and rest:
            _read_fold(held, fold, fit([messages[at] for at in rest], plan), (messages, model))
    return held


def _read_fold(
    held: HeldOut, fold: Places, fitted: Fitted, known: tuple[Sequence[Message], Model]
) -> None:
    messages, model = known
    matrix = fitted.vectors([messages[at].text for at in fold.tolist()])
    held.leaf[fold] = _aligned(fitted.leaf, matrix, model.leaves)
    held.kind[fold] = _aligned(fitted.kind, matrix, model.kinds)
    held.emergency[fold] = fitted.emergency.scores(matrix)[:, 0]


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


def settings_for(messages: Sequence[Message], held: HeldOut, model: Model) -> dict[str, float]:
    """Heats and zones measured on the held-out scores."""
    leaves = np.array([model.leaves.index(message.leaf) for message in messages])
    full = [at for at, message in enumerate(messages) if message.kind]
    kinds = np.array([model.kinds.index(messages[at].kind) for at in full])
    heat = heat_for(held.leaf, leaves)
    chances = softmax(held.leaf * heat)
    zones = zones_for(Costs(), chances.max(axis=1), chances.argmax(axis=1) == leaves)
    kind_heat = heat_for(held.kind[full], kinds)
    return {"leaf_heat": heat, "kind_heat": kind_heat, "auto": zones.auto, "ask": zones.ask}


def _evidence(messages: Sequence[Message], held: HeldOut, model: Model) -> Floats:
    leaves = softmax(held.leaf * model.settings["leaf_heat"])
    kinds = softmax(held.kind * model.settings["kind_heat"])
    return np.array(
        [
            evidence(float(held.emergency[at]), leaves[at], kinds[at], dangers(message.text))
            for at, message in enumerate(messages)
        ]
    )


def _crossed(rows: Floats, urgent: NDArray[np.bool_], folds: Sequence[Places]) -> Floats:
    """The urgency of each message by weights that were fitted without its voice."""
    chance = np.zeros(len(rows))
    for fold in folds:
        rest = np.setdiff1d(np.arange(len(rows)), fold)
        weights = fit_urgency(rows[rest], urgent[rest])
        chance[fold] = [urgency(rows[at], weights) for at in fold]
    return chance


def urgency_limit(chance: Floats, urgent: NDArray[np.bool_], recall: float = _RECALL) -> float:
    """The chance from which on a message counts as an emergency, set so that few are missed."""
    if not urgent.any():
        return 0.5
    ranked = np.sort(chance[urgent])
    return float(min(0.5, ranked[int(len(ranked) * (1 - recall))]))


def figures_of(messages: Sequence[Message], held: HeldOut, model: Model) -> dict[str, float]:
    """The headline figures on held-out voices, corrections apart, and each area's accuracy."""
    truth = np.array([model.leaves.index(message.leaf) for message in messages])
    chances = softmax(held.leaf * model.settings["leaf_heat"])
    best = chances.argmax(axis=1)
    right = best == truth
    areas = np.array([model.areas.get(message.leaf, NONE) for message in messages])
    corrected = np.array([message.register == "correction" for message in messages])
    real = (areas != NONE) & ~corrected
    shortlist = np.argsort(-chances, axis=1)[:, :3]
    taken = (chances.max(axis=1) >= model.settings["auto"]) & real
    figures = {
        "top1": right[real],
        "top3": (shortlist == truth[:, None]).any(axis=1)[real],
        "auto_share": taken[real],
        "auto_precision": right[taken],
        "corrections": right[corrected],
    }
    figures |= {f"area/{area}": right[real & (areas == area)] for area in sorted(set(areas[real]))}
    shares = {name: float(hits.mean()) for name, hits in figures.items() if len(hits)}
    return shares | {"ece": calibration_error(chances.max(axis=1)[real], right[real])}
