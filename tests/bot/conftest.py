"""The bot without a network: a messenger that can fail on purpose, a clock that stands still."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest

from bot.clock import Clock
from bot.line import Line
from bot.messengers.port import Abilities, FilePath, Profile, RawUpdate, Sent
from bot.parts import Parts, Tasks
from bot.polling import Intake
from bot.sender import Sender
from bot.ticker import Ticker
from bot.turn import Turn
from conversation.events import Chat, Event, Press
from conversation.events import Sender as Person
from conversation.replies import Answer, Edit, Reply, Say, Show, words
from geo.spot import Candidate, Spot
from nlp.reading import Reading
from storage import inbox
from storage.city_files import read_city
from storage.database import Database
from storage.files import FileStore
from storage.inbox import InboxRow

CITY = read_city(Path(__file__).parents[2] / "cities" / "demo")
NOW = datetime(2026, 3, 21, 8, 30, tzinfo=UTC)
ABILITIES = Abilities(4096, 1024, 10, 20, True, 1000, 1000, 60000)


class FakeClock(Clock):
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        """Stand at `NOW`; chance is always the same."""
        self.time = NOW
        self.random = Random(7)

    def now(self) -> datetime:
        """The moment it stands at."""
        return self.time

    def move(self, **span: float) -> None:
        """Let time go by."""
        self.time += timedelta(**span)


class FakeReader:
    """Takes every message for a full bin."""

    version = ""

    def read(self, text: str) -> Reading:
        """Say that it is surely about a bin."""
        top = (("bin_issue", 0.9),)
        return Reading("bin_issue", "cleaning", "request", False, 0.9, "auto", top)

    def reload_if_changed(self) -> bool:
        """There is only one of it."""
        return False


class FakeLocator:
    """Finds every point in region 1, and no words at all."""

    def at(self, latitude: float, longitude: float) -> Spot:
        """Say that it lies well within region 1."""
        return Spot("1", None, None, (), True, False, 900, 1, "border")

    def search(self, text: str) -> tuple[Candidate, ...]:
        """Find nothing."""
        return ()

    def read(self, text: str) -> tuple[float, float] | None:
        """Find no point."""
        return None

    def describe(self, latitude: float, longitude: float, *, with_region: bool = True) -> str:
        """Have nothing to say."""
        return ""


@dataclass
class FakeMessenger:
    """A messenger in memory. `troubles` are raised by the next sends, in order; `None` is none."""

    name: str = "bale"
    abilities: Abilities = ABILITIES
    sent: list[tuple[int, Reply, int | None]] = field(default_factory=list)
    troubles: deque[Exception | None] = field(default_factory=deque)
    batches: deque[list[RawUpdate] | Exception] = field(default_factory=deque)
    offsets: list[int] = field(default_factory=list)
    reads: Callable[[RawUpdate], Event | None] | None = None
    fetches: deque[bytes | Exception] = field(default_factory=deque)
    idle: asyncio.Event = field(default_factory=asyncio.Event)

    async def profile(self) -> Profile:
        """A bot."""
        return Profile(1, "bot", "bot")

    async def updates(self, offset: int, wait_s: int) -> list[RawUpdate]:
        """The next batch; when there is none, wait for ever."""
        self.offsets.append(offset)
        if not self.batches:
            self.idle.set()
            await asyncio.Event().wait()
        batch = self.batches.popleft()
        if isinstance(batch, Exception):
            raise batch
        return batch

    def read(self, raw: RawUpdate) -> Event | None:
        """The words in an update, said by the person and in the chat it names."""
        if self.reads:
            return self.reads(raw)
        return said(raw["text"], number=raw["update_id"], chat=raw.get("chat", 1))

    async def send(
        self, chat_id: int, reply: Reply, files: FilePath, message_id: int | None
    ) -> Sent:
        """Keep what is sent, or fail as told."""
        trouble = self.troubles.popleft() if self.troubles else None
        if trouble:
            raise trouble
        self.sent.append((chat_id, reply, message_id))
        return Sent((100 + len(self.sent),))

    async def fetch(self, file_id: str, into: Path) -> None:
        """Write the next file, or fail as told."""
        content = self.fetches.popleft()
        if isinstance(content, Exception):
            raise content
        await asyncio.to_thread(into.write_bytes, content)

    async def offer(self, commands: Sequence[tuple[str, str]]) -> None:
        """There is no menu."""

    async def receive_at(self, url: str | None, secret: str) -> None:
        """Nothing to set."""

    async def close(self) -> None:
        """Nothing to let go of."""

    def texts(self, chat: int = 1) -> list[str]:
        """What a chat reads, in order."""
        return [told(reply) for to, reply, _ in self.sent if to == chat]


def told(reply: Reply) -> str:
    """A reply as bare words."""
    match reply:
        case Say() | Edit():
            return words(reply.text)
        case Show():
            return words(reply.caption)
        case Answer():
            return reply.text
    return ""


def said(text: str = "", *, number: int = 1, chat: int = 1, who: int = 0, **more: Any) -> Event:
    """A message; in private where the chat's number is positive."""
    person = who or abs(chat)
    kind: Any = "private" if chat > 0 else "group"
    facts: dict[str, Any] = {
        "messenger": "bale", "update_id": number, "chat": Chat("bale", chat, kind, "گروه"),
        "sender": Person("bale", person, f"p{person}"), "at": NOW, "message_id": number,
        "text": text,
    }  # fmt: skip
    return Event(**(facts | more))


