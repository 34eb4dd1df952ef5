"""The bot is killed again and again while people talk to it; they notice nothing."""

import asyncio
from collections import Counter
from functools import partial
from pathlib import Path
from random import Random
from time import monotonic

from tests.journeys import ledger
from tests.journeys.conftest import TOKENS, Town
from tests.journeys.mortal import Mortal, mortal_bot
from tests.journeys.talks import Citizen, Deed, Worker, again_and_again

KILLS = {"sqlite": 50, "postgresql": 8}
SEED = 1405
DRAINED_WITHIN_S = 90
SOONEST_S = 0.02
LONGEST_WORK_S = 0.3
BREATH = 4
SPOKEN_WITHIN_S = 5


async def start_watched(town: Town, mortal: Mortal) -> float:
    """Start a bot; the seconds until it has asked both messengers for updates."""
    await town.lab.forget_calls()
    begun = monotonic()
    await mortal.start()
    for flavour in TOKENS:
        while not await town.lab.calls("getupdates", flavour=flavour):  # noqa: ASYNC110 - over HTTP
            await asyncio.sleep(0.01)
    return monotonic() - begun


async def kill_often(town: Town, mortal: Mortal, times: int, start_s: float) -> Counter[int]:
    """Start and kill the bot at random moments, from its first instruction into its work.

    Every few times it lives until it has said something, so that talks go on however slow the
    machine is.
    """
    chance, ends = Random(SEED), Counter[int]()
    for number in range(times):
        await town.lab.forget_calls()
        await mortal.start()
        if number % BREATH == 0:
            await spoken(town)
            await asyncio.sleep(chance.uniform(0, LONGEST_WORK_S))
        else:
            await asyncio.sleep(chance.uniform(SOONEST_S, start_s + LONGEST_WORK_S))
        ends[await mortal.kill()] += 1
    return ends


async def spoken(town: Town) -> None:
    """Return when the bot has sent something since it was started, or has nothing to say."""
    deadline = monotonic() + SPOKEN_WITHIN_S
    while monotonic() < deadline:
        if await town.lab.calls("sendmessage", limit=1):
            return
        await asyncio.sleep(0.01)


async def drained(town: Town) -> None:
    """Return when nothing waits any more, neither at the messengers nor in the database."""
    deadline = monotonic() + DRAINED_WITHIN_S
    while monotonic() < deadline:
        left = [await town.lab.pending(name, token) for name, token in TOKENS.items()]
        states = await ledger.states(town.database)
        if not (any(left) or states["inbox"]["new"] or states["outbox"]["waiting"]):
            return
        await asyncio.sleep(0.1)


async def whole_story(citizen: Citizen, worker: Worker) -> None:
    """One report from the first word to the last."""
    code = await citizen.tells()
    await worker.repairs(code)
    await citizen.confirms(code)


async def street(town: Town, messenger: str, column: int) -> tuple[list[Citizen], list[Deed]]:
    """Three citizens of a messenger and a worker, and what they do again and again."""
    hossein = await town.person(messenger, "حسین")
    worker = Worker(hossein, await town.group(messenger, [hossein]))
    trio = [
        Citizen(
            await town.person(messenger, name), brings_photo=name == "مریم", column=column + place
        )
        for place, name in enumerate(("مریم", "رضا", "لیلا"))
    ]
    return trio, [partial(whole_story, trio[0], worker), trio[1].tells, trio[2].tells]


async def live_and_die(town: Town, mortal: Mortal, times: int) -> tuple[list[Citizen], int]:
    """People talk while the bot is killed; who they are, and how many reports they had made."""
    start_s = await start_watched(town, mortal)
    enough = asyncio.Event()
    citizens: list[Citizen] = []
    async with asyncio.TaskGroup() as group:
        for messenger in TOKENS:
            trio, deeds = await street(town, messenger, len(citizens))
            citizens += trio
            for deed in deeds:
                group.create_task(again_and_again(deed, enough))
        await mortal.kill()
        ends = await kill_often(town, mortal, times, start_s)
        while_killed = len(await ledger.codes(town.database))
        enough.set()
        await mortal.start()
    assert {-9: times} == ends
    return citizens, while_killed


async def test_nothing_is_lost_or_doubled_however_often_the_bot_is_killed(
    town: Town, model_folder: Path
) -> None:
    """After every kill each report is there once, and every answer has reached its citizen."""
    kind = "sqlite" if town.database.is_sqlite else "postgresql"
    url = town.database.engine.url.render_as_string(hide_password=False)
    async with mortal_bot(town.settings, model_folder, url) as mortal:
        citizens, while_killed = await live_and_die(town, mortal, KILLS[kind])
        await drained(town)
        await mortal.kill()

    filed = sorted(code for citizen in citizens for code in citizen.filed)
    states = await ledger.states(town.database)
    assert filed == await ledger.codes(town.database)
    assert len(set(filed)) == len(filed) >= while_killed > 0
    assert {"done"} == set(states["inbox"])
    assert {"sent"} == set(states["outbox"])
    assert [] == await ledger.odd_histories(town.database)
    assert [] == await ledger.update_gaps(town.database)
    for citizen in citizens:
        assert sorted(citizen.filed) == await ledger.receipts(town.lab, citizen.who)
        assert [] == await ledger.unheard(town.database, town.lab, citizen.who)
