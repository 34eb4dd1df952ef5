"""Crowds of reports: found once a day, told to the owners."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import select

from bot.parts import Parts
from bot.rounds import Rounds
from bot.settings import CITIES
from conversation.replies import Say, load_reply, words
from geo.locator import Locator
from nlp.reading import NOTHING, Reading
from services.crowds import growing_crowds
from storage import groups, people, reports, schema
from storage.city_files import read_city
from storage.database import Database
from storage.files import FileStore
from storage.reports import Entry
from storage.tables import Outgoing
from tests.storage.test_nearby import citizen, filing

NOW = datetime(2026, 3, 1, 9, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
VANAK = (35.7573, 51.4096)


class FakeClock:
    """A clock that stands until it is set."""

    random = Random(1)
    time = NOW

    def now(self) -> datetime:
        """The time it was set to."""
        return self.time


class SilentReader:
    """Nobody reads anything here."""

    version = "none"

    def read(self, text: str) -> Reading:
        """No report."""
        return NOTHING

    def reload_if_changed(self) -> bool:
        """There is no model."""
        return False


@pytest.fixture
async def parts(database: Database, tmp_path: Path) -> Parts:
    """What a round needs, with one owner who has written to the bot."""
    await schema.upgrade(database)
    async with database.write() as tx:
        await people.open_chat(tx, "telegram", 1, "private", "")
    return Parts(
        database=database,
        files=FileStore(tmp_path),
        city=read_city(CITIES / "tehran"),
        reader=SilentReader(),
        locator=Locator.load(CITIES / "tehran"),
        messengers={},
        clock=FakeClock(),  # type: ignore[arg-type]
        owners=frozenset({("telegram", 1)}),
    )


async def file(parts: Parts, count: int, first: int, at: datetime) -> None:
    """So many potholes at Vanak square."""
    async with parts.database.write() as tx:
        who = await citizen(tx)
        for number in range(first, first + count):
            where = {"latitude": VANAK[0] + number * 1e-5, "longitude": VANAK[1]}
            await reports.file_report(tx, filing(number, who, opened_at=at, **where))


async def told(parts: Parts) -> list[str]:
    """What the owner was told."""
    async with parts.database.read() as tx:
        queued = await tx.execute(select(Outgoing.reply).order_by(Outgoing.id))
    said = [load_reply(row[0]) for row in queued]
    return [words(reply.text) for reply in said if isinstance(reply, Say)]


async def test_a_crowd_is_told_once_and_again_when_it_grows(parts: Parts) -> None:
    """The owner hears number, subject and place; the next day only what is new."""
    poked: list[tuple[str, int]] = []
    clock: FakeClock = parts.clock  # type: ignore[assignment]
    look = rounds_of(parts, poked.append)
    await file(parts, 7, 0, NOW - HOUR)
    await look()
    assert len(await told(parts)) == 1
    assert "۷ گزارش" in (await told(parts))[0]
    assert "میدان ونک" in (await told(parts))[0]
    assert poked == [("telegram", 1)]

    clock.time = NOW + HOUR
    await file(parts, 1, 10, clock.time)
    await look()
    assert len(await told(parts)) == 1
    clock.time = NOW + DAY
    await look()
    assert "۸ گزارش" in (await told(parts))[1]
    clock.time = NOW + 2 * DAY
    await look()

    assert len(await told(parts)) == 2


async def test_headquarters_reads_every_week_what_was_not_accepted(parts: Parts) -> None:
    """Once for each week, and nothing where nothing was rejected."""
    clock: FakeClock = parts.clock  # type: ignore[assignment]
    poked: list[tuple[str, int]] = []
    look = rounds_of(parts, poked.append)
    await reject_one(parts, NOW - HOUR)
    await look()
    await look()
    assert [text.count("▫️") for text in await told(parts)] == [1]
    assert poked == [("bale", -90)]

    clock.time = NOW + 7 * DAY
    await look()
    await reject_one(parts, clock.time + HOUR, number=2)
    clock.time = NOW + 14 * DAY
    await look()

    assert [text.count("▫️") for text in await told(parts)] == [1, 1]


async def reject_one(parts: Parts, at: datetime, number: int = 1) -> None:
    """A report was rejected in the centre's group."""
    async with parts.database.write() as tx:
        who = await citizen(tx)
        report = await reports.file_report(tx, filing(number, who, opened_at=at))
        await people.open_chat(tx, "bale", -90, "group", "مرکز")
        assert report
        line = Entry(
            report_id=report.id, at=at, actor="triage", person_id=report.author_id,
            move="reject", state="rejected", words="test",
        )  # fmt: skip
        await reports.record(tx, line)
        known = await people.chat_at(tx, "bale", -90)
        assert known
        await groups.bind(tx, known.id, parts.city.headquarters, report.author_id, at)


def rounds_of(
    parts: Parts, poke: Callable[[tuple[str, int]], None]
) -> Callable[[], Awaitable[None]]:
    """Looks as a bot that was just started does."""
    return lambda: Rounds(parts, lambda messenger, chat: poke((messenger, chat))).look()


async def test_a_running_bot_asks_the_database_every_ten_minutes_only(parts: Parts) -> None:
    """Twice a second would be far too often."""
    rounds = Rounds(parts, lambda messenger, chat: None)
    await rounds.look()
    await parts.database.close()
    broken = parts.database
    parts.database = None  # type: ignore[assignment]
    await rounds.look()
    parts.database = broken


def test_different_subjects_make_no_crowd() -> None:
    """Three potholes and three lamps are nothing to raise an alarm for."""
    here = [(subject, *VANAK, NOW) for subject in ("pothole", "street_light") for _ in range(3)]

    assert growing_crowds(here, NOW - DAY) == []
    assert growing_crowds([*here, *here], NOW - DAY)[0].count == 6
    assert growing_crowds([*here, *here], NOW) == []
