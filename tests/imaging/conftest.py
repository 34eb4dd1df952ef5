"""A small share of the bench's pairs: one street and one wall."""

from collections.abc import Mapping

import pytest

from bench.proof.pairs import VISITS, Pair, pairs
from bench.proof.streets import street
from bench.proof.yards import yard

NEAR = {visit: VISITS[visit] for visit in ("honest: from the same spot", "honest: a step aside")}
"""The two that are hardest to tell from a copy; each takes a while to draw."""


@pytest.fixture(scope="session")
def street_pairs() -> Mapping[str, Pair]:
    """A street with potholes, and all that is done to its picture."""
    return {pair.trick: pair for pair in pairs(street, range(1, 2), NEAR)}


@pytest.fixture(scope="session")
def wall_pairs() -> Mapping[str, Pair]:
    """A wall with a scrawl: flat, so that only small things tell a new picture from a copy."""
    return {pair.trick: pair for pair in pairs(yard, range(3, 4), NEAR)}
