"""The outbox: in order per chat, each row until it is sent or dead."""

from datetime import datetime

import pytest

from storage import outbox
from storage.database import Database, Tx
from storage.outbox import LEASE, Letter, OutboxRow
from tests.storage.rows import MINUTE, NOW


async def post(tx: Tx, *replies: str, chat: int = 1, about: int | None = None) -> None:
    """Queue replies for a chat."""
    await outbox.add(tx, [Letter("bale", chat, False, reply, about) for reply in replies], NOW)


async def take(tx: Tx, chat: int = 1, now: datetime = NOW) -> OutboxRow:
    """Take a row that must be there."""
    row = await outbox.take(tx, "bale", chat, now)
    assert row
    return row


async def test_rows_of_a_chat_leave_in_order(database: Database) -> None:
    """The second is not to be had before the first is sent."""
    async with database.write() as tx:
        await post(tx, "a", "b")
        first = await take(tx)

        assert first.reply == "a"
        assert await outbox.take(tx, "bale", 1, NOW) is None
        await outbox.sent(tx, first, (), None, NOW)
        assert (await take(tx)).reply == "b"


async def test_other_chats_do_not_wait(database: Database) -> None:
    """Each chat has its own order."""
    async with database.write() as tx:
        await post(tx, "a")
        await post(tx, "b", chat=2)
        await take(tx)

        assert await outbox.chats_waiting(tx, ["bale"], NOW) == [("bale", 2)]
        assert (await take(tx, chat=2)).reply == "b"


async def test_a_row_whose_process_died_is_due_after_a_minute(database: Database) -> None:
    """Another process takes it up then, and not before."""
    async with database.write() as tx:
        await post(tx, "a")
        await take(tx)

        assert await outbox.take(tx, "bale", 1, NOW + LEASE - MINUTE / 60) is None
        assert (await take(tx, now=NOW + LEASE)).attempts == 2


async def test_a_lease_can_be_released_at_once(database: Database) -> None:
    """A program that starts alone need not wait; what was put off stays put off."""
    async with database.write() as tx:
        await post(tx, "a")
        await post(tx, "b", chat=2)
        await take(tx)
        await outbox.postpone(tx, (await take(tx, chat=2)).id, NOW + MINUTE, "away")
        await outbox.release(tx, NOW)

        assert await outbox.chats_waiting(tx, ["bale"], NOW) == [("bale", 1)]


async def test_a_row_put_off_holds_back_those_behind_it(database: Database) -> None:
    """Order goes before speed, and a chat that waits is not looked at in vain."""
    async with database.write() as tx:
        await post(tx, "a", "b")
        await outbox.postpone(tx, (await take(tx)).id, NOW + MINUTE, "away")

        assert await outbox.chats_waiting(tx, ["bale"], NOW) == []
        assert await outbox.take(tx, "bale", 1, NOW) is None
        assert await outbox.chats_waiting(tx, ["bale"], NOW + MINUTE) == [("bale", 1)]
        assert (await take(tx, now=NOW + MINUTE)).reply == "a"


async def test_a_buried_row_lets_the_next_pass(database: Database) -> None:
    """It stays as a dead letter with its cause."""
    async with database.write() as tx:
        await post(tx, "a", "b")
        await outbox.bury(tx, (await take(tx)).id, "rejected")

        assert (await take(tx)).reply == "b"
        assert await outbox.census(tx) == {"dead": 1, "waiting": 1}


async def test_a_chat_that_is_gone_has_nothing_waiting(database: Database) -> None:
    """All its rows are dead at once; other chats keep theirs."""
    async with database.write() as tx:
        await post(tx, "a", "b")
        await post(tx, "c", chat=2)
        await outbox.bury_chat(tx, "bale", 1, "blocked")

        assert await outbox.census(tx) == {"dead": 2, "waiting": 1}


async def test_a_moved_group_takes_its_post_along(database: Database) -> None:
    """In the old order, and only what is not sent."""
    async with database.write() as tx:
        await post(tx, "a", "b", "c")
        await outbox.sent(tx, await take(tx), (), None, NOW)
        await outbox.move_chat(tx, "bale", 1, 2)

        assert await outbox.take(tx, "bale", 1, NOW) is None
        assert (await take(tx, chat=2)).reply == "b"


async def test_messengers_that_are_not_here_are_not_looked_at(database: Database) -> None:
    """Their rows wait until they are."""
    async with database.write() as tx:
        await post(tx, "a")

        assert await outbox.chats_waiting(tx, ["telegram"], NOW) == []


@pytest.mark.parametrize("letters", [[]])
async def test_no_letters_are_no_rows(database: Database, letters: list[Letter]) -> None:
    """A turn that says nothing writes nothing."""
    async with database.write() as tx:
        await outbox.add(tx, letters, NOW)

        assert await outbox.census(tx) == {}


async def test_a_card_is_found_by_its_name(database: Database) -> None:
    """The newest message of that name in that chat, and the report it is about."""
    async with database.write() as tx:
        await post(tx, "a", "b", about=7)
        for numbers in ((10, 11), (12,)):
            await outbox.sent(tx, await take(tx), numbers, "report:7", NOW)

        assert await outbox.card_at(tx, "bale", 1, "report:7") == 12
        assert await outbox.card_at(tx, "bale", 2, "report:7") is None
        assert await outbox.report_of(tx, "bale", 1, 10) == 7
        assert await outbox.report_of(tx, "bale", 1, 99) is None


async def test_each_topic_of_a_chat_has_its_own_card(database: Database) -> None:
    """And a message of ours tells in which topic it stands."""
    async with database.write() as tx:
        await post(tx, "a", "b", about=7)
        for number, topic in ((10, 3), (11, 4)):
            await outbox.sent(tx, await take(tx), (number,), "report:7", NOW, topic)
        cards = [await outbox.card_at(tx, "bale", 1, "report:7", topic) for topic in (0, 3, 4)]
        topics = [await outbox.topic_of(tx, "bale", 1, number) for number in (10, 11, 12)]

    assert cards == [None, 10, 11]
    assert topics == [3, 4, 0]


async def test_an_edited_card_stays_the_same_message(database: Database) -> None:
    """Its number is noted once."""
    async with database.write() as tx:
        await post(tx, "a", "b", about=7)
        for _ in range(2):
            await outbox.sent(tx, await take(tx), (10,), "report:7", NOW)

        assert await outbox.card_at(tx, "bale", 1, "report:7") == 10


async def test_small_talk_is_not_noted(database: Database) -> None:
    """What is neither card nor about a report need not be found again."""
    async with database.write() as tx:
        await post(tx, "a")
        await outbox.sent(tx, await take(tx), (10,), None, NOW)

        assert await outbox.report_of(tx, "bale", 1, 10) is None


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_two_processes_never_take_the_same_row(database_url: str) -> None:
    """The second finds nothing, though it looked while the first had not committed."""
    one, other = Database(database_url), Database(database_url)
    async with one.write() as tx:
        await post(tx, "a", "b")
    async with one.write() as tx:
        await take(tx)
    async with other.write() as tx:
        assert await outbox.take(tx, "bale", 1, NOW) is None
    await one.close()
    await other.close()
