"""Updates come in: stored before they are confirmed, each once, whatever they look like."""

import asyncio
from typing import Any

import pytest

from conversation.events import Event
from domain.errors import Misconfigured, SlowDown, Unreachable
from storage import inbox
from storage.database import StorageFault
from tests.bot.conftest import FakeMessenger, Workshop, said


class Listener:
    """A line that only listens."""

    length = 0

    def __init__(self) -> None:
        """Nothing heard yet."""
        self.heard: list[str] = []

    def accept(self, event: Event, row: inbox.InboxRow) -> None:
        """Note the words."""
        self.heard.append(event.text)


@pytest.fixture
def listener(workshop: Workshop, monkeypatch: pytest.MonkeyPatch) -> Listener:
    """A listener in the place of the line; nobody waits long."""
    heard = Listener()
    monkeypatch.setattr(workshop.intake, "_line", heard)
    monkeypatch.setattr("bot.polling.FIRST_PAUSE_S", 0.001)
    return heard


def update(number: int, text: str = "x", **more: Any) -> dict[str, Any]:
    """A raw update."""
    return {"update_id": number, "text": text} | more


async def poll(workshop: Workshop, messenger: FakeMessenger | None = None) -> None:
    """Poll until nothing more comes, then be killed."""
    messenger = messenger or workshop.messenger
    messenger.idle.clear()
    task = asyncio.ensure_future(workshop.intake.poll(messenger))
    await asyncio.wait_for(messenger.idle.wait(), 5)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


async def waiting(workshop: Workshop) -> list[str]:
    """What is stored and not handled."""
    async with workshop.database.read() as tx:
        return [row.raw for row in await inbox.waiting(tx, ["bale"])]


async def test_updates_are_confirmed_after_they_are_stored(
    workshop: Workshop, listener: Listener
) -> None:
    """Asking from the next number is the confirmation."""
    workshop.messenger.batches += [[update(5, "a"), update(6, "b")], [update(7, "c")]]
    await poll(workshop)

    assert workshop.messenger.offsets == [0, 7, 8]
    assert listener.heard == ["a", "b", "c"]


async def test_after_a_crash_it_goes_on_where_it_was(
    workshop: Workshop, listener: Listener
) -> None:
    """What was stored is handled, what comes twice is dropped, the offset is that of the newest."""
    await workshop.intake.store(workshop.messenger, [update(5, "a")])
    listener.heard.clear()
    workshop.messenger.batches.append([update(5, "a"), update(6, "b")])
    await workshop.intake.catch_up()
    await poll(workshop)

    assert workshop.messenger.offsets == [6, 7]
    assert listener.heard == ["a", "b"]


async def test_numbers_may_begin_anew(workshop: Workshop, listener: Listener) -> None:
    """Telegram does so after a quiet week: what is lower is confirmed like all else."""
    workshop.messenger.batches += [[update(900, "a")], [update(3, "b")]]
    await poll(workshop)

    assert workshop.messenger.offsets == [0, 901, 4]
    assert listener.heard == ["a", "b"]


@pytest.mark.parametrize(
    "trouble",
    [Unreachable("502"), SlowDown(0.001), Misconfigured("401"), StorageFault("locked"), KeyError()],
)
async def test_whatever_fails_is_tried_again(
    workshop: Workshop, listener: Listener, trouble: Exception
) -> None:
    """From the same number on."""
    workshop.messenger.batches += [[update(1, "a")], trouble, [update(2, "b")]]
    await poll(workshop)

    assert workshop.messenger.offsets == [0, 2, 2, 3]
    assert listener.heard == ["a", "b"]


async def test_what_is_not_stored_is_not_confirmed(
    workshop: Workshop, listener: Listener, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The database was away: the messenger still has it."""
    real, faults = inbox.store, [StorageFault("away")]

    async def store(*args: Any) -> list[inbox.InboxRow]:
        if faults:
            raise faults.pop()
        return await real(*args)

    monkeypatch.setattr("bot.polling.inbox.store", store)
    workshop.messenger.batches += [[update(1, "a")], [update(1, "a")]]
    await poll(workshop)

    assert workshop.messenger.offsets == [0, 0, 2]
    assert listener.heard == ["a"]


async def test_a_broken_update_is_set_aside_and_stops_nobody(
    workshop: Workshop, listener: Listener
) -> None:
    """Whatever the reader stumbles over; nor does one that concerns nobody."""

    def reads(raw: dict[str, Any]) -> Event | None:
        match raw["text"]:
            case "broken":
                raise ValueError("no chat")
            case "bug":
                raise AttributeError("a bug of ours")
            case "nobody":
                return None
        return said(raw["text"])

    workshop.messenger.reads = reads
    texts = ("broken", "bug", "nobody", "half \ud83d", "fine")
    workshop.messenger.batches.append([update(n, text) for n, text in enumerate(texts, 1)])
    await poll(workshop)

    assert listener.heard == ["half ?", "fine"]
    assert len(await waiting(workshop)) == 2


async def test_an_update_without_a_number_stops_nobody(
    workshop: Workshop, listener: Listener
) -> None:
    """It can be neither kept nor confirmed; nor can one of a number no table holds."""
    workshop.messenger.batches += [[{"text": "a"}], [{"text": "b", "update_id": 2**70}]]
    workshop.messenger.batches.append([{"text": "c"}, update(1, "d")])
    await poll(workshop)

    assert listener.heard == ["d"]


async def test_a_messenger_that_fails_does_not_stop_the_other(
    workshop: Workshop, listener: Listener
) -> None:
    """Each is polled for itself."""
    other = FakeMessenger("telegram")
    other.batches += [Unreachable("away")] * 3
    workshop.messenger.batches.append([update(1, "a")])
    await asyncio.gather(poll(workshop, other), poll(workshop))

    assert listener.heard == ["a"]


async def test_what_cannot_be_set_aside_waits_for_the_next_start(
    workshop: Workshop, listener: Listener, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Those stored with it are handled all the same."""

    async def finish(*args: Any) -> bool:
        raise StorageFault("away")

    monkeypatch.setattr("bot.polling.inbox.finish", finish)
    workshop.messenger.reads = lambda raw: said("b") if raw["text"] == "b" else None
    await workshop.intake.store(workshop.messenger, [update(1, "a"), update(2, "b")])

    assert listener.heard == ["b"]
    assert len(await waiting(workshop)) == 2


async def test_a_long_line_is_waited_for(
    workshop: Workshop, listener: Listener, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The messenger keeps updates better than memory does."""
    listener.length = 5000
    task = asyncio.ensure_future(workshop.intake.poll(workshop.messenger))
    await asyncio.sleep(0.01)
    assert workshop.messenger.offsets == []

    listener.length = 0
    await asyncio.wait_for(workshop.messenger.idle.wait(), 5)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
