"""Honest confidence: scores on voices the model has not heard, turned into chances and limits."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize_scalar

from nlp.corpora import Message
from nlp.features import Recipe
from nlp.fitting import export, fit
from nlp.lexicon import hints_from
from nlp.normaliser import normalise
from nlp.store import Model
from nlp.subjects import NONE
from nlp.words import learn_roots, words_of
from nlp.zones import Costs, zones_for

Floats = NDArray[np.float64]
_FOLDS = 4


@dataclass(frozen=True, slots=True)
class HeldOut:
    """The scores each message got from a model that never saw its voice."""

    leaf: Floats
    kind: Floats
    emergency: Floats


def recipe_for(
    messages: Sequence[Message], phrases: Mapping[str, tuple[str, ...]], *, informal: bool = True
) -> Recipe:
    """The recipe with roots learnt from these messages and the phrases."""
    texts = [message.text for message in messages]
    texts += [phrase for spoken in phrases.values() for phrase in spoken]
    vocabulary = {word for text in texts for word in words_of(normalise(text, informal=informal))}
    roots = learn_roots(sorted(vocabulary))
    return Recipe(roots, hints_from(phrases, roots, informal=informal), informal)


def folds_of(messages: Sequence[Message]) -> list[NDArray[np.intp]]:
    """The messages in groups that share no voice; by turns where there are too few voices."""
    voices = sorted({message.voice for message in messages})
    if len(voices) < _FOLDS:
        return [np.arange(fold, len(messages), _FOLDS) for fold in range(_FOLDS)]
    place = {voice: number % _FOLDS for number, voice in enumerate(voices)}
    folds = np.array([place[message.voice] for message in messages])
    return [np.flatnonzero(folds == fold) for fold in range(_FOLDS)]


def calibrated_model(
    messages: Sequence[Message], phrases: Mapping[str, tuple[str, ...]], version: str, seed: int
) -> tuple[Model, dict[str, float]]:
    """A model of all messages whose settings were measured on held-out voices."""
    recipe = recipe_for(messages, phrases)
    model = export(fit(messages, recipe, phrases, seed), version, phrases)
    held = _held_out(messages, recipe, phrases, seed, model)
    settings = dict(model.settings) | settings_for(messages, held, model)
    return replace(model, settings=settings), figures_of(messages, held, model, settings)


def _held_out(
    messages: Sequence[Message],
    recipe: Recipe,
    phrases: Mapping[str, tuple[str, ...]],
    seed: int,
    model: Model,
) -> HeldOut:
    size = len(messages)
    held = HeldOut(
        np.zeros((size, len(model.leaves))), np.zeros((size, len(model.kinds))), np.zeros(size)
    )
    for fold in folds_of(messages):
        rest = np.setdiff1d(np.arange(size), fold)
        fitted = fit([messages[at] for at in rest], recipe, phrases, seed)
        matrix = fitted.vectors([messages[at].text for at in fold])
        held.leaf[fold] = _aligned(fitted.leaf, matrix, model.leaves)
        held.kind[fold] = _aligned(fitted.kind, matrix, model.kinds)
        held.emergency[fold] = fitted.emergency.decision_function(matrix)
    return held


def _aligned(classifier, matrix, names: Sequence[str]) -> Floats:  # type: ignore[no-untyped-def]
    """Scores in the order of all names; a name this fold never saw scores very low."""
    scores = np.full((matrix.shape[0], len(names)), -5.0)
    columns = [names.index(str(name)) for name in classifier.classes_]
    scores[:, columns] = classifier.decision_function(matrix)
    return scores


def softmax(scores: Floats) -> Floats:
    """Each row as chances that add up to one."""
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    chances: Floats = raised / raised.sum(axis=1, keepdims=True)
    return chances


def heat_for(scores: Floats, truth: NDArray[np.intp]) -> float:
    """The factor on the scores that makes their chances most honest (least log loss)."""
    rows = np.arange(len(truth))

    def loss(heat: float) -> float:
        return -float(np.log(softmax(scores * heat)[rows, truth] + 1e-12).mean())

    return float(minimize_scalar(loss, bounds=(0.2, 30.0), method="bounded").x)


def settings_for(messages: Sequence[Message], held: HeldOut, model: Model) -> dict[str, float]:
    """Heats, zones and limits measured on the held-out scores."""
    leaves = np.array([model.leaves.index(message.leaf) for message in messages])
    kinds = np.array([model.kinds.index(message.kind) for message in messages])
    heat = heat_for(held.leaf, leaves)
    chances = softmax(held.leaf * heat)
    zones = zones_for(Costs(), chances.max(axis=1), chances.argmax(axis=1) == leaves)
    urgent = np.array([message.emergency for message in messages])
    return {
        "leaf_heat": heat,
        "kind_heat": heat_for(held.kind, kinds),
        "auto": zones.auto,
        "ask": zones.ask,
        "emergency": urgency_limit(held.emergency, urgent),
    }


def urgency_limit(scores: Floats, urgent: NDArray[np.bool_], recall: float = 0.97) -> float:
    """The chance from which on a message counts as an emergency, set so that few are missed."""
    if not urgent.any():
        return 0.5
    chance = 1 / (1 + np.exp(-np.sort(scores[urgent])))
    return float(min(0.5, chance[int(len(chance) * (1 - recall))]))


def figures_of(
    messages: Sequence[Message], held: HeldOut, model: Model, settings: Mapping[str, float]
) -> dict[str, float]:
    """The headline figures on held-out voices."""
    real = np.array([message.leaf != NONE for message in messages])
    leaves = np.array([model.leaves.index(message.leaf) for message in messages])
    chances = softmax(held.leaf * settings["leaf_heat"])
    order = np.argsort(-chances, axis=1)
    taken = chances.max(axis=1) >= settings["auto"]
    right = order[:, 0] == leaves
    return {
        "top1": float(right[real].mean()),
        "top3": float((order[:, :3] == leaves[:, None]).any(axis=1)[real].mean()),
        "auto_share": float(taken[real].mean()),
        "auto_precision": float(right[taken].mean()) if taken.any() else 1.0,
    }
