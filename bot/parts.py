"""The parts of the running bot, built once in `bot/app.py` and handed to whoever needs them."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any
from zoneinfo import ZoneInfo

from bot.clock import Clock
from bot.eyes import Eyes
from bot.forecasts import Forecasts
from bot.messengers.port import Messenger
from domain.city import City
from domain.unfounded import is_founded
from geo.borders import Borders
from handlers.ports import Finder, Knowledge, Locator, Painter, Reader
from services.desk import Desk
from storage import cities
from storage.database import Database, Tx
from storage.files import FileStore


@dataclass(slots=True)
class Maps:
    """What is known of a city besides its data: its map, its places, its answers."""

    locator: Locator
    places: Finder | None = None
    pictures: Painter | None = None
    knowledge: Knowledge | None = None
    borders: Borders | None = None


@dataclass(slots=True)
class Parts:
    """Everything the turn, the sender and the clock work with."""

    database: Database
    files: FileStore
    city: City
    reader: Reader
    locator: Locator
    messengers: dict[str, Messenger]
    clock: Clock
    owners: frozenset[tuple[str, int]] = frozenset()
    usernames: dict[str, str] = field(default_factory=dict)
    places: Finder | None = None
    pictures: Painter | None = None
    knowledge: Knowledge | None = None
    borders: Borders | None = None
    version: int | None = None
    steps_at_night: bool = False
    maps_of: Callable[[str], Maps] | None = None
    surveying: asyncio.Lock = field(default_factory=asyncio.Lock)
    eyes: Eyes = field(init=False)
    forecasts: Forecasts = field(init=False)

    def __post_init__(self) -> None:
        """What looks into the database of its own accord works with these parts too."""
        self.eyes = Eyes(self.database, self.files)
        self.forecasts = Forecasts(self.reading_desk)

    @property
    def zone(self) -> ZoneInfo:
        """The city's time zone."""
        return ZoneInfo(self.city.timezone)

    async def keep_up(self, tx: Tx) -> None:
        """Take over the newest version of the city's data, whoever made it in whichever process."""
        if not is_founded(self.city):
            await self._found(tx)
        newest = await cities.version(tx, self.city.key)
        if newest is not None and newest != self.version:
            self.city = await cities.the_city(tx, self.city.key)
            self.version = newest

    async def _found(self, tx: Tx) -> None:
        """Take over the first city there is, with its map, as soon as somebody brought it in."""
        self.city = await cities.the_city(tx, "")
        if is_founded(self.city) and self.maps_of:
            maps = await asyncio.to_thread(self.maps_of, self.city.key)
            self.locator, self.borders, self.places = maps.locator, maps.borders, maps.places
            self.pictures, self.knowledge = maps.pictures, maps.knowledge

    def desk(self, tx: Tx) -> Desk:
        """A desk at an open transaction."""
        return Desk(
            tx,
            self.city,
            self.clock.now(),
            self.clock.random,
            self.usernames,
            self.owners,
            model=self.reader.version,
            steps_at_night=self.steps_at_night,
        )

    @asynccontextmanager
    async def reading_desk(self) -> AsyncIterator[Desk]:
        """A desk for looking things up; what is written there is thrown away."""
        async with self.database.read() as tx:
            yield self.desk(tx)


class Tasks:
    """Background work, all of it under one task group, so that nothing is orphaned."""

    def __init__(self, group: asyncio.TaskGroup) -> None:
        """Start tasks in `group`."""
        self._group = group
        self._running: set[asyncio.Task[None]] = set()

    def start(self, work: Coroutine[Any, Any, None]) -> None:
        """Do something in the background; it ends when the program does."""
        task = self._group.create_task(work)
        self._running.add(task)
        task.add_done_callback(self._running.discard)

    def stop(self) -> None:
        """End all of it: what was not finished is in the database."""
        for task in list(self._running):
            task.cancel()

    async def ended(self) -> None:
        """Wait until all of it has come to its end."""
        await asyncio.gather(*self._running, return_exceptions=True)
