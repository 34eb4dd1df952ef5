"""The labelled pairs: every two reports of a scene, the same fault or not.

A scene is one place with the reports of six citizens, each composed by hand: the same fault in
other words, near misses, the wrong subject, thanks, the same trouble a week later. Places, scenes
and authors of the two halves are different.
"""

import json
import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from itertools import combinations, groupby
from pathlib import Path
from typing import Literal

from domain.city import City
from domain.duplicates import Comparison
from domain.reaches import kinship, reach_of
from nlp.likeness import likeness
from storage.city_files import read_city

HERE = Path(__file__).parent
CITY = HERE.parents[1] / "cities" / "tehran"
Half = Literal["dev", "held"]


@dataclass(frozen=True, slots=True)
class Told:
    """One report of a scene; its place in metres from the scene's middle, None when unknown."""

    scene: str
    place: str
    author: str
    fault: str
    subject: str
    east_m: float | None
    north_m: float | None
    hour: float
    text: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two reports of one scene, and whether they tell of the same fault."""

    newer: Told
    older: Told

    @property
    def same(self) -> bool:
        """Whether both tell of one fault."""
        return self.newer.fault == self.older.fault

    def compared(self) -> Comparison:
        """The two as the bot would compare them."""
        newer, older = self.newer, self.older
        return Comparison(
            subjects=kinship(_city(), newer.subject, older.subject),
            distance_m=_metres(newer, older),
            apart=timedelta(hours=newer.hour - older.hour),
            words=likeness(newer.text, older.text),
            reach=reach_of(_city(), older.subject),
        )


@cache
def _city() -> City:
    return read_city(CITY)


def reports(half: Half) -> list[Told]:
    """The reports of one half."""
    lines = (HERE / f"{half}.jsonl").read_text("utf-8").splitlines()
    return [Told(**json.loads(line)) for line in lines]


def pairs(half: Half) -> Iterator[Pair]:
    """Every two reports of every scene, the earlier one as the older."""
    for _, scene in groupby(reports(half), key=lambda told: told.scene):
        in_order = sorted(scene, key=lambda told: told.hour)
        for older, newer in combinations(in_order, 2):
            yield Pair(newer, older)


def _metres(one: Told, other: Told) -> float | None:
    if one.east_m is None or one.north_m is None or other.east_m is None or other.north_m is None:
        return None
    return math.dist((one.east_m, one.north_m), (other.east_m, other.north_m))
