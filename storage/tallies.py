"""The figures' own memory: blocks of reports, packed, and made anew once one of them changes.

Triggers write down which reports changed, so nothing can be forgotten. A block is made from the
raw rows alone: making it twice, or by two processes, changes nothing.
"""

import asyncio
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import batched
from typing import Any

from sqlalchemy import delete, func, select

from domain.tallies import Life, Said, Step
from storage.database import Database, Tx, insert
from storage.packing import BLOCK, SHAPE, Block, micros, pack, stored, unpacked
from storage.statistics import Scope
from storage.summing import Figures, Sums
from storage.tables import Changed, HistoryRow, Report, Tally, TallyName, Verdict

AT_ONCE, READ_AT_ONCE = 32, 128
"""Blocks that are made, or read, in one go."""
MOST_CHANGES = 2_000
CELLS = 12
_LIFE = (
    Report.id, Report.state, Report.kind, Report.unit, Report.region, Report.subject,
    Report.decided_by, Report.opened_at, Report.due_at, Report.changed_at, Report.cell,
    Report.latitude, Report.longitude, Report.story, Report.place, Report.address,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class View:
    """The blocks as they are: `old` have to be read anew, `there` are kept, with their spans."""

    old: frozenset[int]
    there: dict[int, tuple[int, int]]
    numbers: dict[str, int]


async def view(tx: Tx) -> View:
    """Which blocks may be trusted.

    What changed is asked first, so that a block renewed meanwhile is read anew, not left out.
    """
    changed = await _changed(tx)
    numbers, there = await _numbers(tx), await _there(tx)
    old = frozenset(await _missing(tx, there) | changed)
    return View(old, {one: span for one, span in there.items() if one not in old}, numbers)


async def figures(tx: Tx, scope: Scope, cells: int = CELLS) -> Figures:
    """All figures of a period, as the rows stand now; blocks that changed are read anew."""
    seen = await view(tx)
    sums = Sums(scope, seen.numbers)
    since, until = micros(scope.since), micros(scope.until)
    wanted = [
        number for number, (first, last) in seen.there.items() if first < until and last >= since
    ]
    for some in batched(wanted, READ_AT_ONCE):
        rows = await _stored(tx, some)
        await asyncio.to_thread(lambda rows: sums.add(unpacked(rows)), rows)
    for number in sorted(seen.old):
        sums.add(await read_anew(tx, number, seen.numbers))
    return await asyncio.to_thread(sums.figures, cells)


async def renew(database: Database, most: int = AT_ONCE) -> int:
    """Make some blocks anew whose reports changed, or which are missing; how many.

    One process at a time, so that no older view of a block follows a newer one.
    """
    async with database.alone("tallies"):
        async with database.survey() as tx:
            seen = await _changes(tx)
            missing = await _missing(tx, await _there(tx))
            numbers = sorted({*(report // BLOCK for _, report in seen), *missing})[:most]
            names = await _numbers(tx)
            known = len(names)
            made = [(number, await read_anew(tx, number, names)) for number in numbers]
        if made:
            done = [change for change, report in seen if report // BLOCK in numbers]
            await _keep(database, made, done, list(names)[known:])
    return len(made)


async def forget(tx: Tx, report_ids: Iterable[int]) -> None:
    """Nothing that is kept beside the reports holds what these told before."""
    blocks = {report // BLOCK for report in report_ids}
    await tx.execute(delete(Tally).where(Tally.number.in_(blocks)))


async def renew_all(database: Database) -> int:
    """Make every block anew from the raw rows; how many."""
    async with database.alone("tallies"), database.write() as tx:
        await tx.execute(delete(Tally))
    whole = 0
    while made := await renew(database):
        whole += made
    return whole


async def _keep(
    database: Database, made: Iterable[tuple[int, Block]], done: Sequence[int], new: Sequence[str]
) -> None:
    """Keep what was made; what changed since it was read is left for the next time."""
    async with database.write() as tx:
        await _name(tx, new)
        for some in batched(done, 500):
            await tx.execute(delete(Changed).where(Changed.id.in_(some)))
        outdated = await _changed(tx)
        for number, block in made:
            if number not in outdated:
                await _store(tx, number, stored(block))


async def _name(tx: Tx, names: Sequence[str]) -> None:
    """Give these the numbers that they have in the blocks: those after the last one."""
    first = (await tx.execute(select(func.count()).select_from(TallyName))).scalar_one() + 1
    rows = [{"number": number, "name": name} for number, name in enumerate(names, first)]
    if rows:
        await tx.execute(insert(tx, TallyName), rows)


async def _store(tx: Tx, number: int, columns: dict[str, Any]) -> None:
    statement = insert(tx, Tally).values(number=number, **columns)
    await tx.execute(statement.on_conflict_do_update(index_elements=["number"], set_=columns))


async def _changes(tx: Tx) -> list[tuple[int, int]]:
    """The oldest changes that are waiting, as (change, report)."""
    rows: Any = await tx.execute(
        select(Changed.id, Changed.report_id).order_by(Changed.id).limit(MOST_CHANGES)
    )
    return [(change, report) for change, report in rows]


async def _changed(tx: Tx) -> set[int]:
    """The blocks that changed."""
    numbers = select(Changed.report_id // BLOCK).distinct()
    return {int(row[0]) for row in await tx.execute(numbers)}


async def _numbers(tx: Tx) -> dict[str, int]:
    """The number of every name, in the order in which they were given."""
    names = select(TallyName.name, TallyName.number).order_by(TallyName.number)
    rows: Any = await tx.execute(names)
    return {"": 0} | dict(rows.all())


async def _there(tx: Tx) -> dict[int, tuple[int, int]]:
    """The blocks that are kept, each with the time it spans."""
    spans = select(Tally.number, Tally.since, Tally.until).where(Tally.shape == SHAPE)
    rows: Any = await tx.execute(spans.order_by(Tally.number))
    return {number: (since, until) for number, since, until in rows}


async def _missing(tx: Tx, there: Iterable[int]) -> set[int]:
    """The blocks that are not kept, or not in this shape."""
    last = (await tx.execute(select(func.max(Report.id)))).scalar()
    return set() if last is None else {*range(last // BLOCK + 1)} - {*there}


async def _stored(tx: Tx, numbers: Sequence[int]) -> Sequence[Any]:
    wanted = select(Tally.facts, Tally.events).where(Tally.number.in_(numbers))
    return (await tx.execute(wanted)).all()


async def read_anew(tx: Tx, number: int, numbers: dict[str, int]) -> Block:
    """A block made from the raw rows; names that it brings are numbered."""
    return await asyncio.to_thread(pack, await _lives(tx, number), numbers)


async def _lives(tx: Tx, number: int) -> list[Life]:
    """The reports of a block, read from the raw rows."""
    first, last = number * BLOCK, (number + 1) * BLOCK - 1
    steps, said = await _steps(tx, first, last), await _said(tx, first, last)
    ours = select(*_LIFE).where(Report.id.between(first, last)).order_by(Report.id)
    rows: Any = await tx.execute(ours)
    return [Life(row[0], steps[row[0]], said[row[0]], row[-3:], *row[1:-3]) for row in rows]


async def _steps(tx: Tx, first: int, last: int) -> defaultdict[int, list[Step]]:
    found: defaultdict[int, list[Step]] = defaultdict(list)
    happened = select(HistoryRow.report_id, HistoryRow.at, HistoryRow.move, HistoryRow.state)
    ours = happened.where(HistoryRow.report_id.between(first, last)).order_by(HistoryRow.id)
    for report, at, move, state in await tx.execute(ours):
        found[report].append(Step(at, move, state))
    return found


async def _said(tx: Tx, first: int, last: int) -> defaultdict[int, list[Said]]:
    found: defaultdict[int, list[Said]] = defaultdict(list)
    told = select(Verdict.report_id, Verdict.at, Verdict.rating).where(Verdict.answer == "done")
    for report, at, rating in await tx.execute(told.where(Verdict.report_id.between(first, last))):
        found[report].append(Said(at, rating))
    return found
