"""What was not accepted in a span of time, for a second pair of eyes."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select

from storage.database import Tx
from storage.tables import HistoryRow
from storage.tables import Person as PersonRow
from storage.tables import Report as ReportRow


@dataclass(frozen=True, slots=True)
class Rejected:
    """One rejection: the report, the reason in the clerk's words, and who signed it."""

    code: str
    subject: str
    story: str
    words: str
    clerk: str


async def rejected_since(tx: Tx, since: datetime) -> list[Rejected]:
    """All that was rejected after a moment, oldest first, whatever became of it."""
    found = (
        select(
            ReportRow.code, ReportRow.subject, ReportRow.story, HistoryRow.words, PersonRow.name
        )
        .join(ReportRow, ReportRow.id == HistoryRow.report_id)
        .join(PersonRow, PersonRow.id == HistoryRow.person_id)
        .where(HistoryRow.move == "reject", HistoryRow.at > since)
        .order_by(HistoryRow.id)
    )  # fmt: skip
    rows: Any = await tx.execute(found)
    return [Rejected(*row) for row in rows]
