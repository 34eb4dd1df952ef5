"""Builds every part of the running bot, in reading order, and keeps it running."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC
from functools import partial

import structlog

from bot.clock import Clock
from bot.hooks import Hooks, hook_url, secrets_of
from bot.housekeeping import keeping_of
from bot.knowledge import Knowledge
from bot.line import Line
from bot.messengers.port import Abilities, Messenger, Profile
from bot.parts import Maps, Parts, Tasks
from bot.pictures import Pictures
from bot.polling import Intake
from bot.sender import Sender
from bot.settings import CITIES, Settings, layers_of
from bot.ticker import Ticker
from bot.turn import Turn
from bot.upkeep import Upkeep
from domain.errors import DeliveryError, Misconfigured
from geo.locator import Locator
from handlers import ports
from handlers.entries import MENU_OF_COMMANDS
from nlp.reader import Reader
from services.voice import Voice
from storage import cities, schema
from storage.city_files import digest_of, read_city
from storage.database import Database, StorageFault
from storage.files import FileStore

log = structlog.get_logger()

HELLO_PAUSE_S = 2.0
LONGEST_HELLO_PAUSE_S = 30.0


@dataclass(slots=True)
class Bot:
    """The running bot, for those who start and test it."""

    parts: Parts
    line: Line
    sender: Sender
    intake: Intake
    turn: Turn


def messengers_of(settings: Settings) -> dict[str, Messenger]:
    """The messengers that have a token; each library is imported only if it is needed."""
    found: dict[str, Messenger] = {}
    if settings.telegram_token:
        from bot.messengers import telegram

        token = settings.telegram_token.get_secret_value()
        rates = _rated(telegram.ABILITIES, settings, settings.telegram_rate)
        found["telegram"] = telegram.Telegram(token, settings.telegram_api, abilities=rates)
    if settings.bale_token:
        from bot.messengers import bale

        token = settings.bale_token.get_secret_value()
        rates = _rated(bale.ABILITIES, settings, settings.bale_rate)
        found["bale"] = bale.Bale(token, settings.bale_api, abilities=rates)
    return found


def _rated(abilities: Abilities, settings: Settings, per_second: float) -> Abilities:
    return replace(
        abilities,
        per_second=per_second,
        per_chat_second=settings.chat_rate,
        per_group_minute=settings.group_rate,
    )


async def prepare(
    settings: Settings, database: Database, clock: Clock, *, again: bool = False
) -> None:
    """Bring the database to its newest shape, and load the city's files if they are new to it.

    What people changed in the chat stays, unless the files are to be loaded `again`.
    """
    settings.data.mkdir(parents=True, exist_ok=True)
    await schema.upgrade(database)
    if not settings.city_key:
        return
    city = read_city(settings.city_folder)
    async with database.write() as tx:
        digest = digest_of(settings.city_folder)
        taken = await cities.take_files(tx, city, digest, clock.now(), again=again)
    if taken == "held":
        log.warning("the city's files changed, but people changed the city in the chat")


async def build_parts(
    settings: Settings, database: Database, reader: ports.Reader, clock: Clock
) -> Parts:
    """All parts of the bot; `Misconfigured` if the database is not ready for it."""
    await schema.check(database)
    async with database.read() as tx:
        city = await cities.the_city(tx, settings.city_key)
    files = FileStore(settings.media_folder)
    maps = partial(maps_of, settings, files)
    known = await asyncio.to_thread(maps, city.key)
    return Parts(
        database=database,
        files=files,
        city=city,
        reader=reader,
        locator=known.locator,
        messengers=messengers_of(settings),
        clock=clock,
        owners=settings.owners,
        places=known.places,
        pictures=known.pictures,
        borders=known.borders,
        knowledge=known.knowledge,
        maps_of=maps,
        steps_at_night=settings.steps_at_night,
    )


def maps_of(settings: Settings, files: FileStore, key: str) -> Maps:
    """What came with the program of a city, and what the city brought itself; little of others."""
    folder = CITIES / (key or settings.city)
    locator = Locator.load(folder, layers_of(settings.data, folder.name))
    return Maps(
        locator=locator,
        places=_places(settings, locator),
        pictures=Pictures(locator, files),
        borders=locator.borders,
        knowledge=Knowledge(folder / "knowledge.json"),
    )


def _places(settings: Settings, locator: Locator) -> ports.Finder | None:
    """The outside geocoders, if there are any; their library is imported only then."""
    if not settings.geocoders:
        return None
    from geo.geocoders import Places
    from geo.open_geocoders import open_geocoders

    return Places(locator, open_geocoders(settings.geocoders, locator.middle))


@asynccontextmanager
async def running(parts: Parts, settings: Settings) -> AsyncIterator[Bot]:
    """The bot at work: taking in, handling, sending; all of it stops at the end of the block."""
    async with asyncio.TaskGroup() as group:
        tasks = Tasks(group)
        sender = Sender(parts, tasks)
        turn = Turn(parts, sender.poke)
        line = Line(parts, turn, tasks)
        intake = Intake(parts, line)
        bot = Bot(parts, line, sender, intake, turn)
        await intake.catch_up()
        ticker = Ticker(parts, turn, sender)
        tasks.start(ticker.run())
        tasks.start(ticker.send_figures())
        tasks.start(Upkeep(parts, intake, keeping_of(settings)).run())
        if settings.public_url:
            tasks.start(Hooks(settings, parts, intake).serve())
        for messenger in parts.messengers.values():
            tasks.start(_serve(bot, settings, messenger))
        try:
            yield bot
        finally:
            tasks.stop()
            await tasks.ended()
            await _let_go(sender)
            for messenger in parts.messengers.values():
                await messenger.close()


async def _let_go(sender: Sender) -> None:
    try:
        await sender.let_go()
    except StorageFault as fault:
        log.error("post in hand is given back when its lease runs out", error=str(fault))


async def _serve(bot: Bot, settings: Settings, messenger: Messenger) -> None:
    """Say hello to a messenger until it answers, then poll; one that is away stops no other."""
    by_hook = bool(settings.public_url)
    url = hook_url(settings, messenger.name) if by_hook else None
    secret = secrets_of(settings)[messenger.name]
    alone = len(bot.parts.messengers) == 1
    profile = await _greeted(messenger, url, secret, alone=alone)
    bot.parts.usernames[messenger.name] = profile.username
    log.info("at work", messenger=messenger.name, username=profile.username, by_hook=by_hook)
    if not by_hook:
        await bot.intake.poll(messenger)


async def _greeted(messenger: Messenger, url: str | None, secret: str, *, alone: bool) -> Profile:
    """Our name there, once it answers; a wrong token ends the program if nothing else runs."""
    pause = HELLO_PAUSE_S
    while True:
        try:
            profile = await messenger.profile()
            await messenger.offer(_menu())
            await messenger.receive_at(url, secret)
        except (DeliveryError, Misconfigured) as error:
            if alone and isinstance(error, Misconfigured):
                raise
            log.error("a messenger does not answer", messenger=messenger.name, error=str(error))
            await asyncio.sleep(pause)
            pause = min(pause * 2, LONGEST_HELLO_PAUSE_S)
        else:
            return profile


def _menu() -> list[tuple[str, str]]:
    voice = Voice("fa", UTC)
    return [(name, voice.word(f"command-{name}")) for name in MENU_OF_COMMANDS]


async def run_for_ever(settings: Settings) -> None:
    """Run the bot until it is stopped; `Misconfigured` if it cannot start."""
    clock = Clock()
    database = Database(settings.database_url)
    try:
        await prepare(settings, database, clock)
        reader = await asyncio.to_thread(Reader.load, settings.model_folder)
        parts = await build_parts(settings, database, reader, clock)
        async with running(parts, settings):
            await asyncio.Event().wait()
    finally:
        await database.close()
