"""What operators do besides running the bot: migrate, hand out codes, look what is wrong."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.request import urlopen

from bot import doctor
from bot.app import messengers_of, prepare
from bot.clock import Clock
from bot.doctor import Finding
from bot.settings import Settings
from domain.city import City
from domain.errors import Misconfigured, Refusal, ShahrdadError
from services import membership
from services.desk import Desk
from storage import cities, judgements, schema, tallies
from storage.city_files import read_city
from storage.database import Database

if TYPE_CHECKING:
    from nlp.learning import Outcome


@asynccontextmanager
async def _database(settings: Settings) -> AsyncIterator[Database]:
    database = Database(settings.database_url)
    try:
        yield database
    finally:
        await database.close()


async def migrate(settings: Settings, *, again: bool = False) -> None:
    """Bring the database to its newest shape and load the city's files, or load them `again`."""
    async with _database(settings) as database:
        await prepare(settings, database, Clock(), again=again)


async def recount(settings: Settings) -> int:
    """Make the figures' memory anew from the reports; how many blocks it has."""
    async with _database(settings) as database:
        await schema.check(database)
        return await tallies.renew_all(database)


async def make_unit_code(settings: Settings, key: str) -> str:
    """A one-time binding code for a unit named by its key; `Misconfigured` if there is none."""
    clock = Clock()
    async with _database(settings) as database:
        await prepare(settings, database, clock)
        async with database.write() as tx:
            city = await cities.the_city(tx, settings.city_key)
            desk = Desk(tx, city, clock.now(), clock.random)
            try:
                return await membership.make_code(desk, key)
            except Refusal:
                raise Misconfigured(_no_unit(city, key)) from None


async def city_at_work(settings: Settings) -> City:
    """The city as it was last changed; as its files say where there is no database yet."""
    async with _database(settings) as database:
        try:
            await schema.check(database)
            async with database.read() as tx:
                return await cities.the_city(tx, settings.city_key)
        except ShahrdadError:
            return read_city(settings.city_folder)


def _no_unit(city: City, key: str) -> str:
    near = [unit.key for unit in city.units if key in unit.key][:10]
    known = f"; perhaps: {', '.join(near)}" if near else "; see `shahrdad unit list`"
    return f"there is no unit {key!r}{known}"


async def examine(settings: Settings) -> list[Finding]:
    """Everything the doctor looks at when the bot is not running, good or bad."""
    return [
        *await _messengers(settings),
        *await _storage(settings),
        doctor.of_disk(_there(settings.data)),
        _model(settings),
    ]


def _there(folder: Path) -> Path:
    """The folder, or the nearest one above it that exists."""
    return next(one for one in (folder, *folder.absolute().parents) if one.exists())


async def _messengers(settings: Settings) -> list[Finding]:
    found = messengers_of(settings)
    if not found:
        return [Finding("bad", "doctor-no-token")]
    findings = []
    for name, messenger in found.items():
        findings.append(await doctor.ask(messenger))
        if settings.public_url:
            findings.append(await _hook(settings, name))
        await messenger.close()
    return findings


async def _hook(settings: Settings, name: str) -> Finding:
    """Whether the address that messengers post to leads to a running bot."""
    url = f"{settings.public_url}/health"
    try:
        await asyncio.to_thread(_opened, url)
    except OSError as error:
        told = {"messenger": name, "url": url, "error": str(error)}
        return Finding("bad", "doctor-hook", told)
    return Finding("ok", "doctor-hook-fine", {"messenger": name, "url": url})


def _opened(url: str) -> None:
    with urlopen(url, timeout=doctor.PATIENCE_S):  # noqa: S310 - the operator's own address
        return


async def _storage(settings: Settings) -> list[Finding]:
    async with _database(settings) as database:
        found = await doctor.of_database(database)
        if found.level != "ok":
            return [found]
        async with database.read() as tx:
            city = await cities.the_city(tx, settings.city_key)
        now = Clock().now()
        post = await doctor.of_post(database, now)
        return [found, *post, *await doctor.of_groups(database, city)]


def _model(settings: Settings) -> Finding:
    from nlp.reader import Reader
    from nlp.store import NoModel

    try:
        return doctor.of_model(Reader.load(settings.model_folder).version)
    except (NoModel, KeyError, ValueError):
        return doctor.of_model("")


async def learn(settings: Settings) -> "Outcome":
    """Train a candidate with all that people have said, and promote it if it passes the gate.

    Subjects that were changed in the chat count as they are now.
    """
    from nlp.aliases import write_changes
    from nlp.commands import run_learn
    from nlp.corpora import CORPUS, read_corpus
    from nlp.learning import Correction
    from services.succession import changes_of

    async with _database(settings) as database:
        await schema.check(database)
        async with database.read() as tx:
            said = await judgements.judged_since(tx, datetime.min.replace(tzinfo=UTC))
            city = await cities.the_city(tx, settings.city_key)
    learnt = {message.leaf for message in read_corpus(CORPUS)}
    write_changes(changes_of(city, learnt), settings.model_folder)
    corrections = [
        Correction(j.text, j.final, j.source, j.at, j.guessed) for j in said if j.final and j.text
    ]
    return await asyncio.to_thread(run_learn, settings.model_folder, corrections)
