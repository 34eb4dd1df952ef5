"""Labelled pairs: what the citizen sent, what the unit sent, and what the truth is."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType

import numpy as np
from numpy.random import Generator, default_rng
from PIL import Image, ImageFilter

from bench.proof import tricks
from bench.proof.places import Family, Place, Visit, again, changed_part, faked, first
from bench.proof.sensor import opened

SOFT_EDGE = 2.5


class Truth(Enum):
    """What a pair really is."""

    COPY = "copy"
    RETOUCHED = "retouched"
    BEYOND = "beyond the targets"
    MENDED = "honest repair"
    TRIPOD = "honest, beyond the targets"
    ELSEWHERE = "other scene"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two pictures, what was done, and what that is."""

    trick: str
    truth: Truth
    before: bytes
    after: bytes


type Visits = Mapping[str, tuple[Truth, Visit]]

VISITS: Visits = MappingProxyType(
    {
        "honest: from the same spot": (Truth.MENDED, Visit(0.03, 0.7, 0.6, 0)),
        "honest: a step aside": (Truth.MENDED, Visit(0.2, 2.5, 0.8, 0)),
        "honest: from elsewhere": (Truth.MENDED, Visit(0.5, 5.0, 1.0, 1)),
        "honest: long after": (Truth.MENDED, Visit(0.9, 7.0, 1.5, 2)),
        "honest: as from a tripod": (Truth.TRIPOD, Visit(0.01, 0.15, 0.5, 0)),
    }
)
"""Nobody holds a phone as still as the last one; it shows where the bounds lie."""


def pairs(family: Family, seeds: range, visits: Visits = VISITS) -> Iterator[Pair]:
    """All pairs of these places of a family."""
    for seed in seeds:
        yield from _pairs_of(family, seed, visits)


def _pairs_of(family: Family, seed: int, visits: Visits) -> Iterator[Pair]:
    random = default_rng((4, seed))
    place = family(seed)
    before = first(place, seed)
    stranger = first(family(seed + 1000), seed + 1000)
    booty = _booty(place, before, faked(place, seed), stranger)
    yield from _tricks(booty, before, random)
    for name, (truth, visit) in visits.items():
        yield Pair(name, truth, before, again(place, visit, random))
    yield Pair("other scene", Truth.ELSEWHERE, before, stranger)


def _booty(place: Place, before: bytes, fake: bytes, stranger: bytes) -> tricks.Booty:
    own = opened(before)
    grown = Image.fromarray((changed_part(place) * 255).astype(np.uint8)).resize(own.size)
    fault = grown.filter(ImageFilter.MaxFilter(15)).filter(ImageFilter.GaussianBlur(SOFT_EDGE))
    return tricks.Booty(own, fault, opened(fake), opened(stranger))


def _tricks(booty: tricks.Booty, before: bytes, random: Generator) -> Iterator[Pair]:
    groups = (
        (Truth.COPY, tricks.COPIES),
        (Truth.RETOUCHED, tricks.RETOUCHED),
        (Truth.BEYOND, tricks.BEYOND),
    )
    for truth, group in groups:
        for name, trick in group.items():
            yield Pair(name, truth, before, tricks.played(trick, booty, random))
