"""Ours next to bare echo bots, over the same HTTP, in the same run; memory and start-up."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from shutil import copytree

from bench.box import TOKEN, Box, box
from bench.figures import Latency, Sheet
from bench.machine import memory_mb
from bench.stage import Places

ASKED = "/help"
ROUNDS = 2
ROOT = Path(__file__).parent.parent
OURS = ["-c", "from bot.cli import main; main()", "run"]
ECHOES = {
    "telegram": ("bare aiogram echo", ["-m", "bench.echo_aiogram", "TOKEN", "BASE"]),
    "bale": ("bare python-telegram-bot echo", ["-m", "bench.echo_ptb", "TOKEN", "BASE"]),
}


@dataclass(slots=True)
class Seen:
    """What was measured of one bot."""

    rate: float
    wait: Latency
    memory: float
    start_s: float


async def measure(places: Places, model: Path, size: int) -> list[Sheet]:
    """The tables about bots as processes."""
    speed = Sheet(
        "Over HTTP, next to bare echo bots: one question, one answer",
        ("bot", "updates/s", "p50", "p95", "p99", "updates/s, ours : bare"),
    )
    body = Sheet(
        "The running bot (targets: 400 MB, 5 s)",
        ("bot", "resident memory after the rush", "start to first poll, warm"),
    )
    copytree(model, places.folder / "model")
    for flavour, (name, command) in ECHOES.items():
        bare = await _seen(_plain(flavour), command, _environment({}), size)
        ours = await _seen(flavour, OURS, _ours(places, flavour), size)
        _tell(speed, body, name, bare, "")
        ratio = f"1 : {bare.rate / ours.rate:.1f}"
        _tell(speed, body, f"Shahrdad on {flavour.title()}", ours, ratio)
    speed.remark = (
        "The bare bots keep nothing and answer each message with its own words; ours writes every "
        "update and every answer to disk before and after. The box itself runs on the same machine."
    )
    return [speed, body]


def _plain(flavour: str) -> str:
    """python-telegram-bot's own models want all that Telegram says, and Bale leaves things out."""
    return "telegram" if flavour == "bale" else flavour


def _tell(speed: Sheet, body: Sheet, name: str, seen: Seen, ratio: str) -> None:
    speed.add(name, f"{seen.rate:.0f}", *seen.wait.cells(), ratio)
    body.add(name, f"{seen.memory:.0f} MB", f"{seen.start_s:.1f} s")


async def _seen(flavour: str, command: list[str], env: dict[str, str], size: int) -> Seen:
    """Start the bot twice, measure the second: by then all that can be cached is."""
    async with box(flavour, command, env):
        pass
    async with box(flavour, command, env) as ready:
        return await _measured(ready, size)


async def _measured(ready: Box, size: int) -> Seen:
    await ready.rush(size, 1, ASKED)
    rates = [await ready.rush(size, 5, ASKED) for _ in range(ROUNDS)]
    wait = await ready.one_by_one(size * 2, ASKED)
    return Seen(max(rates), wait, memory_mb(ready.bot.pid), ready.start_s)


def _ours(places: Places, flavour: str) -> dict[str, str]:
    name = flavour.upper()
    wish = {f"{name}_TOKEN": TOKEN, f"{name}_API": "BASE", "DATA": str(places.folder)}
    wish |= {"DATABASE": places.sqlite(), "LOG": "error"}
    rates = ("TELEGRAM_RATE", "BALE_RATE", "CHAT_RATE", "GROUP_RATE")
    return _environment(
        {f"SHAHRDAD_{key}": value for key, value in wish.items()}
        | {f"SHAHRDAD_{key}": "1000000" for key in rates}
    )


def _environment(more: dict[str, str]) -> dict[str, str]:
    """This process's environment, without other bots' settings; modules are kept compiled."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith("SHAHRDAD_")}
    kept.pop("PYTHONDONTWRITEBYTECODE", None)
    return {**kept, "PYTHONPATH": os.pathsep.join([str(ROOT), *sys.path[:1]]), **more}
