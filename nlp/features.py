"""What a message is turned into before it is weighed: words, letter runs, hints and families.

The same lists feed scikit-learn while training and the reader while the bot runs, so that what was
learnt is what is used.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import combinations, pairwise

from nlp.lexicon import Hints
from nlp.normaliser import normalise
from nlp.words import root_of, words_of

PRESENCE = (("words", "families", "hints"), ("grams",))
"""The views that the naive Bayes classifiers count, neighbours in `VIEWS`, a group for each."""
VIEWS = ("words", "families", "hints", "grams", "turns", "couples", "shapes")
VIEW_WEIGHTS = {
    "words": 1.0,
    "families": 0.35,
    "hints": 0.05,
    "grams": 1.5,
    "turns": 0.3,
    "couples": 0.6,
    "shapes": 0.3,
}
_GRAM_SIZES = (3, 4)
_LONGEST_WORD = 24
_SHAPED = 4
_MOST_FAMILIES = 24


@dataclass(frozen=True, slots=True)
class Recipe:
    """How text becomes features; the parts that an ablation can leave out."""

    roots: Mapping[str, str] = field(default_factory=dict)
    hints: Hints = field(default_factory=Hints)
    families: Hints = field(default_factory=Hints)
    informal: bool = True
    stemmed: bool = True

    def words(self, text: str) -> list[str]:
        """The words of a text, normalised."""
        return words_of(normalise(text, informal=self.informal))

    def views_of(self, words: list[str]) -> dict[str, list[str]]:
        """The features of normalised words, but for the letter runs and edges of each word."""
        roots = self._roots_of(words)
        families = self.families.found_in(roots)
        return {
            "words": word_features(roots),
            "families": families,
            "hints": self.hints.found_in(roots),
            "turns": turn_features(words),
            "couples": couple_features(families),
            "shapes": frame_features(words),
        }

    def families_in(self, text: str) -> set[str]:
        """The families of words that a text has."""
        words = self.words(text)
        return set(self.families.found_in(self._roots_of(words)))

    def _roots_of(self, words: list[str]) -> list[str]:
        return [root_of(word, self.roots) for word in words] if self.stemmed else words


def word_features(roots: list[str]) -> list[str]:
    """Single roots, neighbouring pairs and pairs with one word between them."""
    pairs = [f"{left} {right}" for left, right in pairwise(roots)]
    spread = [f"{left} _ {right}" for left, right in zip(roots, roots[2:], strict=False)]
    return roots + pairs + spread


def grams_of(word: str) -> list[str]:
    """Runs of three and four letters of one word, its edges marked by spaces."""
    padded = f" {word[:_LONGEST_WORD]} "
    return [padded[at : at + size] for size in _GRAM_SIZES for at in range(len(padded) - size + 1)]


def turn_features(words: list[str]) -> list[str]:
    """Runs of two and three words as they were said: mood and person tell the kind of message."""
    framed = ["^", *words, "$"]
    pairs = [" ".join(pair) for pair in pairwise(framed)]
    return pairs + [" ".join(run) for run in zip(framed, framed[1:], framed[2:], strict=False)]


def couple_features(families: list[str]) -> list[str]:
    """Every two families of words that a message has: fire and a bin is not fire or a bin."""
    known = sorted(set(families))[:_MOST_FAMILIES]
    return [f"{left} {right}" for left, right in combinations(known, 2)]


def frame_features(words: list[str]) -> list[str]:
    """How the message begins and ends and how long it is: the verb's mood."""
    if not words:
        return []
    last = words[-1]
    frame = [f"$ {last}", f"$ {last[:1]}~{last[-2:]}", f"^ {words[0]}", f"# {_length(words)}"]
    return frame + [sign for sign in ("؟", "!") if sign in words]


def edges_of(word: str) -> list[str]:
    """How one word begins and ends; a short one has no edges."""
    if len(word) < _SHAPED:
        return []
    return [f"{word[:2]}~{word[-2:]}", f"{word[:1]}~{word[-2:]}"]


def _length(words: list[str]) -> int:
    """The length of a message on a scale that doubles at each step."""
    return len(words).bit_length()
