"""The database, whichever it is: connections, transactions and locks.

SQLite: one process, one writer at a time, WAL. PostgreSQL: any number of processes.
"""

import asyncio
import hashlib
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, nullcontext
from functools import partial
from typing import Any
from weakref import WeakValueDictionary

from sqlalchemy import Connection, event, make_url, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as NoneFree
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import AsyncAdaptedQueuePool

from domain.errors import ShahrdadError
from storage import direct

PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",     # a confirmed update must survive a power cut, not only a crash
    "foreign_keys=ON",
    "busy_timeout=5000",
    "cache_size=-16000",
    "temp_store=MEMORY",
)  # fmt: skip

CONNECTIONS = 22
"""A process's share of a PostgreSQL server, which lets a hundred in unless told otherwise."""
GUARDS = 10
"""How many of them may guard a name: fewer than half, for whoever guards needs another to work."""
PATIENCE_S = 10

Tx = AsyncConnection


class StorageFault(ShahrdadError):
    """The database cannot do its part now: locked, full or out of reach; the message says which."""


class Database:
    """One engine with the two ways to use it: `read` and `write`."""

    def __init__(self, url: str) -> None:
        """Prepare an engine for a SQLAlchemy URL (`sqlite+aiosqlite://…`, `postgresql+asyncpg://…`).

        Nothing is opened yet.
        """
        self.is_sqlite = url.startswith("sqlite")
        self.engine: AsyncEngine = _sqlite(url) if self.is_sqlite else _postgresql(url)
        self._aside = _sqlite(url, aside=True) if self.is_sqlite else self.engine
        self._writing = asyncio.Lock()
        self._guards = asyncio.Semaphore(GUARDS)
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    @asynccontextmanager
    async def read(self) -> AsyncIterator[Tx]:
        """A connection to look things up with; what it writes is thrown away."""
        with _faults():
            async with self._connected() as connection:
                yield connection

    @asynccontextmanager
    async def survey(self) -> AsyncIterator[Tx]:
        """A connection to read much with: however often it looks, it sees one moment.

        On SQLite it works beside the loop, so that turns go on.
        """
        with _faults():
            async with self._connected(self._aside) as connection:
                if not self.is_sqlite:
                    await connection.execution_options(**_ONE_MOMENT)
                yield connection

    @asynccontextmanager
    async def write(self) -> AsyncIterator[Tx]:
        """One transaction: committed whole at the end, or not at all."""
        async with self._writing if self.is_sqlite else nullcontext():
            with _faults():
                async with self._connected() as connection:
                    await connection.execution_options(shahrdad_begin="BEGIN IMMEDIATE")
                    async with connection.begin():
                        yield connection

    @asynccontextmanager
    async def reshape(self) -> AsyncIterator[Tx]:
        """A transaction that may rebuild tables: SQLite looks at what refers to what at its end.

        It cannot alter much of a table but by dropping it, which it refuses while rows refer to it.
        """
        if not self.is_sqlite:
            async with self.write() as tx:
                yield tx
            return
        async with self._writing, self._connected() as connection:
            await connection.execution_options(shahrdad_begin=_UNLINKED)
            try:
                with _faults():
                    async with connection.begin():
                        yield connection
                        await _require_links(connection)
            finally:
                await connection.invalidate()  # the next one checks every change again

    @asynccontextmanager
    async def alone(self, name: str) -> AsyncIterator[None]:
        """Nobody else, in this process or another, is between these lines with the same name."""
        lock = self._locks.setdefault(name, asyncio.Lock())
        async with lock:
            if self.is_sqlite:
                yield
                return
            with _faults():
                async with self._guards, self._connected() as connection:
                    await connection.execute(_LOCK, {"key": _number(name)})
                    yield

    @asynccontextmanager
    async def _connected(self, engine: AsyncEngine | None = None) -> AsyncIterator[AsyncConnection]:
        """A connection of the pool; a server that lets nobody in is a `StorageFault`."""
        async with AsyncExitStack() as stack:
            try:
                connection = await stack.enter_async_context((engine or self.engine).connect())
            except Exception as error:
                raise StorageFault(f"the database cannot be reached: {_cause(error)}") from error
            yield connection

    async def close(self) -> None:
        """Let go of every connection."""
        await self.engine.dispose()
        await self._aside.dispose()


