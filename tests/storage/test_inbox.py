"""The inbox: every update once, in order, until it is done or set aside."""

from storage import inbox
from storage.database import Database
from tests.storage.rows import NOW


async def test_an_update_that_comes_twice_is_kept_once(database: Database) -> None:
    """Only what is new is handed on, in the order it came; messengers count for themselves."""
    async with database.write() as tx:
        first = await inbox.store(tx, "bale", [(7, "a"), (8, "b")], NOW)
        again = await inbox.store(tx, "bale", [(8, "b"), (9, "c"), (9, "c")], NOW)
        other = await inbox.store(tx, "telegram", [(8, "d")], NOW)

    assert [[row.raw for row in rows] for rows in (first, again, other)] == [
        ["a", "b"], ["c"], ["d"],
    ]  # fmt: skip


async def test_nothing_is_stored_of_nothing(database: Database) -> None:
    """An empty answer of a messenger makes no row."""
    async with database.write() as tx:
        assert await inbox.store(tx, "bale", [], NOW) == []
        assert await inbox.newest(tx, "bale") is None


async def test_what_is_not_handled_waits_in_order(database: Database) -> None:
    """Done and broken rows wait no more; other messengers' rows are theirs."""
    async with database.write() as tx:
        rows = await inbox.store(tx, "bale", [(n, str(n)) for n in range(1, 5)], NOW)
        await inbox.store(tx, "telegram", [(1, "t")], NOW)
        await inbox.finish(tx, rows[0].id, NOW)
        await inbox.give_up(tx, rows[2].id, "unreadable", NOW)

        assert [row.raw for row in await inbox.waiting(tx, ["bale"])] == ["2", "4"]


async def test_an_update_is_finished_once(database: Database) -> None:
    """Who comes second is told so, and does nothing."""
    async with database.write() as tx:
        (row,) = await inbox.store(tx, "bale", [(1, "a")], NOW)

        assert await inbox.finish(tx, row.id, NOW) is True
        assert await inbox.finish(tx, row.id, NOW) is False


async def test_failures_are_counted(database: Database) -> None:
    """The count outlives the process, however long the error's words are."""
    async with database.write() as tx:
        (row,) = await inbox.store(tx, "bale", [(1, "a")], NOW)

        assert [await inbox.failed(tx, row.id, "x" * 9000) for _ in range(3)] == [1, 2, 3]


async def test_the_newest_is_what_came_last(database: Database) -> None:
    """Not the highest number: Telegram begins anew after a quiet week."""
    async with database.write() as tx:
        await inbox.store(tx, "bale", [(900, "a"), (901, "b")], NOW)
        await inbox.store(tx, "bale", [(5, "c")], NOW)

        assert await inbox.newest(tx, "bale") == 5
