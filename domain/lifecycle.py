"""The life of a report as one table: which move leads from where to where, and by whom.

Whatever the table does not hold is forbidden and answered with what is allowed.
Source of states and moves: Signalen's table of permitted moves and the practice of 137.
"""

from dataclasses import dataclass
from enum import StrEnum

from domain.errors import Refusal


class State(StrEnum):
    """Where a report stands."""

    ROUTED = "routed"
    ACCEPTED = "accepted"
    NEEDS_INFO = "needs_info"
    TRIAGE = "triage"
    AWAITING_CITIZEN = "awaiting_citizen"
    OBJECTED = "objected"
    CLOSED_CONFIRMED = "closed_confirmed"
    WITHDRAWN = "withdrawn"


class Actor(StrEnum):
    """In which role somebody moves a report."""

    CITIZEN = "citizen"
    UNIT = "unit"
    TRIAGE = "triage"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class Move:
    """One permitted move."""

    name: str
    sources: frozenset[State]
    target: State
    actor: Actor


CLOSED = frozenset({State.CLOSED_CONFIRMED, State.WITHDRAWN})
OPEN = frozenset(State) - CLOSED
_WITH_UNIT = frozenset({State.ROUTED, State.ACCEPTED, State.OBJECTED})


def _from(*states: State) -> frozenset[State]:
    return frozenset(states)


TABLE: tuple[Move, ...] = (
    Move("take", _from(State.ROUTED, State.OBJECTED), State.ACCEPTED, Actor.UNIT),
    Move("ask", _WITH_UNIT, State.NEEDS_INFO, Actor.UNIT),
    Move("answer_taken", _from(State.NEEDS_INFO), State.ACCEPTED, Actor.CITIZEN),
    Move("answer", _from(State.NEEDS_INFO), State.ROUTED, Actor.CITIZEN),
    Move("return", _WITH_UNIT, State.TRIAGE, Actor.UNIT),
    Move("assign", _from(State.TRIAGE), State.ROUTED, Actor.TRIAGE),
    Move("claim", _from(State.ACCEPTED, State.OBJECTED), State.AWAITING_CITIZEN, Actor.UNIT),
    Move("confirm", _from(State.AWAITING_CITIZEN), State.CLOSED_CONFIRMED, Actor.CITIZEN),
    Move(
        "object",
        _from(State.AWAITING_CITIZEN, State.CLOSED_CONFIRMED),
        State.OBJECTED,
        Actor.CITIZEN,
    ),
    Move("withdraw", OPEN - {State.AWAITING_CITIZEN}, State.WITHDRAWN, Actor.CITIZEN),
)
_BY_NAME = {move.name: move for move in TABLE}


def target(move: str, state: str, actor: Actor) -> State:
    """Where `move` leads from `state`; `Refusal` when the table has no such move for this actor."""
    found = _BY_NAME[move]
    if actor != found.actor or state not in found.sources:
        raise Refusal("move-forbidden", state=state, move=move)
    return found.target


def allowed(state: str, actor: Actor) -> tuple[str, ...]:
    """The moves open to `actor` now, in the order of the table."""
    return tuple(move.name for move in TABLE if move.actor == actor and state in move.sources)


def is_open(state: str) -> bool:
    """Whether somebody still owes the citizen something."""
    return state in OPEN
