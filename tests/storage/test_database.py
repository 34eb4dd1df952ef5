"""Transactions, locks, and what happens when the database is not at hand."""

import asyncio
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from storage import people
from storage.database import Database, StorageFault
from tests.storage.rows import NOW, a_chat, a_person


async def test_a_transaction_stands_or_falls_whole(database: Database) -> None:
    """What was written before an error is gone."""

    async def fail() -> None:
        async with database.write() as tx:
            await a_person(tx)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await fail()

    async with database.read() as tx:
        assert await people.person_at(tx, "bale", 1) is None


async def test_what_is_written_while_reading_is_thrown_away(database: Database) -> None:
    """Looking things up changes nothing."""
    async with database.read() as tx:
        await a_chat(tx)

    async with database.read() as tx:
        assert await people.chat_at(tx, "bale", 1) is None


async def test_a_survey_sees_one_moment(database: Database) -> None:
    """However often it looks, what others write meanwhile is not there: figures rely on that."""
    async with database.survey() as tx:
        before = await people.person_at(tx, "bale", 1)
        async with database.write() as theirs:
            await a_person(theirs)
        meanwhile = await people.person_at(tx, "bale", 1)

    assert (None, None) == (before, meanwhile)


async def test_writers_follow_each_other(database: Database) -> None:
    """Many at once lose nothing and fail at nothing."""

    async def write(number: int) -> None:
        async with database.write() as tx:
            await a_person(tx, number)

    await asyncio.gather(*(write(number) for number in range(1, 20)))

    async with database.read() as tx:
        assert (await tx.execute(text("SELECT count(*) FROM people"))).scalar() == 19


async def test_a_moment_comes_back_with_its_zone(database: Database) -> None:
    """UTC goes in, UTC comes out, on both databases."""
    async with database.write() as tx:
        await a_chat(tx)
        await people.mark_gone(tx, "bale", 1, NOW)
        found = await people.chat_at(tx, "bale", 1)

    assert found
    assert found.gone_at == NOW


async def _two_in_line(one: Database, other: Database, *names: str) -> list[str]:
    seen: list[str] = []
    first_is_in = asyncio.Event()

    async def first() -> None:
        async with one.alone(names[0]):
            first_is_in.set()
            seen.append("first comes")
            await asyncio.sleep(0.05)
            seen.append("first goes")

    async def second() -> None:
        await first_is_in.wait()
        async with other.alone(names[1]):
            seen.append("second comes")

    await asyncio.gather(first(), second())
    return seen


async def test_a_name_is_held_by_one_at_a_time(database: Database) -> None:
    """In one process the second waits."""
    assert await _two_in_line(database, database, "a", "a") == [
        "first comes", "first goes", "second comes",
    ]  # fmt: skip


async def test_other_names_do_not_wait(database: Database) -> None:
    """Chats do not hold each other up."""
    assert await _two_in_line(database, database, "a", "b") == [
        "first comes", "second comes", "first goes",
    ]  # fmt: skip


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_a_name_is_held_across_processes(database_url: str) -> None:
    """On PostgreSQL the second process waits as well, and a failure lets go."""
    one, other = Database(database_url), Database(database_url)
    with pytest.raises(RuntimeError):
        async with one.alone("a"):
            raise RuntimeError

    assert await _two_in_line(one, other, "a", "a") == [
        "first comes", "first goes", "second comes",
    ]  # fmt: skip
    await one.close()
    await other.close()


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_locked_database_is_a_storage_fault(
    database: Database, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody else holds the file: the message says so."""
    monkeypatch.setattr("storage.database.PRAGMAS", ("busy_timeout=10",))
    holder = sqlite3.connect(database_url.partition("///")[2], isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")

    with pytest.raises(StorageFault, match="database is locked"):
        async with database.write():
            pass

    holder.close()


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_a_full_disk_is_a_storage_fault(database: Database) -> None:
    """The turn waits until there is room again."""

    async def fill() -> None:
        async with database.write() as tx:
            pages = (await tx.execute(text("PRAGMA page_count"))).scalar()
            await tx.execute(text(f"PRAGMA max_page_count = {pages}"))
            for number in range(1, 3000):
                await people.meet(tx, "bale", number, "نام" * 500, NOW)

    with pytest.raises(StorageFault, match="full"):
        await fill()


async def test_what_is_no_database_is_a_storage_fault(tmp_path: Path) -> None:
    """A file of something else, or a folder."""
    (tmp_path / "letter.txt").write_text("this is no database at all" * 100)
    for path in (tmp_path / "letter.txt", tmp_path):
        database = Database(f"sqlite+aiosqlite:///{path}")
        with pytest.raises(StorageFault):
            async with database.write() as tx:
                await tx.execute(text("SELECT * FROM people"))
        await database.close()


async def test_a_missing_server_is_a_storage_fault() -> None:
    """Nobody listens there."""
    database = Database("postgresql+asyncpg://nobody@127.0.0.1:1/nothing")

    with pytest.raises(StorageFault, match="cannot be reached"):
        async with database.alone("a"):
            pass


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_a_connection_cut_by_the_server_is_a_storage_fault(database: Database) -> None:
    """A restart of the server in the midst of a transaction; the next one is fine."""

    async def cut() -> None:
        async with database.write() as tx:
            mine = (await tx.execute(text("SELECT pg_backend_pid()"))).scalar_one()
            async with database.read() as other:
                await other.execute(text(f"SELECT pg_terminate_backend({int(mine)})"))
            await a_person(tx)

    with pytest.raises(StorageFault):
        await cut()

    async with database.write() as tx:
        await a_person(tx)


async def test_a_wrong_statement_is_not_the_databases_fault(database: Database) -> None:
    """It would be tried for ever otherwise."""
    with pytest.raises(DBAPIError, match="no_such_table"):
        async with database.write() as tx:
            await tx.execute(text("SELECT * FROM no_such_table"))
