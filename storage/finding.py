"""Finding reports by what somebody remembers of them, however it is spelled."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import ColumnElement, and_, false, select, true

from domain.lifecycle import OPEN
from domain.report import Report
from storage.database import Tx
from storage.reports import FACTS
from storage.seeking import Sought, newest
from storage.tables import Caller
from storage.tables import Report as ReportRow


def _of(units: Collection[str] | None) -> ColumnElement[bool]:
    return true() if units is None else ReportRow.unit.in_(units)


async def by_caller(tx: Tx, digest: str, most: int, units: Collection[str] | None) -> list[Report]:
    """The reports of the caller whose number has this digest, newest first."""
    caller = select(Caller.person_id).where(Caller.digest == digest)
    return await _found(tx, and_(ReportRow.author_id.in_(caller), _of(units)), most)


async def by_facts(tx: Tx, most: int, sought: Sought) -> list[Report]:
    """Reports within some limits that tell of all the words, newest first."""
    if sought.words:
        return await with_ids(tx, await newest(tx, sought, most))
    where = [_of(sought.units)]
    if sought.only_open:
        where.append(ReportRow.state.in_(sorted(OPEN)))
    if sought.region:
        where.append(ReportRow.region == sought.region)
    if sought.subjects:
        where.append(ReportRow.subject.in_(sought.subjects))
    return await _found(tx, and_(*where), most)


async def with_ids(tx: Tx, ids: Collection[int]) -> list[Report]:
    """These reports, newest first."""
    return await _found(tx, ReportRow.id.in_(ids) if ids else false(), len(ids))


async def _found(tx: Tx, where: ColumnElement[bool], most: int) -> list[Report]:
    rows: Any = await tx.execute(
        select(*FACTS).where(where).order_by(ReportRow.id.desc()).limit(most)
    )
    return [Report(*row) for row in rows]
