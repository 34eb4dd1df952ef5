"""A small city at work: a citizen, two units with groups, triage and an owner."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Any

import pytest

from conversation.events import Attachment, Pin
from conversation.gathering import Place
from conversation.replies import Edit, Reply, Say, Show, load_reply, topic_of, words
from domain.city import City
from domain.hours import Week
from domain.report import Happening, Report
from services import intake
from services.desk import Desk, Here
from services.intake import NewReport
from storage import groups, people, reports
from storage.city_files import read_city
from storage.database import Database
from storage.outbox import Letter

CITY = read_city(Path(__file__).parents[2] / "cities" / "demo")
NOW = datetime(2026, 3, 21, 8, 30, tzinfo=UTC)
OWNERS = frozenset({("bale", 99), ("telegram", 99)})
CITIZEN, OTHER_CITIZEN, OWNER = 1, 2, 99
WASTE, WASTE_2, ROADS, TRIAGE = -10, -11, -20, -90
ALI, SARA, REZA, TRIAGE_CLERK, LEFT = 11, 12, 21, 91, 13
GROUPS = {
    WASTE: ("urban_services_01", (ALI, SARA, LEFT)),
    ROADS: ("technical_01", (REZA,)),
    TRIAGE: ("triage", (TRIAGE_CLERK,)),
}
NAMES = {CITIZEN: "مریم محمدی", ALI: "علی", SARA: "سارا", REZA: "رضا"}
PHOTO = Attachment("photo", "f1", key="k" * 64)


def with_hours(week: Week | None, unit: str = "urban_services_01", city: City = CITY) -> City:
    """A city without holidays, with a unit that has hours of its own."""
    units = tuple(replace(one, hours=week) if one.key == unit else one for one in city.units)
    return replace(city, units=units, holidays=())


@dataclass
class Office:
    """Deeds done one by one, each in its own transaction, as the turn does them."""

    database: Database
    city: City = CITY
    now: datetime = NOW
    random: Random = field(default_factory=lambda: Random(7))

    @asynccontextmanager
    async def desk(self) -> AsyncIterator[Desk]:
        """A desk at a transaction of its own."""
        async with self.database.write() as tx:
            yield Desk(tx, self.city, self.now, self.random, owners=OWNERS)

    async def here(self, person: int, chat: int | None = None, topic: int = 0) -> Here:
        """This person, in this group, in a topic of it or in private."""
        chat = person if chat is None else chat
        async with self.database.write() as tx:
            kind = "private" if chat > 0 else "group"
            await people.open_chat(tx, "bale", chat, kind, "گروه" if chat < 0 else "")
            await people.meet(tx, "bale", person, NAMES.get(person, f"p{person}"), self.now)
            known = await people.acquaintance(tx, "bale", chat, person, topic)
        assert known.person
        assert known.chat
        return Here(known.person, known.chat)

    async def open_groups(self, *chats: int) -> None:
        """These groups are their units' from now on."""
        for chat in chats:
            unit, workers = GROUPS[chat]
            for worker in workers:
                here = await self.here(worker, chat)
                async with self.database.write() as tx:
                    await groups.bind(tx, here.chat.id, unit, here.person.id, self.now)
                    await people.note_worker(tx, here.person.id, here.chat.id, self.now)

    async def do(
        self, deed: Callable[..., Awaitable[Any]], here: Here, *args: Any, **more: Any
    ) -> "Post":
        """Do a deed; what it queued."""
        async with self.desk() as desk:
            await deed(desk, here, *args, **more)
        return Post(desk.letters)

    async def file(self, **changes: Any) -> tuple[Report, "Post"]:
        """The citizen files a report on a full bin in region 1."""
        new = NewReport(**(BIN | changes))
        here = await self.here(CITIZEN)
        async with self.desk() as desk:
            report = await intake.submit(desk, here, new)
        return report, Post(desk.letters)

    async def report(self, number: int) -> Report:
        """The report as it stands."""
        async with self.database.read() as tx:
            found = await reports.report(tx, number)
        assert found
        return found

    async def past(self, number: int) -> list[Happening]:
        """All that happened to a report."""
        async with self.database.read() as tx:
            return await reports.history(tx, number)

    async def bring_to(self, state: str, number: int) -> None:
        """Put a report into a state, as if all the moves had been made."""
        async with self.database.write() as tx:
            found = await reports.report(tx, number)
            assert found
            await reports.change(tx, found, state, self.now)

    def later(self, **span: Any) -> "Office":
        """The same office at another moment or with another city."""
        return replace(self, **span)


@dataclass
class Post:
    """What a deed queued."""

    letters: list[Letter]

    def to(self, chat: int) -> list[Reply]:
        """The replies for a chat, in order."""
        return [load_reply(letter.reply) for letter in self.letters if letter.chat == chat]

    def words(self, chat: int) -> str:
        """All that a chat reads, as bare words."""
        texts = [reply.text for reply in self.to(chat) if isinstance(reply, Say | Edit)]
        captions = [reply.caption for reply in self.to(chat) if isinstance(reply, Show)]
        return "\n".join(words(text) for text in [*texts, *captions])

    def verbs(self, chat: int) -> list[str]:
        """The deeds that the buttons shown in a chat offer."""
        shown = [reply.buttons for reply in self.to(chat) if isinstance(reply, Say | Edit)]
        data = [button.data for rows in shown for row in rows for button in row if button.data]
        return [one.split(":")[2] for one in data]

    @property
    def places(self) -> set[tuple[int, int]]:
        """Who hears something, and in which topic."""
        return {(one.chat, topic_of(load_reply(one.reply))) for one in self.letters}

    @property
    def chats(self) -> set[int]:
        """Who hears something."""
        return {letter.chat for letter in self.letters}


BIN: dict[str, Any] = {
    "origin": "serial", "story": "سطل زباله پر است", "subject": "bin_issue", "kind": "request",
    "decided_by": "model", "confidence": 0.9, "danger": None, "emergency": False,
    "place": Place(Pin(35.7, 51.4), ""), "region": "1", "media": (PHOTO,),
}  # fmt: skip


@pytest.fixture
async def office(database: Database) -> Office:
    """A city whose waste unit, road unit and triage have their groups."""
    made = Office(database)
    await made.open_groups(WASTE, ROADS, TRIAGE)
    return made


@pytest.fixture
def empty_office(database: Database) -> Office:
    """A city where nobody has a group yet."""
    return Office(database)
