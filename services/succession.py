"""Subjects that changed in the chat, read at once: heirs of the retired, and new ones by keyword.

The model learns of them when it is trained again; until then its word is translated here.
"""

from collections.abc import Collection
from dataclasses import dataclass

from domain.city import City
from nlp.aliases import Changes, NewSubject
from nlp.normaliser import normalise
from nlp.reading import Decision, Reading
from nlp.words import root_of, words_of

SHORTLIST = 3


@dataclass(frozen=True, slots=True)
class Meant:
    """What a message is about among the subjects of today; `leaf` is `None` for no report."""

    leaf: str | None
    top: tuple[str, ...]
    decision: Decision


def meant(city: City, reading: Reading, story: str) -> Meant:
    """A reading in today's subjects; what only keywords tell is asked, never taken for sure."""
    told = told_by_keywords(city, story)
    heirs = heirs_of(city, reading.leaf) if reading.leaf else ()
    others = [heir for leaf, _ in reading.top for heir in heirs_of(city, leaf)]
    new = () if heirs == (reading.leaf,) else heirs
    top = tuple(dict.fromkeys((*told, *new, *others)))[:SHORTLIST]
    if reading.leaf is None and not told:
        return Meant(None, top, reading.decision)
    if len(heirs) == 1 and not set(told) - set(heirs):
        return Meant(heirs[0], top, reading.decision)
    return Meant(top[0], top, "ask") if top else Meant(None, (), "triage")


def heirs_of(city: City, leaf: str) -> tuple[str, ...]:
    """The subject itself while it is offered, else those that took its place, if any."""
    offered = {subject.key for subject in city.subjects}
    if leaf in offered:
        return (leaf,)
    by = {one.subject: one.by for one in city.successions}
    return tuple(key for key in by.get(leaf, ()) if key in offered)


def told_by_keywords(city: City, story: str) -> tuple[str, ...]:
    """The subjects whose keywords a story holds, in the city's order."""
    known = [subject for subject in city.subjects if subject.keywords]
    if not known:
        return ()
    said = _roots(story)
    return tuple(
        subject.key
        for subject in known
        if any(f" {_roots(word).strip()} " in said for word in subject.keywords)
    )


def _roots(text: str) -> str:
    return f" {' '.join(root_of(word, {}) for word in words_of(normalise(text)))} "


def changes_of(city: City, learnt: Collection[str]) -> Changes:
    """What became of the subjects, for training; `learnt` are those with messages of their own."""
    heirs = {one.subject: heirs_of(city, one.subject) for one in city.successions}
    return Changes(
        renamed={old: by[0] for old, by in heirs.items() if len(by) == 1},
        retired=tuple(old for old, by in heirs.items() if not by),
        split={old: by for old, by in heirs.items() if len(by) > 1},
        added=tuple(
            NewSubject(subject.key, subject.area, subject.keywords)
            for subject in city.subjects
            if subject.keywords and subject.key not in learnt
        ),
    )
