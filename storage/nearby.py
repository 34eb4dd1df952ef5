"""Reports near a point, found by the cells of a grid: quick however many reports there are."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, or_, select

from domain.grid import cells_around, metres_between
from domain.lifecycle import State
from domain.report import Report
from storage.database import Tx
from storage.reports import FACTS, OF_CITIZENS
from storage.tables import HistoryRow
from storage.tables import Report as ReportRow

MOST_LOOKED_AT = 500
"""Where even the cells around a point are crowded, the newest reports will do."""
_NO_FAULT = (State.MERGED, State.REJECTED, State.WITHDRAWN)
"""Of these there is another report, or nobody stands by them."""


async def reports_near(
    tx: Tx,
    subject: str,
    *,
    latitude: float,
    longitude: float,
    radius_m: float,
    since: datetime,
    most: int,
) -> list[Report]:
    """Citizens' reports on a subject within `radius_m` (up to 2 km) opened since, nearest first."""
    wanted = (ReportRow.subject == subject, ReportRow.opened_at >= since, OF_CITIZENS)
    return (await _around(tx, (latitude, longitude), radius_m, *wanted))[:most]


async def faults_near(
    tx: Tx,
    subject: str,
    *,
    latitude: float,
    longitude: float,
    radius_m: float,
    since: datetime,
    until: datetime,
) -> list[Report]:
    """The same, up to a moment, without reports that tell of no fault of their own.

    Those are the withdrawn, joined and not accepted ones, and those where nothing had to be done.
    """
    opened = and_(ReportRow.opened_at >= since, ReportRow.opened_at <= until)
    wanted = (ReportRow.subject == subject, opened, OF_CITIZENS, _tells_of_a_fault())
    return await _around(tx, (latitude, longitude), radius_m, *wanted)


def _tells_of_a_fault() -> ColumnElement[bool]:
    """Where nothing more had to be done after a repair, there had been a fault."""
    repaired = exists().where(HistoryRow.report_id == ReportRow.id, HistoryRow.move == "claim")
    needless = ReportRow.state == State.CLOSED_NO_ACTION
    return and_(ReportRow.state.not_in(_NO_FAULT), or_(~needless, repaired))


async def _around(
    tx: Tx, here: tuple[float, float], radius_m: float, *wanted: ColumnElement[bool]
) -> list[Report]:
    near = ReportRow.cell.in_(cells_around(*here, radius_m))
    newest = select(*FACTS).where(near, *wanted).order_by(ReportRow.opened_at.desc())
    rows: Any = await tx.execute(newest.limit(MOST_LOOKED_AT))
    by_distance = sorted(
        ((_apart(here, found), found) for found in (Report(*row) for row in rows)),
        key=lambda one: one[0],
    )
    return [report for apart_m, report in by_distance if apart_m <= radius_m]


async def points_since(tx: Tx, since: datetime) -> list[tuple[str, float, float, datetime]]:
    """Subject, point and opening of citizens' reports opened since then that have a point."""
    recent = (
        select(ReportRow.subject, ReportRow.latitude, ReportRow.longitude, ReportRow.opened_at)
        .where(ReportRow.opened_at >= since, ReportRow.latitude.is_not(None), OF_CITIZENS)
        .order_by(ReportRow.opened_at)
    )
    rows: Any = await tx.execute(recent)
    return [(row[0], row[1], row[2], row[3]) for row in rows]


def _apart(here: tuple[float, float], report: Report) -> float:
    return metres_between(here, (report.latitude or 0.0, report.longitude or 0.0))
