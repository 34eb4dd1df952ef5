"""A made-up year of a big city in a database: a million reports with all that happened to them."""

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

from sqlalchemy import text

from bench.nearby import point, subject
from domain.grid import cell_of
from storage import people, schema
from storage.database import Database

END = datetime(2026, 3, 1, tzinfo=UTC)
"""When the year is over: the last report was opened just before."""
YEAR_H, UNITS, REGIONS, CITIZENS, BATCH = 365 * 24, 300, 22, 1_000, 5_000
THINGS = ("سطل زباله", "چراغ کوچه", "آسفالت خیابان", "درخت پیاده‌رو", "جوی آب", "تابلوی ایستگاه")
FAULTS = (
    "پر شده است",
    "سه شب است که خاموش است",
    "چاله دارد",
    "شکسته و خطرناک است",
    "بوی بدی می‌دهد",
)
STREETS = ("آزادی", "انقلاب", "شریعتی", "ولی‌عصر", "بهشتی", "مطهری", "کارگر", "فاطمی")
REPORTS = (
    "id", "code", "origin", "author_id", "chat_id", "subject", "kind", "decided_by", "confidence",
    "emergency", "story", "place", "address", "latitude", "longitude", "region", "unit", "state",
    "objections", "opened_at", "due_at", "changed_at", "term_at", "cell",
)  # fmt: skip
HISTORY = ("report_id", "at", "actor", "move", "state", "words")
VERDICTS = ("report_id", "person_id", "claim", "answer", "rating", "at")
TABLES = {"reports": REPORTS, "history": HISTORY, "verdicts": VERDICTS}

Rows = list[tuple[Any, ...]]


@dataclass(slots=True)
class Batch:
    """Rows by table."""

    reports: Rows
    history: Rows
    verdicts: Rows


def batches(count: int) -> Iterator[Batch]:
    """So many reports of one year in the order in which they were opened."""
    random = Random(1)  # noqa: S311 - made-up reports
    for start in range(0, count, BATCH):
        batch = Batch([], [], [])
        for number in range(start, min(count, start + BATCH)):
            opened = END - timedelta(hours=YEAR_H * (1 - number / count))
            _live(batch, number + 1, opened, random)
        yield batch


def _live(batch: Batch, number: int, opened: datetime, random: Random) -> None:
    """A report and what became of it."""
    state, at = "routed", opened
    batch.history += [(number, at, "system", move, state, "") for move in ("submit", "route")]
    for move, after_h, state_ in _path(random):
        later = at + timedelta(hours=random.expovariate(1 / after_h))
        if later >= END:
            break
        state, at = state_, later
        batch.history.append((number, at, "unit", move, state, ""))
        if move in ("confirm", "object"):
            answer = "done" if move == "confirm" else "not-done"
            claim = 1 + (state_ == "closed_confirmed")
            rating = random.choice((None, 2, 4, 5)) if move == "confirm" else None
            batch.verdicts.append((number, 1, claim, answer, rating, at))
    _file(batch, number, (opened, at, state), random)


def _path(random: Random) -> list[tuple[str, float, str]]:
    """Moves that are made, each so many hours after the last, and where they lead."""
    path = [("return", 5.0, "triage"), ("assign", 2.0, "routed")] if random.random() < 0.08 else []
    path += [("take", 8.0, "accepted"), ("start", 20.0, "in_progress")]
    path += [("claim", 40.0, "resolved_claimed"), ("present", 0.1, "awaiting_citizen")]
    chance = random.random()
    if chance < 0.08:
        path += [("object", 20.0, "objected"), ("restart", 0.1, "accepted")]
        path += [("start", 5.0, "in_progress"), ("claim", 40.0, "resolved_claimed")]
        path += [("present", 0.1, "awaiting_citizen"), ("confirm", 24.0, "closed_confirmed")]
    elif chance < 0.55:
        path.append(("confirm", 24.0, "closed_confirmed"))
    else:
        path.append(("silence", 168.0, "closed_silent"))
    return path


def _file(batch: Batch, number: int, stand: tuple[datetime, datetime, str], random: Random) -> None:
    opened, changed, state = stand
    latitude, longitude = point(random)
    place = f"خیابان {random.choice(STREETS)} کوچهٔ {random.randrange(1, 90)}"
    story = f"{random.choice(THINGS)} {place} {random.choice(FAULTS)}، پلاک {number}"
    address = f"تهران، {place}"
    due = opened + timedelta(hours=random.choice((24, 72, 240)))
    author = 1 + number % CITIZENS
    batch.reports.append((
        number, f"{number:09d}", f"b:{number}", author, 1, subject(random), "problem",
        random.choice(("model", "model", "citizen")), 0.9, False, story, place, address, latitude,
        longitude, str(random.randrange(1, REGIONS + 1)), f"unit{random.randrange(UNITS):03d}",
        state, 0, opened, due, changed, opened, cell_of(latitude, longitude),
    ))  # fmt: skip


async def fill(database: Database, count: int) -> None:
    """Put a city's year into an empty database; the figures' memory is left to be made."""
    await schema.upgrade(database)
    async with database.write() as tx:
        for number in range(1, CITIZENS + 1):
            await people.meet(tx, "telegram", number, "", END)
        await people.open_chat(tx, "telegram", 1, "private", "")
    put = _into_sqlite if database.is_sqlite else _into_postgresql
    await put(database, count)
    async with database.write() as tx:
        await tx.execute(text("DELETE FROM changed_reports"))
    async with database.write() as tx:
        await tx.execute(text("ANALYZE"))


async def _into_sqlite(database: Database, count: int) -> None:
    path = database.engine.url.database or ""
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA synchronous=OFF")
    for batch in batches(count):
        for table, columns in TABLES.items():
            marks = ",".join("?" * len(columns))
            connection.executemany(
                f"INSERT INTO {table} ({','.join(columns)}) VALUES ({marks})",  # noqa: S608
                [tuple(_plain(value) for value in row) for row in getattr(batch, table)],
            )
        connection.commit()
    connection.close()


def _plain(value: Any) -> Any:
    """A moment as SQLAlchemy writes it."""
    return f"{value:%Y-%m-%d %H:%M:%S.%f}" if isinstance(value, datetime) else value


async def _into_postgresql(database: Database, count: int) -> None:
    for batch in batches(count):
        async with database.write() as tx:
            raw: Any = (await tx.get_raw_connection()).driver_connection
            for table, columns in TABLES.items():
                rows: Sequence[Any] = getattr(batch, table)
                await raw.copy_records_to_table(table, records=rows, columns=columns)
