"""Reading messages with a trained model: numpy only, a millisecond each."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nlp import store, weighing
from nlp.blending import blended, mixed, softmax
from nlp.danger import dangers
from nlp.features import Recipe
from nlp.focus import end_of, heart_of
from nlp.lexicon import hints_from
from nlp.parts import parts_of
from nlp.reading import NOTHING, Danger, Fault, Reading
from nlp.shades import alarm_of, shades_among, tone_signs
from nlp.subjects import NONE
from nlp.vectors import Touched, Vectors, margins, presences
from nlp.zones import Zones

LONGEST = 4_000
"""Characters of a message that are read; the rest of a longer one is ignored."""
_SHORTLIST = 3
_FEWEST_FAULTS = 2
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class _Scores:
    """What the classifiers say of a text: log chances up to a constant, and its word families."""

    leaves: Floats
    kinds: Floats
    urgent: float
    alarm: float
    families: frozenset[str]


class Reader:
    """A loaded model, ready to read; one object serves a whole process."""

    def __init__(self, model: store.Model, folder: Path | None = None) -> None:
        """Prepare the model's tables for reading."""
        self._folder = folder
        self._take(model)

    @classmethod
    def load(cls, folder: Path) -> "Reader":
        """The reader of the folder's current model; raises NoModel when there is none."""
        return cls(store.load(folder), folder)

    def reload_if_changed(self) -> bool:
        """Take over a newly promoted model, if there is one; cheap enough for every minute."""
        if self._folder is None or store.current(self._folder) == self.version:
            return False
        self._take(store.load(self._folder))
        return True

    def _take(self, model: store.Model) -> None:
        roots, informal = model.roots, model.informal
        hints = hints_from(model.phrases, roots, informal=informal)
        families = hints_from(model.families, roots, informal=informal)
        self._recipe = Recipe(roots, hints, families, informal, model.stemmed)
        self._vectors = Vectors(model)
        self._model = model
        self._blend, self._mix = np.array(model.blend), np.array(model.mix)
        self._urgency, self._trust = np.array(model.urgency), np.array(model.trust)
        self._shades = shades_among(model.shades, model.leaves)
        self._stakes = weighing.stakes_of(model.leaves, model.kinds)
        self._zones = Zones(model.settings["auto"], model.settings["ask"])
        said = [model.aliases.get(leaf, leaf) for leaf in model.leaves]
        self._subjects = [leaf for leaf in dict.fromkeys(said) if leaf]
        self._places = np.array([[leaf == name for leaf in said] for name in self._subjects], float)
        self.version = model.version

    def read(self, text: str) -> Reading:
        """What the message is about; any string gets an answer, never an exception."""
        text = text[:LONGEST]
        scores = self._scores(text)
        return NOTHING if scores is None else self._reading(text, scores, dangers(text))

    def reading_of(self, text: str, scores: NDArray[Any]) -> Reading:
        """The reading of a text whose scores are known; without looking for more faults."""
        text, count = text[:LONGEST], len(self._model.leaves)
        kin = frozenset(self._recipe.families_in(text))
        leaves, kinds, urgent, tones = np.split(scores, np.cumsum([count, len(self._mix), 1]))
        found = _Scores(leaves, kinds, float(urgent[0]), float(alarm_of(tones)), kin)
        return self._main(found, dangers(text))

    def read_many(self, texts: Iterable[str]) -> list[Reading]:
        """A reading for every text, in their order."""
        return [self.read(text) for text in texts]

    def raw_scores(self, text: str) -> store.Array:
        """The bare margins of all outputs, before they are turned into chances; for measuring."""
        touched = self._touched(text[:LONGEST])[0]
        return margins(touched, self._model.weights, self._model.bias)

    def _scores(self, text: str) -> "_Scores | None":
        touched, families = self._touched(text)
        if not len(touched.rows):
            return None
        model, count = self._model, len(self._model.leaves)
        bare = margins(touched, model.weights, model.bias)
        shades = presences(touched, model)
        tones = self._shades.tones(shades)
        return _Scores(
            self._leaves(text, bare[:count], shades),
            mixed(np.concatenate([bare[count:-1], tone_signs(tones)]), self._mix),
            float(bare[-1]),
            float(alarm_of(tones)),
            frozenset(families),
        )

    def _leaves(self, text: str, whole: store.Array, shades: store.Array) -> Floats:
        """All opinions on the leaf made one: of the whole text, its shades, its heart and end."""
        core = heart_of(text)
        heart = self._margins(core, {text: whole})
        end = self._margins(end_of(text), {core: heart, text: whole})
        opinions = np.array([whole, *self._shades.leaves(shades), heart, end])
        return blended(opinions.T, self._blend)

    def _margins(self, part: str, known: Mapping[str, store.Array]) -> store.Array:
        """The margins of the leaves for a part of a text, unless they are known."""
        found = known.get(part)
        return self.raw_scores(part)[: len(self._model.leaves)] if found is None else found

    def _touched(self, text: str) -> tuple[Touched, list[str]]:
        """The rows of the weights that a text touches, and the families of its words."""
        words = self._recipe.words(text)
        views = self._recipe.views_of(words)
        return self._vectors.of(views, words), views["families"]

    def _is_urgent(self, heard: weighing.Heard) -> bool:
        if not len(self._urgency):
            return bool(heard.dangers)
        row = weighing.urgency_signs(heard, self._stakes)
        return weighing.chance(row, self._urgency) >= self._model.settings["emergency"]

    def _sureness(self, scores: Floats, leaves: Floats) -> float:
        """How far the first leaf can be trusted; its bare chance before calibration."""
        if not len(self._trust):
            return float(leaves.max())
        return weighing.chance(weighing.trust_signs(scores, leaves), self._trust)

    def _reading(self, text: str, scores: "_Scores", found: tuple[Danger, ...]) -> Reading:
        main = self._main(scores, found)
        faults = self._faults(text, main.leaf) if main.leaf else ()
        return replace(main, faults=faults) if faults else main

    def _main(self, scores: "_Scores", found: tuple[Danger, ...]) -> Reading:
        leaves, kinds = softmax(scores.leaves), softmax(scores.kinds)
        kind = self._model.kinds[int(kinds.argmax())]
        heard = weighing.Heard(scores.urgent, scores.alarm, leaves, kinds, found, scores.families)
        urgent = self._is_urgent(heard)
        top, none = self._ranked(
            _trusted(self._places @ leaves, self._sureness(scores.leaves, leaves))
        )
        leaf, confidence = top[0]
        if none > confidence and none >= self._model.settings["none"]:
            return Reading(None, None, kind, urgent, none, "triage", top, found)
        decision = self._zones.decide(confidence, sum(chance for _, chance in top))
        area = self._model.areas.get(leaf)
        return Reading(leaf, area, kind, urgent, confidence, decision, top, found)

    def _ranked(self, chances: Floats) -> tuple[tuple[tuple[str, float], ...], float]:
        """The likeliest subjects with their chances, and the chance of none."""
        order = np.argsort(-chances, kind="stable")[: _SHORTLIST + 1].tolist()
        best = [(self._subjects[at], float(chances[at])) for at in order]
        none = float(chances[self._subjects.index(NONE)]) if NONE in self._subjects else 0.0
        return tuple(pair for pair in best if pair[0] != NONE)[:_SHORTLIST], none

    def _faults(self, text: str, main: str) -> tuple[Fault, ...]:
        """The different faults told in the parts of a message, when there are two or more.

        The shortest parts are read first: they are the least likely to tell a fault, and reading
        ends once fewer than two parts can.
        """
        parts = parts_of(text)
        found: dict[str, Fault] = {}
        left = len(parts)
        for part in sorted(parts, key=len):
            fault = self._fault(part)
            left -= fault is None
            if left < _FEWEST_FAULTS:
                return ()
            if fault:
                found[part] = fault
        return _different([found[part] for part in parts if part in found], main)

    def _fault(self, part: str) -> Fault | None:
        touched = self._touched(part)[0]
        if not len(touched.rows):
            return None
        whole = margins(touched, self._model.weights, self._model.bias)[: len(self._model.leaves)]
        scores = self._leaves(part, whole, presences(touched, self._model))
        leaves = softmax(scores)
        leaf = self._subjects[int((self._places @ leaves).argmax())]
        if leaf == NONE:
            return None
        sure = self._sureness(scores, leaves)
        return Fault(part, leaf, sure) if sure >= self._model.settings["fault"] else None


def _different(faults: list[Fault], main: str) -> tuple[Fault, ...]:
    """The surest fault of each subject, if there are two or more and the main one is among them."""
    best: dict[str, Fault] = {}
    for fault in faults:
        if fault.leaf not in best or best[fault.leaf].confidence < fault.confidence:
            best[fault.leaf] = fault
    return tuple(best.values()) if len(best) >= _FEWEST_FAULTS and main in best else ()


def _trusted(chances: Floats, sure: float) -> Floats:
    """The chances with the first at its calibrated value and the others sharing the rest."""
    first = int(chances.argmax())
    rest = float(chances.sum() - chances[first])
    found: Floats = chances * ((1 - sure) / rest if rest > 0 else 0.0)
    found[first] = sure
    return found
