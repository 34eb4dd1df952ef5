"""Subjects that change: renamed, retired, split or new, without breaking what was learnt before."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from nlp.corpora import Message
from nlp.lexicon import hints_from
from nlp.normaliser import normalise
from nlp.words import root_of, words_of

_FILE = "subjects.json"


@dataclass(frozen=True, slots=True)
class NewSubject:
    """A subject that starts from keywords alone, before it has any message."""

    leaf: str
    area: str
    keywords: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """What became of the subjects of the corpus since it was written."""

    renamed: Mapping[str, str] = field(default_factory=dict)
    retired: tuple[str, ...] = ()
    split: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    added: tuple[NewSubject, ...] = ()

    def name_of(self, leaf: str) -> str | None:
        """The present name of a subject; None when it was retired."""
        seen: set[str] = set()
        while leaf in self.renamed and leaf not in seen:
            seen.add(leaf)
            leaf = self.renamed[leaf]
        return None if leaf in self.retired else leaf

    def aliases(self) -> dict[str, str]:
        """Old names with what a reader says instead; a retired subject is said as nothing."""
        old = [*self.renamed, *self.retired]
        return {leaf: self.name_of(leaf) or "" for leaf in old}

    def areas(self) -> dict[str, str]:
        """The areas of the new subjects."""
        return {subject.leaf: subject.area for subject in self.added}


def read_changes(folder: Path) -> Changes:
    """The changes kept beside the models; none when nothing was ever changed."""
    path = folder / _FILE
    if not path.exists():
        return Changes()
    kept = json.loads(path.read_text("utf-8"))
    return Changes(
        kept["renamed"],
        tuple(kept["retired"]),
        {leaf: tuple(parts) for leaf, parts in kept["split"].items()},
        tuple(NewSubject(**item | {"keywords": tuple(item["keywords"])}) for item in kept["added"]),
    )


def write_changes(changes: Changes, folder: Path) -> None:
    """Keep the changes beside the models, in one step."""
    folder.mkdir(parents=True, exist_ok=True)
    draft = folder / f".{_FILE}"
    draft.write_text(json.dumps(asdict(changes), ensure_ascii=False, indent=1), "utf-8")
    draft.replace(folder / _FILE)


def phrases_after(
    phrases: Mapping[str, tuple[str, ...]], changes: Changes
) -> dict[str, tuple[str, ...]]:
    """The lexicon under present names, with the keywords of new subjects."""
    kept: dict[str, tuple[str, ...]] = {}
    for leaf, spoken in phrases.items():
        name = changes.name_of(leaf)
        if name and leaf not in changes.split:
            kept[name] = kept.get(name, ()) + spoken
    return kept | {subject.leaf: subject.keywords for subject in changes.added}


def messages_after(messages: Iterable[Message], changes: Changes) -> list[Message]:
    """The messages under present names; those of a split subject go where keywords say, or out."""
    kept = []
    for message in messages:
        name = changes.name_of(message.leaf)
        if name and name in changes.split:
            name = _part_of(message.text, changes.split[name], changes)
        if name:
            kept.append(replace(message, leaf=name))
    return kept


def _part_of(text: str, parts: tuple[str, ...], changes: Changes) -> str | None:
    keywords = {item.leaf: item.keywords for item in changes.added if item.leaf in parts}
    roots = [root_of(word, {}) for word in words_of(normalise(text))]
    found = hints_from(keywords, {}).found_in(roots)
    return max(parts, key=found.count) if found else None