_ONE_MOMENT: dict[str, Any] = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
"""What SQLite does of itself: figures join what several statements find."""

# Bound to its transaction, so that whatever ends the connection's use lets go of it.
_LOCK = text("SELECT pg_advisory_xact_lock(:key)")


def _number(name: str) -> int:
    """A name as a signed 64-bit number, as advisory locks want it."""
    return int.from_bytes(hashlib.blake2b(name.encode(), digest_size=8).digest(), signed=True)


class _faults:  # noqa: N801 - used as a statement, not as a type
    """Turn the driver's errors about the database itself into `StorageFault`."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: Any, error: BaseException | None, trace: Any) -> None:
        if isinstance(error, NoneFree) or _is_its_own(error):
            raise StorageFault(f"the database is not usable now: {_cause(error)}") from error


# SQLite's names and PostgreSQL's classes of errors that are no fault of the statement.
_SQLITE_FAULTS = (
    "BUSY",
    "LOCKED",
    "FULL",
    "IOERR",
    "CANTOPEN",
    "READONLY",
    "NOMEM",
    "CORRUPT",
    "NOTADB",
)
_POSTGRESQL_FAULTS = ("08", "25006", "40", "53", "55P03", "57", "58", "XX")


def _is_its_own(error: BaseException | None) -> bool:
    """Whether the database itself is at fault, and not what it was asked to do."""
    if not isinstance(error, DBAPIError):
        return False
    name = getattr(error.orig, "sqlite_errorname", "").removeprefix("SQLITE_")
    state = getattr(error.orig, "sqlstate", None) or ""
    known = name.startswith(_SQLITE_FAULTS) or state.startswith(_POSTGRESQL_FAULTS)
    return known or error.connection_invalidated


def _cause(error: BaseException | None) -> str:
    told = str(getattr(error, "orig", error)).splitlines()
    return told[0] if told else type(error).__name__


def _sqlite(url: str, *, aside: bool = False) -> AsyncEngine:
    path = make_url(url).database or ":memory:"
    engine = create_async_engine(
        url, poolclass=AsyncAdaptedQueuePool, pool_size=5, max_overflow=20, hide_parameters=True,
        async_creator=partial(direct.connect, path, aside=aside),
    )  # fmt: skip
    event.listen(engine.sync_engine, "connect", _prepare)
    event.listen(engine.sync_engine, "begin", _begin)
    return engine


def _postgresql(url: str) -> AsyncEngine:
    return create_async_engine(
        url, pool_size=CONNECTIONS, max_overflow=0, pool_timeout=PATIENCE_S,
        pool_pre_ping=True, hide_parameters=True,
    )  # fmt: skip


def _prepare(connection: Any, _: Any) -> None:
    """Set up a fresh connection."""
    cursor = connection.cursor()
    for pragma in PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: Connection) -> None:
    how = connection.get_execution_options().get("shahrdad_begin", "BEGIN")
    for statement in how.split("; "):
        connection.exec_driver_sql(statement)


_UNLINKED = "PRAGMA foreign_keys=OFF; BEGIN IMMEDIATE"
"""The order matters: inside a transaction SQLite ignores this pragma without a word."""


async def _require_links(tx: Tx) -> None:
    """Raise `StorageFault` if a row refers to one that is not there."""
    broken = (await tx.execute(text("PRAGMA foreign_key_check"))).first()
    if broken:
        raise StorageFault(f"a row of {broken[0]} refers to one of {broken[2]} that is not there")


async def hold(tx: Tx, name: str) -> None:
    """Until this transaction ends nobody else holds the name: SQLite has one writer anyway."""
    if tx.dialect.name != "sqlite":
        await tx.execute(_LOCK, {"key": _number(name)})


def insert(tx: Tx, table: type[Any]) -> sqlite.Insert | postgresql.Insert:
    """An `INSERT` that can say what to do `ON CONFLICT`, in this database's dialect."""
    return insert_in(tx.dialect.name, table)


def insert_in(dialect: str, table: type[Any]) -> sqlite.Insert | postgresql.Insert:
    """The same for a dialect by name: statements that are run often are built only once."""
    return sqlite.insert(table) if dialect == "sqlite" else postgresql.insert(table)
