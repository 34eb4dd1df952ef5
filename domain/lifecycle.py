"""The life of a report as one table: which move leads from where to where, and by whom.

Whatever the table does not hold is forbidden and answered with what is allowed.
Source of states and moves: Signalen's table of permitted moves, FixMyStreet's separate words of
citizen and council, and the practice of 137.
"""

from dataclasses import dataclass
from enum import StrEnum

from domain.errors import Refusal


class State(StrEnum):
    """Where a report stands."""

    TRIAGE = "triage"
    ROUTED = "routed"
    ACCEPTED = "accepted"
    VISIT = "visit"
    PLANNED = "planned"
    IN_PROGRESS = "in_progress"
    NEEDS_INFO = "needs_info"
    WAITING_EXTERNAL = "waiting_external"
    ON_HOLD = "on_hold"
    RESOLVED_CLAIMED = "resolved_claimed"
    VERIFICATION = "verification"
    AWAITING_CITIZEN = "awaiting_citizen"
    OBJECTED = "objected"
    INSPECTION = "inspection"
    CLOSED_CONFIRMED = "closed_confirmed"
    CLOSED_SILENT = "closed_silent"
    CLOSED_NO_ACTION = "closed_no_action"
    CLOSED_OUT_OF_SCOPE = "closed_out_of_scope"
    MERGED = "merged"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


class Actor(StrEnum):
    """In which role somebody moves a report."""

    CITIZEN = "citizen"
    UNIT = "unit"
    HEAD = "head"
    SUPERVISOR = "supervisor"
    INSPECTOR = "inspector"
    TRIAGE = "triage"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class Move:
    """One permitted move; a target of `None` leads back to where the report stood before."""

    name: str
    sources: frozenset[State]
    target: State | None
    actors: frozenset[Actor]


def _states(*states: State) -> frozenset[State]:
    return frozenset(states)


def _by(*actors: Actor) -> frozenset[Actor]:
    return frozenset(actors)


S, A = State, Actor
CLOSED = _states(
    S.CLOSED_CONFIRMED, S.CLOSED_SILENT, S.CLOSED_NO_ACTION, S.CLOSED_OUT_OF_SCOPE,
    S.MERGED, S.REJECTED, S.WITHDRAWN,
)  # fmt: skip
OPEN = frozenset(State) - CLOSED
AT_WORK = _states(S.ACCEPTED, S.VISIT, S.PLANNED, S.IN_PROGRESS)
WITH_UNIT = AT_WORK | {S.ROUTED}
PAUSING = _states(S.NEEDS_INFO, S.WAITING_EXTERNAL, S.ON_HOLD)
"""States in which the unit's clock stands still; the citizen's never does."""
OBJECTABLE = _states(S.CLOSED_CONFIRMED, S.CLOSED_SILENT, S.CLOSED_NO_ACTION, S.CLOSED_OUT_OF_SCOPE)

