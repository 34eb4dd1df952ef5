"""The audit: what was done is found again, and nobody can take it back."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from storage import audit, people
from storage.database import Database
from tests.storage.rows import NOW


async def _three_lines(database: Database) -> None:
    async with database.write() as tx:
        await people.meet(tx, "bale", 1, "مدیر", NOW)
        person = await people.person_at(tx, "bale", 1)
        assert person
        await audit.record(tx, NOW, person.id, "grant", "parks head", "سارا")
        await audit.record(tx, NOW, None, "config", "7", "100%")
        await audit.record(tx, NOW, person.id, "revoke", "parks head")


async def test_what_was_done_is_found_newest_first(database: Database) -> None:
    """With a word only what it is about; a sign of the database's own means only itself."""
    await _three_lines(database)
    async with database.read() as tx:
        lines = await audit.recent(tx, 2)
        about = await audit.recent(tx, 9, "parks")
        nothing = await audit.recent(tx, 9, "%")

    assert [("مدیر", "revoke", ""), ("", "config", "100%")] == [
        (line.name, line.action, line.words) for line in lines
    ]
    assert ["revoke", "grant"] == [line.action for line in about]
    assert nothing == []


@pytest.mark.parametrize("change", ["UPDATE audit SET words = 'x'", "DELETE FROM audit"])
async def test_nobody_can_change_the_audit(database: Database, change: str) -> None:
    """The database itself refuses, even the owner."""
    await _three_lines(database)

    with pytest.raises(DBAPIError, match="the audit is only appended"):
        async with database.write() as tx:
            await tx.execute(text(change))
