"""Why a term will break, when that is told, and the new date."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from domain.lateness import (
    NOTICE,
    OWN,
    Cause,
    Source,
    begun_anew,
    cause_of,
    causes_told,
    left_of_term,
    new_date,
    noted,
    notice_at,
    was_refused,
)
from domain.lifecycle import CLOSED, State
from domain.report import Happening, Report

OPENED = datetime(2026, 3, 1, 8, tzinfo=UTC)
TERM = timedelta(days=10)
DUE = OPENED + TERM
REPORT = Report(
    id=1, code="123456786", author_id=1, chat_id=1, subject="pothole", kind="request", danger=None,
    emergency=False, story="چاله", place="", latitude=None, longitude=None, region="1",
    unit="technical_01", state="routed", taken_by=None, objections=0, opened_at=OPENED, due_at=DUE,
    changed_at=OPENED, address="", term_at=OPENED,
)  # fmt: skip


def report(**changes: Any) -> Report:
    """The report, but for these."""
    return replace(REPORT, **changes)


def past(*moves: str) -> list[Happening]:
    """A history of these moves."""
    return [Happening(OPENED, "unit", move, "", "") for move in moves]


@pytest.mark.parametrize(
    ("stands", "known", "cause"),
    [
        ({"state": "triage"}, {}, Cause.UNDECIDED),
        ({"state": "routed"}, {}, Cause.UNTAKEN),
        ({"state": "accepted"}, {}, Cause.UNBEGUN),
        ({"state": "visit"}, {}, Cause.UNBEGUN),
        ({"state": "in_progress"}, {}, Cause.BUSY),
        ({"state": "planned"}, {}, Cause.BUSY),
        ({"state": "planned", "until_at": DUE + TERM}, {}, Cause.PLANNED),
        ({"state": "planned", "until_at": DUE}, {}, Cause.SLIPPED),
        ({"state": "needs_info"}, {}, Cause.ANSWER),
        ({"state": "waiting_external"}, {}, Cause.OUTSIDE),
        ({"state": "on_hold"}, {}, Cause.HOLD),
        ({"state": "verification"}, {}, Cause.CHECKED),
        ({"state": "resolved_claimed"}, {}, Cause.CHECKED),
        ({"state": "inspection"}, {}, Cause.INSPECTED),
        ({"state": "routed", "returns": 1}, {}, Cause.RETURNED),
        ({"state": "in_progress"}, {"refused": True}, Cause.REFUSED),
        ({"state": "in_progress"}, {"waiting": 5}, Cause.EVENT),
        ({"state": "in_progress"}, {"waiting": 4}, Cause.BUSY),
        ({"state": "in_progress", "returns": 1}, {"refused": True, "waiting": 9}, Cause.REFUSED),
        ({"state": "waiting_external"}, {"refused": True, "waiting": 9}, Cause.OUTSIDE),
    ],
)
def test_each_cause_is_known(stands: dict[str, Any], known: dict[str, Any], cause: Cause) -> None:
    """What lies outside of the unit comes first, then what went wrong, then how far it is."""
    assert cause == cause_of(report(**stands), **known)


@pytest.mark.parametrize(
    ("moves", "refused"),
    [
        (("take",), False),
        (("claim",), False),
        (("claim", "doubt", "disbelieve"), True),
        (("claim", "redo", "note"), True),
        (("claim", "redo", "claim"), False),
    ],
)
def test_a_refused_claim_is_known_by_its_history(moves: tuple[str, ...], refused: bool) -> None:
    """Until the next claim."""
    assert refused == was_refused(past(*moves))


@pytest.mark.parametrize("state", sorted(State))
def test_it_is_told_before_the_term_breaks(state: str) -> None:
    """In every state in which somebody owes the next step, and in no other."""
    silent = CLOSED | {State.AWAITING_CITIZEN, State.OBJECTED}
    at = notice_at(report(state=state))

    assert (None if state in silent else OPENED + TERM * NOTICE) == at
    assert at is None or at < DUE


def test_a_pause_of_the_unit_does_not_put_it_off() -> None:
    """The citizen's own clock counts."""
    assert OPENED + TERM * NOTICE == notice_at(report(paused_s=500_000))


def test_a_day_within_the_term_is_believed_until_it_is_over() -> None:
    """Then it is told, whatever was told before; the term may end on that day."""
    planned = {"state": "planned", "until_at": DUE - timedelta(hours=3)}

    assert DUE - timedelta(hours=3) == notice_at(report(**planned))
    assert DUE - timedelta(hours=3) == notice_at(report(**planned, told_late="untaken"))
    assert None is notice_at(report(**planned, told_late="slipped"))


def test_each_cause_is_told_once() -> None:
    """The city's own slowness once in all; what lies outside of it each by itself."""
    for told in OWN:
        assert None is notice_at(report(state="in_progress", told_late=told))
    at = OPENED + TERM * NOTICE
    assert at == notice_at(report(state="waiting_external", told_late="untaken"))
    assert None is notice_at(report(state="waiting_external", told_late="outside untaken"))
    assert None is notice_at(report(state="in_progress", told_late="outside"))
    assert at == notice_at(report(state="needs_info", told_late="outside untaken"))


def test_what_was_told_is_kept() -> None:
    """Until the term begins anew; work that goes on after all is told of again."""
    told = report(told_late="outside untaken")

    assert {"outside", "untaken"} == causes_told(told)
    assert "answer outside untaken" == noted(told, Cause.ANSWER, Cause.OUTSIDE)
    assert "outside" == begun_anew(told)


NOW = OPENED + TERM * NOTICE


@pytest.mark.parametrize(
    ("stands", "usual", "expected"),
    [
        ({"state": "planned", "until_at": DUE + TERM}, 30, (Source.PLAN, DUE + TERM)),
        (
            {"state": "on_hold", "until_at": DUE, "changed_at": DUE - timedelta(days=4)},
            30,
            (Source.PLAN, DUE + timedelta(days=4)),
        ),
        ({"state": "routed"}, 14, (Source.USUAL, OPENED + timedelta(days=14))),
        ({"state": "routed"}, 10, (Source.TERM, DUE + TERM)),
        ({"state": "routed"}, None, (Source.TERM, DUE + TERM)),
        ({"state": "routed", "objections": 1}, 14, (Source.TERM, DUE + TERM)),
        ({"state": "waiting_external", "until_at": DUE}, None, (Source.TERM, DUE + TERM)),
    ],
)
def test_the_new_date_is_the_nearest_that_can_be_believed(
    stands: dict[str, Any], usual: int | None, expected: tuple[Source, datetime]
) -> None:
    """The unit's own; else what such reports really take, if that is later; else one more term."""
    found = report(**stands)
    days = None if usual is None else timedelta(days=usual)

    assert expected == new_date(found, cause_of(found), NOW, days)


def test_a_new_date_is_never_in_the_past() -> None:
    """Not even after an outage of a month."""
    late = DUE + timedelta(days=30)

    assert (Source.TERM, late + TERM) == new_date(REPORT, Cause.UNTAKEN, late, TERM)
    assert timedelta(0) == left_of_term(REPORT, late)