def pressed(data: str, *, number: int = 1, chat: int = 1, who: int = 0) -> Event:
    """A press on a button."""
    return said(number=number, chat=chat, who=who, press=Press(f"press{number}", data))


@dataclass
class Workshop:
    """The bot's parts put together; nothing runs until the test says so."""

    parts: Parts
    messenger: FakeMessenger
    clock: FakeClock
    tasks: Tasks
    turn: Turn = field(init=False)
    sender: Sender = field(init=False)
    line: Line = field(init=False)
    intake: Intake = field(init=False)
    ticker: Ticker = field(init=False)
    poked: list[tuple[str, int]] = field(default_factory=list)
    numbers: int = 1000

    def __post_init__(self) -> None:
        """Put together what works on the parts."""
        self.sender = Sender(self.parts, self.tasks)
        self.turn = Turn(self.parts, lambda name, chat: self.poked.append((name, chat)))
        self.line = Line(self.parts, self.turn, self.tasks)
        self.intake = Intake(self.parts, self.line)
        self.ticker = Ticker(self.parts, self.turn, self.sender)

    @property
    def database(self) -> Database:
        """The database at work."""
        return self.parts.database

    async def row(self) -> InboxRow:
        """A stored update to be handled."""
        self.numbers += 1
        async with self.database.write() as tx:
            (row,) = await inbox.store(tx, "bale", [(self.numbers, "{}")], self.clock.now())
        return row

    async def hear(self, *events: Event) -> list[str]:
        """Handle events one by one; what each chat was told since, in order."""
        before = len(self.messenger.sent)
        for event in events:
            await self.turn.handle(event, await self.row())
            await self.deliver()
        return [told(reply) for _, reply, _ in self.messenger.sent[before:]]

    async def deliver(self) -> None:
        """Send what is due, until nothing is."""
        await self.sender.look()
        await self.rest()

    async def rest(self) -> None:
        """Wait until all background work is done."""
        while running := list(self.tasks._running):
            await asyncio.wait(running)
            await asyncio.sleep(0)


@asynccontextmanager
async def opened(database: Database, folder: Path) -> AsyncIterator[Workshop]:
    """A workshop at a database; its background work ends with the block."""
    messenger, clock = FakeMessenger(), FakeClock()
    parts = Parts(
        database=database,
        files=FileStore(folder / "media"),
        city=CITY,
        reader=FakeReader(),
        locator=FakeLocator(),
        messengers={"bale": messenger},
        clock=clock,
        owners=frozenset({("bale", 99)}),
    )
    async with asyncio.TaskGroup() as group:
        tasks = Tasks(group)
        yield Workshop(parts, messenger, clock, tasks)
        tasks.stop()


@pytest.fixture
async def workshop(database: Database, tmp_path: Path) -> AsyncIterator[Workshop]:
    """The bot on a database of each kind."""
    async with opened(database, tmp_path) as made:
        yield made
