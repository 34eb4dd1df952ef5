"""How long a turn takes and how many a second there are, without a network."""

import asyncio
from time import perf_counter

from bench.citizens import Raw, interleaved, talks
from bench.figures import Latency, latency
from bench.stage import Stage
from storage import inbox, outbox

BATCH = 100
LONGEST_LINE = 500
WARM_UP = 20


async def turn_latency(ready: Stage, citizens: int, each: int) -> Latency:
    """From an update at the door to its replies committed, one turn after the other."""
    took = []
    for raws in talks(citizens, each):
        for raw in raws:
            begun = perf_counter()
            await _turn(ready, raw)
            took.append(perf_counter() - begun)
    return latency(took[WARM_UP:])


async def _turn(ready: Stage, raw: Raw) -> None:
    parts, messenger = ready.parts, ready.parts.messengers["telegram"]
    pairs = [(raw["update_id"], str(raw))]
    async with parts.database.write() as tx:
        rows = await inbox.store(tx, messenger.name, pairs, parts.clock.now())
    event = messenger.read(raw)
    if event:
        await ready.turn.handle(event, rows[0])


async def rush(ready: Stage, citizens: int, each: int, first: int = 0) -> float:
    """Updates a second when many people talk at once, until all replies have been sent."""
    raws = interleaved(citizens, each, first)
    begun = perf_counter()
    for at in range(0, len(raws), BATCH):
        await ready.intake.store(ready.parts.messengers["telegram"], raws[at : at + BATCH])
        while ready.line.length > LONGEST_LINE:  # noqa: ASYNC110 - a count, not an event
            await asyncio.sleep(0.005)
    await _quiet(ready)
    return len(raws) / (perf_counter() - begun)


async def _quiet(ready: Stage) -> None:
    """Return when nothing is left to handle or to send."""
    while True:
        await asyncio.sleep(0.02)
        if ready.line.length:
            continue
        async with ready.parts.database.read() as tx:
            waiting = (await outbox.census(tx)).get("waiting", 0)
        if not waiting:
            return
