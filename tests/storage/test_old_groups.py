"""Groups bound before there were topics stay what they were."""

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, inspect, text

from storage import groups, people, schema
from storage.database import Database
from tests.storage.rows import a_chat, a_person


def _to(connection: Connection, revision: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(schema.MIGRATIONS))
    config.attributes["connection"] = connection
    go = command.downgrade if revision == "0003" else command.upgrade
    go(config, revision)


def _key(connection: Connection, table: str) -> list[str]:
    return inspect(connection).get_pk_constraint(table)["constrained_columns"]


async def test_a_group_of_an_older_database_is_bound_as_a_whole(database: Database) -> None:
    """Its workers still work there, and a topic of it may now be bound beside it."""
    async with database.write() as tx:
        person, chat = await a_person(tx), await a_chat(tx, -1, "group")
        await tx.run_sync(_to, "0003")
        told = {"chat": chat, "person": person}
        await tx.execute(
            text("INSERT INTO groups (chat_id, unit, bound_by, bound_at)"
                 " VALUES (:chat, 'waste', :person, CURRENT_TIMESTAMP)"), told)  # fmt: skip
        await tx.execute(
            text("INSERT INTO workers (person_id, chat_id, seen_at)"
                 " VALUES (:person, :chat, CURRENT_TIMESTAMP)"), told)  # fmt: skip
        await tx.run_sync(_to, "head")

        assert await tx.run_sync(_key, "groups") == ["chat_id", "topic"]
        assert await tx.run_sync(_key, "workers") == ["person_id", "chat_id", "topic"]
        assert [group.chat_id for group in await groups.groups_of(tx, "waste")] == [chat]
        assert await people.works_for(tx, person, "waste")