TABLE: tuple[Move, ...] = (
    Move("take", _states(S.ROUTED), S.ACCEPTED, _by(A.UNIT)),
    Move("visit", _states(S.ACCEPTED), S.VISIT, _by(A.UNIT)),
    Move("plan", AT_WORK, S.PLANNED, _by(A.UNIT)),
    Move("start", _states(S.ACCEPTED, S.VISIT, S.PLANNED), S.IN_PROGRESS, _by(A.UNIT)),
    Move("ask", WITH_UNIT | {S.TRIAGE}, S.NEEDS_INFO, _by(A.UNIT, A.TRIAGE)),
    Move("answer", _states(S.NEEDS_INFO), None, _by(A.CITIZEN)),
    Move("unanswered", _states(S.NEEDS_INFO), None, _by(A.SYSTEM)),
    Move("outside", AT_WORK, S.WAITING_EXTERNAL, _by(A.UNIT)),
    Move("resume", _states(S.WAITING_EXTERNAL), S.IN_PROGRESS, _by(A.UNIT)),
    Move("hold", AT_WORK, S.ON_HOLD, _by(A.SUPERVISOR)),
    Move("release", _states(S.ON_HOLD), None, _by(A.UNIT, A.SYSTEM)),
    Move("return", _states(S.ROUTED, S.ACCEPTED), S.TRIAGE, _by(A.UNIT, A.TRIAGE)),
    Move("assign", _states(S.TRIAGE), S.ROUTED, _by(A.TRIAGE)),
    Move("refer", _states(S.TRIAGE, S.WAITING_EXTERNAL), S.CLOSED_OUT_OF_SCOPE,
         _by(A.TRIAGE, A.UNIT)),
    Move("reject", OPEN - {S.OBJECTED}, S.REJECTED, _by(A.TRIAGE)),
    Move("merge", WITH_UNIT | {S.TRIAGE}, S.MERGED, _by(A.UNIT, A.TRIAGE)),
    Move("no_action", _states(S.VISIT), S.CLOSED_NO_ACTION, _by(A.HEAD)),
    Move("claim", _states(S.IN_PROGRESS, S.WAITING_EXTERNAL), S.RESOLVED_CLAIMED, _by(A.UNIT)),
    Move("present", _states(S.RESOLVED_CLAIMED), S.AWAITING_CITIZEN, _by(A.SYSTEM, A.HEAD)),
    Move("redo", _states(S.RESOLVED_CLAIMED), S.IN_PROGRESS, _by(A.HEAD)),
    Move("doubt", _states(S.RESOLVED_CLAIMED), S.VERIFICATION, _by(A.SYSTEM)),
    Move("believe", _states(S.VERIFICATION), S.AWAITING_CITIZEN, _by(A.INSPECTOR)),
    Move("disbelieve", _states(S.VERIFICATION), S.IN_PROGRESS, _by(A.INSPECTOR)),
    Move("examine", _states(S.VERIFICATION), S.INSPECTION, _by(A.INSPECTOR, A.SYSTEM)),
    Move("confirm", _states(S.AWAITING_CITIZEN, S.INSPECTION, S.CLOSED_SILENT), S.CLOSED_CONFIRMED,
         _by(A.CITIZEN)),
    Move("accord", _states(S.AWAITING_CITIZEN), S.CLOSED_CONFIRMED, _by(A.SYSTEM)),
    Move("silence", _states(S.AWAITING_CITIZEN), S.CLOSED_SILENT, _by(A.SYSTEM)),
    Move("object", OBJECTABLE | {S.AWAITING_CITIZEN}, S.OBJECTED, _by(A.CITIZEN)),
    Move("restart", _states(S.OBJECTED), S.ACCEPTED, _by(A.SYSTEM)),
    Move("reroute", _states(S.OBJECTED), S.ROUTED, _by(A.SYSTEM)),
    Move("reconsider", _states(S.OBJECTED), S.TRIAGE, _by(A.SYSTEM)),
    Move("inspect", _states(S.OBJECTED), S.INSPECTION, _by(A.SYSTEM)),
    Move("order", _states(S.INSPECTION), S.IN_PROGRESS, _by(A.INSPECTOR)),
    Move("dismiss", _states(S.INSPECTION), S.CLOSED_NO_ACTION, _by(A.INSPECTOR)),
    Move("appeal", _states(S.REJECTED, S.MERGED), S.TRIAGE, _by(A.CITIZEN)),
    Move("withdraw", OPEN, S.WITHDRAWN, _by(A.CITIZEN)),
)  # fmt: skip
_BY_NAME = {move.name: move for move in TABLE}


def target(move: str, state: str, actor: Actor, before: str | None = None) -> State:
    """Where `move` leads from `state`; `Refusal` when the table has no such move for this actor.

    `before` is where the report stood before it was asked about or put on hold.
    """
    found = _BY_NAME[move]
    if actor not in found.actors or state not in found.sources:
        raise Refusal("move-forbidden", state=state, move=move, actor=actor)
    return found.target or State(before or State.ROUTED)


def allowed(state: str, actor: Actor) -> tuple[str, ...]:
    """The moves open to `actor` now, in the order of the table."""
    return tuple(move.name for move in TABLE if actor in move.actors and state in move.sources)


def is_open(state: str) -> bool:
    """Whether somebody still owes the citizen something."""
    return state in OPEN
