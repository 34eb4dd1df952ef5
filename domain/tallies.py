"""What a single report adds to the figures of a city, and when: the rules, without counting.

A report counts for the unit and the region that it has now, and for what it stands for now.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum

from domain.kinds import Kind
from domain.lifecycle import CLOSED, OPEN, State

WAITING = frozenset({"awaiting_citizen", "resolved_claimed", "verification"})
"""Called done by a unit, and not yet by a citizen."""
IN_HAND = frozenset(OPEN) - WAITING
LEFT = frozenset({"withdrawn", "merged"})
CLAIMED = WAITING | {"closed_confirmed", "closed_silent"}
_YES = frozenset({"confirm", "accord"})
_AGAIN = frozenset({"object", "appeal"})


class Stand(IntEnum):
    """Which of the three figures a report is in, if any; never in two."""

    NONE = 0
    SOLVED = 1
    ANSWERED = 2
    SILENT = 3


class Term(IntEnum):
    """How a report's last term ended; those withdrawn or joined to another are left out."""

    KEPT = 0
    MISSED = 1
    LEFT_OUT = 2


class Order(IntEnum):
    """Where an order of the city's own stands; what citizens filed is none."""

    NONE = 0
    DONE = 1
    IN_HAND = 2
    ELSE = 3


class What(IntEnum):
    """What may happen to a report more than once."""

    ROUTED = 1
    RETURNED = 2
    OBJECTED = 3
    REOPENED = 4
    SAID = 5


@dataclass(frozen=True, slots=True)
class Step:
    """One line of a report's history."""

    at: datetime
    move: str
    state: str


@dataclass(frozen=True, slots=True)
class Said:
    """That a citizen called the work done, and the stars he gave, if any."""

    at: datetime
    rating: int | None


@dataclass(frozen=True, slots=True)
class Life:
    """A report as it stands, and all that led there, the oldest first; `told` are its words."""

    id: int
    steps: Sequence[Step]
    said: Sequence[Said]
    told: Sequence[str]
    state: str
    kind: str
    unit: str
    region: str | None
    subject: str
    decided_by: str
    opened_at: datetime
    due_at: datetime
    changed_at: datetime
    cell: int | None = None
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to a report; `by` is who had chosen its way, `rating` 0 for none."""

    at: datetime
    what: What
    by: str = ""
    rating: int = 0


def stand_of(life: Life) -> tuple[Stand, datetime | None]:
    """Which figure a report is in, and since when.

    Solved by a citizen's own yes, silent without a word, answered while its last claim waits.
    """
    last = {step.move for step in life.steps if step.at == life.changed_at}
    if life.state == State.CLOSED_CONFIRMED and last & _YES:
        return Stand.SOLVED, life.changed_at
    if life.state == State.CLOSED_SILENT and "silence" in last:
        return Stand.SILENT, life.changed_at
    claimed = _last_claim(life)
    if life.state in WAITING and claimed:
        return Stand.ANSWERED, claimed
    return Stand.NONE, None


def term_of(life: Life) -> Term:
    """Whether the work was called done, or the report closed otherwise, within its last term."""
    if life.state in LEFT:
        return Term.LEFT_OUT
    if life.state in IN_HAND:
        return Term.MISSED
    done = (_last_claim(life) if life.state in CLAIMED else None) or life.changed_at
    return Term.KEPT if min(done, life.changed_at) <= life.due_at else Term.MISSED


def order_of(life: Life) -> Order:
    """Whether it is an order, and whether who gave it has said that it is done."""
    if life.kind != Kind.ORDER:
        return Order.NONE
    if life.state == State.CLOSED_CONFIRMED:
        return Order.DONE
    return Order.IN_HAND if life.state in IN_HAND else Order.ELSE


def _last_claim(life: Life) -> datetime | None:
    claims = [step.at for step in life.steps if step.move == "claim"]
    return claims[-1] if claims else None


def first_taken(life: Life) -> datetime | None:
    """When somebody first took it."""
    return next((step.at for step in life.steps if step.move == "take"), None)


def events_of(life: Life) -> Iterator[Event]:
    """What happened to a report: ways chosen and returned, objections, words of citizens."""
    by, before = life.decided_by, ""
    for step in life.steps:
        if step.move == "route" and step.state == State.ROUTED:
            yield Event(step.at, What.ROUTED, life.decided_by)
        elif step.move == "assign":
            by = "triage"
            yield Event(step.at, What.ROUTED, by)
        elif step.move == "return":
            yield Event(step.at, What.RETURNED, by)
        elif step.move == "object":
            yield Event(step.at, What.OBJECTED)
        if step.move in _AGAIN and before in CLOSED:
            yield Event(step.at, What.REOPENED)
        before = step.state
    for said in life.said:
        yield Event(said.at, What.SAID, rating=said.rating or 0)
