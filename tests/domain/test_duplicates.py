"""Whether two reports tell of one fault is a chance with reasons, and only ever a question."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.duplicates import (
    BOUND,
    MOST,
    Comparison,
    Judgement,
    Kinship,
    Likeness,
    Reach,
    judge,
    suggestions,
)
from domain.proof import COPIED

POTHOLE = Reach(40.0, timedelta(days=60))
ALIKE = Comparison(
    Kinship.SAME, 8.0, timedelta(hours=20), Likeness(0.6, frozenset({"landmark"})), POTHOLE
)
VAGUE = replace(ALIKE, words=Likeness(0.3))


def but(**changes: object) -> Comparison:
    """The alike pair, changed."""
    return replace(ALIKE, **changes)  # type: ignore[arg-type]  # the tests know the fields


def test_a_near_report_in_like_words_is_worth_asking() -> None:
    """The same landmark, eight metres apart, a day later: probably the same hole."""
    judged = judge(ALIKE)

    assert judged.is_worth_asking
    assert judged.reasons[0] == "words+"


@pytest.mark.parametrize(
    "other",
    [
        but(distance_m=90.0),
        but(apart=timedelta(days=200)),
        but(words=Likeness(0.6, differ=frozenset({"number"}))),
        but(words=Likeness(0.6, frozenset({"landmark"}), frozenset({"thanks"}))),
        but(words=Likeness(0.6, frozenset({"landmark"}), frozenset({"part"}))),
        but(words=Likeness(0.1)),
        but(subjects=Kinship.OTHER),
    ],
)
def test_what_differs_is_not_asked_about(other: Comparison) -> None:
    """Far, much later, another number, thanks, another part, other words, another subject."""
    assert judge(other).chance < BOUND


def test_another_subject_is_never_the_same_fault() -> None:
    """Rubbish in front of the baker's is not the hole in front of the baker's."""
    assert Judgement(0.0, ("subject-",)) == judge(but(subjects=Kinship.OTHER))


def test_where_each_report_is_its_own_none_is_a_duplicate() -> None:
    """Two complaints about a clerk are two, however alike."""
    assert judge(but(reach=Reach(0.0, timedelta(hours=1)))).chance == 0.0


def test_a_sister_subject_may_be_the_same_fault() -> None:
    """A hole filed under resurfacing is still the same hole."""
    assert judge(but(subjects=Kinship.SISTER)).is_worth_asking


def test_the_same_picture_speaks_for_the_same_fault() -> None:
    """Whatever was done to it on the way; it outweighs vague words."""
    sent_on = replace(VAGUE, words=Likeness(0.1), pictures=COPIED)

    assert not judge(replace(sent_on, pictures=None)).is_worth_asking
    assert judge(sent_on).is_worth_asking
    assert judge(sent_on).reasons[0] == "picture+"


def test_pictures_that_differ_say_nothing() -> None:
    """Two honest pictures of one fault are taken from different sides."""
    for unlike in (0.0, COPIED - 0.01):
        assert judge(replace(ALIKE, pictures=unlike)) == judge(ALIKE)


def test_the_same_picture_does_not_carry_a_fault_far_away() -> None:
    """Place, time and words are weighed with it."""
    assert not judge(but(distance_m=120.0, pictures=1.0)).is_worth_asking
    assert not judge(but(subjects=Kinship.OTHER, pictures=1.0)).is_worth_asking


def test_an_unknown_place_makes_less_sure() -> None:
    """Without a point on the map the words must say more."""
    assert judge(but(distance_m=None)).chance < judge(ALIKE).chance


def test_the_likeliest_come_first_and_few_are_shown() -> None:
    """A citizen is asked about a handful at most, the best first, none that is unlikely."""
    near = [(metres, but(distance_m=float(metres))) for metres in (12, 3, 300, 6, 9)]
    shown = [metres for metres, _ in suggestions(near)]

    assert [3, 6, 9] == shown
    assert len(shown) == MOST


@given(st.floats(0, 1e6), st.floats(0, 1e6), st.floats(0, 1))
def test_nearer_is_never_less_likely(one: float, other: float, share: float) -> None:
    """Whatever else holds, metres only ever speak against."""
    near, far = sorted((one, other))
    words = Likeness(share)

    assert judge(but(distance_m=near, words=words)).chance >= (
        judge(but(distance_m=far, words=words)).chance
    )
