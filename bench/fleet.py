"""Several processes on one PostgreSQL database, each with citizens of its own.

`python -m bench.fleet URL MODEL FIRST CITIZENS EACH` is one of them.
"""

import asyncio
import sys
from asyncio.subprocess import PIPE, Process, create_subprocess_exec
from pathlib import Path
from time import perf_counter

from bench.citizens import STEPS
from bench.stage import stage
from bench.turns import rush
from bot.output import log_to_stderr
from nlp.reader import Reader

READY = b"ready\n"
DONE = b"done\n"


async def fleet_rate(url: str, model: Path, processes: int, citizens: int, each: int) -> float:
    """Updates a second of all processes together."""
    crew = [await _hire(url, model, first, citizens, each) for first in range(1, processes + 1)]
    for one in crew:
        await _hear(one, READY)
    begun = perf_counter()
    for one in crew:
        one.stdin.write(b"go\n")  # type: ignore[union-attr]
    for one in crew:
        await _hear(one, DONE)
    took = perf_counter() - begun
    for one in crew:
        await one.wait()
    return processes * citizens * each * STEPS / took


async def _hire(url: str, model: Path, first: int, citizens: int, each: int) -> Process:
    wish = (url, str(model), str(first), str(citizens), str(each))
    return await create_subprocess_exec(
        sys.executable, "-m", "bench.fleet", *wish, stdin=PIPE, stdout=PIPE
    )


async def _hear(one: Process, word: bytes) -> None:
    said = await one.stdout.readline()  # type: ignore[union-attr]
    if said != word:
        raise RuntimeError(f"a process of the fleet said {said!r}")


async def work(url: str, model: Path, first: int, citizens: int, each: int) -> None:
    """Be one of the fleet."""
    async with stage(url, Reader.load(model)) as ready:
        sys.stdout.buffer.write(READY)
        sys.stdout.flush()
        await asyncio.to_thread(sys.stdin.readline)
        await rush(ready, citizens, each, first)
        sys.stdout.buffer.write(DONE)
        sys.stdout.flush()


if __name__ == "__main__":
    log_to_stderr("error")
    place, folder, *numbers = sys.argv[1:]
    asyncio.run(work(place, Path(folder), *map(int, numbers)))
