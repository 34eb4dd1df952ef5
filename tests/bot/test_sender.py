"""What waits in the outbox is sent: in order, once, whatever the messenger says."""

import asyncio

import pytest

from bot.sender import GIVE_UP_AFTER, MOST_BREAKS
from conversation.replies import Answer, Edit, Reply, Retire, Say, dump_reply, plain
from domain.errors import (
    Misconfigured,
    Moved,
    RecipientGone,
    Rejected,
    SlowDown,
    Unreachable,
)
from storage import groups, outbox, people
from storage.database import StorageFault
from storage.outbox import Letter
from tests.bot.conftest import NOW, Workshop

OWNER, GROUP = 99, -10


def say(text: str, card: str | None = None) -> Say:
    """Plain words."""
    return Say(text=plain(text), card=card)


async def post(workshop: Workshop, *replies: Reply | str, chat: int = 1) -> None:
    """Queue replies, or raw rows, for a chat."""
    raw = [reply if isinstance(reply, str) else dump_reply(reply) for reply in replies]
    letters = [Letter("bale", chat, chat < 0, one, 7) for one in raw]
    async with workshop.database.write() as tx:
        await outbox.add(tx, letters, workshop.clock.now())


async def census(workshop: Workshop) -> dict[str, int]:
    """How many rows are in each state."""
    async with workshop.database.read() as tx:
        return await outbox.census(tx)


async def test_replies_leave_in_order(workshop: Workshop) -> None:
    """Chat by chat."""
    await post(workshop, *(say(str(n)) for n in range(5)))
    await post(workshop, say("other"), chat=2)
    await workshop.deliver()

    assert workshop.messenger.texts(1) == ["0", "1", "2", "3", "4"]
    assert workshop.messenger.texts(2) == ["other"]
    assert await census(workshop) == {"sent": 6}


async def test_a_pause_asked_for_is_kept(workshop: Workshop) -> None:
    """Nothing leaves before its end, then all in order."""
    workshop.messenger.troubles.append(SlowDown(0.05))
    await post(workshop, say("a"), say("b"))
    await workshop.deliver()
    assert workshop.messenger.texts() == []

    workshop.clock.move(seconds=0.05)
    await workshop.deliver()
    assert workshop.messenger.texts() == ["a", "b"]


@pytest.mark.parametrize(
    "trouble", [Unreachable("away"), Misconfigured("refused"), KeyError("a bug")]
)
async def test_what_fails_for_now_is_tried_again_ever_later(
    workshop: Workshop, trouble: Exception
) -> None:
    """After one second, then two; the row behind waits with it."""
    workshop.messenger.troubles += [trouble, trouble]
    await post(workshop, say("a"), say("b"))
    heard = []
    for seconds in (0, 1, 1, 1):
        workshop.clock.move(seconds=seconds)
        await workshop.deliver()
        heard.append(len(workshop.messenger.troubles))

    assert heard == [1, 0, 0, 0]
    assert workshop.messenger.texts() == ["a", "b"]


async def test_who_blocked_us_is_marked_and_left_alone(workshop: Workshop) -> None:
    """Nothing of his is tried again."""
    async with workshop.database.write() as tx:
        await people.open_chat(tx, "bale", 1, "private", "")
    workshop.messenger.troubles.append(RecipientGone("blocked"))
    await post(workshop, say("a"), say("b"))
    await workshop.deliver()

    assert await census(workshop) == {"dead": 2}
    async with workshop.database.read() as tx:
        chat = await people.chat_at(tx, "bale", 1)
    assert chat
    assert chat.gone_at == NOW


async def test_owners_hear_of_a_units_group_that_is_gone(workshop: Workshop) -> None:
    """Its cards are lost with it."""
    async with workshop.database.write() as tx:
        await people.open_chat(tx, "bale", OWNER, "private", "")
        await people.open_chat(tx, "bale", GROUP, "group", "گروه پسماند")
        await people.meet(tx, "bale", OWNER, "p", NOW)
        chat, owner = (await people.chat_at(tx, "bale", GROUP)), None
        owner = await people.person_at(tx, "bale", OWNER)
        assert chat
        assert owner
        await groups.bind(tx, chat.id, "triage", owner.id, NOW)
    workshop.messenger.troubles.append(RecipientGone("kicked"))
    await post(workshop, say("card"), chat=GROUP)
    await workshop.deliver()
    await workshop.deliver()

    assert len(workshop.messenger.texts(OWNER)) == 1
    assert "گروه پسماند" in workshop.messenger.texts(OWNER)[0]


async def test_a_moved_group_gets_its_post_at_the_new_id(workshop: Workshop) -> None:
    """At once and in order."""
    workshop.messenger.troubles.append(Moved(-1010))
    await post(workshop, say("a"), say("b"), chat=GROUP)
    await workshop.deliver()

    assert workshop.messenger.texts(-1010) == ["a", "b"]


