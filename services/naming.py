"""Units, subjects and the like as people call them: by key, by name, or by enough words of it."""

from collections.abc import Iterable
from typing import Protocol

from conversation.spelling import fold
from domain.city import City, Name, Subject, Unit, UnitKind
from domain.errors import Refusal

MOST_NEAR = 8
_HAMZA = str.maketrans({"\u0654": None, "ۀ": "ه", "«": " ", "»": " ", "|": " ", "،": " "})


class Named(Protocol):
    """What has a key and a name."""

    @property
    def key(self) -> str:
        """Its key."""
        ...

    @property
    def name(self) -> Name:
        """What it is called."""
        ...


def bare_words(said: str) -> str:
    """Words as they are compared: no half-spaces, no hamza, Latin digits."""
    return fold(said.translate(_HAMZA))


def unit_named(city: City, said: str) -> Unit:
    """The unit that is meant; `Refusal` names the near ones if it is none or not clear which."""
    return _meant(city.units, said, "unit-unknown")


def subject_named(city: City, said: str) -> Subject:
    """The subject that is meant."""
    return _meant(city.subjects, said, "subject-unknown")


def kind_named(city: City, said: str) -> UnitKind:
    """The kind of unit that is meant."""
    return _meant(city.unit_kinds, said, "kind-unknown")


def _meant[T: Named](things: Iterable[T], said: str, unknown: str) -> T:
    found = near(things, said)
    if len(found) == 1:
        return found[0]
    if not found:
        raise Refusal(unknown, name=said.strip() or "–")
    names = "، ".join(f"{one.name.fa} ({one.key})" for one in found[:MOST_NEAR])
    raise Refusal("name-which", name=said.strip(), near=names)


def near[T: Named](things: Iterable[T], said: str) -> list[T]:
    """The one with this key or exactly this name, else all whose name holds each of the words."""
    words = bare_words(said)
    listed = list(things)
    for one in listed:
        if words in (one.key, bare_words(one.name.fa), bare_words(one.name.en)):
            return [one]
    wanted = set(words.split())
    return [one for one in listed if wanted and wanted <= _words_of(one)]


def _words_of(one: Named) -> set[str]:
    names = f"{one.name.fa} {one.name.en} {one.key.replace('_', ' ')}"
    return set(bare_words(names).split())
