"""Migrations: they lead from nothing to what the models say, and guard the history."""

import asyncio

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from domain.errors import Misconfigured
from storage import reports, schema
from storage.database import Database
from storage.reports import Entry
from storage.tables import Base
from tests.storage.rows import NOW, a_report


def _differences(connection: Connection) -> list[object]:
    context = MigrationContext.configure(connection, opts={"compare_type": True})
    found = compare_metadata(context, Base.metadata)
    return list(found)


def _downgrade(connection: Connection) -> None:
    config = Config()
    config.set_main_option("script_location", str(schema.MIGRATIONS))
    config.attributes["connection"] = connection
    command.downgrade(config, "base")


async def test_the_migrations_lead_to_what_the_models_say(database: Database) -> None:
    """Alembic finds nothing more to do."""
    async with database.read() as tx:
        assert await tx.run_sync(_differences) == []


async def test_an_empty_database_is_brought_to_the_newest_shape(bare_url: str) -> None:
    """Before, the program says what to do; afterwards it is content."""
    database = Database(bare_url)
    with pytest.raises(Misconfigured, match="run `shahrdad migrate`"):
        await schema.check(database)

    await schema.upgrade(database)

    await schema.check(database)
    await schema.upgrade(database)
    await database.close()


async def test_two_processes_may_migrate_at_once(bare_url: str) -> None:
    """One does it, the other finds it done."""
    one, other = Database(bare_url), Database(bare_url)

    await asyncio.gather(schema.upgrade(one), schema.upgrade(other))

    await schema.check(one)
    await one.close()
    await other.close()


async def test_the_way_back_leaves_nothing_behind(database: Database) -> None:
    """After going down the way up is free again."""
    async with database.write() as tx:
        await tx.run_sync(_downgrade)

    await schema.upgrade(database)

    await schema.check(database)


@pytest.mark.parametrize("change", ["UPDATE history SET words = 'x'", "DELETE FROM history"])
async def test_history_cannot_be_changed(database: Database, change: str) -> None:
    """The database itself refuses, whoever asks."""
    async with database.write() as tx:
        number = await a_report(tx)
        entry = Entry(
            report_id=number, at=NOW, actor="unit", person_id=None, move="take", state="accepted"
        )
        await reports.record(tx, entry)

    with pytest.raises(DBAPIError, match="history is only appended"):
        async with database.write() as tx:
            await tx.execute(text(change))

    async with database.read() as tx:
        assert [line.move for line in await reports.history(tx, number)] == ["take"]


async def test_words_of_history_may_be_forgotten(database: Database) -> None:
    """They are emptied, and nothing else of the line is changed with them."""
    async with database.write() as tx:
        number = await a_report(tx)
        entry = Entry(
            report_id=number, at=NOW, actor="citizen", person_id=None, move="add",
            state="routed", words="زنگ دوم",
        )  # fmt: skip
        await reports.record(tx, entry)
        await tx.execute(text("UPDATE history SET words = ''"))

    with pytest.raises(DBAPIError, match="history is only appended"):
        async with database.write() as tx:
            await tx.execute(text("UPDATE history SET words = '', actor = 'unit'"))

    async with database.read() as tx:
        assert [(h.actor, h.words) for h in await reports.history(tx, number)] == [("citizen", "")]
