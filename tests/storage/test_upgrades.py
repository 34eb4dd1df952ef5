"""Every migration meets a database that has been in use: with rows, and rows that refer to them."""

from datetime import UTC, datetime
from typing import Any

import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import Column, Connection, MetaData, func, insert, select, text

from storage import schema
from storage.database import Database, StorageFault

MOMENT = datetime(2026, 3, 1, tzinfo=UTC)
ANYTHING: dict[type, Any] = {
    int: 1, str: "1", bytes: b"", float: 1.0, bool: False, datetime: MOMENT,
}  # fmt: skip


def _revisions() -> list[str]:
    """All migrations, the oldest first."""
    known = ScriptDirectory(str(schema.MIGRATIONS)).walk_revisions()
    return [one.revision for one in known][::-1]


def _value(column: Column[Any]) -> Any:
    """Something to put there: numbers are 1, and so whatever it refers to is there."""
    kind = column.type.python_type
    aware = kind is not datetime or getattr(column.type, "timezone", False)
    return ANYTHING[kind] if aware else MOMENT.replace(tzinfo=None)


def _fill(connection: Connection, known: MetaData) -> None:
    """Every table that was not known yet gets a row, after those it refers to."""
    before = set(known.tables)
    known.reflect(connection)
    for table in known.sorted_tables:
        if table.name not in before and table.name != "alembic_version":
            values = {column.name: _value(column) for column in table.columns}
            connection.execute(insert(table).values(values))


def _empty(connection: Connection, known: MetaData) -> list[str]:
    """The tables that have no row."""
    counted = select(func.count())
    return [
        table.name
        for table in known.sorted_tables
        if not connection.execute(counted.select_from(table)).scalar_one()
    ]


async def test_every_migration_bears_rows_in_every_table(bare_url: str) -> None:
    """One after the other, and none of them loses what was there."""
    database, known = Database(bare_url), MetaData()
    for revision in _revisions():
        await schema.upgrade(database, revision)
        async with database.write() as tx:
            await tx.run_sync(_fill, known)
    async with database.read() as tx:
        empty = await tx.run_sync(_empty, known)
    await schema.check(database)
    await database.close()

    assert [] == empty


@pytest.mark.parametrize("bare_url", ["sqlite"], indirect=True)
async def test_a_migration_that_breaks_a_link_is_taken_back(bare_url: str) -> None:
    """SQLite looks at the links when all is done, and afterwards at every change again."""
    database = Database(bare_url)
    await schema.upgrade(database)
    stray = text("INSERT INTO quiets (person_id, since) VALUES (99, '2026-03-01')")
    with pytest.raises(StorageFault, match="quiets"):
        async with database.reshape() as tx:
            await tx.execute(stray)
    async with database.read() as tx:
        kept = (await tx.execute(text("SELECT COUNT(*) FROM quiets"))).scalar_one()
        checked = (await tx.execute(text("PRAGMA foreign_keys"))).scalar_one()
    await database.close()

    assert (0, 1) == (kept, checked)
