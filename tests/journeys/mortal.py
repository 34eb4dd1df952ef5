"""A bot that is a real process and can be killed: the test's side of the zygote."""

import os
import signal
import sys
from asyncio.subprocess import PIPE, Process, create_subprocess_exec
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from bot.settings import Settings

ROOT = Path(__file__).parent.parent.parent
ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}


class Mortal:
    """Starts bots one after the other, and kills them."""

    def __init__(self, zygote: Process) -> None:
        """Start them from this parent."""
        self._zygote = zygote
        self._bot: int | None = None

    async def start(self) -> None:
        """A new bot begins to work."""
        if self._zygote.stdin is None:
            raise RuntimeError("the zygote has no standard input")
        self._zygote.stdin.write(b"start\n")
        self._bot = int(await self.hear())

    async def kill(self) -> int:
        """Kill the bot with SIGKILL; the exit code it had, -9 if it was still alive."""
        if self._bot is not None:
            os.kill(self._bot, signal.SIGKILL)
            self._bot = None
        return int(await self.hear())

    async def hear(self) -> str:
        """The next thing the zygote says."""
        if self._zygote.stdout is None:
            raise RuntimeError("the zygote has no standard output")
        return (await self._zygote.stdout.readline()).decode().strip()

    async def end(self) -> None:
        """Kill what is left."""
        if self._bot is not None:
            os.kill(self._bot, signal.SIGKILL)
        if self._zygote.returncode is None:
            self._zygote.kill()
        await self._zygote.wait()


@asynccontextmanager
async def mortal_bot(settings: Settings, model: Path, database: str) -> AsyncIterator[Mortal]:
    """A zygote for these settings, ready; what the bots log is in `bot.log` of the data folder."""
    _lend(model, settings.data / "model")
    with (settings.data / "bot.log").open("wb") as log:
        zygote = await create_subprocess_exec(
            sys.executable, "-m", "tests.journeys.zygote",
            stdin=PIPE, stdout=PIPE, stderr=log, cwd=settings.data,
            env={**os.environ, **_environment(settings, database), **ONE_THREAD},
        )  # fmt: skip
        mortal = Mortal(zygote)
        try:
            said = await mortal.hear()
            if said != "ready":
                raise RuntimeError((settings.data / "bot.log").read_text())
            yield mortal
        finally:
            await mortal.end()


def _lend(model: Path, name: Path) -> None:
    name.symlink_to(model.resolve())


def _environment(settings: Settings, database: str) -> dict[str, str]:
    tokens = {"TELEGRAM": settings.telegram_token, "BALE": settings.bale_token}
    named = {f"{name}_TOKEN": t.get_secret_value() for name, t in tokens.items() if t}
    rates = ("telegram_api", "bale_api", "telegram_rate", "bale_rate", "chat_rate", "group_rate")
    named |= {name.upper(): str(getattr(settings, name)) for name in (*rates, "steps_at_night")}
    named |= {"DATABASE": database, "DATA": str(settings.data)}
    return {f"SHAHRDAD_{name}": value for name, value in named.items()} | {"PYTHONPATH": str(ROOT)}
