"""What two processes do to one city at the same moment, and what came of it."""

import asyncio
from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from typing import Any

from domain.errors import Refusal
from domain.report import Report
from services import escalation, unit_work
from services.desk import Desk, Here
from storage import followers, outbox
from storage.database import Database
from tests.services.conftest import (
    ALI,
    OTHER_CITIZEN,
    ROADS,
    SARA,
    TRIAGE,
    TRIAGE_CLERK,
    WASTE,
    Office,
)

SECOND_CLERK = 92
Pair = tuple[Office, Office]


@asynccontextmanager
async def two_offices(url: str) -> AsyncIterator[Pair]:
    """The same city seen by two processes, each with connections of its own."""
    one, other = Database(url), Database(url)
    first = Office(one)
    await first.open_groups(WASTE, ROADS, TRIAGE)
    yield first, first.later(database=other)
    await one.close()
    await other.close()
    await asyncio.sleep(0)


async def do(office: Office, deed: Any, here: Here, number: int, *args: Any) -> str:
    """What came of a deed: "done", or the phrase it was refused with."""
    try:
        async with office.desk() as desk:
            await deed(desk, here, number, *args)
            await desk.send()
    except Refusal as refusal:
        return refusal.phrase
    return "done"


async def both(*deeds: Awaitable[str]) -> list[str]:
    """What came of deeds at the same moment, the one that succeeded first."""
    return sorted(await asyncio.gather(*deeds), key=lambda word: word != "done")


async def in_hand(pair: Pair, serial: int) -> tuple[int, Here, Here]:
    """A report that Ali took; Ali and Sara."""
    office = pair[0]
    report, _ = await office.file(origin=f"race {serial}")
    ali, sara = await office.here(ALI, WASTE), await office.here(SARA, WASTE)
    assert await do(office, unit_work.take, ali, report.id) == "done"
    return report.id, ali, sara


async def moves_of(office: Office, number: int) -> list[str]:
    """The names of what happened to a report."""
    return [line.move for line in await office.past(number)]


async def clerks(office: Office) -> tuple[Here, Here]:
    """Two people of the triage desk."""
    return await office.here(TRIAGE_CLERK, TRIAGE), await office.here(SECOND_CLERK, TRIAGE)


async def follower_of(office: Office, number: int) -> Here:
    """Another citizen, who follows a report."""
    here = await office.here(OTHER_CITIZEN)
    async with office.database.write() as tx:
        await followers.follow(tx, number, here.person.id, here.chat.id, office.now)
    return here


def past_half(report: Report) -> datetime:
    """A moment at which more than half of a report's term is over."""
    return report.opened_at + (report.due_at - report.opened_at) * 0.6


async def look(office: Office, number: int) -> str:
    """The clock looks at a report."""
    async with office.desk() as desk:
        await escalation.look(desk, [number])
        await desk.send()
    return "done"


async def bells(office: Office, number: int) -> int:
    """How often the group read that half of the term of a report is over."""
    report = await office.report(number)
    count = 0
    async with office.database.write() as tx:
        desk = Desk(tx, office.city, office.now, office.random)
        head = desk.voice().word("alarm-half", code="").split("{")[0][:8]
        while row := await outbox.take(tx, "bale", WASTE, office.now + timedelta(days=9)):
            count += head in row.reply and row.report_id == report.id
            await outbox.bury(tx, row.id, "read")
    return count
