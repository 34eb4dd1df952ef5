"""Three figures that are never mixed: solved, answered, closed in silence.

Solved is what a citizen confirmed; answered is what a unit says of its own work and nobody has
confirmed; silence is neither. A city that adds them up deceives itself first.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from domain.lifecycle import CLOSED, TABLE


class Ending(StrEnum):
    """What a report counts as; every report counts once."""

    SOLVED = "solved"
    ANSWERED = "answered"
    SILENT = "silent"
    DECLINED = "declined"
    LEFT = "left"
    OPEN = "open"


_BY_STATE = {
    "closed_confirmed": Ending.SOLVED,
    "awaiting_citizen": Ending.ANSWERED,
    "resolved_claimed": Ending.ANSWERED,
    "verification": Ending.ANSWERED,
    "closed_silent": Ending.SILENT,
    "closed_no_action": Ending.DECLINED,
    "closed_out_of_scope": Ending.DECLINED,
    "rejected": Ending.DECLINED,
    "withdrawn": Ending.LEFT,
    "merged": Ending.LEFT,
}
_CLAIM, _OBJECT = "claim", "object"
_RETURN, _AGAIN = "return", frozenset({"object", "appeal"})
_MOVES = frozenset(move.name for move in TABLE)
_CLOSING = frozenset(move.name for move in TABLE if move.target in CLOSED)
_YES = frozenset({"confirm", "accord"})
"""A citizen's own yes, or that of half of those who answered for a report they follow."""


@dataclass(frozen=True, slots=True)
class Facts:
    """Where a report stands and the names of the moves that led there, the oldest first.

    `is_late` if its last term was over before the work was said to be done.
    """

    state: str
    moves: Sequence[str] = ()
    is_late: bool = False


@dataclass(frozen=True, slots=True)
class Figures:
    """Reports by what they count as; the six parts make up `total`.

    `answered` waits for the citizen's word. `declined` got a reason instead of work; `left` was
    withdrawn or joined to another report. `claimed` are reports some unit ever called done, and
    `refuted` those of them a citizen ever objected to, whatever they count as now. `misrouted` were
    returned by a unit, `reopened` were closed and spoken against.
    """

    solved: int = 0
    answered: int = 0
    silent: int = 0
    declined: int = 0
    left: int = 0
    open: int = 0
    claimed: int = 0
    refuted: int = 0
    misrouted: int = 0
    late: int = 0
    reopened: int = 0

    @property
    def total(self) -> int:
        """All reports counted."""
        return self.solved + self.answered + self.silent + self.declined + self.left + self.open

    @property
    def solved_share(self) -> float | None:
        """Solved among what units ever called done; None when nothing was."""
        return self.solved / self.claimed if self.claimed else None

    @property
    def refuted_share(self) -> float | None:
        """Refuted among what units ever called done; None when nothing was."""
        return self.refuted / self.claimed if self.claimed else None


def ending_of(facts: Facts) -> Ending:
    """What a report counts as; closed without a citizen's own yes is answered, never solved."""
    ending = _BY_STATE.get(facts.state, Ending.OPEN)
    if ending is Ending.SOLVED and not _is_agreed(facts.moves):
        return Ending.ANSWERED
    return ending


def count(reports: Iterable[Facts]) -> Figures:
    """Count reports into the figures, each once."""
    counted: Counter[str] = Counter()
    for facts in reports:
        counted[ending_of(facts).value] += 1
        counted["claimed"] += _was_claimed(facts.moves)
        counted["refuted"] += _was_refuted(facts.moves)
        counted["misrouted"] += _RETURN in facts.moves
        counted["late"] += facts.is_late
        counted["reopened"] += _was_reopened(facts.moves)
    return Figures(**counted)


def _is_agreed(moves: Sequence[str]) -> bool:
    """Whether the citizens' last word was yes."""
    words = [move for move in moves if move in _YES or move == _OBJECT]
    return bool(words) and words[-1] in _YES


def _was_claimed(moves: Sequence[str]) -> bool:
    return _CLAIM in moves


def _was_refuted(moves: Sequence[str]) -> bool:
    return _was_claimed(moves) and _OBJECT in moves[moves.index(_CLAIM) :]


def _was_reopened(moves: Sequence[str]) -> bool:
    """Whether it was closed and then objected to, whatever was noted in between."""
    made = [move for move in moves if move in _MOVES]
    return any(before in _CLOSING and move in _AGAIN for before, move in pairwise(made))
