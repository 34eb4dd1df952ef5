"""Bots as processes in front of a messenger in a box: starting, rushing, and one at a time."""

import asyncio
import sys
from asyncio.subprocess import DEVNULL, Process, create_subprocess_exec
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from time import perf_counter
from typing import Any

from bench.figures import Latency, latency
from sandbox.app import create_app
from sandbox.people import act
from sandbox.serve import running
from sandbox.world import World

TOKEN = "4000004:bench-token"  # noqa: S105 - opens nothing but the box
ANSWERED_WITHIN_S = 60


@dataclass(slots=True)
class Box:
    """A box and the bot at work in it."""

    world: World
    flavour: str
    bot: Process
    start_s: float

    async def rush(self, people: int, each: int, text: str) -> float:
        """Answers a second when many people write at once; one answer to a message."""
        crowd = self._people(people)
        with self.world.feed.listening() as news:
            begun = perf_counter()
            for _ in range(each):
                for person in crowd:
                    self._say(person, text)
            await _heard(news, people * each)
            return people * each / (perf_counter() - begun)

    async def one_by_one(self, times: int, text: str) -> Latency:
        """From a person's message to the answer on the screen, one after the other."""
        took = []
        for person in self._people(times):
            with self.world.feed.listening() as news:
                begun = perf_counter()
                self._say(person, text)
                await _heard(news, 1)
                took.append(perf_counter() - begun)
        return latency(took)

    def _people(self, count: int) -> list[int]:
        messenger = self.world.messengers[self.flavour]
        return [messenger.add_person("شهروند").id for _ in range(count)]

    def _say(self, person: int, text: str) -> None:
        wish = {"what": "say", "person": person, "bot": TOKEN, "text": text}
        act(self.world.messengers[self.flavour], wish)


async def _heard(news: "asyncio.Queue[Any]", count: int) -> None:
    """Return when bots have said this many things."""
    async with asyncio.timeout(ANSWERED_WITHIN_S):
        while count:
            told = await news.get()
            if told["event"] == "message" and told["message"]["from"]["is_bot"]:
                count -= 1


@asynccontextmanager
async def box(flavour: str, command: list[str], env: dict[str, str]) -> AsyncIterator[Box]:
    """A bot started by `command`, in which TOKEN and BASE are filled in; it has begun to poll."""
    app = create_app()
    async with running(app) as address:
        base = address + ("/bale" if flavour == "bale" else "")
        mailbox = app.state.world.messengers[flavour].add_bot(TOKEN, "bench", "bench_bot").mailbox
        words = [word.replace("BASE", base).replace("TOKEN", TOKEN) for word in command]
        told = {name: value.replace("BASE", base) for name, value in env.items()}
        begun = perf_counter()
        bot = await create_subprocess_exec(
            sys.executable, *words, env=told, stdout=DEVNULL, stderr=DEVNULL
        )
        try:
            while not mailbox.reader:
                if bot.returncode is not None:
                    raise RuntimeError(f"{command} ended with {bot.returncode}")
                await asyncio.sleep(0.005)
            yield Box(app.state.world, flavour, bot, perf_counter() - begun)
        finally:
            if bot.returncode is None:
                bot.kill()
            await bot.wait()
