"""What the figures of a city are counted from, counted by the database itself.

A report counts for the unit and the region that it has now. A few hundred thousand of them take
seconds: ask on a connection of `Database.survey`, which holds nobody up.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Float,
    Integer,
    Select,
    and_,
    case,
    cast,
    distinct,
    exists,
    extract,
    func,
    or_,
    select,
)  # fmt: skip
from sqlalchemy.orm import aliased

from domain.lifecycle import CLOSED, OPEN, State
from domain.statistics import Ratings, Times
from storage.database import Tx
from storage.tables import HistoryRow, Verdict
from storage.tables import Report as ReportRow

WAITING = ("awaiting_citizen", "resolved_claimed", "verification")
"""Called done by a unit, and not yet by a citizen."""
IN_HAND = tuple(sorted(OPEN - {State(state) for state in WAITING}))
YES = ("confirm", "accord")
LEFT = ("withdrawn", "merged")
CLAIMED = (*WAITING, "closed_confirmed", "closed_silent")


@dataclass(frozen=True, slots=True)
class Scope:
    """What is counted: from a moment up to another, in one region and for one unit, or in all."""

    since: datetime
    until: datetime
    region: str | None = None
    unit: str | None = None

    def until_now(self, now: datetime) -> "Scope":
        """The same, without what is still to come."""
        return replace(self, until=min(self.until, now))


@dataclass(frozen=True, slots=True)
class Received:
    """So many reports of one unit, subject and region."""

    unit: str
    subject: str
    region: str | None
    count: int


async def received(tx: Tx, scope: Scope) -> list[Received]:
    """The reports opened in the period."""
    groups = (ReportRow.unit, ReportRow.subject, ReportRow.region)
    opened = select(*groups, func.count()).where(
        within(ReportRow.opened_at, scope), *matches(scope)
    )
    return [Received(*row) for row in await tx.execute(opened.group_by(*groups))]


async def solved(tx: Tx, scope: Scope) -> dict[str, int]:
    """By unit: the reports that citizens' own yes closed in the period, and that stand so still."""
    return await _by_unit(tx, events_of(scope, *YES).where(_stands(State.CLOSED_CONFIRMED)))


async def silent(tx: Tx, scope: Scope) -> dict[str, int]:
    """By unit: the reports that closed in the period without a word, and that stand so still."""
    return await _by_unit(tx, events_of(scope, "silence").where(_stands(State.CLOSED_SILENT)))


async def awaiting(tx: Tx, scope: Scope) -> dict[str, int]:
    """By unit: the reports last claimed in the period, that wait for a word on it still."""
    later = aliased(HistoryRow)
    again = exists().where(
        later.report_id == HistoryRow.report_id, later.move == "claim", later.id > HistoryRow.id
    )
    claimed = events_of(scope, "claim").where(ReportRow.state.in_(WAITING), ~again)
    return await _by_unit(tx, claimed)


async def terms_over(tx: Tx, scope: Scope) -> dict[str, tuple[int, int]]:
    """By unit: the reports whose term ended in the period, and those of them not done in it.

    Done is what the unit last called done, or closed otherwise; withdrawn and joined ones are
    left out.
    """
    over = (within(ReportRow.due_at, scope), ReportRow.state.not_in(LEFT), *matches(scope))
    counted = select(ReportRow.unit, func.count(), func.sum(_is_late())).where(*over)
    rows = await tx.execute(counted.group_by(ReportRow.unit))
    return {unit: (count, int(late)) for unit, count, late in rows}


def _is_late() -> ColumnElement[int]:
    # The move is not a condition: SQLite would search all claims of the city for the latest.
    claimed_at = case((HistoryRow.move == "claim", HistoryRow.at))
    own = HistoryRow.report_id == ReportRow.id
    last_claim = select(func.max(claimed_at)).where(own).scalar_subquery()
    done_at = func.coalesce(last_claim, ReportRow.changed_at)
    return case(
        (ReportRow.state.in_(IN_HAND), 1),
        (ReportRow.changed_at <= ReportRow.due_at, 0),
        (and_(ReportRow.state.in_(CLAIMED), done_at <= ReportRow.due_at), 0),
        else_=1,
    )


async def objected(tx: Tx, scope: Scope) -> int:
    """The reports that a citizen objected to in the period."""
    return await _reports_in(tx, events_of(scope, "object"))


async def reopened(tx: Tx, scope: Scope) -> int:
    """The closed reports that a citizen opened again in the period, by objecting or appealing."""
    earlier = aliased(HistoryRow)
    before = (earlier.report_id == HistoryRow.report_id, earlier.id < HistoryRow.id)
    last = select(earlier.state).where(*before).order_by(earlier.id.desc()).limit(1)
    was_closed = last.scalar_subquery().in_(sorted(CLOSED))
    return await _reports_in(tx, events_of(scope, "object", "appeal").where(was_closed))


async def _reports_in(tx: Tx, events: Select[*tuple[Any, ...]]) -> int:
    counted = events.with_only_columns(func.count(distinct(HistoryRow.report_id)))
    return int((await tx.execute(counted)).scalar_one())


