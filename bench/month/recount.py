"""The city's figures, counted twice: by the domain's own rules, and by SQL that knows none."""

from dataclasses import dataclass

from sqlalchemy import bindparam, text

from bench.month.lines import Books, Line, Row
from bench.month.town import Town
from domain.figures import Facts, count
from domain.lifecycle import CLOSED, TABLE
from storage.tables import Moment

NAMES = ("solved", "answered", "silent", "misrouted", "late", "reopened", "claimed", "refuted")
_ENDED = """
    SELECT r.*,
        coalesce((SELECT max(h.id) FROM history h
            WHERE h.report_id = r.id AND h.move = 'claim'), 0) AS claim,
        coalesce((SELECT min(h.id) FROM history h
            WHERE h.report_id = r.id AND h.move = 'claim'), 0) AS first_claim,
        coalesce((SELECT max(h.id) FROM history h
            WHERE h.report_id = r.id AND h.move = 'object'), 0) AS object,
        coalesce((SELECT max(h.id) FROM history h
            WHERE h.report_id = r.id AND h.move IN ('confirm', 'accord')), 0) AS yes,
        (SELECT max(h.id) FROM history h WHERE h.report_id = r.id AND h.state = r.state
            AND h.move IN ('confirm', 'accord', 'silence', 'no_action', 'dismiss', 'refer',
                'reject', 'merge', 'withdraw')) AS ended
    FROM reports r
"""
"""Every report with the numbers of its lines of history that matter."""
_AGAIN = """
    EXISTS (SELECT 1 FROM history h JOIN history b ON b.id =
            (SELECT max(p.id) FROM history p WHERE p.report_id = h.report_id AND p.id < h.id)
        WHERE h.report_id = e.id AND h.move IN ('object', 'appeal')
            AND (b.state LIKE 'closed%' OR b.state IN ('merged', 'rejected')))
"""
_LATE = """
    e.due_at < coalesce((SELECT h.at FROM history h WHERE h.id =
        CASE WHEN e.claim > e.object THEN e.claim ELSE e.ended END), :now)
"""
_SQL: dict[str, str] = {
    "solved": "e.state = 'closed_confirmed' AND e.yes > e.object",
    "answered": "e.state IN ('awaiting_citizen', 'resolved_claimed', 'verification')"
                " OR (e.state = 'closed_confirmed' AND e.yes <= e.object)",
    "silent": "e.state = 'closed_silent'",
    "misrouted": "EXISTS (SELECT 1 FROM history h WHERE h.report_id = e.id AND h.move = 'return')",
    "late": _LATE,
    "reopened": _AGAIN,
    "claimed": "e.claim > 0",
    "refuted": "e.first_claim > 0 AND e.object > e.first_claim",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Counted:
    """One figure, counted by the domain and by SQL."""

    name: str
    ours: int
    theirs: int

    @property
    def agrees(self) -> bool:
        """Whether both say the same."""
        return self.ours == self.theirs


async def recount(town: Town, books: Books) -> list[Counted]:
    """Every figure, both ways."""
    figures = count(_facts(town, row, books.past[row.id]) for row in books.rows.values())
    counted = []
    async with town.database.read() as tx:
        for name in NAMES:
            asked = text(f"SELECT count(*) FROM ({_ENDED}) AS e WHERE {_SQL[name]}")  # noqa: S608
            if ":now" in _SQL[name]:
                asked = asked.bindparams(bindparam("now", town.now, type_=Moment))
            theirs = int((await tx.execute(asked)).scalar_one())
            counted.append(Counted(name, getattr(figures, name), theirs))
    return counted


_MOVES = {move.name for move in TABLE}


def _facts(town: Town, row: Row, past: list[Line]) -> Facts:
    """A report as the figures want it: late if its last term was over before it was done."""
    steps = [line for line in past if line.move in _MOVES]
    words = [line for line in steps if line.move in ("claim", "object")]
    ended = steps[-1].at if steps and row.state in CLOSED else town.now
    done = words[-1].at if words and words[-1].move == "claim" else ended
    return Facts(row.state, [line.move for line in steps], is_late=row.due_at < done)
