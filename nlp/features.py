"""What a message is turned into before it is weighed: words, letter runs and lexicon hints.

The same lists feed scikit-learn while training and the reader while the bot runs, so that what was
learnt is what is used.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from nlp.lexicon import Hints
from nlp.normaliser import normalise
from nlp.words import root_of, words_of

VIEWS = ("words", "grams", "hints", "turns")
VIEW_WEIGHTS = {"words": 1.0, "grams": 1.5, "hints": 0.05, "turns": 0.3}
_GRAM_SIZES = (2, 3, 4, 5)
_LONGEST_WORD = 24


@dataclass(frozen=True, slots=True)
class Recipe:
    """How text becomes features; the parts that an ablation can leave out."""

    roots: Mapping[str, str] = field(default_factory=dict)
    hints: Hints = field(default_factory=Hints)
    informal: bool = True
    stemmed: bool = True

    def views(self, text: str) -> dict[str, list[str]]:
        """The features of a text, a list for each view."""
        return self.views_of_normalised(normalise(text, informal=self.informal))

    def views_of_normalised(self, normalised: str) -> dict[str, list[str]]:
        """The same for text that is normalised already."""
        words = words_of(normalised)
        roots = [root_of(word, self.roots) for word in words] if self.stemmed else words
        return {
            "words": word_features(roots),
            "grams": gram_features(words),
            "hints": self.hints.found_in(roots),
            "turns": turn_features(words),
        }


def word_features(roots: list[str]) -> list[str]:
    """Single roots, neighbouring pairs and pairs with one word between them."""
    pairs = [f"{left} {right}" for left, right in pairwise(roots)]
    spread = [f"{left} _ {right}" for left, right in zip(roots, roots[2:], strict=False)]
    return roots + pairs + spread


def gram_features(words: list[str]) -> list[str]:
    """Runs of two to five letters that do not cross a word's edge, the edges marked by spaces."""
    grams: list[str] = []
    for word in words:
        padded = f" {word[:_LONGEST_WORD]} "
        for size in _GRAM_SIZES:
            grams += [padded[at : at + size] for at in range(len(padded) - size + 1)]
    return grams


def turn_features(words: list[str]) -> list[str]:
    """Runs of two and three words as they were said: mood and person tell the kind of message."""
    framed = ["^", *words, "$"]
    pairs = [" ".join(pair) for pair in pairwise(framed)]
    return pairs + [" ".join(run) for run in zip(framed, framed[1:], framed[2:], strict=False)]
