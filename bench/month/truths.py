"""What must be true of the life of every report, whatever people did: looked at by other eyes.

Each truth says how many things it looked at and which of them were not as they must be.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from bench.month.life import Month
from bench.month.lines import Books, Line, Row
from bench.month.tempers import UNITS
from bench.month.town import FIRST_CITIZEN
from domain.lifecycle import CLOSED, OPEN, TABLE, State

MOVES = {move.name: move for move in TABLE}
_BACK_FROM = {
    State.NEEDS_INFO: MOVES["ask"].sources,
    State.ON_HOLD: MOVES["hold"].sources,
}
_TERMS_BEGIN = {"restart", "reroute", "assign"}
SHORTEST = timedelta(hours=1)
LAST_RUNG = 5


@dataclass(frozen=True, slots=True)
class Truth:
    """What must be true, of how many things, and the cases where it is not."""

    says: str
    looked_at: int
    broken: list[str]


def _arrows(lines: list[Line]) -> Iterator[str]:
    """The first two lines are the filing; every other is a move of the table or moves nothing."""
    if [line.move for line in lines[:2]] != ["submit", "route"]:
        yield f"report {lines[0].report} begins with {[line.move for line in lines[:2]]}"
    for before, line in pairwise(lines[1:]):
        move = MOVES.get(line.move)
        if move is None:
            follows = line.state == before.state
        else:
            to = {move.target} if move.target else _BACK_FROM.get(State(before.state), frozenset())
            follows = before.state in move.sources and line.state in to
            follows = follows and line.actor in move.actors
        if not follows:
            yield f"report {line.report}: {line.move} by {line.actor}, {before.state}-{line.state}"


def _in_order(lines: list[Line]) -> Iterator[str]:
    for before, line in pairwise(lines):
        if line.at < before.at:
            yield f"report {line.report}: line {line.id} is older than the one before"


def _ends_as_it_stands(row: Row, lines: list[Line]) -> Iterator[str]:
    if row.state != lines[-1].state:
        yield f"report {row.id} is {row.state}, its history says {lines[-1].state}"


def _signed(line: Line, native: int | None) -> Iterator[str]:
    """The clock signs for nobody; citizens sign as citizens, workers as anything else."""
    if line.actor == "system":
        is_right = native is None
    elif line.actor == "citizen":
        is_right = native is not None and native >= FIRST_CITIZEN
    else:
        is_right = native is not None and native < FIRST_CITIZEN and _fits(line.actor, native)
    if not is_right:
        yield f"report {line.report}: {line.move} as {line.actor} by {native}"


def _fits(actor: str, native: int) -> bool:
    """Whether somebody of this worker's unit may act so; workers are numbered by their units."""
    unit = list(UNITS)[native // 10 - 1]
    above = unit.startswith("region_office") or unit == "triage"
    return {
        "inspector": unit == "inspection",
        "supervisor": above,
        "head": above or native % 10 == 1,
        "triage": unit == "triage",
    }.get(actor, True)


def _clock_runs(
    row: Row, dues: list[tuple[datetime, datetime]], lines: list[Line]
) -> Iterator[str]:
    """The citizen's term changes at an objection, or when triage finds another subject."""
    term, due = row.opened_at, dues[0][1]
    for at, now_due in dues[1:]:
        causes = [line for line in lines if line.at == at and line.move in _TERMS_BEGIN]
        if not causes:
            yield f"report {row.id}: another term at {at} without a reason"
        elif causes[-1].move != "assign":
            half = max((due - term) / 2, SHORTEST)
            if now_due != at + half:
                yield f"report {row.id}: the term after an objection is {now_due - at}, not {half}"
            term = at
        due = now_due


def _restarts_count(lines: list[Line], dues: list[tuple[datetime, datetime]]) -> Iterator[str]:
    again = [line.at for line in lines if line.move in ("restart", "reroute")]
    if not set(again) <= {at for at, _ in dues}:
        yield f"report {lines[0].report} was restarted without a new term"


def _owned(row: Row, fallback: str) -> Iterator[str]:
    """The simulated groups never go away, so that triage's always answers."""
    if row.state in OPEN and not row.unit:
        yield f"report {row.id} is nobody's"
    if row.state == State.TRIAGE and row.unit != fallback:
        yield f"report {row.id} is at triage, but {row.unit}'s"


def _awake(row: Row, now: datetime) -> Iterator[str]:
    """While something can ring of itself, the ticker knows when; nothing that rang is overdue."""
    always = {State.NEEDS_INFO, State.WAITING_EXTERNAL, State.ON_HOLD, State.AWAITING_CITIZEN}
    rings = row.state in always or (row.state in OPEN and row.rung < LAST_RUNG)
    if rings and row.wake_at is None:
        yield f"report {row.id} sleeps for ever as {row.state}"
    if row.wake_at and row.wake_at <= now:
        yield f"report {row.id} should have rung at {row.wake_at}"


_AFTER_CLAIM = frozenset({"present", "redo", "withdraw", "doubt"})


def _word_asked(lines: list[Line]) -> Iterator[str]:
    """A claimed repair is next put before the citizen, redone for the head, or waits for him."""
    steps = [line for line in lines if line.move in MOVES]
    for line, following in pairwise(steps):
        if line.move == "claim" and following.move not in _AFTER_CLAIM:
            yield f"report {line.report}: a claim was followed by {following.move}"


def _closed_by_right(lines: list[Line]) -> Iterator[str]:
    """No unit ends what the city has to mend: it may refer or join it, no more."""
    for line in lines:
        by_unit = line.actor == "unit" and line.state in CLOSED and line.move in MOVES
        if by_unit and line.move not in ("refer", "merge"):
            yield f"report {line.report}: closed by its unit with {line.move}"


def of_reports(month: Month, books: Books) -> list[Truth]:
    """Every truth about reports, their history and their clocks."""
    pairs = [(row, books.past[row.id]) for row in books.rows.values()]
    lines = [line for _, past in pairs for line in past]
    now, fallback = month.town.now, month.town.city.fallback

    def each(says: str, check: Callable[[Row, list[Line]], Iterator[str]]) -> Truth:
        return Truth(says, len(pairs), [one for row, past in pairs for one in check(row, past)])

    signed = [one for line in lines for one in _signed(line, _native(books, line))]
    return [
        each("every line of history follows the table", lambda _, past: _arrows(past)),
        each("history is in order of time", lambda _, past: _in_order(past)),
        Truth("history is only added to", len(month.seen.history), _rewritten(month, lines)),
        each("a report stands where its history ends", _ends_as_it_stands),
        Truth("whoever moved it was allowed to", len(lines), signed),
        each("the citizen's clock never pauses, and restarts with half the term",
             lambda row, past: _clock_runs(row, month.seen.dues[row.id], past)),
        each("every objection restarts it",
             lambda row, past: _restarts_count(past, month.seen.dues[row.id])),
        each("no report is nobody's", lambda row, _: _owned(row, fallback)),
        each("no report sleeps while something can ring", lambda row, _: _awake(row, now)),
        each("every claimed repair asks its citizen", lambda _, past: _word_asked(past)),
        each("no unit closes its own work", lambda _, past: _closed_by_right(past)),
        Truth("no stranger moved a report", sum(month.town.refused.values()), month.seen.intruders),
        Truth("of two who tap at once one wins at most", len(month.seen.races), _races(month)),
    ]  # fmt: skip


def _rewritten(month: Month, lines: list[Line]) -> list[str]:
    """Lines that are gone or other than when they were first seen, in the middle of the month."""
    now = {line.id: line for line in lines}
    return [f"line {one.id} was changed" for one in month.seen.history if now.get(one.id) != one]


def _native(books: Books, line: Line) -> int | None:
    return None if line.person is None else books.natives[line.person]


_REPEATABLE = {
    "look", "note", "tell", "add", "rate", "why", "diagnose", "plan", "split", "region", "takeover",
    "confirm", "object",
}  # fmt: skip
"""Deeds that may be done twice: they add a word, or a second one of the same kind."""


def _races(month: Month) -> list[str]:
    return [f"{deed} succeeded {won} times" for deed, won in month.seen.races
            if won > 1 and deed not in _REPEATABLE]  # fmt: skip
