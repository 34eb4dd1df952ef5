"""A small share of the bench's pairs: one street and one wall."""

from collections.abc import Mapping

import pytest

from bench.proof.pairs import Pair, pairs
from bench.proof.streets import street
from bench.proof.yards import yard


@pytest.fixture(scope="session")
def street_pairs() -> Mapping[str, Pair]:
    """A street with potholes, and all that is done to its picture."""
    return {pair.trick: pair for pair in pairs(street, range(1, 2))}


@pytest.fixture(scope="session")
def wall_pairs() -> Mapping[str, Pair]:
    """A wall with a scrawl: flat, so that only small things tell a new picture from a copy."""
    return {pair.trick: pair for pair in pairs(yard, range(3, 4))}
