"""A small share of a simulated month of a city: everything that must be true of it is true."""

from collections.abc import Sequence
from random import Random

import pytest
from sqlalchemy import text

from bench.month.life import Month
from bench.month.report import Outcome, look_back
from bench.month.town import Town
from storage.database import Database

REPORTS = {True: 60, False: 20}
"""How many are filed on SQLite, and on PostgreSQL, which the network makes slower."""


async def lived(database: Database, reports: int, seed: int = 5) -> Month:
    """A month of a small city."""
    month = Month(Town(database, Random(seed)), reports)
    await month.run()
    return month


async def outcome(month: Month) -> Outcome:
    """What is found in its books."""
    return await look_back(month, took_s=1)


async def test_everything_holds_after_a_month(database: Database) -> None:
    """Lazy, lying and honest units, silent and angry citizens, an outage, double taps."""
    month = await lived(database, REPORTS[database.is_sqlite])
    found = await outcome(month)

    assert [] == found.broken
    assert all(truth.looked_at for truth in found.truths)
    assert all(month.town.refused.values())
    assert {"prove", "object", "return", "confirm", "assign", "plan"} <= set(month.town.done)


FAULTS = {
    "UPDATE history SET state = 'visit' WHERE move = 'take'": "every line of history follows",
    "UPDATE history SET words = 'other' WHERE move = 'route'": "history is only added to",
    "UPDATE reports SET state = 'visit'": "a report stands where its history ends",
    "UPDATE history SET actor = 'inspector' WHERE move = 'take'": "whoever moved it was allowed",
    "UPDATE history SET person_id = 1 WHERE move = 'restart'": "whoever moved it was allowed",
    "UPDATE reports SET state = 'needs_info', wake_at = NULL": "no report sleeps",
    "UPDATE history SET move = 'start' WHERE move = 'present'": "every claimed repair asks",
    "DELETE FROM outbox WHERE id % 2 = 0": "every citizen heard of every step",
    "UPDATE outbox SET chat = 1000000 WHERE chat > 1000000": "nobody read what is another's",
    "INSERT INTO outbox (messenger, chat, is_group, reply, report_id, state, attempts, created_at,"
    " not_before) SELECT messenger, chat, is_group, reply, report_id, state, attempts, created_at,"
    " not_before FROM outbox": "no bell rang twice",
}
"""What could go wrong, and the truth that must notice it."""


COPIES = (
    "DROP TRIGGER history_update",
    "DROP TRIGGER history_delete",
    "CREATE TABLE kept_history AS SELECT * FROM history",
    "CREATE TABLE kept_reports AS SELECT * FROM reports",
    "CREATE TABLE kept_outbox AS SELECT * FROM outbox",
)
"""The database itself lets nobody change history; who can do this could."""
AS_THEY_WERE = (
    "DELETE FROM history",
    "INSERT INTO history SELECT * FROM kept_history",
    "DELETE FROM outbox",
    "INSERT INTO outbox SELECT * FROM kept_outbox",
    "UPDATE reports SET (state, wake_at) = (SELECT kept.state, kept.wake_at"
    " FROM kept_reports kept WHERE kept.id = reports.id)",
)


async def test_every_fault_is_noticed(database: Database) -> None:
    """The looking back is no empty ceremony: books that are falsified are found out."""
    if not database.is_sqlite:
        pytest.skip("the same books are read on both")
    month = await lived(database, 25)
    await run(database, COPIES)
    missed = []
    for fault, truth in FAULTS.items():
        if not any(one.startswith(truth) for one in await falsified(month, fault)):
            missed.append(fault)

    assert [] == missed


async def falsified(month: Month, fault: str) -> list[str]:
    """What is found in the books once they are falsified; afterwards they are as they were."""
    database = month.town.database
    await run(database, [fault])
    found = await outcome(month)
    await run(database, AS_THEY_WERE)
    return found.broken


async def run(database: Database, statements: Sequence[str]) -> None:
    """Run statements together."""
    async with database.write() as tx:
        for statement in statements:
            await tx.execute(text(statement))
