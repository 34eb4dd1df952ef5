"""Finding reports by what somebody remembers of them, however it is spelled."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import ColumnElement, and_, false, select, true

from domain.report import Report
from storage.database import Tx
from storage.reports import FACTS
from storage.tables import Caller, Told
from storage.tables import Report as ReportRow
from storage.words import holds


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
    """Reports of a region and of some subjects that tell of these words; nothing is no limit.

    The words are looked through from the newest on: there are far fewer letters in them than in
    the reports, so that a million take less than a second.
    """
    where = [_of(units), _in(states), *(holds(tx, word) for word in words)]
    if region:
        where.append(ReportRow.region == region)
    if subjects:
        where.append(ReportRow.subject.in_(subjects))
    return await _found(tx, and_(*where), most, by_words=bool(words))


async def with_ids(tx: Tx, ids: Collection[int]) -> list[Report]:
    """These reports, newest first."""
    return await _found(tx, ReportRow.id.in_(ids) if ids else false(), len(ids))


async def _found(
    tx: Tx, where: ColumnElement[bool], most: int, *, by_words: bool = False
) -> list[Report]:
    found, newest = select(*FACTS), ReportRow.id
    if by_words:
        # What is added is nothing: so no database begins with the reports and looks up their words.
        found = found.select_from(Told).join(ReportRow, ReportRow.id == Told.report_id + 0)
        newest = Told.report_id
    rows: Any = await tx.execute(found.where(where).order_by(newest.desc()).limit(most))
    return [Report(*row) for row in rows]
