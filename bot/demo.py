"""The demo: a messenger in a box and the bot beside it, one report's whole story in a browser."""

import asyncio
import shutil
from pathlib import Path

from bot.app import build_parts, prepare, running
from bot.cli_model import ensure_model
from bot.clock import Clock
from bot.output import console
from bot.settings import Settings
from domain.errors import Misconfigured
from nlp.reader import Reader
from sandbox.app import create_app
from sandbox.demo import demo_world
from sandbox.serve import running as box_running
from sandbox.world import World
from storage import groups, people
from storage.database import Database, Tx

TOKEN = "1100000001:sandbox-demo-token"  # noqa: S105 - opens nothing but the box
FOLDER = Path("var")
FAST = 1000.0


async def run_demo(port: int, city: str) -> None:
    """Serve the page and run the bot until interrupted. Every start is a fresh day."""
    await asyncio.to_thread(ensure_model, FOLDER / "model")
    world = demo_world(TOKEN)
    try:
        async with box_running(create_app(world), port) as url:
            await _play(_settings(url, city, world), world, url)
    except OSError as error:
        raise Misconfigured(f"port {port} cannot be used ({error}); try --port") from error


def _settings(url: str, city: str, world: World) -> Settings:
    folder = FOLDER / "demo"
    shutil.rmtree(folder, ignore_errors=True)
    wanted = {
        "telegram_token": TOKEN,
        "bale_token": TOKEN,
        "telegram_api": url,
        "bale_api": f"{url}/bale",
        "data": folder,
        "city": city,
        "owners": frozenset(_owners(world)),
        "telegram_rate": FAST,
        "bale_rate": FAST,
        "chat_rate": FAST,
        "group_rate": FAST,
    }
    return Settings.model_validate(wanted)


def _owners(world: World) -> list[tuple[str, int]]:
    return [(name, list(m.people)[2]) for name, m in world.messengers.items()]


async def _play(settings: Settings, world: World, url: str) -> None:
    clock = Clock()
    database = Database(settings.database_url)
    try:
        await prepare(settings, database, clock)
        reader = await asyncio.to_thread(Reader.load, FOLDER / "model")
        parts = await build_parts(settings, database, reader, clock)
        async with database.write() as tx:
            for name in world.messengers:
                await _bind(tx, world, name, parts.city.fallback, clock)
        async with running(parts, settings):
            console.print(
                f"\n  [bold green]Shahrdad is at work.[/] Open [bold]{url}/[/] in a browser."
            )
            console.print("  Be the citizen, the unit and the admin. Stop with Ctrl+C.\n")
            await asyncio.Event().wait()
    finally:
        await database.close()


async def _bind(tx: Tx, world: World, name: str, unit: str, clock: Clock) -> None:
    """The group of the box is the one that answers for every unit without a group of its own."""
    messenger = world.messengers[name]
    group = next(chat for chat in messenger.groups.values())
    worker = list(messenger.people.values())[3]
    await people.open_chat(tx, name, group.id, "group", group.title)
    await people.meet(tx, name, worker.id, worker.first_name, clock.now())
    chat = await people.chat_at(tx, name, group.id)
    person = await people.person_at(tx, name, worker.id)
    if chat and person:
        await groups.bind(tx, chat.id, unit, person.id, clock.now())
