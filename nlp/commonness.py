"""How common a word is in citizens' messages: rare words tell two faults apart, common ones do not.

The table was counted once from the corpus of this room; whatever it does not hold is rare.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache

from nlp.normaliser import normalise
from nlp.subjects import TABLES
from nlp.words import light_root, words_of

TABLE = TABLES / "commonness.tsv"
FEWEST = 8
"""Messages that must hold a word for it to be in the table."""


def roots_in(text: str) -> list[str]:
    """The roots of a message as they are counted here."""
    return [light_root(word) for word in words_of(normalise(text))]


def counted(texts: Iterable[str]) -> str:
    """The table for these messages: how many there are, then how many hold each root."""
    found: Counter[str] = Counter()
    messages = 0
    for text in texts:
        messages += 1
        found.update(set(roots_in(text)))
    kept = sorted(
        (pair for pair in found.items() if pair[1] >= FEWEST), key=lambda p: (-p[1], p[0])
    )
    return "\n".join(f"{root}\t{times}" for root, times in [("", messages), *kept]) + "\n"


def rarities(table: str) -> Mapping[str, float]:
    """How rare each root of a table is (inverse document frequency); under "" that of any other."""
    rows = [line.split("\t") for line in table.splitlines()]
    messages = int(rows[0][1])
    rare = {root: math.log(messages / int(times)) for root, times in rows[1:]}
    return {**rare, "": math.log(messages / (FEWEST / 2))}


@cache
def rarity() -> Mapping[str, float]:
    """The table of this room."""
    return rarities(TABLE.read_text("utf-8"))
