"""The demo: a messenger in a box and the bot beside it, one report's whole story in a browser."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from bot.app import build_parts, prepare, running
from bot.cli_model import ensure_model
from bot.clock import Clock
from bot.output import console
from bot.settings import Settings
from domain.errors import Misconfigured
from handlers.ports import Reader
from nlp import reader as nlp_reader
from sandbox.app import create_app
from sandbox.demo import demo_world
from sandbox.serve import running as box_running
from sandbox.world import World
from storage import groups, people
from storage.database import Database, Tx

TOKEN = "1100000001:sandbox-demo-token"  # noqa: S105 - opens nothing but the box
FOLDER = Path("var")
FAST = 1000.0
ADMIN, WORKER = 2, 3


async def run_demo(port: int, city: str) -> None:
    """Serve the page and run the bot until interrupted. Every start is a fresh day."""
    await asyncio.to_thread(ensure_model, FOLDER / "model")
    reader = await asyncio.to_thread(nlp_reader.Reader.load, FOLDER / "model")
    folder = FOLDER / "demo"
    shutil.rmtree(folder, ignore_errors=True)
    try:
        async with staged(reader, folder, port, city) as url:
            console.print(f"\n  [bold green]Shahrdad is at work.[/] Open [bold]{url}/[/]")
            console.print("  Be the citizen, the unit and the admin. Stop with Ctrl+C.\n")
            await asyncio.Event().wait()
    except OSError as error:
        raise Misconfigured(f"port {port} cannot be used ({error}); try --port") from error


@asynccontextmanager
async def staged(
    reader: Reader, folder: Path, port: int = 0, city: str = "tehran"
) -> AsyncIterator[str]:
    """The furnished box and the bot at work in it, on a fresh database; the page's address."""
    world = demo_world(TOKEN)
    async with box_running(create_app(world), port) as url:
        settings = _settings(url, city, world, folder)
        database = Database(settings.database_url)
        clock = Clock()
        try:
            await prepare(settings, database, clock)
            parts = await build_parts(settings, database, reader, clock)
            async with database.write() as tx:
                for name in world.messengers:
                    await _bind(tx, world, name, parts.city.fallback, clock)
            async with running(parts, settings):
                yield url
        finally:
            await database.close()


def _settings(url: str, city: str, world: World, folder: Path) -> Settings:
    admins = [(name, list(box.people)[ADMIN]) for name, box in world.messengers.items()]
    wanted = {
        "telegram_token": TOKEN,
        "bale_token": TOKEN,
        "telegram_api": url,
        "bale_api": f"{url}/bale",
        "data": folder,
        "city": city,
        "owners": frozenset(admins),
        "telegram_rate": FAST,
        "bale_rate": FAST,
        "chat_rate": FAST,
        "group_rate": FAST,
        "steps_at_night": True,
    }
    return Settings.model_validate(wanted)


async def _bind(tx: Tx, world: World, name: str, unit: str, clock: Clock) -> None:
    """The group of the box is the one that answers for every unit without a group of its own."""
    messenger = world.messengers[name]
    group = next(iter(messenger.groups.values()))
    worker = list(messenger.people.values())[WORKER]
    await people.open_chat(tx, name, group.id, "group", group.title)
    await people.meet(tx, name, worker.id, worker.first_name, clock.now())
    chat = await people.chat_at(tx, name, group.id)
    person = await people.person_at(tx, name, worker.id)
    if chat and person:
        await groups.bind(tx, chat.id, unit, person.id, clock.now())
