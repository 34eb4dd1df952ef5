"""Lives of reports as the raw rows tell them, counted by plain code that knows no SQL."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any

from sqlalchemy import select

from domain.figures import Ending, Facts, ending_of
from domain.lifecycle import CLOSED, OPEN, State
from domain.statistics import Orders, Ratings, Share, Times, quantile
from storage.database import Tx
from storage.statistics import Scope
from storage.tables import HistoryRow, Report, Verdict

LEFT = ("withdrawn", "merged")
WAITING = ("awaiting_citizen", "resolved_claimed", "verification")
FAR_OFF = timedelta(days=9999)


@dataclass(frozen=True)
class Life:
    """A report as its raw rows tell it: facts, happenings as (id, at, move, state), verdicts."""

    facts: Any
    past: list[Any]
    said: list[Any]

    @property
    def ending(self) -> Ending:
        """What it counts as, by the rule of the figures, which knows no SQL."""
        return ending_of(Facts(self.facts.state, [row.move for row in self.past]))

    def times(self, move: str) -> list[datetime]:
        """When a move was made."""
        return [row.at for row in self.past if row.move == move]

    def touches(self, scope: Scope) -> bool:
        """Whether it belongs to the region and unit that are counted."""
        region = scope.region is None or self.facts.region == scope.region
        return region and (scope.unit is None or self.facts.unit == scope.unit)


async def lives_of(tx: Tx) -> list[Life]:
    """Every report with its rows, read plainly."""
    past, said = defaultdict[int, list[Any]](list), defaultdict[int, list[Any]](list)
    for table, rows in ((HistoryRow, past), (Verdict, said)):
        for row in await tx.execute(select(table.__table__)):
            rows[row.report_id].append(row)
    return [
        Life(facts, sorted(past[facts.id], key=lambda row: int(row.id)), said[facts.id])
        for facts in await tx.execute(select(Report.__table__))
    ]


def within(at: datetime, scope: Scope) -> bool:
    """Whether a moment falls into a period."""
    return scope.since <= at < scope.until


def counted_as(lives: list[Life], scope: Scope, ending: Ending) -> Counter[str]:
    """By unit: the reports that count as this, by the moment at which they came to."""
    found = Counter[str]()
    for life in lives:
        if life.ending is ending and within(_came(life), scope):
            found[life.facts.unit] += 1
    return found


def _came(life: Life) -> datetime:
    """When a report that was claimed came to stand as it does."""
    if life.facts.state in ("closed_confirmed", "closed_silent"):
        return max(at for move in ("confirm", "accord", "silence") for at in life.times(move))
    return life.times("claim")[-1]


def due(lives: list[Life], scope: Scope) -> dict[str, tuple[int, int]]:
    """By unit: terms that ended, and those not kept."""
    found: dict[str, tuple[int, int]] = {}
    for life in lives:
        if not within(life.facts.due_at, scope) or life.facts.state in LEFT:
            continue
        over, late = found.get(life.facts.unit, (0, 0))
        found[life.facts.unit] = (over + 1, late + (_done_at(life) > life.facts.due_at))
    return found


def _done_at(life: Life) -> datetime:
    """When nobody had to do anything any more; far away while somebody has."""
    state = State(life.facts.state)
    claims = life.times("claim")
    last: datetime = max(row.at for row in life.past)
    if life.ending in (Ending.SOLVED, Ending.ANSWERED, Ending.SILENT):
        return claims[-1] if claims else last
    if state in OPEN:
        return last + FAR_OFF
    return last


def reopenings(life: Life) -> list[datetime]:
    """When a citizen opened again what was closed."""
    steps = pairwise(life.past)
    return [
        row.at for last, row in steps if last.state in CLOSED and row.move in ("object", "appeal")
    ]


def ways(lives: list[Life], scope: Scope) -> dict[str, Share]:
    """Who chose the ways, and how many of them came back."""
    chosen, back = Counter[str](), Counter[str]()
    for life in lives:
        by = life.facts.decided_by
        for row in life.past:
            here = within(row.at, scope)
            if row.move == "route" and here:
                chosen[by] += 1
            if row.move == "return" and here:
                back[by] += 1
            if row.move == "assign":
                by = "triage"
                chosen[by] += here
    names = {name for name in {*chosen, *back} if chosen[name] or back[name]}
    return {name: Share(back[name], chosen[name]) for name in names}


def lasted(spans: Iterator[timedelta]) -> Times:
    """Half and four fifths of these."""
    ordered = sorted(spans)
    if not ordered:
        return Times()
    return Times(len(ordered), quantile(ordered, 1, 2), quantile(ordered, 4, 5))


def ended(lives: list[Life], scope: Scope) -> Iterator[timedelta]:
    """How long those lasted that a citizen ended."""
    for life in lives:
        if life.ending is Ending.SOLVED and within(_came(life), scope):
            yield _came(life) - life.facts.opened_at


def taken(lives: list[Life], scope: Scope) -> Iterator[timedelta]:
    """How long those waited that were first taken then."""
    for life in lives:
        if life.times("take") and within(life.times("take")[0], scope):
            yield life.times("take")[0] - life.facts.opened_at


def rated(lives: list[Life], scope: Scope) -> Ratings:
    """What was given for what is done."""
    said = [row for life in lives for row in life.said if row.answer == "done"]
    stars = [row.rating for row in said if within(row.at, scope)]
    given = [one for one in stars if one]
    return Ratings(len(stars), len(given), sum(given) / len(given) if given else 0.0)


def orders(lives: list[Life], scope: Scope) -> Orders:
    """What became of the city's own orders of a period."""
    given = [one.facts for one in lives if within(one.facts.opened_at, scope)]
    late = [one for one in given if State(one.state) in OPEN and one.due_at < scope.until]
    return Orders(
        len(given),
        sum(one.state == "closed_confirmed" for one in given),
        sum(one.state not in WAITING for one in late),
    )
