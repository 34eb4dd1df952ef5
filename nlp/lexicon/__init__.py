"""Words and turns of phrase that point to a subject, written by hand, and how they are found."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from nlp.normaliser import normalise
from nlp.subjects import NONE, TABLES
from nlp.words import root_of, words_of

_LONGEST_PHRASE = 4
_KINDS = "kinds.txt"
_FAMILIES = "families.txt"
Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hints:
    """Phrases as runs of roots, each with the subjects it points to."""

    phrases: Mapping[Phrase, tuple[str, ...]] = field(default_factory=dict)
    longest: Mapping[str, int] = field(init=False)

    def __post_init__(self) -> None:
        """Note the longest phrase that begins with each root, so that few runs are looked up."""
        longest: dict[str, int] = {}
        for phrase in self.phrases:
            longest[phrase[0]] = max(longest.get(phrase[0], 0), min(len(phrase), _LONGEST_PHRASE))
        object.__setattr__(self, "longest", longest)

    def found_in(self, roots: list[str]) -> list[str]:
        """The subjects hinted at, once for every phrase found."""
        found: list[str] = []
        longest, phrases = self.longest, self.phrases
        for start, root in enumerate(roots):
            most = longest.get(root)
            if most:
                for end in range(start + 1, min(start + most, len(roots)) + 1):
                    found += phrases.get(tuple(roots[start:end]), ())
        return found


@cache
def lexicon() -> Mapping[str, tuple[str, ...]]:
    """The hand-written phrases of every subject."""
    found: dict[str, tuple[str, ...]] = {}
    for path in sorted(Path(__file__).parent.glob("*.txt")):
        if path.name != _KINDS:
            for leaf, phrases in _parse(path.read_text("utf-8")).items():
                found[leaf] = found.get(leaf, ()) + phrases
    return found


@cache
def kind_lexicon() -> Mapping[str, tuple[str, ...]]:
    """The turns of phrase of every kind of message."""
    return _parse((Path(__file__).parent / _KINDS).read_text("utf-8"))


@cache
def families() -> Mapping[str, tuple[str, ...]]:
    """Words that stand for one another, by the name of their family."""
    return _parse((TABLES / _FAMILIES).read_text("utf-8"))


def _parse(text: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    leaf = ""
    for line in text.splitlines():
        if line.startswith("["):
            leaf = line.strip("[] ")
        elif line and not line.startswith("#"):
            phrases = (phrase.strip() for phrase in line.split("،"))
            found.setdefault(leaf, []).extend(phrase for phrase in phrases if phrase)
    return {leaf: tuple(phrases) for leaf, phrases in found.items()}


def hints_from(
    phrases: Mapping[str, Iterable[str]], roots: Mapping[str, str], *, informal: bool = True
) -> Hints:
    """The phrases of each subject, ready to be looked for among the roots of a message."""
    table: dict[Phrase, list[str]] = {}
    for leaf, spoken in phrases.items():
        if leaf == NONE:
            continue
        for phrase in spoken:
            words = words_of(normalise(phrase, informal=informal))
            key = tuple(root_of(word, roots) for word in words)
            leaves = table.setdefault(key, [])
            if key and leaf not in leaves:
                leaves.append(leaf)
    return Hints({key: tuple(leaves) for key, leaves in table.items() if key})
