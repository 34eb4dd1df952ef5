"""The words by which a place is read out of Persian text, from a file that needs no programmer."""

import tomllib
from pathlib import Path

from geo.folding import fold

_FILE = tomllib.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))


def _joined(word: str) -> str:
    return fold(word).replace(" ", "")


def _words(listed: object) -> frozenset[str]:
    return frozenset(_joined(word) for word in str(listed).split())


SAME_WORD = {_joined(word): _joined(twin) for word, twin in _FILE["same"].items()}
TITLES = _words(_FILE["titles"])
DOOR = {_joined(word): str(name) for word, name in _FILE["door"].items()}
WAYS = _words(_FILE["ways"])
HEADS = WAYS | _words(_FILE["heads"])
RELATIONS = _words(_FILE["relations"])
ALLEYS = _words(_FILE["alleys"])
QUARTERS = _words(_FILE["quarters"])
POINTS = _words(_FILE["points"])
EVERYDAY = _words(_FILE["everyday"]["words"]) | frozenset(
    _joined(phrase) for phrase in _FILE["everyday"]["phrases"].split("|")
)
"""Names run together that are everyday words as well."""
COMPLAINTS = _words(_FILE["everyday"]["complaints"])
STOPS = frozenset('،,؛;.\n()/:-–—«»"!؟?')
