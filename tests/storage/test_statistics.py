"""Figures are what the raw rows say, however late something changes: a recount by other code."""

import asyncio
import shutil
from collections import Counter
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, func, select, update

from domain.figures import Ending
from domain.statistics import Times, UnitFigures
from domain.tallies import CLAIMED
from storage import erasure, exports, statistics, tallies
from storage.database import Database, Tx
from storage.statistics import Scope
from storage.summing import Figures
from storage.tables import Changed, Report, Tally, Verdict
from tests.storage import recount
from tests.storage.lives import BEGIN, DAY, SCOPES, UNITS, Drawn, filled, lead_on, live
from tests.storage.recount import Life, lives_of, within
from tests.storage.rows import a_report


async def test_the_figures_are_what_the_rows_say(database: Database) -> None:
    """In every scope each figure equals a recount of the raw rows in Python, in packed blocks."""
    lives = await filled(database, seed=5, count=270)
    seen: Counter[Ending] = Counter(life.ending for life in lives)
    assert min(seen[one] for one in (Ending.SOLVED, Ending.ANSWERED, Ending.SILENT)) > 3
    while await tallies.renew(database):
        pass
    async with database.read() as tx:
        assert (2, 0) == (await count(tx, Tally), await count(tx, Changed))

    for scope in SCOPES:
        async with database.survey() as tx:
            await compare(tx, scope, lives)


async def count(tx: Tx, table: type[Any]) -> int:
    """How many rows a table has."""
    return int((await tx.execute(select(func.count()).select_from(table))).scalar_one())


async def compare(tx: Tx, scope: Scope, lives: list[Life]) -> None:
    """Every figure of a scope beside the recount."""
    touched = [life for life in lives if life.touches(scope)]
    here = [life for life in touched if life.facts.kind != "order"]
    figures = await tallies.figures(tx, scope)
    _compare_units(figures, scope, here)
    summary = figures.summary
    opened = [life for life in here if within(life.facts.opened_at, scope)]
    regions = Counter(one.facts.region for one in opened if one.facts.region)

    assert Counter(one.facts.subject for one in opened) == summary.subjects
    assert Counter(one.facts.subject for one in opened) == await statistics.by_subject(tx, scope)
    assert regions == summary.regions
    objected = [one for one in here if any(within(at, scope) for at in one.times("object"))]
    again = [one for one in here if any(within(at, scope) for at in recount.reopenings(one))]
    assert (len(objected), len(again)) == (summary.objected, summary.reopened)
    assert recount.ways(here, scope) == summary.misrouted
    assert recount.rated(here, scope) == summary.ratings
    assert recount.lasted(recount.ended(here, scope)) == summary.to_end
    assert recount.lasted(recount.taken(here, scope)) == summary.to_take
    ordered = [life for life in touched if life.facts.kind == "order"]
    assert recount.orders(ordered, scope) == summary.orders
    assert len(opened) == await exports.count_exported(tx, scope)


def _compare_units(figures: Figures, scope: Scope, here: list[Life]) -> None:
    kinds = (Ending.SOLVED, Ending.ANSWERED, Ending.SILENT)
    ends = [recount.counted_as(here, scope, ending) for ending in kinds]
    opened = Counter(one.facts.unit for one in here if within(one.facts.opened_at, scope))
    due = recount.due(here, scope)
    units = {
        unit: UnitFigures(*[one[unit] for one in (opened, *ends)] + [*due.get(unit, (0, 0))])
        for unit in {*opened, *due}.union(*ends)
    }

    assert units == figures.summary.units


@given(st.integers(0, 2**32), st.lists(st.integers(0, 5), min_size=1, max_size=12))
@settings(max_examples=8, deadline=None)
def test_late_changes_reach_finished_days(
    migrated_file: Path, seed: int, changes: list[int]
) -> None:
    """Whatever changes after the blocks were packed, and whenever they are: equal to a recount."""
    asyncio.run(_changed_late(migrated_file, Random(seed), changes))


async def _changed_late(migrated: Path, random: Random, changes: list[int]) -> None:
    with TemporaryDirectory() as folder:
        path = shutil.copy(migrated, Path(folder) / "figures.db")
        database = Database(f"sqlite+aiosqlite:///{path}")
        await filled(database, random.randrange(1000), 12)
        for change in changes:
            await _change(database, change, random)
        async with database.survey() as tx:
            lives = await lives_of(tx)
            for scope in SCOPES[:4]:
                await compare(tx, scope, lives)
        await database.close()


