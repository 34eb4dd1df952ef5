"""Reports as rows, for a spreadsheet."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, select

from storage.database import Tx
from storage.statistics import Scope, matches, within
from storage.tables import Person, Verdict
from storage.tables import Report as ReportRow


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


async def exported(tx: Tx, scope: Scope) -> Sequence[Exported]:
    """The reports opened in the period, oldest first."""
    rows: Any = await tx.execute(_rows(scope))
    return [Exported(*row) for row in rows]


def _rows(scope: Scope) -> Select[*tuple[Any, ...]]:
    own = (Verdict.report_id == ReportRow.id, Verdict.person_id == ReportRow.author_id)
    rating = select(Verdict.rating).where(*own).order_by(Verdict.claim.desc()).limit(1)
    rows = select(
        ReportRow.code, ReportRow.subject, ReportRow.unit, ReportRow.region, ReportRow.state,
        ReportRow.emergency, ReportRow.opened_at, ReportRow.due_at, ReportRow.changed_at,
        ReportRow.objections, ReportRow.returns, ReportRow.place, ReportRow.address,
        ReportRow.latitude, ReportRow.longitude, ReportRow.story, Person.messenger,
        Person.native_id, Person.name, rating.scalar_subquery(),
    )  # fmt: skip
    joined = rows.join(Person, Person.id == ReportRow.author_id)
    return joined.where(*_wanted(scope)).order_by(ReportRow.opened_at, ReportRow.id)


def _wanted(scope: Scope) -> tuple[Any, ...]:
    return (within(ReportRow.opened_at, scope), *matches(scope))
