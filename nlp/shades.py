"""Each subject in its shades: told in danger, asked for, thanked for, asked about and so on.

Who reports an open manhole in which somebody fell uses other words than who thanks for a new
cover. Naive Bayes over the shades is an opinion of its own on the subject and tells danger apart.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from nlp.corpora import Message

Floats = NDArray[np.float64]
HEAT = (0.2, 0.05)
"""How far the naive Bayes of words and that of letter runs are believed: both are far too sure."""
_BORDER = "|"
_URGENT, _ASKING = "urgent", "asking"
_OF_KIND = {
    "criticism": "criticism",
    "corruption": "corruption",
    "suggestion": "proposal",
    "idea": "proposal",
    "appreciation": "thanks",
    "information": "question",
}
_FEWEST = 8
_SURE = 1e-5


def shades_of(messages: Sequence[Message]) -> list[str]:
    """The subject and shade of each message; a shade that a subject hardly has counts as asking."""
    told = [(message.leaf, _shade(message)) for message in messages]
    often = Counter(told)
    return [
        shade_name(leaf, shade if often[leaf, shade] >= _FEWEST else _ASKING)
        for leaf, shade in told
    ]


def _shade(message: Message) -> str:
    return _URGENT if message.emergency else _OF_KIND.get(message.kind, _ASKING)


def shade_name(leaf: str, shade: str = _ASKING) -> str:
    """The name of a subject's shade."""
    return f"{leaf}{_BORDER}{shade}"


@dataclass(frozen=True, slots=True)
class Shades:
    """Which shades belong to which leaf, a row a shade, and which of them are urgent."""

    of_leaf: Floats
    urgent: NDArray[np.bool_]

    def leaves(self, scores: NDArray[np.floating], heat: float) -> Floats:
        """The score of each leaf: the chances of its shades together, on the scale of one score."""
        chances, top = _raised(scores * heat)
        found: Floats = (np.log(chances @ self.of_leaf + 1e-30) + top) / heat
        return found

    def alarm(self, scores: Sequence[NDArray[np.floating]] | NDArray[np.floating]) -> Floats:
        """The logarithm of the odds for danger, from the scores of the words and letter runs."""
        heated = [part * heat for part, heat in zip(scores, HEAT, strict=True)]
        chances = _raised(heated[0] + heated[1])[0]
        share = chances[..., self.urgent].sum(axis=-1) / chances.sum(axis=-1)
        found: Floats = np.log((share + _SURE) / (1 - share + _SURE))
        return found


def shades_among(names: Sequence[str], leaves: Sequence[str]) -> Shades:
    """The table of these shades for the leaves in their order."""
    owner = [name.partition(_BORDER)[0] for name in names]
    return Shades(
        np.array([[own == leaf for leaf in leaves] for own in owner], float),
        np.array([name.endswith(_BORDER + _URGENT) for name in names]),
    )


def _raised(scores: NDArray[np.floating]) -> tuple[Floats, Floats]:
    """Chances up to a common factor, and the score that was taken from each row."""
    top: Floats = np.max(scores, axis=-1, keepdims=True).astype(np.float64)
    chances: Floats = np.exp(scores - top)
    return chances, top
