"""Why a report will not be done in its term, and a new date that can be believed.

The citizen hears it before his own clock has run out, once for each cause. The city's own slowness
is one cause in all, whatever it is called; what lies outside of it is each its own.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import StrEnum

from domain.lifecycle import OPEN, State
from domain.report import Happening, Report

NOTICE = 0.8
"""The share of the term after which its breaking is told, if nothing says it will be kept."""
CROWD = 5
"""From so many people on that wait for one report, it is an event rather than a fault."""
OWED = OPEN - {State.AWAITING_CITIZEN, State.OBJECTED}
"""States in which the citizen waits for somebody else."""


class Cause(StrEnum):
    """Why the term will break; each is the end of a sentence's key."""

    UNDECIDED = "undecided"
    UNTAKEN = "untaken"
    UNBEGUN = "unbegun"
    BUSY = "busy"
    CHECKED = "checked"
    INSPECTED = "inspected"
    EVENT = "event"
    REFUSED = "refused"
    RETURNED = "returned"
    OUTSIDE = "outside"
    HOLD = "hold"
    PLANNED = "planned"
    SLIPPED = "slipped"
    ANSWER = "answer"


OWN = frozenset({
    Cause.UNDECIDED, Cause.UNTAKEN, Cause.UNBEGUN, Cause.BUSY, Cause.CHECKED, Cause.INSPECTED,
    Cause.EVENT, Cause.REFUSED,
})  # fmt: skip
"""The city's own slowness: told once, however far it has come since."""


class Source(StrEnum):
    """What a new date rests on."""

    PLAN = "plan"
    USUAL = "usual"
    TERM = "term"


_WAITING = {
    State.NEEDS_INFO: Cause.ANSWER,
    State.WAITING_EXTERNAL: Cause.OUTSIDE,
    State.ON_HOLD: Cause.HOLD,
    State.RESOLVED_CLAIMED: Cause.CHECKED,
    State.VERIFICATION: Cause.CHECKED,
    State.INSPECTION: Cause.INSPECTED,
}
_SLOW = {
    State.TRIAGE: Cause.UNDECIDED,
    State.ROUTED: Cause.UNTAKEN,
    State.ACCEPTED: Cause.UNBEGUN,
    State.VISIT: Cause.UNBEGUN,
}


def cause_of(report: Report, *, refused: bool = False, waiting: int = 1) -> Cause:
    """Why it is not done: `refused` when its last claim was, `waiting` is how many wait for it."""
    state = State(report.state)
    if state in _WAITING:
        return _WAITING[state]
    if state == State.PLANNED and report.until_at:
        return Cause.PLANNED if report.until_at > report.due_at else Cause.SLIPPED
    if refused:
        return Cause.REFUSED
    if report.returns:
        return Cause.RETURNED
    return Cause.EVENT if waiting >= CROWD else _SLOW.get(state, Cause.BUSY)


def was_refused(past: Iterable[Happening]) -> bool:
    """Whether the last claim was not believed, by the inspectors or by the unit's own head."""
    words = [line.move for line in past if line.move in _OF_CLAIMS]
    return bool(words) and words[-1] != "claim"


_OF_CLAIMS = frozenset({"claim", "disbelieve", "redo"})


def notice_at(report: Report) -> datetime | None:
    """When to tell that the term will break; `None` if that is told, or nobody waits.

    A day that the unit has named within the term is believed until it is over.
    """
    if report.state not in OWED:
        return None
    told, cause = causes_told(report), cause_of(report)
    if cause in told or (told and cause in OWN):
        return None
    at = report.term_at + (report.due_at - report.term_at) * NOTICE
    if cause is Cause.SLIPPED and report.until_at:
        return max(at, report.until_at)
    return at


def causes_told(report: Report) -> frozenset[str]:
    """The causes that were told in this term."""
    return frozenset(report.told_late.split())


def noted(report: Report, *causes: Cause) -> str:
    """The causes told, with these among them, as they are kept."""
    return " ".join(sorted(causes_told(report) | set(causes)))


def begun_anew(report: Report) -> str:
    """The causes told, but for the city's own: work that was thought to be done goes on."""
    return " ".join(sorted(causes_told(report) - OWN))


def new_date(
    report: Report, cause: Cause, now: datetime, usual: timedelta | None
) -> tuple[Source, datetime]:
    """A new date and what it rests on: the unit's own, else what is usual, else one more term.

    `usual` is how long four in five of such reports take from their opening.
    """
    if cause is Cause.PLANNED and report.until_at:
        return Source.PLAN, report.until_at
    if cause is Cause.HOLD and report.until_at:
        return Source.PLAN, report.until_at + left_of_term(report, report.changed_at)
    later = max(now, report.due_at)
    if usual and not report.objections and report.opened_at + usual > later:
        return Source.USUAL, report.opened_at + usual
    return Source.TERM, later + (report.due_at - report.term_at)


def left_of_term(report: Report, at: datetime) -> timedelta:
    """What is left of the citizen's term at a moment."""
    return max(timedelta(0), report.due_at - at)