async def times_to_end(tx: Tx, scope: Scope) -> Times:
    """From opening to the word by which citizens ended it, in the period."""
    return await _times(tx, events_of(scope, *YES).where(_stands(State.CLOSED_CONFIRMED)))


async def times_to_take(tx: Tx, scope: Scope) -> Times:
    """From opening to when somebody first took it, in the period."""
    before = aliased(HistoryRow)
    earlier = exists().where(
        before.report_id == HistoryRow.report_id, before.move == "take", before.id < HistoryRow.id
    )
    return await _times(tx, events_of(scope, "take").where(~earlier))


async def _times(tx: Tx, events: Select[*tuple[Any, ...]]) -> Times:
    """Half and four fifths of the time from opening to each event, by nearest rank."""
    took = _seconds(tx, ReportRow.opened_at, HistoryRow.at).label("took")
    lasted = events.with_only_columns(took).subquery()
    rank = cast(func.row_number().over(order_by=lasted.c.took), Integer).label("rank")
    count = cast(func.count().over(), Integer).label("count")
    ranked = select(lasted.c.took, rank, count).subquery()
    middle, upper = (ranked.c.count + 1) // 2, (4 * ranked.c.count + 4) // 5
    wanted = select(ranked.c.took, ranked.c.count).where(
        or_(ranked.c.rank == middle, ranked.c.rank == upper)
    )
    rows = (await tx.execute(wanted.order_by(ranked.c.rank))).all()
    if not rows:
        return Times()
    return Times(
        rows[0][1], timedelta(seconds=float(rows[0][0])), timedelta(seconds=float(rows[-1][0]))
    )


def _seconds(tx: Tx, since: Any, until: Any) -> ColumnElement[float]:
    if tx.dialect.name == "sqlite":
        days = func.julianday(until, type_=Float) - func.julianday(since, type_=Float)
        return days * 86400.0
    return cast(extract("epoch", until - since), Float)


async def ratings(tx: Tx, scope: Scope) -> Ratings:
    """What those who said in the period that it is done gave for it."""
    said = (
        select(func.count(), func.count(Verdict.rating), func.avg(Verdict.rating))
        .join(ReportRow, ReportRow.id == Verdict.report_id)
        .where(Verdict.answer == "done", within(Verdict.at, scope), *matches(scope))
    )
    asked, rated, mean = (await tx.execute(said)).one()
    return Ratings(asked, rated, float(mean or 0))


async def by_subject(tx: Tx, scope: Scope) -> dict[str, int]:
    """How many reports were opened in the period on each subject."""
    opened = select(ReportRow.subject, func.count()).where(
        within(ReportRow.opened_at, scope), *matches(scope)
    )
    rows = await tx.execute(opened.group_by(ReportRow.subject))
    return counts(rows)


async def crowded_cells(tx: Tx, scope: Scope, most: int) -> list[tuple[float, float, int]]:
    """The cells of the grid with most reports opened in the period: their middle, and how many."""
    wanted = (within(ReportRow.opened_at, scope), ReportRow.cell.is_not(None), *matches(scope))
    middle = (func.avg(ReportRow.latitude), func.avg(ReportRow.longitude))
    cells = select(*middle, func.count()).where(*wanted).group_by(ReportRow.cell)
    rows = await tx.execute(cells.order_by(func.count().desc(), ReportRow.cell).limit(most))
    return [(float(latitude), float(longitude), count) for latitude, longitude, count in rows]


async def _by_unit(tx: Tx, events: Select[*tuple[Any, ...]]) -> dict[str, int]:
    counted = events.with_only_columns(ReportRow.unit, func.count(distinct(ReportRow.id)))
    rows = await tx.execute(counted.group_by(ReportRow.unit))
    return counts(rows)


def counts(rows: Any) -> dict[str, int]:
    """Rows of a name and a number."""
    return dict(rows.all())


def events_of(scope: Scope, *moves: str) -> Select[*tuple[Any, ...]]:
    """The lines of history that tell of these moves in the period, each with its report."""
    joined = select(HistoryRow.id).join(ReportRow, ReportRow.id == HistoryRow.report_id)
    return joined.where(HistoryRow.move.in_(moves), within(HistoryRow.at, scope), *matches(scope))


def _stands(state: State) -> ColumnElement[bool]:
    """Whether the move that history tells of is the last one of its report."""
    return and_(ReportRow.state == state, ReportRow.changed_at == HistoryRow.at)


def within(moment: Any, scope: Scope) -> ColumnElement[bool]:
    """Whether a moment falls into the period."""
    return and_(moment >= scope.since, moment < scope.until)


def matches(scope: Scope) -> Sequence[ColumnElement[bool]]:
    """Whether a report is the region's and the unit's that are counted."""
    wanted = []
    if scope.region is not None:
        wanted.append(ReportRow.region == scope.region)
    if scope.unit is not None:
        wanted.append(ReportRow.unit == scope.unit)
    return wanted
