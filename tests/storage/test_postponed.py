"""What waits for the morning: taken out once, in order, before what else is said about a report."""

from datetime import timedelta

from storage import people, postponed
from storage.database import Database, Tx
from storage.outbox import Letter
from tests.storage.rows import NOW

LATER = NOW + timedelta(hours=9)


def letter(reply: str, about: int | None = 1, chat: int = 1) -> Letter:
    """A letter for a private chat."""
    return Letter("bale", chat, False, reply, about)


async def keep(tx: Tx, *letters: Letter) -> None:
    """Keep letters until later."""
    for one in letters:
        await postponed.keep(tx, one, LATER)


async def left(tx: Tx) -> list[str]:
    """What still waits."""
    return [one.letter.reply for one in await postponed.due(tx, LATER, 99)]


async def test_a_report_is_released_to_a_chat_in_order_and_once(database: Database) -> None:
    """Neither other reports nor other chats."""
    async with database.write() as tx:
        await keep(tx, letter("a"), letter("b", about=2), letter("c", chat=2), letter("d"))
        first = await postponed.release(tx, "bale", 1, 1)
        again = await postponed.release(tx, "bale", 1, 1)

        assert [letter("a"), letter("d")] == first
        assert [] == again
        assert ["b", "c"] == await left(tx)


async def test_letters_go_behind_what_was_kept_about_their_reports(database: Database) -> None:
    """Before the first of them for the chat; the others stay where they are."""
    async with database.write() as tx:
        await keep(tx, letter("kept"), letter("kept too"), letter("of another", about=2))
        said = [letter("hello", about=None), letter("x", chat=2), letter("y"), letter("z")]
        found = [one.reply for one in await postponed.behind_kept(tx, said)]

        assert ["hello", "x", "kept", "kept too", "y", "z"] == found
        assert ["of another"] == await left(tx)


async def test_what_is_dropped_is_told_to_nobody(database: Database) -> None:
    """Of that report alone."""
    async with database.write() as tx:
        await keep(tx, letter("a"), letter("b", chat=2), letter("c", about=2))
        await postponed.drop(tx, 1)

        assert ["c"] == await left(tx)


async def test_what_is_due_in_a_chat_that_is_gone_is_thrown_away(database: Database) -> None:
    """Not before it is due, as he may come back; nor what waits for others."""
    async with database.write() as tx:
        for chat in (1, 2):
            await people.open_chat(tx, "bale", chat, "private", "")
        await people.mark_gone(tx, "bale", 1, NOW)
        await keep(tx, letter("a"), letter("b", chat=2), letter("c", chat=3))
        await postponed.drop_gone(tx, NOW)
        early = await left(tx)
        await postponed.drop_gone(tx, LATER)

        assert ["a", "b", "c"] == early
        assert ["b", "c"] == await left(tx)
