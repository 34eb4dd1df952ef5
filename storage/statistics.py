"""What figures and exports are of: a period, and in it a region or a unit.

A report counts for the unit and the region that it has now.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, func, select

from storage.database import Tx
from storage.reports import OF_CITIZENS
from storage.tables import Report as ReportRow


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


async def by_subject(tx: Tx, scope: Scope) -> dict[str, int]:
    """How many reports were opened in the period on each subject."""
    opened = select(ReportRow.subject, func.count()).where(
        within(ReportRow.opened_at, scope), *matches(scope)
    )
    rows: Any = await tx.execute(opened.group_by(ReportRow.subject))
    return dict(rows.all())


def within(moment: Any, scope: Scope) -> ColumnElement[bool]:
    """Whether a moment falls into the period."""
    return and_(moment >= scope.since, moment < scope.until)


def matches(scope: Scope) -> Sequence[ColumnElement[bool]]:
    """Whether a report is a citizen's, and the region's and the unit's that are counted."""
    return [OF_CITIZENS, *of_scope(scope, ReportRow.unit)]


def of_scope(scope: Scope, unit: Any) -> list[ColumnElement[bool]]:
    """Whether it is the region's and the unit's that are counted; `unit` says whose it is."""
    wanted: list[ColumnElement[bool]] = []
    if scope.region is not None:
        wanted.append(ReportRow.region == scope.region)
    if scope.unit is not None:
        wanted.append(unit == scope.unit)
    return wanted
