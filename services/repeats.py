"""How often one place has the same fault: a hint at a cause that stays, marked on the card."""

from dataclasses import replace
from datetime import datetime, timedelta

from conversation.events import Pin
from domain.reaches import reach_of
from domain.report import Report
from services.cards import STRUCTURAL
from services.desk import Desk
from storage import nearby

STRUCTURAL_OVER = timedelta(days=90)


async def repeats(desk: Desk, subject: str, pin: Pin | None) -> int:
    """How many faults on a subject a place has had in ninety days, with one filed now."""
    return 1 + len(await _faults(desk, subject, pin, desk.now))


async def recounted(desk: Desk, report: Report) -> Report:
    """The report with its repeats as they stand now.

    Some of those that were counted may have been withdrawn, joined to others or not accepted.
    """
    if report.repeats < STRUCTURAL or report.latitude is None or report.longitude is None:
        return report
    pin = Pin(report.latitude, report.longitude)
    found = await _faults(desk, report.subject, pin, report.opened_at)
    return replace(report, repeats=1 + sum(one.id != report.id for one in found))


async def _faults(desk: Desk, subject: str, pin: Pin | None, until: datetime) -> list[Report]:
    reach = reach_of(desk.city, subject)
    if pin is None or not reach.radius_m:
        return []
    return await nearby.faults_near(
        desk.tx,
        subject,
        latitude=pin.latitude,
        longitude=pin.longitude,
        radius_m=reach.radius_m,
        since=until - STRUCTURAL_OVER,
        until=until,
    )
