"""Finding reports by what somebody remembers of them: bounded, so that nobody waits for it."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import ColumnElement, and_, false, func, or_, select, true

from domain.report import Report
from storage.database import Tx
from storage.reports import FACTS
from storage.tables import Caller
from storage.tables import Report as ReportRow

LOOKED_AT = 30_000
"""So many of the newest reports are searched by their words."""


def _holds(word: str) -> ColumnElement[bool]:
    told = (ReportRow.story, ReportRow.place, ReportRow.address)
    return or_(*(column.icontains(word, autoescape=True) for column in told))


def _of(units: Collection[str] | None) -> ColumnElement[bool]:
    return true() if units is None else ReportRow.unit.in_(units)


def _in(states: Collection[str]) -> ColumnElement[bool]:
    return ReportRow.state.in_(states) if states else true()


async def by_caller(tx: Tx, digest: str, most: int, units: Collection[str] | None) -> list[Report]:
    """The reports of the caller whose number has this digest, newest first."""
    caller = select(Caller.person_id).where(Caller.digest == digest)
    return await _found(tx, and_(ReportRow.author_id.in_(caller), _of(units)), most)


async def by_facts(
    tx: Tx,
    most: int,
    units: Collection[str] | None,
    states: Collection[str],
    region: str | None,
    subjects: Collection[str],
    words: Sequence[str],
) -> list[Report]:
    """Reports of a region and of some subjects that hold these words; nothing is no limit."""
    where = [_of(units), _in(states), *(_holds(word) for word in words)]
    if region:
        where.append(ReportRow.region == region)
    if subjects:
        where.append(ReportRow.subject.in_(subjects))
    newest = select(func.max(ReportRow.id)).scalar_subquery()
    return await _found(tx, and_(ReportRow.id > newest - LOOKED_AT, *where), most)


async def with_ids(tx: Tx, ids: Collection[int]) -> list[Report]:
    """These reports, newest first."""
    return await _found(tx, ReportRow.id.in_(ids) if ids else false(), len(ids))


async def _found(tx: Tx, where: ColumnElement[bool], most: int) -> list[Report]:
    rows: Any = await tx.execute(
        select(*FACTS).where(where).order_by(ReportRow.id.desc()).limit(most)
    )
    return [Report(*row) for row in rows]
