"""Anybody may try anything, in any order, through the real services: the table still holds."""

import asyncio
import shutil
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bench.month.deeds import DEEDS
from domain.errors import Refusal
from domain.lifecycle import TABLE, State
from domain.report import Happening
from services import escalation
from storage import reports
from storage.database import Database
from tests.services.conftest import ROADS, TRIAGE, WASTE, Office
from tests.services.tales import CAST, begin, follow, open_city

STRANGERS = {"stranger": (7, 7), "roads": (21, ROADS)}
PEOPLE = CAST | STRANGERS
MOVES = {move.name: move for move in TABLE}
BACK = {State.NEEDS_INFO: MOVES["ask"].sources, State.ON_HOLD: MOVES["hold"].sources}

tries = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(sorted(PEOPLE)), st.sampled_from(sorted(DEEDS))),
        st.tuples(st.just("hours"), st.sampled_from(["1", "30", "75", "200"])),
    ),
    min_size=4,
    max_size=30,
)


@settings(
    max_examples=25, deadline=None, derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
@given(tries)
def test_nobody_leads_a_report_off_the_table(
    migrated_file: Path, deeds: list[tuple[str, str]]
) -> None:
    """Whoever does whatever: it is refused kindly, or it is an arrow of the table."""
    asyncio.run(_live(migrated_file, deeds))


async def _live(migrated: Path, deeds: list[tuple[str, str]]) -> None:
    with TemporaryDirectory() as folder:
        path = Path(shutil.copy(migrated, folder))
        database = Database(f"sqlite+aiosqlite:///{path}")
        try:
            await _try_all(database, deeds)
        finally:
            await database.close()


async def _try_all(database: Database, deeds: list[tuple[str, str]]) -> None:
    office = Office(database)
    await office.open_groups(WASTE, ROADS, TRIAGE)
    tale = await begin(await open_city(office), "anybody")
    await follow(tale)
    for who, deed in deeds:
        if who == "hours":
            office = tale.office = await _pass(tale.office, int(deed))
            continue
        here = await office.here(*PEOPLE[who])
        report = await office.report(tale.number)
        try:
            async with tale.office.desk() as desk:
                await DEEDS[deed](desk, here, report, office.random)
        except Refusal:
            continue
        assert who not in STRANGERS
    _follows_the_table(await tale.past())
    assert (await tale.past())[-1].state == (await office.report(tale.number)).state


async def _pass(office: Office, hours: int) -> Office:
    later = replace(office, now=office.now + timedelta(hours=hours))
    async with later.desk() as desk:
        await escalation.look(desk, await reports.waking(desk.tx, later.now, 500))
    return later


def _follows_the_table(past: list[Happening]) -> None:
    """Every line after the filing is a move of the table, or moves nothing."""
    for before, line in pairwise(past[1:]):
        move = MOVES.get(line.move)
        if move is None:
            assert before.state == line.state
            continue
        targets = {move.target} if move.target else BACK[State(before.state)]
        assert before.state in move.sources
        assert line.actor in move.actors
        assert line.state in targets
