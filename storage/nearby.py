"""Reports near a point, found by the cells of a grid: quick however many reports there are."""

from datetime import datetime
from typing import Any

from sqlalchemy import select

from domain.grid import cells_around, metres_between
from domain.report import Report
from storage.database import Tx
from storage.reports import FACTS
from storage.tables import Report as ReportRow

MOST_LOOKED_AT = 500
"""Where even the cells around a point are crowded, the newest reports will do."""


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
    """The reports on a subject within `radius_m` (up to some 2 km), opened since, nearest first."""
    here = (latitude, longitude)
    wanted = (
        ReportRow.subject == subject,
        ReportRow.cell.in_(cells_around(latitude, longitude, radius_m)),
        ReportRow.opened_at >= since,
    )
    newest = select(*FACTS).where(*wanted).order_by(ReportRow.opened_at.desc())
    rows: Any = await tx.execute(newest.limit(MOST_LOOKED_AT))
    by_distance = sorted(
        ((_apart(here, found), found) for found in (Report(*row) for row in rows)),
        key=lambda one: one[0],
    )
    return [report for apart_m, report in by_distance if apart_m <= radius_m][:most]


async def points_since(tx: Tx, since: datetime) -> list[tuple[str, float, float, datetime]]:
    """Subject, point and opening of every report opened since then that has a point."""
    recent = (
        select(ReportRow.subject, ReportRow.latitude, ReportRow.longitude, ReportRow.opened_at)
        .where(ReportRow.opened_at >= since, ReportRow.latitude.is_not(None))
        .order_by(ReportRow.opened_at)
    )
    rows: Any = await tx.execute(recent)
    return [(row[0], row[1], row[2], row[3]) for row in rows]


def _apart(here: tuple[float, float], report: Report) -> float:
    return metres_between(here, (report.latitude or 0.0, report.longitude or 0.0))
