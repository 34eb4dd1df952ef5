"""What people said a report is about, beside the model's guess."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, literal, select

from storage.database import Tx, insert
from storage.tables import Judgement
from storage.tables import Report as ReportRow


@dataclass(frozen=True, slots=True)
class Judged:
    """One such word: `final` is `None` when it only says that the guess was wrong."""

    text: str
    source: str
    guessed: str | None
    confidence: float
    final: str | None
    at: datetime


async def judge(
    tx: Tx, report_id: int, source: str, final: str | None, words: str, now: datetime
) -> None:
    """Keep what somebody (`citizen`, `unit`, `triage`, `admin`) says a report is about."""
    said = select(
        ReportRow.id, literal(source), ReportRow.guess, ReportRow.confidence,
        literal(final, Judgement.final.type), literal(words), literal(now, Judgement.at.type),
    ).where(ReportRow.id == report_id)  # fmt: skip
    names = ["report_id", "source", "guessed", "confidence", "final", "words", "at"]
    await tx.execute(insert(tx, Judgement).from_select(names, said))


async def judged_since(tx: Tx, since: datetime) -> list[Judged]:
    """What people have said since a moment, oldest first, with the citizen's own words."""
    found = (
        select(
            ReportRow.story, Judgement.source, Judgement.guessed, Judgement.confidence,
            Judgement.final, Judgement.at,
        )
        .join(ReportRow, ReportRow.id == Judgement.report_id)
        .where(Judgement.at >= since)
        .order_by(Judgement.id)
    )  # fmt: skip
    rows: Any = await tx.execute(found)
    return [Judged(*row) for row in rows]


async def shares(tx: Tx, since: datetime, until: datetime) -> dict[str, float]:
    """Each subject's share of the reports filed between two moments; empty if there were none."""
    counted = (
        select(ReportRow.subject, func.count())
        .where(ReportRow.opened_at >= since, ReportRow.opened_at < until)
        .group_by(ReportRow.subject)
    )
    counts = {row[0]: row[1] for row in await tx.execute(counted)}
    return {subject: count / sum(counts.values()) for subject, count in counts.items()}
