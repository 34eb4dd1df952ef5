"""What the dialogs of administration look up: all of it checks first who asks."""

import asyncio
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass

from domain.city import City
from domain.city_schema import CityError
from domain.errors import Refusal
from domain.rights import Action
from domain.unfounded import is_founded
from services import bindings, configuration, offices
from services.desk import Desk, Here
from services.standing import require
from storage import cities
from storage.city_files import read_city, shipped
from storage.city_text import MOST_BYTES, read_city_text, write_city
from storage.files import FileStore
from storage.roles import Holder


@dataclass(frozen=True, slots=True)
class AdminLookups:
    """Questions about rights, groups and the city's data."""

    here: Here
    reading_desk: Callable[[], AbstractAsyncContextManager[Desk]]
    files: FileStore | None

    async def revocable(self, said: str) -> list[Holder]:
        """Those whose role this person may take back."""
        async with self.reading_desk() as desk:
            return await offices.revocable(desk, self.here, said)

    async def bound_here(self) -> str:
        """The name of the unit whose this place is; `Refusal` if nobody's, or not his to change."""
        async with self.reading_desk() as desk:
            unit = await bindings.bound_here(desk, self.here)
            return desk.city.unit(unit).name.fa

    async def moving_to(self, said: str) -> str:
        """The unit a group is to be given to; `Refusal` if that may not be."""
        async with self.reading_desk() as desk:
            return await bindings.moving_to(desk, self.here, said)

    async def proposed(self, command: str, said: str) -> list[str]:
        """What a command would change, a line each."""
        async with self.reading_desk() as desk:
            return await configuration.proposed(desk, self.here, command, said)

    async def version(self) -> int:
        """The present version of the city's data; `Refusal` if it is not his to change."""
        async with self.reading_desk() as desk:
            await require(desk, self.here, Action.SHAPE)
            return await cities.version(desk.tx, desk.city.key) or 0

    async def rolled_back(self, number: int) -> list[str]:
        """What going back to a version would change."""
        async with self.reading_desk() as desk:
            city = await configuration.version_named(desk, number)
            return configuration.told_changes(desk, self.here, city)

    async def imported(self, key: str) -> list[str]:
        """What a file would change; `Refusal` with every problem in it."""
        city = await self.city_in(key)
        async with self.reading_desk() as desk:
            return configuration.told_changes(desk, self.here, city)

    async def city_in(self, key: str) -> City:
        """The city in a file of our own store."""
        try:
            content = await asyncio.to_thread(self._read, key)
            return await asyncio.to_thread(read_city_text, content)
        except CityError as error:
            shown = configuration.problems_told(error)
            raise Refusal("config-problems", problems=shown) from error

    def _read(self, key: str) -> bytes:
        if self.files is None or self.files.path(key).stat().st_size > MOST_BYTES:
            raise Refusal("config-too-big")
        return self.files.path(key).read_bytes()

    async def exported(self, name: str) -> str:
        """The key of a file with the whole city in it, or with one that comes with the program."""
        async with self.reading_desk() as desk:
            await require(desk, self.here, Action.SHAPE)
            city, known = desk.city, shipped()
        if (name and name not in known) or not (name or is_founded(city)):
            raise Refusal("config-no-city", cities="، ".join(known))
        content = write_city(read_city(known[name]) if name else city).encode()
        if self.files is None:
            raise Refusal("talk-old-button")
        return await asyncio.to_thread(self.files.put, content)
