"""The figures' own memory: blocks of reports, packed, and made anew once one of them changes.

Triggers write down which reports changed, so nothing can be forgotten. A block is made from the
raw rows alone: making it twice, or by two processes, changes nothing.
"""

import asyncio
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import batched
from typing import Any

from sqlalchemy import Select, delete, func, select

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


@dataclass(frozen=True, slots=True)
class Gathered:
    """Blocks made in one view of the rows: which changes they hold, and which were missing.

    `known` is how many numbers were given by then, that of no name too; `new` are names that
    follow them.
    """

    blocks: Sequence[tuple[int, Block]]
    changes: Sequence[int]
    missing: Collection[int]
    new: Sequence[str]
    known: int


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

    One process at a time; where another one came in between all the same, it is done again.
    """
    async with database.alone("tallies"):
        while True:
            async with database.survey() as tx:
                made = await gathered(tx, most)
            if not made.blocks:
                return 0
            async with database.write() as tx:
                if await keep(tx, made):
                    return len(made.blocks)


async def gathered(tx: Tx, most: int) -> Gathered:
    """So many blocks made anew at most: of changed reports, and those that are missing."""
    seen = await _changes(tx)
    missing = await _missing(tx, await _there(tx))
    numbers = sorted({*(report // BLOCK for _, report in seen), *missing})[:most]
    names = await _numbers(tx)
    known = len(names)
    blocks = [(number, await read_anew(tx, number, names)) for number in numbers]
    done = [change for change, report in seen if report // BLOCK in numbers]
    return Gathered(blocks, done, missing & {*numbers}, list(names)[known:], known)


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


async def keep(tx: Tx, made: Gathered) -> bool:
    """Keep what was made, unless somebody else kept blocks since it was read; whether it was.

    What changed since is left for the next time.
    """
    if not await _is_newest(tx, made):
        return False
    rows = [{"number": number, "name": name} for number, name in enumerate(made.new, made.known)]
    if rows:
        await tx.execute(insert(tx, TallyName), rows)
    for some in batched(made.changes, 500):
        await tx.execute(delete(Changed).where(Changed.id.in_(some)))
    outdated = await _changed(tx)
    for number, block in made.blocks:
        if number not in outdated:
            await _store(tx, number, stored(block))
    return True


async def _is_newest(tx: Tx, made: Gathered) -> bool:
    """Whether nobody named a name, took a change or kept a missing block since.

    On SQLite no lock holds two processes apart: names numbered twice would spoil every figure.
    """
    if await _count(tx, select(TallyName.number)) + 1 != made.known:
        return False
    there = select(Tally.number).where(Tally.number.in_(made.missing), Tally.shape == SHAPE)
    if await _count(tx, there):
        return False
    waiting = [
        await _count(tx, select(Changed.id).where(Changed.id.in_(some)))
        for some in batched(made.changes, 500)
    ]
    return sum(waiting) == len(made.changes)


async def _count(tx: Tx, rows: Select[int]) -> int:
    wanted = select(func.count()).select_from(rows.subquery())
    return int((await tx.execute(wanted)).scalar_one())


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
