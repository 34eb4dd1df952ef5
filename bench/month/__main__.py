"""Live through the month, look at every truth, count the figures twice, and print it all."""

import argparse
import asyncio
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from random import Random
from typing import Any

from rich.console import Console
from sqlalchemy import event

from bench.figures import Sheet
from bench.month.life import Month
from bench.month.report import Outcome, look_back
from bench.month.town import Town
from storage import schema
from storage.database import Database


@asynccontextmanager
async def fresh_database() -> AsyncIterator[Database]:
    """A migrated SQLite file that need not survive a power cut."""
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite+aiosqlite:///{Path(folder) / 'month.db'}")
        event.listen(database.engine.sync_engine, "connect", _relax)
        await schema.upgrade(database)
        yield database
        await database.close()


def _relax(connection: Any, _: Any) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA synchronous=OFF")
    cursor.close()


def sheets(outcome: Outcome) -> list[Sheet]:
    """What happened, what must be true, and the figures."""
    truths = Sheet("What must be true", ("truth", "looked at", "broken"))
    for truth in outcome.truths:
        truths.add(truth.says, f"{truth.looked_at:,}", str(len(truth.broken)))
    figures = Sheet("Figures, counted twice", ("figure", "domain", "SQL"))
    for one in outcome.counted:
        figures.add(one.name, f"{one.ours:,}", f"{one.theirs:,}")
    happened = Sheet("The month", ("what", "how many"))
    for name, many in outcome.happened.items():
        happened.add(name, many)
    return [happened, truths, figures]


async def main(reports: int, seed: int) -> int:
    """Run it; 1 if something is not as it must be."""
    begun = time.perf_counter()
    async with fresh_database() as database:
        month = Month(Town(database, Random(seed)), reports)  # noqa: S311 - made-up people
        await month.run()
        outcome = await look_back(month, time.perf_counter() - begun)
    console = Console()
    for sheet in sheets(outcome):
        console.print(sheet.rich())
    for broken in outcome.broken[:50]:
        console.print(f"[red]{broken}")
    return int(bool(outcome.broken))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m bench.month", description=__doc__)
    parser.add_argument("--reports", type=int, default=4000)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    sys.exit(asyncio.run(main(chosen.reports, chosen.seed)))
