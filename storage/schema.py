"""Bring a database to the shape this version of the program needs."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from domain.errors import Misconfigured
from storage.database import Database

MIGRATIONS = Path(__file__).parent / "migrations"


async def upgrade(database: Database, revision: str = "head") -> None:
    """Run every migration up to one that has not run yet; of several processes one does it."""
    async with database.alone("migrations"), database.reshape() as tx:
        await tx.run_sync(_upgrade, revision)


async def check(database: Database) -> None:
    """Raise `Misconfigured` unless the database has the newest shape."""
    async with database.read() as tx:
        there = await tx.run_sync(_revision)
    wanted = ScriptDirectory(str(MIGRATIONS)).get_current_head()
    if there != wanted:
        raise Misconfigured(f"the database is at {there}, wanted {wanted}: run `shahrdad migrate`")


def _upgrade(connection: Connection, revision: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


def _revision(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()
