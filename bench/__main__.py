"""`python -m bench`: measure everything, print it, and keep it on a page if asked to."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from bench import lines
from bench.figures import Sheet
from bench.fleet import fleet_rate
from bench.machine import load, machine
from bench.reading import reading_latency, reading_rate
from bench.stage import Places, furnish, places, stage
from bench.turns import rush, turn_latency
from bot.cli_model import ensure_model
from bot.output import log_to_stderr
from nlp.reader import Reader

MODEL = Path("var/bench/model")
HEAD = """# Measurements

Made by `make bench` on {day}. {remark}
Every figure depends on the machine: the ratios to the bare echo bots, measured in the same run,
tell more than the figures.
"""


@dataclass(slots=True)
class Run:
    """One run of the bench: what there is to measure with, and what has been measured."""

    places: Places
    reader: Reader
    size: int
    console: Console
    sheets: list[Sheet] = field(default_factory=list)

    def show(self, sheet: Sheet) -> None:
        """Print a table as soon as it is there, and keep it."""
        self.sheets.append(sheet)
        self.console.print(sheet.rich())

    async def fresh(self, make: Callable[[], str]) -> str:
        """A furnished database."""
        url = make()
        await furnish(url, self.reader)
        return url


async def _turns(run: Run) -> None:
    title = "One turn: update in, replies committed, no network (target: p50 10 ms, p99 50 ms)"
    sheet = Sheet(title, ("database", "p50", "p95", "p99"))
    for name, make, relaxed in _databases(run):
        async with stage(await run.fresh(make), run.reader, relaxed=relaxed) as ready:
            sheet.add(name, *(await turn_latency(ready, run.size, 4)).cells())
    sheet.remark = "A turn here is two transactions: the update is stored, then handled."
    run.show(sheet)


async def _rates(run: Run) -> None:
    title = "Sustained updates/s, replies handed to a silent messenger included"
    sheet = Sheet(title, ("database", "processes", "updates/s", "target"))
    for name, make, relaxed in _databases(run):
        async with stage(await run.fresh(make), run.reader, relaxed=relaxed) as ready:
            await rush(ready, run.size, 1, 9)
            rate = await rush(ready, run.size, 5)
        sheet.add(name, "1", f"{rate:.0f}", "200" if "FULL" in name else "")
    url = await run.fresh(run.places.postgresql)
    rate = await fleet_rate(url, MODEL, 4, run.size, 4)
    sheet.add("PostgreSQL", "4", f"{rate:.0f}", "600")
    run.show(sheet)


def _databases(run: Run) -> tuple[tuple[str, Callable[[], str], bool], ...]:
    return (
        ("SQLite, synchronous=FULL (ours)", run.places.sqlite, False),
        ("SQLite, synchronous=NORMAL", run.places.sqlite, True),
        ("PostgreSQL", run.places.postgresql, False),
    )


async def _reading(run: Run) -> None:
    sheet = Sheet("Understanding a message (target: 3 ms, 1,000/s)", ("p50", "p95", "p99", "batch"))
    cells = reading_latency(run.reader, 2000).cells()
    sheet.add(*cells, f"{reading_rate(run.reader, 3000):.0f}/s")
    run.show(sheet)


async def _lines(run: Run) -> None:
    for sheet in await lines.measure(run.places, MODEL, run.size):
        run.show(sheet)


STEPS: tuple[Callable[[Run], Awaitable[None]], ...] = (_reading, _turns, _rates, _lines)


async def measure(console: Console, size: int) -> list[Sheet]:
    """Measure everything, one thing after the other."""
    ensure_model(MODEL)
    with places() as where:
        run = Run(where, Reader.load(MODEL), size, console)
        run.show(machine(where.version()))
        for step in STEPS:
            await step(run)
    after = Sheet("Load after the run", ("1 / 5 / 15 minutes",))
    after.add(load())
    run.show(after)
    return run.sheets


def main(
    save: Annotated[Path | None, typer.Option(help="Also write a page in Markdown.")] = None,
    size: Annotated[int, typer.Option(help="How many citizens talk at once.")] = 100,
    remark: Annotated[str, typer.Option(help="What else the machine was doing.")] = "",
) -> None:
    """Measure the bot, next to bare echo bots."""
    log_to_stderr("error")
    sheets = asyncio.run(measure(Console(width=110), size))
    if save:
        day = datetime.now(UTC).date()  # noqa: TID251 - a page is dated by the real day
        head = HEAD.format(day=day, remark=remark)
        save.write_text("\n".join([head, *(sheet.markdown() for sheet in sheets)]), "utf-8")


if __name__ == "__main__":
    typer.run(main)
