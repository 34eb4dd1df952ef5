"""Reports of the past, as far as they tell how long such reports take."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select

from domain.lifecycle import State
from storage.database import Tx
from storage.reports import OF_CITIZENS
from storage.tables import HistoryRow, Report


@dataclass(frozen=True, slots=True)
class PastCase:
    """A report of the past; `ended_at` is the claim that its citizen confirmed, if he did."""

    subject: str
    region: str | None
    emergency: bool
    opened_at: datetime
    ended_at: datetime | None
    seen_until: datetime


async def past_cases(
    tx: Tx, subjects: Collection[str], since: datetime, now: datetime, most: int
) -> list[PastCase]:
    """The newest reports on these subjects opened since then; open ones are seen until now."""
    claimed = (
        select(func.max(HistoryRow.at))
        .where(HistoryRow.report_id == Report.id, HistoryRow.move == "claim")
        .scalar_subquery()
    )
    found = (
        select(Report.subject, Report.region, Report.emergency, Report.opened_at, Report.state,
               Report.changed_at, claimed)
        .where(Report.subject.in_(subjects), Report.opened_at >= since, OF_CITIZENS)
        .order_by(Report.opened_at.desc())
        .limit(most)
    )  # fmt: skip
    rows: Any = await tx.execute(found)
    return [_case(row, now) for row in rows]


def _case(row: Any, now: datetime) -> PastCase:
    subject, region, emergency, opened, state, changed, claimed = row
    confirmed = state == State.CLOSED_CONFIRMED
    ended = (claimed or changed) if confirmed else None
    over = state in (State.WITHDRAWN, State.CLOSED_SILENT, State.MERGED, State.REJECTED)
    return PastCase(subject, region, emergency, opened, ended, changed if over else now)
