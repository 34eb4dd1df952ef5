"""Honest confidence: scores on voices the model has not heard, turned into chances and limits."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from nlp.abreast import bench, hands_for
from nlp.blending import fit_blend, softmax
from nlp.corpora import Message
from nlp.danger import dangers
from nlp.evaluation import calibration_error
from nlp.features import Recipe
from nlp.fitting import export, fit
from nlp.gathering import Material, Plan, gather
from nlp.holding import (
    HeldOut,
    Opinions,
    Places,
    folds_of,
    held_out,
    kind_mix,
    leaf_places,
    opinions_of,
    unheard,
    with_kind,
)
from nlp.lexicon import families, hints_from, kind_lexicon
from nlp.normaliser import normalise
from nlp.shades import alarm_of
from nlp.store import Model
from nlp.subjects import NONE
from nlp.weighing import Heard, chance, fit_weights, stakes_of, trust_signs, urgency_signs
from nlp.words import learn_roots, words_of
from nlp.zones import Costs, Zones, zones_for

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
_RECALL = 0.985


def plan_for(
    messages: Sequence[Message],
    phrases: Mapping[str, tuple[str, ...]],
    areas: Mapping[str, str],
    seed: int,
) -> Plan:
    """The plan of the full model: roots learnt from these messages and the phrases."""
    kin = families()
    texts = [message.text for message in messages]
    texts += [phrase for spoken in (*phrases.values(), *kin.values()) for phrase in spoken]
    roots = learn_roots(sorted({word for text in texts for word in words_of(normalise(text))}))
    recipe = Recipe(roots, hints_from(phrases, roots), hints_from(kin, roots))
    return Plan(recipe, phrases, kind_lexicon(), kin, areas, seed)


def calibrated_model(
    messages: Sequence[Message], plan: Plan, version: str
) -> tuple[Model, dict[str, float], HeldOut]:
    """A model of all messages whose settings were measured on held-out voices."""
    material = gather(messages, plan)
    model, opinions = _fitted(material, version)
    model = replace(
        model,
        blend=fit_blend(opinions.leaf, leaf_places(messages, model)),
        mix=kind_mix(messages, opinions, model, with_kind(messages)),
    )
    held = held_out(messages, opinions, model)
    folds = folds_of(messages)
    rows, right = _trust(messages, held, model)
    sure = _crossed(rows, right, folds)
    model = _settled(model, zones_for(Costs(), sure, right), fit_weights(rows, right))
    rows, urgent = _urgency(material, held, model)
    limit = urgency_limit(_crossed(rows, urgent, folds), urgent)
    model = replace(
        model,
        settings=dict(model.settings) | {"emergency": limit},
        urgency=_floats(fit_weights(rows, urgent)),
    )
    return model, figures_of(messages, Judged(held, sure), model), held


def _fitted(material: Material, version: str) -> tuple[Model, Opinions]:
    """A model of all messages, and what models that had not heard their voices say of them."""
    size = len(material.messages)
    with bench(material, hands_for(size)) as work:
        whole = work.start(_exported, version)
        folds = [fold for fold in folds_of(material.messages) if 0 < len(fold) < size]
        parts = [work.start(unheard, fold) for fold in folds]
        model = whole.result()
        return model, opinions_of([part.result() for part in parts], model, size)


def _exported(material: Material, version: str) -> Model:
    fitted = fit(material, np.arange(len(material.messages)))
    return export(fitted, version, material.plan)


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


def _trust(messages: Sequence[Message], held: HeldOut, model: Model) -> tuple[Floats, Bools]:
    """The signs of trust in each message's first leaf, and whether it was right."""
    chances = softmax(held.leaf)
    rows = np.array([trust_signs(*pair) for pair in zip(held.leaf, chances, strict=True)])
    return rows, chances.argmax(axis=1) == leaf_places(messages, model)


def _urgency(material: Material, held: HeldOut, model: Model) -> tuple[Floats, Bools]:
    """The signs of urgency in each message, and whether it truly was urgent."""
    messages = material.messages
    leaves, kinds, alarms = softmax(held.leaf), softmax(held.kind), alarm_of(held.tones)
    stakes = stakes_of(model.leaves, model.kinds)
    rows = [
        urgency_signs(
            Heard(
                float(held.emergency[at]),
                float(alarms[at]),
                leaves[at],
                kinds[at],
                dangers(message.text),
                material.families_of(at),
            ),
            stakes,
        )
        for at, message in enumerate(messages)
    ]
    return np.array(rows), np.array([message.emergency for message in messages])


def _crossed(rows: Floats, truth: Bools, folds: Sequence[Places]) -> Floats:
    """The chance of each message by weights that were fitted without its voice."""
    found = np.zeros(len(rows))
    for fold in folds:
        rest = np.setdiff1d(np.arange(len(rows)), fold)
        weights = fit_weights(rows[rest], truth[rest])
        found[fold] = [chance(rows[at], weights) for at in fold]
    return found


def urgency_limit(chances: Floats, urgent: Bools, recall: float = _RECALL) -> float:
    """The chance from which on a message counts as an emergency, set so that few are missed."""
    if not urgent.any():
        return 0.5
    ranked = np.sort(chances[urgent])
    return float(min(0.5, ranked[int(len(ranked) * (1 - recall))]))


def figures_of(messages: Sequence[Message], judged: Judged, model: Model) -> dict[str, float]:
    """The headline figures on held-out voices, corrections apart, and each area's accuracy."""
    truth, scores, sure = leaf_places(messages, model), judged.scores.leaf, judged.sure
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
