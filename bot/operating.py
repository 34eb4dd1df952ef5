"""What operators do besides running the bot: migrate, hand out codes, look what is wrong."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from bot.app import messengers_of, prepare
from bot.clock import Clock
from bot.settings import Settings
from domain.city import City
from domain.errors import DeliveryError, Misconfigured, Refusal, ShahrdadError
from services import membership
from services.desk import Desk
from storage import cities, judgements, outbox, schema
from storage.database import Database

if TYPE_CHECKING:
    from nlp.learning import Outcome

LOW_DISK = 1 << 30


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing the doctor looked at."""

    what: str
    good: bool
    words: str


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


async def make_unit_code(settings: Settings, key: str) -> str:
    """A one-time binding code for a unit named by its key; `Misconfigured` if there is none."""
    clock = Clock()
    async with _database(settings) as database:
        await prepare(settings, database, clock)
        async with database.write() as tx:
            city = await cities.the_city(tx, settings.city)
            desk = Desk(tx, city, clock.now(), clock.random)
            try:
                return await membership.make_code(desk, key)
            except Refusal:
                raise Misconfigured(_no_unit(city, key)) from None


def _no_unit(city: City, key: str) -> str:
    near = [unit.key for unit in city.units if key in unit.key][:10]
    known = f"; perhaps: {', '.join(near)}" if near else "; see `shahrdad unit list`"
    return f"there is no unit {key!r}{known}"


async def examine(settings: Settings) -> list[Finding]:
    """Everything the doctor looks at, good or bad."""
    return [
        *await _messengers(settings),
        await _storage(settings),
        _disk(settings),
        _model(settings),
    ]


async def _messengers(settings: Settings) -> list[Finding]:
    found = messengers_of(settings)
    if not found:
        return [
            Finding(
                "messengers",
                False,
                "no token is set (SHAHRDAD_TELEGRAM_TOKEN, SHAHRDAD_BALE_TOKEN)",
            )
        ]
    findings = []
    for name, messenger in found.items():
        try:
            profile = await messenger.profile()
            findings.append(Finding(name, True, f"@{profile.username} answers"))
        except (Misconfigured, DeliveryError) as error:
            findings.append(Finding(name, False, str(error)))
        finally:
            await messenger.close()
    return findings


async def _storage(settings: Settings) -> Finding:
    async with _database(settings) as database:
        try:
            await schema.check(database)
            async with database.read() as tx:
                counts = await outbox.census(tx)
        except ShahrdadError as error:
            return Finding("database", False, str(error))
    told = ", ".join(f"{count} {state}" for state, count in sorted(counts.items()))
    return Finding("database", True, f"newest shape; outbox: {told or 'empty'}")


def _disk(settings: Settings) -> Finding:
    folder = settings.data if settings.data.exists() else settings.data.absolute().parent
    free = shutil.disk_usage(folder).free
    return Finding("disk", free > LOW_DISK, f"{free / (1 << 30):.1f} GiB free under {folder}")


def _model(settings: Settings) -> Finding:
    from nlp.reader import Reader
    from nlp.store import NoModel

    try:
        return Finding("model", True, f"version {Reader.load(settings.model_folder).version}")
    except (NoModel, KeyError, ValueError):
        return Finding("model", False, "none that fits this program: run `shahrdad train`")


async def learn(settings: Settings) -> "Outcome":
    """Train a candidate with all that people have said, and promote it if it passes the gate."""
    from nlp.commands import run_learn
    from nlp.learning import Correction

    async with _database(settings) as database:
        await schema.check(database)
        async with database.read() as tx:
            said = await judgements.judged_since(tx, datetime.min.replace(tzinfo=UTC))
    corrections = [
        Correction(j.text, j.final, j.source, j.at, j.guessed) for j in said if j.final and j.text
    ]
    return await asyncio.to_thread(run_learn, settings.model_folder, corrections)
