"""The line: each chat in order, each event until it is done or set aside."""

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from conversation.events import Event
from storage import inbox
from storage.database import StorageFault
from storage.inbox import MOST_ATTEMPTS, InboxRow
from tests.bot.conftest import Workshop, said

Handle = Callable[[Event, InboxRow | None], Awaitable[None]]


@pytest.fixture(autouse=True)
def no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits long."""
    monkeypatch.setattr("bot.line.FIRST_PAUSE_S", 0.001)


def turn_by(workshop: Workshop, monkeypatch: pytest.MonkeyPatch, handle: Handle) -> None:
    """Have events handled like this."""
    monkeypatch.setattr(workshop.turn, "handle", handle)


async def states(workshop: Workshop) -> dict[str, int]:
    """How many stored updates wait still."""
    async with workshop.database.read() as tx:
        return {"new": len(await inbox.waiting(tx, ["bale"]))}


async def test_a_chat_is_served_in_order_and_chats_side_by_side(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A slow turn holds up its own chat only."""
    done: list[str] = []

    async def handle(event: Event, row: InboxRow | None) -> None:
        await asyncio.sleep(0.05 if event.text == "slow" else 0)
        done.append(event.text)

    turn_by(workshop, monkeypatch, handle)
    rows = [await workshop.row() for _ in range(3)]
    for row, (text, chat) in zip(rows, (("slow", 1), ("second", 1), ("other", 2)), strict=True):
        workshop.line.accept(said(text, chat=chat), row)
    assert workshop.line.length == 3
    await workshop.rest()

    assert done == ["other", "slow", "second"]
    assert workshop.line.length == 0


async def test_what_fails_once_is_tried_again(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before the next of its chat."""
    done: list[str] = []
    faults: list[Exception] = [StorageFault("locked"), KeyError("a bug")]

    async def handle(event: Event, row: InboxRow | None) -> None:
        if faults:
            raise faults.pop()
        done.append(event.text)

    turn_by(workshop, monkeypatch, handle)
    for text in ("a", "b"):
        workshop.line.accept(said(text), await workshop.row())
    await workshop.rest()

    assert done == ["a", "b"]


async def test_what_always_fails_is_set_aside_with_an_apology(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To whoever sent it, in private; the next of the chat is handled."""
    real = workshop.turn.handle
    tried: list[str] = []

    async def handle(event: Event, row: InboxRow | None) -> None:
        tried.append(event.text)
        if event.text == "poison":
            raise KeyError("a bug")
        await real(event, row)

    await workshop.hear(said("/help"))
    workshop.messenger.sent.clear()
    turn_by(workshop, monkeypatch, handle)
    for text in ("poison", "/help"):
        workshop.line.accept(said(text), await workshop.row())
    await workshop.rest()
    await workshop.deliver()

    assert tried == ["poison"] * MOST_ATTEMPTS + ["/help"]
    assert "به خاطر" in workshop.messenger.texts()[0]
    assert len(workshop.messenger.texts()) == 2
    assert await states(workshop) == {"new": 0}


async def test_a_group_gets_no_apology(workshop: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    """It asked for nothing."""

    async def handle(event: Event, row: InboxRow | None) -> None:
        raise KeyError("a bug")

    await workshop.hear(said("/help", chat=-5))
    workshop.messenger.sent.clear()
    turn_by(workshop, monkeypatch, handle)
    workshop.line.accept(said("x", chat=-5), await workshop.row())
    await workshop.rest()
    await workshop.deliver()

    assert workshop.messenger.sent == []
    assert await states(workshop) == {"new": 0}


async def test_while_the_database_is_away_nothing_is_given_up(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However long that takes, and even if the failure cannot be written down."""
    faults = 3 * MOST_ATTEMPTS
    done: list[str] = []
    real = inbox.failed

    async def handle(event: Event, row: InboxRow | None) -> None:
        nonlocal faults
        faults -= 1
        if faults > 0:
            raise StorageFault("away") if faults > 1 else KeyError("a bug")
        done.append(event.text)

    async def failed(*args: object) -> int:
        if not done and faults == 1:
            raise StorageFault("away")
        return await real(*args)  # type: ignore[arg-type]

    monkeypatch.setattr("bot.line.LONGEST_PAUSE_S", 0.001)
    monkeypatch.setattr("bot.line.inbox.failed", failed)
    turn_by(workshop, monkeypatch, handle)
    workshop.line.accept(said("a"), await workshop.row())
    await workshop.rest()

    assert done == ["a"]


async def test_what_cannot_even_be_set_aside_stops_nobody(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is looked at again at the next start."""
    done: list[str] = []

    async def handle(event: Event, row: InboxRow | None) -> None:
        if event.text == "poison":
            raise KeyError("a bug")
        done.append(event.text)

    async def failed(*args: object) -> int:
        raise ValueError("another bug")

    monkeypatch.setattr("bot.line.inbox.failed", failed)
    turn_by(workshop, monkeypatch, handle)
    for text in ("poison", "b"):
        workshop.line.accept(said(text), await workshop.row())
    await workshop.rest()

    assert done == ["b"]
