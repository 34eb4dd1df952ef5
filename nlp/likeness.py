"""How alike two citizens' messages are: shared rare words, and signs that agree or differ.

Fast and local: the normaliser and two small tables, no model.
"""

from collections.abc import Iterator, Mapping

from domain.duplicates import Likeness
from nlp.commonness import rarity
from nlp.normaliser import normalise
from nlp.signs import Signs, signs_in
from nlp.words import light_root, words_of

_RUN = 3
_OF_RUNS = 0.4
"""The part of the share that is counted from runs of letters: they bear with other spellings."""


def likeness(newer: str, older: str) -> Likeness:
    """How alike two messages are; any strings are accepted."""
    agree, differ = _compared(signs_in(newer), signs_in(older))
    return Likeness(shared(newer, older), frozenset(agree), frozenset(differ))


def shared(one: str, other: str) -> float:
    """The share of what two messages say that both say, from 0 to 1; rare words count more."""
    left, right = words_of(normalise(one)), words_of(normalise(other))
    words = _overlap(_rooted(left), _rooted(right))
    return (1 - _OF_RUNS) * words + _OF_RUNS * _overlap(_runs(left), _runs(right))


def _rooted(words: list[str]) -> dict[str, float]:
    rare = rarity()
    return {root: rare.get(root, rare[""]) for root in map(light_root, words)}


def _runs(words: list[str]) -> dict[str, float]:
    """Runs of letters, each as heavy as the rarest word it comes from."""
    rare = rarity()
    found: dict[str, float] = {}
    for word in words:
        weight = rare.get(light_root(word), rare[""])
        padded = f" {word} "
        for at in range(len(padded) - _RUN + 1):
            run = padded[at : at + _RUN]
            found[run] = max(weight, found.get(run, 0.0))
    return found


def _overlap(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """What both hold, among what the shorter of the two holds."""
    both = sum(min(one[key], other[key]) for key in one.keys() & other.keys())
    smaller = min(sum(one.values()), sum(other.values()))
    return both / smaller if smaller else 0.0


def _compared(newer: Signs, older: Signs) -> tuple[set[str], set[str]]:
    agree: set[str] = set()
    differ: set[str] = set()
    for sign, verdict in _verdicts(newer, older):
        (agree if verdict else differ).add(sign)
    agree -= differ
    if newer.parts and older.parts and not newer.parts.keys() & older.parts.keys():
        differ.add("elsewhere")
    if bool(newer.parts) != bool(older.parts):
        differ.add("detail")
    for sign, left, right in (
        ("part", newer.parts, older.parts),
        ("fault", newer.faults, older.faults),
    ):
        for table in left.keys() & right.keys():
            if left[table] & right[table]:
                agree.add(sign)
            if left[table] - right[table] and right[table] - left[table]:
                differ.add(sign)
    return agree, differ


def _verdicts(newer: Signs, older: Signs) -> Iterator[tuple[str, bool]]:
    """Every sign that both messages have, and whether they agree in it; one «no» outweighs."""
    yield from (("number", same) for same in _numbers_agree(newer.numbers, older.numbers))
    yield from (("street", same) for same in _by_key(newer.names, older.names))
    yield from (("thing", same) for same in _by_key(newer.things, older.things))
    yield from (("kind", False) for same in _by_key(newer.kinds, older.kinds) if not same)
    if newer.landmarks and older.landmarks:
        yield "landmark", bool(newer.landmarks & older.landmarks)
    if newer.sides and older.sides and not newer.sides & older.sides:
        yield "side", False
    if newer.thanks != older.thanks:
        yield "thanks", False
    if newer.alone != older.alone:
        yield "alone", False
    if newer.again and not older.again:
        yield "again", False


def _numbers_agree(
    newer: Mapping[str, frozenset[int]], older: Mapping[str, frozenset[int]]
) -> Iterator[bool]:
    """By the words they belong to; where those are not the same, all together."""
    if newer.keys() & older.keys():
        yield from _by_key(newer, older)
    elif newer and older:
        yield bool(frozenset().union(*newer.values()) & frozenset().union(*older.values()))


def _by_key[T](
    newer: Mapping[str, frozenset[T]], older: Mapping[str, frozenset[T]]
) -> Iterator[bool]:
    for key in sorted(newer.keys() & older.keys()):
        yield bool(newer[key] & older[key])
