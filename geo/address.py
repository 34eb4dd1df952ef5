"""Iranian addresses taken apart: «پاسداران، خیابان گلستان پنجم، نرسیده به میدان، پلاک ۱۲».

An address goes from the wide to the narrow, its steps divided by commas or only by the words that
open them: what kind of way it is (خیابان، کوچه …) or how the place lies (نرسیده به، روبروی …).
"""

from dataclasses import dataclass

from geo.letters import words_of
from geo.vocabulary import DOOR, HEADS, RELATIONS, STOPS, WAYS

_LINKS = frozenset({"به", "از", "تر"})


@dataclass(frozen=True, slots=True)
class Step:
    """One step of an address: how it lies (`relation`), what it is (`kind`), what it is called."""

    relation: str | None
    kind: str | None
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Address:
    """An address in steps from wide to narrow, with the numbers of its door by their kind."""

    steps: tuple[Step, ...]
    door: dict[str, str]


def parse_address(text: str) -> Address:
    """The steps and door numbers of an address in words, whatever its punctuation."""
    words, door = _take_door(words_of(text))
    steps: list[Step] = []
    position = 0
    while position < len(words):
        step, position = _step_at(words, position)
        if step.words or step.kind:
            steps.append(step)
    return Address(tuple(steps), door)


def without_door(words: list[str]) -> list[str]:
    """The words of an address less «پلاک ۱۲» and the like, which name no place."""
    return _take_door(words)[0]


def _take_door(words: list[str]) -> tuple[list[str], dict[str, str]]:
    kept: list[str] = []
    door: dict[str, str] = {}
    position = 0
    while position < len(words):
        name = DOOR.get(words[position])
        number = words[position + 1] if position + 1 < len(words) else ""
        if name and number.isdecimal():
            door.setdefault(name, number)
            position += 2
        else:
            kept.append(words[position])
            position += 1
    return kept, door


def _step_at(words: list[str], position: int) -> tuple[Step, int]:
    relation = kind = None
    named: list[str] = []
    while position < len(words) and words[position] not in STOPS:
        word = words[position]
        if (named and word in HEADS | RELATIONS) or (kind and word in WAYS):
            return Step(relation, kind, tuple(named)), position
        if word in RELATIONS and kind is None:
            relation = relation if relation and word in _LINKS else word
        elif word in HEADS and kind is None:
            kind = word
        else:
            named.append(word)
        position += 1
    return Step(relation, kind, tuple(named)), position + 1
