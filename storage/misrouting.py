"""How often a report was sent the wrong way, and who had chosen it."""

from sqlalchemy import case, exists, func, literal, select
from sqlalchemy.orm import aliased

from domain.lifecycle import State
from domain.statistics import Share
from storage.database import Tx
from storage.statistics import Scope, counts, events_of
from storage.tables import HistoryRow
from storage.tables import Report as ReportRow


async def misrouted(tx: Tx, scope: Scope) -> dict[str, Share]:
    """The ways chosen in the period and the returns in it, by who had chosen.

    That is `model`, `citizen`, `unit` (which split a report), or `triage` once it assigned it.
    """
    back, ways = await _returns(tx, scope), await _ways(tx, scope)
    return {by: Share(back.get(by, 0), ways.get(by, 0)) for by in sorted({*back, *ways})}


async def _returns(tx: Tx, scope: Scope) -> dict[str, int]:
    before = aliased(HistoryRow)
    assigned = exists().where(
        before.report_id == HistoryRow.report_id, before.move == "assign", before.id < HistoryRow.id
    )
    chosen_by = case((assigned, literal("triage")), else_=ReportRow.decided_by).label("by")
    events = events_of(scope, "return").with_only_columns(chosen_by).subquery()
    rows = await tx.execute(select(events.c.by, func.count()).group_by(events.c.by))
    return counts(rows)


async def _ways(tx: Tx, scope: Scope) -> dict[str, int]:
    routed = events_of(scope, "route").where(HistoryRow.state == State.ROUTED)
    counted = routed.with_only_columns(ReportRow.decided_by, func.count())
    ways = counts(await tx.execute(counted.group_by(ReportRow.decided_by)))
    assigned = events_of(scope, "assign").with_only_columns(func.count())
    by_hand = (await tx.execute(assigned)).scalar_one()
    return {**ways, "triage": by_hand} if by_hand else ways
