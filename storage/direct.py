"""SQLite in the event loop itself: a statement takes microseconds, handing it to a thread far more.

Only what may wait goes to a thread: beginning to write, while another program writes, and
committing, while the disk is busy. To SQLAlchemy this looks like aiosqlite, whose dialect it is.
"""

import asyncio
import sqlite3
from collections.abc import Callable
from typing import Any, Self

WAITS = ("BEGIN IMMEDIATE", "VACUUM")


class DirectCursor:
    """A cursor whose coroutines hardly ever wait; or, `aside`, always, and hold up nobody."""

    def __init__(self, cursor: sqlite3.Cursor, *, aside: bool = False) -> None:
        """Stand for this cursor."""
        self._cursor, self._aside = cursor, aside

    async def __aenter__(self) -> Self:
        """It is open already."""
        return self

    def __getattr__(self, name: str) -> Any:
        """Plain facts, such as `description` and `rowcount`, are the cursor's own."""
        return getattr(self._cursor, name)

    async def execute(self, statement: str, values: Any = ()) -> None:
        """Run a statement."""
        if self._aside or statement.startswith(WAITS):
            await _in_thread(lambda: self._cursor.execute(statement, values))
        else:
            self._cursor.execute(statement, values)

    async def executemany(self, statement: str, values: Any) -> None:
        """Run a statement with each of these values."""
        self._cursor.executemany(statement, values)

    async def fetchall(self) -> list[Any]:
        """All rows that are left."""
        rows: list[Any] = []
        if self._aside:
            await _in_thread(lambda: rows.extend(self._cursor.fetchall()))
            return rows
        return self._cursor.fetchall()

    async def close(self) -> None:
        """Let go of the rows."""
        self._cursor.close()


class DirectConnection:
    """A connection for SQLAlchemy's aiosqlite dialect; it begins no transaction by itself."""

    def __init__(self, connection: sqlite3.Connection, *, aside: bool = False) -> None:
        """Stand for this connection."""
        self._connection, self._aside = connection, aside

    def cursor(self) -> DirectCursor:
        """A new cursor."""
        return DirectCursor(self._connection.cursor(), aside=self._aside)

    async def commit(self) -> None:
        """Commit, without holding up the loop while the disk writes."""
        if self._connection.in_transaction:
            await _in_thread(self._connection.commit)

    async def rollback(self) -> None:
        """Undo what was not committed."""
        self._connection.rollback()

    async def create_function(self, *arguments: Any, **more: Any) -> None:
        """Teach SQL a function; the dialect does so on every connection."""
        self._connection.create_function(*arguments, **more)

    async def close(self) -> None:
        """Close it."""
        self._connection.close()

    def stop(self) -> None:
        """Close it, when there is no time to wait."""
        self._connection.close()


async def connect(path: str, *, aside: bool = False) -> DirectConnection:
    """Open a database file; `aside`, every statement goes to a thread."""
    opened = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    return DirectConnection(opened, aside=aside)


async def _in_thread(work: Callable[[], object]) -> None:
    """Do it in a thread; who is cancelled meanwhile still leaves only when it is done."""
    doing = asyncio.get_running_loop().run_in_executor(None, work)
    try:
        await asyncio.shield(doing)
    except asyncio.CancelledError:
        await asyncio.wait((doing,))
        raise
