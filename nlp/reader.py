"""Reading messages with a trained model: numpy only, a millisecond each."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from nlp import store, weighing
from nlp.danger import dangers
from nlp.features import Recipe
from nlp.lexicon import hints_from
from nlp.parts import parts_of
from nlp.reading import NOTHING, Danger, Fault, Reading
from nlp.subjects import NONE
from nlp.vectors import Vectors
from nlp.zones import Zones

LONGEST = 4_000
"""Characters of a message that are read; the rest of a longer one is ignored."""
_SHORTLIST = 3


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
        hints = hints_from(model.phrases, model.roots, informal=model.informal)
        self._recipe = Recipe(model.roots, hints, model.informal, model.stemmed)
        self._vectors = Vectors(model)
        self._model = model
        self._urgency, self._trust = np.array(model.urgency), np.array(model.trust)
        self._zones = Zones(model.settings["auto"], model.settings["ask"])
        self._subjects = [model.aliases.get(leaf, leaf) for leaf in model.leaves]
        self.version = model.version

    def read(self, text: str) -> Reading:
        """What the message is about; any string gets an answer, never an exception."""
        text = text[:LONGEST]
        scores = self._scores(text)
        return NOTHING if scores is None else self._reading(text, scores, dangers(text))

    def reading_of(self, text: str, scores: store.Array) -> Reading:
        """The reading of a text whose bare scores are known; without looking for more faults."""
        return self._main(scores, dangers(text[:LONGEST]))

    def read_many(self, texts: Iterable[str]) -> list[Reading]:
        """A reading for every text, in their order."""
        return [self.read(text) for text in texts]

    def raw_scores(self, text: str) -> store.Array:
        """The bare scores of all outputs, before they are turned into chances; for measuring."""
        scores = self._scores(text[:LONGEST])
        return self._model.bias if scores is None else scores

    def _scores(self, text: str) -> store.Array | None:
        rows, values = self._vectors.of(self._recipe.views(text))
        if not len(rows):
            return None
        scores: store.Array = values @ self._model.weights[rows] + self._model.bias
        return scores

    def _split(self, scores: store.Array) -> tuple[store.Array, store.Array]:
        settings, count = self._model.settings, len(self._model.leaves)
        leaves = _softmax(scores[:count] * settings["leaf_heat"])
        return leaves, _softmax(scores[count:-1] * settings["kind_heat"])

    def _is_urgent(
        self, score: float, leaves: store.Array, kinds: store.Array, found: tuple[Danger, ...]
    ) -> bool:
        if not len(self._urgency):
            return bool(found)
        row = weighing.urgency_signs(score, leaves, kinds, found)
        return weighing.chance(row, self._urgency) >= self._model.settings["emergency"]

    def _sureness(self, scores: store.Array, leaves: store.Array) -> float:
        """How far the first leaf can be trusted; its bare chance before calibration."""
        if not len(self._trust):
            return float(leaves.max())
        signs = weighing.trust_signs(scores[: len(leaves)], leaves)
        return weighing.chance(signs, self._trust)

    def _reading(self, text: str, scores: store.Array, found: tuple[Danger, ...]) -> Reading:
        main = self._main(scores, found)
        faults = self._faults(text, main.leaf) if main.leaf else ()
        return replace(main, faults=faults) if faults else main

    def _main(self, scores: store.Array, found: tuple[Danger, ...]) -> Reading:
        leaves, kinds = self._split(scores)
        kind = self._model.kinds[int(kinds.argmax())]
        urgent = self._is_urgent(float(scores[-1]), leaves, kinds, found)
        chances = _trusted(self._chances(leaves), self._sureness(scores, leaves))
        none = chances.pop(NONE, 0.0)
        top = tuple(sorted(chances.items(), key=lambda pair: -pair[1])[:_SHORTLIST])
        leaf, confidence = top[0]
        if none > confidence and none >= self._model.settings["none"]:
            return Reading(None, None, kind, urgent, none, "triage", top, found)
        decision = self._zones.decide(confidence, sum(chance for _, chance in top))
        area = self._model.areas.get(leaf)
        return Reading(leaf, area, kind, urgent, confidence, decision, top, found)

    def _chances(self, leaves: NDArray[np.float32]) -> dict[str, float]:
        chances: dict[str, float] = {}
        for leaf, chance in zip(self._subjects, leaves.tolist(), strict=True):
            if leaf:
                chances[leaf] = chances.get(leaf, 0.0) + chance
        return chances

    def _faults(self, text: str, main: str) -> tuple[Fault, ...]:
        """The different faults told in the parts of a message, when there are two or more."""
        best: dict[str, Fault] = {}
        for part in parts_of(text):
            fault = self._fault(part)
            if fault and (fault.leaf not in best or best[fault.leaf].confidence < fault.confidence):
                best[fault.leaf] = fault
        return tuple(best.values()) if len(best) > 1 and main in best else ()

    def _fault(self, part: str) -> Fault | None:
        scores = self._scores(part)
        if scores is None:
            return None
        leaves = self._split(scores)[0]
        chances = _trusted(self._chances(leaves), self._sureness(scores, leaves))
        leaf = max(chances, key=lambda name: chances[name])
        sure = chances[leaf] >= self._model.settings["fault"]
        return Fault(part, leaf, chances[leaf]) if sure and leaf != NONE else None


def _trusted(chances: dict[str, float], sure: float) -> dict[str, float]:
    """The chances with the first at its calibrated value and the others sharing the rest."""
    first = max(chances, key=lambda leaf: chances[leaf])
    rest = sum(chances.values()) - chances[first]
    share = (1 - sure) / rest if rest > 0 else 0.0
    return {leaf: sure if leaf == first else value * share for leaf, value in chances.items()}


def _softmax(scores: store.Array) -> store.Array:
    raised = np.exp(scores - scores.max())
    chances: store.Array = raised / raised.sum()
    return chances
