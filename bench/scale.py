"""Figures, searches and exports at a city's size: a year of a million reports, on both databases.

Run it with `python -m bench.scale [REPORTS]`; it fills a database of each kind first, which takes
a quarter of an hour each, and some 3 GB of disk.
"""

import asyncio
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, timedelta
from pathlib import Path
from random import Random
from typing import Any

from bench.city import END, UNITS, fill
from bench.nearby import databases
from domain.city import City
from domain.periods import Period
from services import exports, statistics
from services.desk import Desk
from services.sight import View
from services.statistics import Wanted
from services.voice import Voice
from storage import finding, reports, tallies
from storage.city_files import read_city
from storage.database import Database, Tx
from storage.seeking import Sought

SUBJECTS = 90


def _city() -> City:
    """Tehran, its units and subjects called as those of the made-up year."""
    tehran = read_city(Path(__file__).parents[1] / "cities" / "tehran")
    units = [
        replace(tehran.units[at % len(tehran.units)], key=f"unit{at:03d}") for at in range(UNITS)
    ]
    known = tehran.subjects
    subjects = [replace(known[at % len(known)], key=f"subject{at}") for at in range(SUBJECTS)]
    return replace(tehran, units=tuple(units), subjects=tuple(subjects))


CITY = _city()
VOICE = Voice("fa", UTC)
TIMES = 3
DAYS = (1, 7, 30, 365)
VIEWS = {"the whole city": View(), "one region": View(region="6")}
SOUGHT: dict[str, dict[str, Any]] = {
    "a word of many reports": {"words": ("سطل",)},
    "two words": {"words": ("آزادی", "چاله")},
    "words of one report": {"words": ("پلاک", "500123")},
    "a word of no report": {"words": ("زرافه",)},
    "five words of no report": {"words": ("زرافه", "سطل", "خیابان", "کوچه", "پر")},
    "a word, in a region": {"words": ("ایستگاه",), "region": "6"},
    "a word of no report, in a unit": {"words": ("زرافه",), "units": ("unit007",)},
    "a region and a subject": {"region": "6", "subjects": ("subject80",)},
}


@dataclass(slots=True)
class Lag:
    """The longest time for which the loop did nothing else, in milliseconds."""

    most_ms: float = 0.0


@asynccontextmanager
async def watched() -> AsyncIterator[Lag]:
    """Look every 5 ms whether the loop is free."""
    lag = Lag()
    watch = asyncio.create_task(_watch(lag))  # noqa: TID251 - a bench has no task group
    try:
        yield lag
    finally:
        watch.cancel()


async def _watch(lag: Lag) -> None:
    while True:
        begun = time.perf_counter()
        await asyncio.sleep(0.005)
        lag.most_ms = max(lag.most_ms, (time.perf_counter() - begun - 0.005) * 1000)


async def slowest(work: Callable[[], Awaitable[Any]]) -> float:
    """How many seconds it takes at most, of a few times after the first."""
    await work()
    took = []
    for _ in range(TIMES):
        begun = time.perf_counter()
        await work()
        took.append(time.perf_counter() - begun)
    return max(took)


def desk_of(tx: Tx) -> Desk:
    """A desk at the end of the year."""
    return Desk(tx, CITY, END, Random(1))  # noqa: S311 - nothing is drawn


def days_before(days: int) -> Period:
    """So many days up to the last one."""
    last = END.date() - timedelta(days=1)
    return Period(last - timedelta(days=days - 1), last)


async def figures(database: Database, days: int, view: View) -> None:
    """Count all that `/stats` tells."""
    async with database.survey() as tx:
        await statistics.counted(desk_of(tx), Wanted(days_before(days), view))


async def search(database: Database, wanted: dict[str, Any]) -> None:
    """Find ten reports."""
    async with database.survey() as tx:
        await finding.by_facts(tx, 10, Sought(**({"words": ()} | wanted)))


async def by_code(database: Database) -> None:
    """Find one by its code."""
    async with database.survey() as tx:
        await reports.report_with_code(tx, "000500123")


async def export(database: Database, days: int) -> tuple[int, list[int]]:
    """Write all reports of some days as files; how many, and how many bytes these are."""
    async with database.survey() as tx:
        desk = desk_of(tx)
        export_ = await exports.gather(desk, Wanted(days_before(days), View()))
        files = exports.Files(CITY, VOICE, export_)
        async for page in exports.pages(desk, export_):
            await asyncio.to_thread(files.add, page)
        made = await asyncio.to_thread(files.finished)
    return export_.count, [len(content) for _, content in made]


async def measure(database: Database) -> None:
    """Print all of it."""
    for days in DAYS:
        for name, view in VIEWS.items():
            async with watched() as lag:
                took = await slowest(lambda d=days, v=view: figures(database, d, v))  # type: ignore[misc]
            tell(f"figures, {days} days, {name}: {took:.2f} s, loop held {lag.most_ms:.0f} ms")
    for name, wanted in SOUGHT.items():
        took = await slowest(lambda w=wanted: search(database, w))  # type: ignore[misc]
        tell(f"find {name}: {took:.3f} s")
    tell(f"find by code: {await slowest(lambda: by_code(database)):.4f} s")


async def measure_export(database: Database, days: int) -> None:
    """Print how long an export takes, and for how long it holds the loop."""
    begun = time.perf_counter()
    async with watched() as lag:
        count, sizes = await export(database, days)
    took = time.perf_counter() - begun
    tell(f"export of {count:,}: {took:.0f} s, loop held {lag.most_ms:.0f} ms, bytes {sizes}")


def tell(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


async def main(count: int) -> None:
    """Fill, count, find, export and print."""
    with tempfile.TemporaryDirectory() as folder:
        async with databases(Path(folder)) as made:
            for name, database in made.items():
                await fill(database, count)
                begun = time.perf_counter()
                blocks = await tallies.renew_all(database)
                took = time.perf_counter() - begun
                tell(f"{name}: {count:,} reports; {blocks} blocks counted anew in {took:.0f} s")
                await measure(database)
                await measure_export(database, 36)


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000))
