"""What a database holds after a month, read by plain SQL and by nothing of the services."""

from collections import defaultdict
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import text

from storage.database import Database
from storage.tables import Moment

CHUNK = 5_000


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the history of a report."""

    id: int
    report: int
    at: datetime
    actor: str
    person: int | None
    move: str
    state: str
    words: str


@dataclass(frozen=True, slots=True)
class Row:
    """A report as it stands in the end; `native` is its citizen's number at the messenger."""

    id: int
    code: str
    author: int
    native: int
    unit: str
    state: str
    opened_at: datetime
    due_at: datetime
    wake_at: datetime | None
    rung: int
    nudges: int
    emergency: bool
    region: str | None


@dataclass(frozen=True, slots=True)
class Sent:
    """One row of the outbox."""

    id: int
    messenger: str
    chat: int
    is_group: bool
    reply: str
    report: int | None
    at: datetime


_LINES = text(
    "SELECT id, report_id, at, actor, person_id, move, state, words FROM history ORDER BY id"
).columns(at=Moment)
_ROWS = text(
    "SELECT r.id, r.code, r.author_id, p.native_id, r.unit, r.state, r.opened_at, r.due_at,"
    " r.wake_at, r.rung, r.nudges, r.emergency, r.region"
    " FROM reports r JOIN people p ON p.id = r.author_id ORDER BY r.id"
).columns(opened_at=Moment, due_at=Moment, wake_at=Moment)
_SENT = text(
    "SELECT id, messenger, chat, is_group, reply, report_id, created_at FROM outbox"
    " WHERE id > :after ORDER BY id LIMIT :most"
).columns(created_at=Moment)
_KEPT = text(
    "SELECT id, messenger, chat, is_group, reply, report_id, until_at FROM postponed ORDER BY id"
).columns(until_at=Moment)
_PEOPLE = text("SELECT id, native_id FROM people")


@dataclass(frozen=True, slots=True)
class Books:
    """All reports, the history of each in order, and everybody's number at his messenger."""

    rows: Mapping[int, Row]
    past: Mapping[int, list[Line]]
    natives: Mapping[int, int]


async def read_books(database: Database) -> Books:
    """Read everything but the outbox."""
    async with database.read() as tx:
        rows = [Row(*row) for row in await tx.execute(_ROWS)]
        lines = [Line(*row) for row in await tx.execute(_LINES)]
        natives = {row[0]: row[1] for row in await tx.execute(_PEOPLE)}
    past: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        past[line.report].append(line)
    return Books({row.id: row for row in rows}, past, natives)


async def outbox(database: Database) -> AsyncIterator[Sent]:
    """Every row of the outbox, in order, after what still waits for a morning, as of then."""
    async with database.read() as tx:
        kept = [Sent(*row) for row in await tx.execute(_KEPT)]
    for sent in kept:
        yield sent
    after = 0
    while True:
        async with database.read() as tx:
            found: Any = await tx.execute(_SENT, {"after": after, "most": CHUNK})
            chunk = [Sent(*row) for row in found]
        for sent in chunk:
            yield sent
        if not chunk:
            return
        after = chunk[-1].id
