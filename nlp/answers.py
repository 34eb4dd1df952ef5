"""A question about city services finds its answer in a small knowledge base, or none at all.

A wrong answer is worse than none: below the bound a person answers. Retrieval by shared words, each
as heavy as it is telling; no model.
"""

import json
import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from nlp.commonness import rarity
from nlp.normaliser import normalise
from nlp.words import light_root

BOUND = 0.55
"""Confidence below which nothing is answered; set on questions that no test looks at."""
MARGIN = 0.05
"""An answer must be ahead of the next by so much; else the question was about neither."""
_LONGEST = 300
"""Characters of a question; whoever writes more tells a story."""
_UNASKED = 0.55
"""What is left of the confidence where nothing is asked."""
_UNKNOWN = 0.6
"""The weight of a word that no entry has, next to the rarest that one has."""
_ASKING = re.compile(
    "؟|(?<!\\S)(?:چطور|چطوری|چجوری|چگونه|چه|چی|چیه|چیست|کجا|کجاست|کجاس|کی|چند|چندم|چنده|چقدر|آیا|کدام"
    "|کدوم|شماره|تلفن|میشه|می شود|باید|راهنمایی|کیه|کیست|میخوام|می خواهم)(?!\\S)"
)


@dataclass(frozen=True, slots=True)
class Entry:
    """What citizens ask in several ways, and the answer in Persian and in English."""

    key: str
    asked: tuple[str, ...]
    fa: str
    en: str


@dataclass(frozen=True, slots=True)
class Answer:
    """The entry found and how sure it is the one, from 0 to 1."""

    entry: Entry
    confidence: float


def read_knowledge(path: Path) -> tuple[Entry, ...]:
    """The entries of a city's file; those of its base, if it names one, unless left out or redone.

    Raises OSError or ValueError where a file is missing or not what it should be.
    """
    read = json.loads(path.read_text("utf-8"))
    base = read_knowledge(path.parent / read["base"]) if "base" in read else ()
    own = tuple(
        Entry(one["key"], tuple(one["asked"]), one["fa"], one["en"]) for one in read["entries"]
    )
    hidden = {entry.key for entry in own} | set(read.get("without", ()))
    return tuple(entry for entry in base if entry.key not in hidden) + own


class Answers:
    """A knowledge base, ready to be asked."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        """Count how telling each word is among the entries."""
        self.entries = tuple(entries)
        self._asked = {
            entry.key: [_roots(asked) for asked in entry.asked] for entry in self.entries
        }
        self._all = {key: frozenset().union(*asked) for key, asked in self._asked.items()}
        self._weights = _telling(self._all)

    def best(self, question: str) -> Answer | None:
        """The answer to a question, or None where none is sure enough."""
        ranked = self.ranked(question)
        if not ranked or ranked[0].confidence < BOUND:
            return None
        second = ranked[1].confidence if len(ranked) > 1 else 0.0
        return ranked[0] if ranked[0].confidence - second >= MARGIN else None

    def ranked(self, question: str) -> list[Answer]:
        """Every entry with its confidence, the likeliest first; none for a long story."""
        roots = _roots(question[: _LONGEST + 1])
        if not roots or len(question) > _LONGEST:
            return []
        left = 1.0 if _ASKING.search(normalise(question)) else _UNASKED
        found = [Answer(entry, left * self._fit(roots, entry.key)) for entry in self.entries]
        return sorted(found, key=lambda answer: -answer.confidence)

    def _fit(self, roots: frozenset[str], key: str) -> float:
        """How much of the question the entry covers, and how much of one way of asking is in it."""
        of_question = self._weight(roots & self._all[key]) / (self._weight(roots) or 1.0)
        of_asked = max(
            self._weight(roots & asked) / (self._weight(asked) or 1.0) for asked in self._asked[key]
        )
        return math.sqrt(of_question * of_asked)

    def _weight(self, roots: Iterable[str]) -> float:
        return sum(self._weights.get(root) or self._foreign(root) for root in roots)

    def _foreign(self, root: str) -> float:
        """A word that no entry has speaks against each of them, unless everybody says it."""
        rare = rarity()
        return self._weights[""] * _UNKNOWN * rare.get(root, rare[""]) / rare[""]


def _roots(text: str) -> frozenset[str]:
    """The roots of a text; numbers as they are, since 137 is not 1888."""
    return frozenset(light_root(word) for word in normalise(text).split())


def _telling(words: Mapping[str, frozenset[str]]) -> dict[str, float]:
    """The weight of each word: heavier the fewer entries have it; under "" that of the rarest."""
    held = Counter(root for roots in words.values() for root in roots)
    most = len(words) + 1
    weights = {root: math.log(most / times) for root, times in held.items()}
    return {**weights, "": math.log(most)}
