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
from nlp.store import Array

Floats = NDArray[np.float64]
HEAT = (0.2, 0.05)
"""How far the naive Bayes of words and that of letter runs are believed: both are far too sure."""
_BORDER = "|"
_URGENT, _ASKING = "urgent", "asking"
TONES = (_ASKING, "corruption", "criticism", "proposal", "question", "thanks", _URGENT)
"""The shades that a subject may have."""
_OF_KIND = {
    "criticism": "criticism",
    "corruption": "corruption",
    "suggestion": "proposal",
    "idea": "proposal",
    "appreciation": "thanks",
    "information": "question",
}
_FEWEST = 8
_SURE, _FAINT, _NEVER = 1e-5, 1e-4, 1e-30


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
    """Which shades are of which leaf, and of which tone: a row a shade."""

    of_leaf: Array
    of_tone: Array

    def leaves(self, scores: NDArray[np.floating]) -> NDArray[np.floating]:
        """The score of each leaf: the chances of its shades together, on the scale of one score.

        `scores` holds those of the words, then those of the letter runs; so does what comes back.
        """
        heat = _heat(scores)
        chances, top = _raised(scores * heat)
        found: NDArray[np.floating] = (np.log(chances @ self.of_leaf + _NEVER) + top) / heat
        return found

    def tones(self, scores: NDArray[np.floating]) -> NDArray[np.floating]:
        """The chance of each tone, from the scores of the words and of the letter runs."""
        chances = _raised((scores * _heat(scores)).sum(axis=0))[0]
        found: NDArray[np.floating] = chances @ self.of_tone
        return found / chances.sum(axis=-1, keepdims=True)


def shades_among(names: Sequence[str], leaves: Sequence[str]) -> Shades:
    """The table of these shades for the leaves in their order."""
    pairs = [name.split(_BORDER) for name in names]
    return Shades(
        np.array([[own == leaf for leaf in leaves] for own, _ in pairs], np.float32),
        np.array([[shade == tone for tone in TONES] for _, shade in pairs], np.float32),
    )


def alarm_of(tones: NDArray[np.floating]) -> Floats:
    """The logarithm of the odds for danger."""
    share = tones[..., TONES.index(_URGENT)]
    found: Floats = np.log((share + _SURE) / (1 - share + _SURE))
    return found


def tone_signs(tones: NDArray[np.floating]) -> Floats:
    """What the tones tell of the kind of a message: log chances, their mean zero."""
    logs: Floats = np.log(tones + _FAINT)
    return logs - logs.mean(axis=-1, keepdims=True)


def _heat(scores: NDArray[np.floating]) -> NDArray[np.floating]:
    """How far each naive Bayes is believed, shaped to be multiplied with their scores."""
    shape = (len(HEAT), *[1] * (scores.ndim - 1))
    return np.array(HEAT, scores.dtype).reshape(shape)


def _raised(scores: NDArray[np.floating]) -> tuple[NDArray[np.floating], NDArray[np.floating]]:
    """Chances up to a common factor, and the score that was taken from each row."""
    top = scores.max(axis=-1, keepdims=True)
    return np.exp(scores - top), top
