"""Figures that come of themselves: once a day to headquarters, once a week to unit heads."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import delete, select

from bot.digests import Digests
from conversation.replies import Say, Show, load_reply, words
from storage import groups, roles
from storage.database import Database
from storage.tables import Outgoing
from tests.bot.conftest import Workshop, opened
from tests.storage.rows import a_chat, a_person, a_report

CENTRE, HEAD = -50, 21
MIDNIGHT = datetime(2026, 3, 20, 20, 30, tzinfo=UTC)
"""When Saturday the 21st of March 2026 begins in Tehran."""
EARLY = MIDNIGHT.replace(hour=4, minute=0, day=21)
"""Half past seven there; headquarters are told at eight."""


@pytest.fixture
async def city(database: Database, tmp_path: Path) -> AsyncIterator[Workshop]:
    """A city with headquarters' group and a head, where one report came on Friday."""
    async with opened(database, tmp_path) as shop:
        shop.clock.time = EARLY
        async with database.write() as tx:
            person, chat = await a_person(tx, HEAD), await a_chat(tx, HEAD)
            centre = await a_chat(tx, CENTRE, "group")
            await groups.bind(tx, centre, "headquarters", person, EARLY)
            await roles.grant(tx, person, chat, "parks", "head", EARLY)
            opened_at = MIDNIGHT.replace(hour=6)
            await a_report(tx, unit="parks", opened_at=opened_at, due_at=opened_at)
        yield shop


async def look(shop: Workshop) -> list[tuple[int, str]]:
    """Let a bot that was just started look; what was queued since, by chat."""
    async with shop.database.write() as tx:
        await tx.execute(delete(Outgoing))
    await Digests(shop.parts, lambda *_: None).look()
    return await _queued(shop)


async def _queued(shop: Workshop) -> list[tuple[int, str]]:
    async with shop.database.read() as tx:
        rows = await tx.execute(select(Outgoing.chat, Outgoing.reply).order_by(Outgoing.id))
    return [(chat, _said(reply)) for chat, reply in rows]


def _said(reply: str) -> str:
    read = load_reply(reply)
    if isinstance(read, Show):
        return f"{len(read.files)} files"
    return words(read.text) if isinstance(read, Say) else ""


async def test_headquarters_hear_of_yesterday_once_a_day(city: Workshop) -> None:
    """Not before eight, then once, whoever looks again and however often it is started."""
    assert [] == await look(city)
    city.clock.move(minutes=31)
    told = [said for chat, said in await look(city) if chat == CENTRE]

    assert 2 == len(told)
    assert "صبح به‌خیر" in told[1]
    assert "رسیده: ۱" in told[1]
    city.clock.move(hours=3)
    assert [] == await look(city)


async def test_heads_hear_of_their_unit_once_a_week(city: Workshop) -> None:
    """On Saturday, in private, their own unit's figures of seven days."""
    city.clock.move(minutes=31)
    told = [said for chat, said in await look(city) if chat == HEAD]

    assert 1 == len(told)
    assert "ادارهٔ بوستان‌ها" in told[0]
    assert "رسیده: ۱" in told[0]
    city.clock.move(days=3)
    assert [] == [said for chat, said in await look(city) if chat == HEAD]


async def test_after_an_outage_only_the_newest_come_and_not_at_night(city: Workshop) -> None:
    """Missed days are not made up for; a bot that comes back at night waits for the morning."""
    city.clock.move(minutes=31)
    await look(city)
    city.clock.time = datetime(2026, 3, 28, 19, 0, tzinfo=UTC)
    async with city.database.write() as tx:
        for number, day in enumerate((24, 26, 27, 28)):
            at = datetime(2026, 3, day, 9, tzinfo=UTC)
            facts = {"code": f"{number:09d}", "origin": f"1:{number}"}
            await a_report(tx, unit="parks", opened_at=at, due_at=at, **facts)
    assert [] == await look(city)
    city.clock.time = datetime(2026, 3, 29, 9, 0, tzinfo=UTC)
    told = await look(city)

    assert 2 == sum("files" in said or "صبح" in said for chat, said in told if chat == CENTRE)
    weekly = [said for chat, said in told if chat == HEAD]
    assert 1 == len(weekly)
    assert "رسیده: ۳" in weekly[0]


async def test_where_nothing_happened_nobody_is_told(city: Workshop) -> None:
    """A day without anything is no news."""
    city.clock.move(days=5, minutes=31)

    assert [] == [said for chat, said in await look(city) if chat == CENTRE]


async def test_a_running_bot_asks_every_few_minutes_only(city: Workshop) -> None:
    """Ticks between looks do not touch the database."""
    city.clock.move(minutes=31)
    digests = Digests(city.parts, lambda *_: None)
    await digests.look()
    broken = city.parts.database
    city.parts.database = None  # type: ignore[assignment]
    await digests.look()
    city.parts.database = broken


async def test_an_export_holds_up_no_tick(city: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    """Figures that are due wait until it is done, and then they come; the clock goes on."""
    looked, look = asyncio.Event(), Digests.look

    async def watched(digests: Digests) -> None:
        await look(digests)
        looked.set()

    monkeypatch.setattr(Digests, "look", watched)
    city.clock.move(minutes=31)
    async with city.parts.surveying, asyncio.timeout(5):
        city.tasks.start(city.ticker.send_figures())
        await city.ticker.tick()
        assert [] == await _queued(city)
    await asyncio.wait_for(looked.wait(), 5)

    assert CENTRE in {chat for chat, _ in await _queued(city)}
