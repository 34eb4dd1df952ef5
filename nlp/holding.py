"""Scores on voices a model has not heard: the ground that every figure and limit stands on."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nlp.blending import FIRST_BLEND, Mix, blended, fit_blend, fit_mix, mixed
from nlp.corpora import Message
from nlp.fitting import fit
from nlp.gathering import Material
from nlp.shades import TONES, tone_signs
from nlp.store import Model
from nlp.subjects import NONE

Floats = NDArray[np.float64]
Places = NDArray[np.intp]
FOLDS = 3
"""How many times a share of the voices is held out: two thirds of them teach what reads a third."""
_UNSEEN = -5.0


@dataclass(frozen=True, slots=True)
class HeldOut:
    """The scores each message got from models that never saw its voice.

    `leaf` and `kind` are what the opinions came to; their shares too were learnt without the voice.
    """

    leaf: Floats
    kind: Floats
    emergency: Floats
    tones: Floats


@dataclass(frozen=True, slots=True)
class Opinions:
    """The bare scores behind them: messages by leaves by opinions, and messages by kinds."""

    leaf: Floats
    kind: Floats
    emergency: Floats
    tones: Floats

    def of_kind(self, places: Places) -> Floats:
        """All that speaks for the kinds of the messages at these places."""
        return np.hstack([self.kind[places], tone_signs(self.tones[places])])


def folds_of(messages: Sequence[Message]) -> list[Places]:
    """The messages in groups that share no voice; by turns where there are too few voices.

    Text without a voice (corrections) goes by turns too, so that each is read unseen once.
    """
    voices = sorted({message.voice for message in messages if message.voice})
    place = {voice: number % FOLDS for number, voice in enumerate(voices)}
    if len(voices) < FOLDS:
        place = {}
    turns = [place.get(message.voice, at % FOLDS) for at, message in enumerate(messages)]
    return [np.flatnonzero(np.array(turns) == fold) for fold in range(FOLDS)]


@dataclass(frozen=True, slots=True)
class Unheard:
    """The bare scores of one fold, by the names its classifiers know."""

    fold: Places
    leaf: list[NDArray[np.floating]]
    leaves: tuple[str, ...]
    kind: Floats
    kinds: tuple[str, ...]
    emergency: Floats
    tones: NDArray[np.floating]


def unheard(material: Material, fold: Places) -> Unheard:
    """Bare scores for the messages of a fold from classifiers that learnt from the others."""
    rest = np.setdiff1d(np.arange(len(material.messages)), fold)
    fitted = fit(material, rest, noisy=False)
    rows, counted = fitted.scale.rows(fold), fitted.counted(fold)
    return Unheard(
        fold,
        fitted.opinions(material, fold, counted),
        fitted.leaf.names,
        fitted.kind.scores(rows),
        fitted.kind.names,
        fitted.emergency.scores(rows)[:, 0],
        fitted.table.tones(counted),
    )


def opinions_of(parts: Sequence[Unheard], model: Model, size: int) -> Opinions:
    """The bare scores of so many messages, put together from their folds."""
    found = Opinions(
        np.zeros((size, len(model.leaves), len(FIRST_BLEND))),
        np.zeros((size, len(model.kinds))),
        np.zeros(size),
        np.zeros((size, len(TONES))),
    )
    for part in parts:
        for at, scores in enumerate(part.leaf):
            found.leaf[part.fold, :, at] = _aligned(scores, part.leaves, model.leaves)
        found.kind[part.fold] = _aligned(part.kind, part.kinds, model.kinds)
        found.emergency[part.fold] = part.emergency
        found.tones[part.fold] = part.tones
    return found


def _aligned(scores: NDArray[np.floating], names: Sequence[str], wanted: Sequence[str]) -> Floats:
    """Scores in the order of all names; a name this fold never saw scores lowest."""
    lowest = min(_UNSEEN, float(scores.min(initial=0.0)))
    found = np.full((scores.shape[0], len(wanted)), lowest)
    found[:, [wanted.index(name) for name in names]] = scores
    return found


def held_out(messages: Sequence[Message], opinions: Opinions, model: Model) -> HeldOut:
    """The opinions made one, with shares that were learnt without each message's voice."""
    truth, real = leaf_places(messages, model), with_kind(messages)
    leaf, kind = np.zeros(opinions.leaf.shape[:2]), np.zeros(opinions.kind.shape)
    for fold in folds_of(messages):
        rest = np.setdiff1d(np.arange(len(messages)), fold)
        blend = fit_blend(opinions.leaf[rest], truth[rest])
        leaf[fold] = blended(opinions.leaf[fold], np.array(blend))
        mix = kind_mix(messages, opinions, model, np.intersect1d(rest, real))
        kind[fold] = mixed(opinions.of_kind(fold), np.array(mix))
    return HeldOut(leaf, kind, opinions.emergency, opinions.tones)


def kind_mix(messages: Sequence[Message], opinions: Opinions, model: Model, places: Places) -> Mix:
    """How the scores of kinds speak for each kind, learnt from the messages at these places."""
    truth = np.array([model.kinds.index(messages[at].kind) for at in places.tolist()], np.intp)
    return fit_mix(opinions.of_kind(places), truth, len(model.kinds))


def with_kind(messages: Sequence[Message]) -> Places:
    """The places of the messages that have a kind: reports that are not bare corrections."""
    has = [bool(message.kind) and message.leaf != NONE for message in messages]
    return np.flatnonzero(np.array(has))


def leaf_places(messages: Sequence[Message], model: Model) -> Places:
    """The place of each message's leaf among the model's."""
    return np.array([model.leaves.index(message.leaf) for message in messages])
