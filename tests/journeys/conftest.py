"""The whole bot over real HTTP: sandbox, both messengers, a real database and the real model."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.app import Bot, build_parts, prepare, running
from bot.clock import Clock
from bot.settings import NEW, Settings
from nlp.reader import Reader
from sandbox.app import create_app
from sandbox.folk import Group, Somebody
from sandbox.lab import Lab
from sandbox.serve import running as box_running
from services import membership
from storage.database import Database
from tests.journeys.lots import NoLot

TOKENS = {"telegram": "1000001:test-token-telegram", "bale": "2000002:test-token-bale"}
VALIASR = (35.7118, 51.4069)


class TownClock(Clock):
    """The real time, moved `ahead` where a test does not want to wait."""

    random = NoLot()

    def __init__(self) -> None:
        """Begin with the real time."""
        self.ahead = timedelta()

    def now(self) -> datetime:
        """This moment, and what it was moved by."""
        return super().now() + self.ahead


@dataclass
class Town:
    """A city with the bot at work in it."""

    lab: Lab
    settings: Settings
    database: Database
    reader: Reader
    clock: TownClock = field(default_factory=TownClock)

    @asynccontextmanager
    async def bot(self) -> AsyncIterator[Bot]:
        """The bot, running until the block ends."""
        parts = await build_parts(self.settings, self.database, self.reader, self.clock)
        async with running(parts, self.settings) as bot:
            yield bot

    async def person(self, messenger: str, name: str, **more: object) -> Somebody:
        """A new person who talks to our bot."""
        return await self.lab.person(messenger, name, bot=TOKENS[messenger], **more)

    async def group(self, messenger: str, members: list[Somebody], unit: str = "triage") -> Group:
        """A group of a unit's, bound the way people do it."""
        group = await self.lab.group(messenger, "گروه واحد", members=members, bot=TOKENS[messenger])
        parts = await build_parts(self.settings, self.database, self.reader, self.clock)
        async with self.database.write() as tx:
            code = await membership.make_code(parts.desk(tx), unit)
        await members[0].at(group).say(f"/bind {code}")
        await group.wait_for("این گروه از این پس")
        return group


@asynccontextmanager
async def opened(
    database: Database, reader: Reader, folder: Path, city: str = "tehran"
) -> AsyncIterator[Town]:
    """A fresh city, or none yet; the bot is started by the test."""
    async with box_running(create_app()) as base, Lab(base) as lab:
        wanted = {
            "telegram_token": TOKENS["telegram"],
            "bale_token": TOKENS["bale"],
            "telegram_api": lab.api("telegram"),
            "bale_api": lab.api("bale"),
            "data": folder,
            "city": city,
            "chat_rate": 1000,
            "group_rate": 60000,
            "telegram_rate": 1000,
            "bale_rate": 1000,
            "steps_at_night": True,
        }
        settings = Settings.model_validate(wanted)
        await prepare(settings, database, Clock())
        for messenger, token in TOKENS.items():
            await lab.bot(messenger, token)
        yield Town(lab, settings, database, reader)


@pytest.fixture
async def town(database: Database, reader: Reader, tmp_path: Path) -> AsyncIterator[Town]:
    """A fresh city."""
    async with opened(database, reader, tmp_path) as made:
        yield made


@pytest.fixture
async def no_town(database: Database, reader: Reader, tmp_path: Path) -> AsyncIterator[Town]:
    """A bot that has no city yet."""
    async with opened(database, reader, tmp_path, NEW) as made:
        yield made


ON_BOTH = ("test_topics.py", "test_a_month.py")
"""Stories told on PostgreSQL too; the services below all others are tested on both anyway."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tell most stories on SQLite only: each takes seconds, and the whole run has minutes."""
    here = Path(__file__).parent
    items[:] = [
        item
        for item in items
        if item.path.parent != here or item.path.name in ON_BOTH or "postgresql" not in item.nodeid
    ]
