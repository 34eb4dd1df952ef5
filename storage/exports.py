"""Reports as rows, for a spreadsheet."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select

from storage.database import Tx
from storage.statistics import Scope, matches, within
from storage.tables import Person, Verdict
from storage.tables import Report as ReportRow

PAGE = 250
"""So many reports are read in one go."""


@dataclass(frozen=True, slots=True)
class Exported:
    """One report as it goes into a spreadsheet; `rating` is its own citizen's last one."""

    code: str
    subject: str
    unit: str
    region: str | None
    state: str
    emergency: bool
    opened_at: datetime
    due_at: datetime
    changed_at: datetime
    objections: int
    returns: int
    place: str
    address: str
    latitude: float | None
    longitude: float | None
    story: str
    messenger: str
    native_id: int
    name: str
    rating: int | None


async def count_exported(tx: Tx, scope: Scope) -> int:
    """How many reports were opened in the period."""
    counted = select(func.count()).where(*_wanted(scope)).select_from(ReportRow)
    return int((await tx.execute(counted)).scalar_one())


async def exported(tx: Tx, scope: Scope) -> AsyncIterator[Sequence[Exported]]:
    """The reports opened in the period, oldest first, so many at a time that nobody waits."""
    after: tuple[datetime, int] | None = None
    while True:
        rows = (await tx.execute(_rows(scope, after).limit(PAGE))).all()
        if rows:
            yield [Exported(*row[1:]) for row in rows]
        if len(rows) < PAGE:
            return
        after = (rows[-1].opened_at, rows[-1].id)


def _rows(scope: Scope, after: tuple[datetime, int] | None) -> Select[*tuple[Any, ...]]:
    own = (Verdict.report_id == ReportRow.id, Verdict.person_id == ReportRow.author_id)
    rating = select(Verdict.rating).where(*own).order_by(Verdict.claim.desc()).limit(1)
    rows: Select[*tuple[Any, ...]] = select(
        ReportRow.id, ReportRow.code, ReportRow.subject, ReportRow.unit, ReportRow.region,
        ReportRow.state, ReportRow.emergency, ReportRow.opened_at, ReportRow.due_at,
        ReportRow.changed_at,
        ReportRow.objections, ReportRow.returns, ReportRow.place, ReportRow.address,
        ReportRow.latitude, ReportRow.longitude, ReportRow.story, Person.messenger,
        Person.native_id, Person.name, rating.scalar_subquery(),
    )  # fmt: skip
    joined = rows.join(Person, Person.id == ReportRow.author_id)
    wanted = joined.where(*_wanted(scope)).order_by(ReportRow.opened_at, ReportRow.id)
    return wanted if after is None else wanted.where(_later(*after))


def _later(opened_at: datetime, number: int) -> ColumnElement[bool]:
    """Whether a report comes after this one in the order of the export."""
    same = and_(ReportRow.opened_at == opened_at, ReportRow.id > number)
    return and_(ReportRow.opened_at >= opened_at, or_(ReportRow.opened_at > opened_at, same))


def _wanted(scope: Scope) -> tuple[Any, ...]:
    return (within(ReportRow.opened_at, scope), *matches(scope))
