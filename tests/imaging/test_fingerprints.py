"""A few numbers by which a picture is found again among many."""

from collections.abc import Mapping

import pytest

from bench.proof.pairs import Pair
from imaging.decoding import Flaw
from imaging.fingerprints import (
    BANDS,
    KEY_BITS,
    LEAST_SHARED,
    MOST_MARKS,
    Fingerprint,
    distance,
    fingerprint,
    shared,
)


def of(raw: bytes) -> Fingerprint:
    """The fingerprint of a sound file."""
    found = fingerprint(raw)
    assert isinstance(found, Fingerprint)
    return found


@pytest.mark.parametrize(
    "trick", ["re-sent", "recompressed", "mirrored", "brightened", "drawn over",
              "retouched: mastered"],
)  # fmt: skip
def test_a_copy_is_found_by_its_keys(
    trick: str, street_pairs: Mapping[str, Pair], wall_pairs: Mapping[str, Pair]
) -> None:
    """What an index finds is enough to be worth a comparison."""
    for pair in (street_pairs[trick], wall_pairs[trick]):
        before, after = of(pair.before), of(pair.after)

        assert len(before.keys & after.wanted) >= LEAST_SHARED
        assert shared(after, before) >= LEAST_SHARED


def test_another_scene_shares_no_keys(
    street_pairs: Mapping[str, Pair], wall_pairs: Mapping[str, Pair]
) -> None:
    """Strangers stay strangers."""
    street, wall = of(street_pairs["re-sent"].before), of(wall_pairs["re-sent"].before)

    assert shared(street, wall) < LEAST_SHARED
    assert distance(street, wall) > 10


@pytest.mark.parametrize("trick", ["re-sent", "recompressed", "mirrored", "brightened"])
def test_a_whole_copy_is_near(trick: str, street_pairs: Mapping[str, Pair]) -> None:
    """Few of 64 bits change, also when left and right are exchanged."""
    pair = street_pairs[trick]

    assert distance(of(pair.before), of(pair.after)) <= 10


def test_a_fingerprint_is_small(street_pairs: Mapping[str, Pair]) -> None:
    """It fits the columns that are meant for it."""
    found = of(street_pairs["re-sent"].before)

    assert len(found.keys) <= MOST_MARKS + BANDS
    assert max(found.wanted) < (BANDS + 1) << KEY_BITS
    assert all(-(2**63) <= whole < 2**63 for whole in (found.whole, found.turned))


def test_a_broken_file_has_none() -> None:
    """It is said what is wrong instead."""
    assert Flaw.BROKEN == fingerprint(b"no picture")
