"""Quiet dialogs are reminded of, then closed; nothing spoiled stops the rest."""

import asyncio
import json
from datetime import timedelta
from typing import Any

import pytest

from bot.turn import Turn
from conversation.events import Attachment, Event
from domain.errors import ShahrdadError
from storage import outbox, people, sessions
from storage.database import StorageFault
from storage.inbox import InboxRow
from storage.outbox import Letter
from tests.bot.conftest import NOW, Workshop, said
from tests.bot.test_turn import chat, dialog, keep


async def tick(workshop: Workshop, **span: float) -> list[str]:
    """Let time go by and tick; what was said since."""
    before = len(workshop.messenger.texts())
    workshop.clock.move(**span)
    await workshop.ticker.tick()
    await workshop.deliver()
    return workshop.messenger.texts()[before:]


async def test_a_quiet_dialog_is_reminded_of_once_and_closed_after_a_day(
    workshop: Workshop,
) -> None:
    """Nothing in between."""
    await workshop.hear(said("سطل زباله سر کوچه پر شده"))
    early = await tick(workshop, minutes=29)
    reminded = await tick(workshop, minutes=2)
    between = await tick(workshop, hours=20)
    closed = await tick(workshop, hours=4)

    assert (early, between) == ([], [])
    assert "نیمه‌کاره" in reminded[0]
    assert "بسته شد" in closed[0]
    assert await dialog(workshop) is None


async def test_an_album_is_counted_after_a_quiet_second(workshop: Workshop) -> None:
    """Not picture by picture."""
    workshop.messenger.fetches += [b"1", b"2"]
    await workshop.hear(said("/report"))
    first = said(number=5, media=(Attachment("photo", "a"),), album="g")
    second = said(number=6, media=(Attachment("photo", "b"),), album="g")
    await workshop.hear(first, second)

    assert (await dialog(workshop))["dialog"] == "report"
    await tick(workshop, seconds=2)


async def test_who_is_gone_is_not_reminded(workshop: Workshop) -> None:
    """Nor does a reminder make his chat come back."""
    await workshop.hear(said("سطل زباله سر کوچه پر شده"))
    async with workshop.database.write() as tx:
        await people.mark_gone(tx, "bale", 1, NOW)
    told = [*await tick(workshop, minutes=31), *await tick(workshop, hours=25)]

    assert told == []
    assert (await chat(workshop, 1)).gone_at == NOW
    assert await dialog(workshop) is None


async def test_a_dialog_that_cannot_be_woken_holds_up_nobody(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It sleeps until its person writes; the others are woken, the post is sent."""
    await workshop.hear(said("سطل زباله سر کوچه پر شده"), said("سطل پر شده است", chat=2))
    real = workshop.turn.handle

    async def handle(event: Event, row: InboxRow | None) -> None:
        if event.chat.id == 1:
            raise KeyError("a bug")
        await real(event, row)

    monkeypatch.setattr(workshop.turn, "handle", handle)
    await tick(workshop, minutes=31)
    async with workshop.database.read() as tx:
        due = await sessions.sleepers(tx, ["bale"], workshop.clock.now() + timedelta(hours=2), 9)

    assert "نیمه‌کاره" in workshop.messenger.texts(2)[-2]
    assert due == []
    assert await dialog(workshop) is not None


async def test_a_dialog_whose_city_changed_is_let_go(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Said once, not twice a second for ever."""
    from domain.city import UnknownKey

    await workshop.hear(said("سطل زباله سر کوچه پر شده"))

    async def plan(*args: Any) -> None:
        raise UnknownKey("subject", "gone")

    monkeypatch.setattr("bot.plan.Planner.plan", plan)
    first = await tick(workshop, minutes=31)
    second = await tick(workshop, minutes=31)

    assert (len(first), second) == (1, [])
    assert await dialog(workshop) is None


async def test_post_that_is_due_is_sent(workshop: Workshop) -> None:
    """Even if nobody poked."""
    async with workshop.database.write() as tx:
        say = '{"text":[{"text":"a"}],"form":"say"}'
        await outbox.add(tx, [Letter("bale", 1, False, say)], NOW)

    assert await tick(workshop) == ["a"]


@pytest.mark.parametrize("trouble", [StorageFault("away"), KeyError("a bug")])
async def test_a_tick_that_fails_is_followed_by_another(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch, trouble: Exception
) -> None:
    """The clock never stops."""
    ticks = 0
    enough = asyncio.Event()

    async def look() -> None:
        nonlocal ticks
        ticks += 1
        if ticks == 3:
            enough.set()
        raise trouble

    monkeypatch.setattr("bot.ticker.TICK_S", 0)
    monkeypatch.setattr(workshop.sender, "look", look)
    workshop.tasks.start(workshop.ticker.run())
    await asyncio.wait_for(enough.wait(), 5)

    assert ticks >= 3


async def test_a_database_that_is_away_wakes_nobody_for_good(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The next tick tries again."""
    await workshop.hear(said("سطل زباله سر کوچه پر شده"))

    async def handle(*args: Any) -> None:
        raise StorageFault("away")

    with monkeypatch.context() as patch:
        patch.setattr(Turn, "handle", handle)
        with pytest.raises(ShahrdadError):
            await tick(workshop, minutes=31)

    assert await tick(workshop)


async def test_a_spoiled_dialog_is_woken_in_silence(workshop: Workshop) -> None:
    """There is nothing to remind of."""
    await workshop.hear(said("/help"))
    await keep(workshop, json.dumps({"spoiled": True}))

    assert await tick(workshop) == []
