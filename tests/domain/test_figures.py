"""Solved, answered and closed in silence are counted apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.figures import Ending, Facts, Figures, count, ending_of
from domain.lifecycle import CLOSED, TABLE, State

DONE = ("take", "claim", "confirm")
MOVES = st.lists(st.sampled_from([move.name for move in TABLE]), max_size=8)
REPORTS = st.lists(st.builds(Facts, st.sampled_from([str(state) for state in State]), MOVES))


@pytest.mark.parametrize(
    ("state", "moves", "expected"),
    [
        ("routed", (), Ending.OPEN),
        ("objected", (*DONE, "object"), Ending.OPEN),
        ("awaiting_citizen", ("take", "claim"), Ending.ANSWERED),
        ("closed_confirmed", DONE, Ending.SOLVED),
        ("closed_confirmed", ("take", "claim", "accord"), Ending.SOLVED),
        ("closed_silent", ("take", "claim", "silence"), Ending.SILENT),
        ("closed_no_action", ("take",), Ending.DECLINED),
        ("merged", (), Ending.LEFT),
    ],
)
def test_every_state_counts_as_one_thing(
    state: str, moves: tuple[str, ...], expected: Ending
) -> None:
    """A state has one meaning in the figures."""
    assert expected == ending_of(Facts(state, moves))


def test_no_closed_report_counts_as_open() -> None:
    """Every way a report can end has its figure."""
    assert Ending.OPEN not in {ending_of(Facts(state, DONE)) for state in CLOSED}


def test_closed_without_a_citizens_yes_is_not_solved() -> None:
    """Whoever closes a report, only the citizen's word makes it solved."""
    assert ending_of(Facts("closed_confirmed", ("take", "claim"))) == Ending.ANSWERED
    assert ending_of(Facts("closed_confirmed", (*DONE, "object", "claim"))) == Ending.ANSWERED


def test_an_objection_stays_in_the_figures() -> None:
    """A claim that was refuted counts as refuted even after a later repair was confirmed."""
    repaired_twice = Facts("closed_confirmed", ("take", "claim", "object", "claim", "confirm"))
    figures = count([repaired_twice, Facts("closed_confirmed", DONE), Facts("routed")])

    assert Figures(solved=2, open=1, claimed=2, refuted=1) == figures
    assert figures.refuted_share == 0.5
    assert figures.solved_share == 1.0


def test_returns_delays_and_second_looks_are_counted_beside() -> None:
    """They are told of a report whatever it counts as."""
    returned = Facts("routed", ("return", "assign"), is_late=True)
    again = Facts("accepted", (*DONE, "object", "restart"))
    judged = Facts("accepted", ("take", "claim", "object", "restart"))
    figures = count([returned, again, judged])

    assert (1, 1, 1) == (figures.misrouted, figures.late, figures.reopened)
    assert 3 == figures.open


def test_no_share_is_told_of_nothing() -> None:
    """Where nothing was called done there is no share to boast of."""
    assert count([]).solved_share is None
    assert count([]).refuted_share is None


@given(REPORTS)
def test_every_report_counts_once(reports: list[Facts]) -> None:
    """The parts add up to the whole, so nothing is told twice."""
    assert len(reports) == count(reports).total


def test_stars_in_between_hide_no_reopening() -> None:
    """Notes are no moves: who rated and then objected has reopened the report."""
    moves = ("submit", "route", "take", "start", "claim", "present", "confirm", "rate", "object")

    assert 1 == count([Facts("objected", moves)]).reopened