async def _change(database: Database, change: int, random: Random) -> None:
    """A late move, another unit or region, another term, an erasure, a new report, or a packing."""
    if change == 5:
        await tallies.renew(database)
        return
    async with database.write() as tx:
        filed = await count(tx, Report)
        report = random.randrange(filed) + 1
        mine = update(Report).where(Report.id == report)
        if change == 0:
            await lead_on(tx, report, random)
        elif change == 1:
            await tx.execute(mine.values(unit=random.choice(UNITS), region="2", subject="pothole"))
        elif change == 2:
            await tx.execute(mine.values(due_at=BEGIN + random.random() * 20 * DAY))
        elif change == 3:
            await erasure.blank_reports(tx, [report])
            await tx.execute(delete(Verdict).where(Verdict.report_id == report))
        else:
            drawn = Drawn()
            live(drawn, filed + 1, random)
            await drawn.keep(tx)


async def test_two_at_once_double_nothing(database: Database, database_url: str) -> None:
    """Two processes that pack the same reports, and one that packs all again, change no figure."""
    lives = await filled(database, seed=3, count=40)
    other = Database(database_url)
    await asyncio.gather(*(tallies.renew(one) for one in (database, other, database, other)))
    await asyncio.gather(tallies.renew_all(database), tallies.renew(other))
    async with database.survey() as tx:
        await compare(tx, SCOPES[0], lives)

        assert (1, 0) == (await count(tx, Tally), await count(tx, Changed))
    await other.close()


@pytest.mark.parametrize("stands", ["nothing is kept", "one changed", "one is missing"])
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_an_older_view_never_follows_a_newer_one(
    database: Database, database_url: str, stands: str
) -> None:
    """On SQLite too, where no lock holds two processes apart: what was packed later stays."""
    await filled(database, seed=3, count=20)
    move = update(Report).where(Report.id < 9)
    if stands != "nothing is kept":
        await tallies.renew(database)
        wanted = move.values(unit=UNITS[0]) if stands == "one changed" else delete(Tally)
        async with database.write() as tx:
            await tx.execute(wanted)
    other = Database(database_url)
    async with database.survey() as tx:
        early = await tallies.gathered(tx, 9)
    async with database.write() as tx:
        await tx.execute(move.values(unit=UNITS[1]))
    await tallies.renew(other)
    async with database.write() as tx:
        kept = await tallies.keep(tx, early)
    async with database.survey() as tx:
        await compare(tx, SCOPES[0], await lives_of(tx))

    assert (1, False) == (len(early.blocks), kept)
    await other.close()


async def test_no_report_is_in_two_figures(database: Database) -> None:
    """Solved, answered and silent of all time make up exactly the reports that stand so."""
    lives = await filled(database, seed=8)
    always = Scope(BEGIN - DAY, BEGIN + 900 * DAY)
    async with database.survey() as tx:
        whole = (await tallies.figures(tx, always)).summary.whole
    stand = [one for one in lives if one.facts.state in CLAIMED and one.facts.kind != "order"]

    assert len(stand) == whole.solved + whole.answered + whole.silent


async def test_crowded_cells_come_first(database: Database) -> None:
    """A cell is told by the middle of its reports."""
    async with database.write() as tx:
        for number in range(4):
            where = {"latitude": 35.7001 + number * 0.0001, "longitude": 51.4001}
            await a_report(tx, code=f"{number:09d}", origin=f"1:{number}", opened_at=BEGIN, **where)
        await a_report(
            tx, code="9" * 9, origin="1:9", opened_at=BEGIN, latitude=35.8, longitude=51.4
        )
    async with database.survey() as tx:
        first, second = (await tallies.figures(tx, SCOPES[0])).cells

    assert (4, 1) == (first[2], second[2])
    assert (35.70025, 51.4001) == (round(first[0], 5), round(first[1], 5))


async def test_nothing_happened_in_an_empty_city(database: Database) -> None:
    """Without a report there are figures too: none."""
    async with database.survey() as tx:
        figures = await tallies.figures(tx, SCOPES[0])

    assert (True, Times(), []) == (figures.summary.is_empty, figures.summary.to_end, figures.cells)