async def test_what_is_refused_for_good_lets_the_next_pass(workshop: Workshop) -> None:
    """It stays as a dead letter."""
    workshop.messenger.troubles.append(Rejected("too long"))
    await post(workshop, say("a"), say("b"))
    await workshop.deliver()

    assert workshop.messenger.texts() == ["b"]
    assert await census(workshop) == {"dead": 1, "sent": 1}


@pytest.mark.parametrize("reply", [Answer(press_id="p"), Retire(message_id=5)])
async def test_what_is_worthless_later_is_not_tried_again(workshop: Workshop, reply: Reply) -> None:
    """The answer to a press, the buttons of an old message."""
    workshop.messenger.troubles.append(Unreachable("away"))
    await post(workshop, reply, say("b"))
    await workshop.deliver()

    assert workshop.messenger.texts() == ["b"]


async def test_after_a_day_a_row_is_given_up(workshop: Workshop) -> None:
    """Nobody wants to hear it any more; younger ones are still tried."""
    await post(workshop, say("old"))
    workshop.clock.move(seconds=GIVE_UP_AFTER.total_seconds() + 1)
    await post(workshop, say("new"))
    workshop.messenger.troubles += [Unreachable("away"), None]
    await workshop.deliver()

    assert workshop.messenger.texts() == ["new"]


async def test_a_row_that_cannot_be_read_is_set_aside(workshop: Workshop) -> None:
    """Spoiled, or of a newer program: those behind it are sent."""
    await post(workshop, '{"form":"poem"}', "no JSON", say("b"))
    await workshop.deliver()

    assert workshop.messenger.texts() == ["b"]
    assert await census(workshop) == {"dead": 2, "sent": 1}


async def test_a_row_that_always_breaks_is_set_aside_at_last(workshop: Workshop) -> None:
    """A bug about one message must not silence a chat for ever."""
    workshop.messenger.troubles += [KeyError("a bug")] * MOST_BREAKS
    await post(workshop, say("a"), say("b"))
    for _ in range(MOST_BREAKS):
        await workshop.deliver()
        workshop.clock.move(minutes=5)

    assert workshop.messenger.texts() == ["b"]


async def test_an_edit_finds_the_newest_card_of_its_name(workshop: Workshop) -> None:
    """And goes without one where there is none: the messenger sends it anew."""
    edit = Edit(text=plain("changed"), card="report:7")
    await post(workshop, edit, say("card", "report:7"), edit)
    await post(workshop, Edit(text=plain("x"), message_id=55), Retire(message_id=66))
    await workshop.deliver()

    assert [number for _, _, number in workshop.messenger.sent] == [None, None, 102, 55, 66]


async def test_a_sent_row_is_marked_however_long_it_takes(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A database that is away for a moment makes nobody hear a thing twice."""
    real, faults = outbox.sent, [StorageFault("away"), StorageFault("away")]

    async def sent(*args: object) -> None:
        if faults:
            raise faults.pop()
        await real(*args)  # type: ignore[arg-type]

    monkeypatch.setattr("bot.sender.MARK_PAUSE_S", 0)
    monkeypatch.setattr("bot.sender.outbox.sent", sent)
    await post(workshop, say("a"))
    await workshop.deliver()
    workshop.clock.move(minutes=2)
    await workshop.deliver()

    assert workshop.messenger.texts() == ["a"]


async def test_what_a_dead_process_took_is_taken_up(workshop: Workshop) -> None:
    """At once where we are alone, within a minute where we are many."""
    await post(workshop, say("a"))
    async with workshop.database.write() as tx:
        await outbox.take(tx, "bale", 1, workshop.clock.now())
    await workshop.sender.take_up()
    await workshop.deliver()
    at_once = workshop.messenger.texts()
    workshop.clock.move(minutes=1)
    await workshop.deliver()

    assert (at_once == ["a"]) is workshop.database.is_sqlite
    assert workshop.messenger.texts() == ["a"]


async def test_post_for_a_messenger_that_is_not_here_waits(workshop: Workshop) -> None:
    """Its token may come back."""
    async with workshop.database.write() as tx:
        await outbox.add(tx, [Letter("telegram", 1, False, dump_reply(say("a")))], NOW)
    workshop.sender.poke("telegram", 1)
    await workshop.deliver()

    assert await census(workshop) == {"waiting": 1}


async def test_what_is_queued_while_sending_is_sent_too(workshop: Workshop) -> None:
    """However often one pokes, a chat has one worker."""
    await post(workshop, say("a"))
    workshop.sender.poke("bale", 1)
    workshop.sender.poke("bale", 1)
    await asyncio.sleep(0)
    await post(workshop, say("b"))
    workshop.sender.poke("bale", 1)
    await workshop.rest()

    assert workshop.messenger.texts() == ["a", "b"]
