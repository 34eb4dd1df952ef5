"""All texts a model is taught from, counted once: messages, noisy copies, phrases, and hearts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from nlp.augmenting import augmented
from nlp.corpora import Message
from nlp.counting import Counts, Places, count
from nlp.features import Recipe
from nlp.focus import end_of, heart_of
from nlp.subjects import NONE, subjects

NOISY_EVERY = 6
"""Every which message gets a noisy copy: enough to teach typing errors."""
Phrases = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Plan:
    """What a model is fitted from and how; the parts an ablation can leave out."""

    recipe: Recipe
    phrases: Phrases
    turns: Phrases
    families: Phrases
    areas: Mapping[str, str]
    seed: int
    phrase_weight: float = 0.25
    noise_weight: float = 0.6
    heart_weight: float = 0.5
    softness: float = 0.3

    def area_of(self, leaf: str) -> str:
        """The area of a leaf, new subjects included."""
        return self.areas.get(leaf) or (subjects()[leaf].area if leaf in subjects() else NONE)


@dataclass(frozen=True, slots=True)
class Material:
    """All texts counted once: the messages, their noisy copies, leaf phrases and kind phrases.

    `hearts` and `ends` hold for each message the place of what it is really about and of its last
    turn: a text of its own behind all others, or the message itself.
    """

    plan: Plan
    messages: Sequence[Message]
    counts: Counts
    hearts: Places
    ends: Places

    def families_of(self, at: int) -> frozenset[str]:
        """The families of words that the message at this place has."""
        terms, found = self.counts.terms["families"], self.counts.matrices["families"][at]
        return frozenset(terms[column] for column in found.indices.tolist())

    @property
    def copies(self) -> int:
        """How many noisy copies follow the messages."""
        return len(self.messages[::NOISY_EVERY]) if self.plan.noise_weight else 0

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
    noisy = augmented(messages[::NOISY_EVERY], plan.seed) if plan.noise_weight else []
    texts = [message.text for message in [*messages, *noisy]]
    texts += [phrase for spoken in plan.phrases.values() for phrase in spoken]
    texts += [phrase for spoken in plan.turns.values() for phrase in spoken]
    known = [message.text for message in messages]
    hearts = _placed([heart_of(text) for text in known], known, texts)
    ends = _placed([end_of(text) for text in known], known, texts)
    return Material(plan, messages, count(plan.recipe, texts), hearts, ends)


def _placed(changed: list[str], known: list[str], texts: list[str]) -> Places:
    """The place of each changed text; those that differ from the message are added to `texts`."""
    places = []
    for at, (new, old) in enumerate(zip(changed, known, strict=True)):
        places.append(at if new == old else len(texts))
        if new != old:
            texts.append(new)
    return np.array(places, np.intp)


def labels_of(phrases: Phrases) -> list[str]:
    """The label of each phrase, in order."""
    return [leaf for leaf, spoken in phrases.items() for _ in spoken]
