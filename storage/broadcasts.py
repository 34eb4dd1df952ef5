"""Messages to many: each copy waits here until the outbox has room for it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, String, and_, delete, func, insert, literal, or_, select, update

from storage.database import Tx
from storage.database import insert as either_insert
from storage.tables import (
    Broadcast,
    BroadcastCopy,
    Chat,
    Follower,
    Person,
    Quiet,
    Report,
)

SENDING, STOPPED, DONE = "sending", "stopped", "done"


@dataclass(frozen=True, slots=True, kw_only=True)
class Circular:
    """A message to many about to be kept."""

    origin: str
    by_id: int
    chat_id: int
    audience: str
    words: str
    picture: str
    at: datetime
    not_before: datetime


@dataclass(frozen=True, slots=True)
class BroadcastRow:
    """A message to many as it is kept."""

    id: int
    by_id: int
    chat_id: int
    audience: str
    words: str
    picture: str
    state: str
    at: datetime
    not_before: datetime
    ended_at: datetime | None
    urged_by: int | None = None
    approved_by: int | None = None


_ROW = (
    Broadcast.id, Broadcast.by_id, Broadcast.chat_id, Broadcast.audience, Broadcast.words,
    Broadcast.picture, Broadcast.state, Broadcast.at, Broadcast.not_before, Broadcast.ended_at,
    Broadcast.urged_by, Broadcast.approved_by,
)  # fmt: skip


async def hush(tx: Tx, person_id: int, now: datetime) -> bool:
    """This person gets no messages to many from now on, nor copies on their way; false if so."""
    kept = either_insert(tx, Quiet).values(person_id=person_id, since=now)
    sending = select(Broadcast.id).where(Broadcast.state == SENDING)
    home = (
        select(Chat.id)
        .join(Person, and_(Chat.messenger == Person.messenger, Chat.native_id == Person.native_id))
        .where(Person.id == person_id)
    )
    his = (
        BroadcastCopy.broadcast_id.in_(sending), BroadcastCopy.chat_id.in_(home),
        BroadcastCopy.state == "waiting",
    )  # fmt: skip
    await tx.execute(update(BroadcastCopy).where(*his).values(state="hushed"))
    return (await tx.execute(kept.on_conflict_do_nothing())).rowcount == 1


async def unhush(tx: Tx, person_id: int) -> bool:
    """This person gets messages to many again; false if he did already."""
    return (await tx.execute(delete(Quiet).where(Quiet.person_id == person_id))).rowcount == 1


async def is_hushed(tx: Tx, person_id: int) -> bool:
    """Whether this person wants no messages to many."""
    found = select(Quiet.since).where(Quiet.person_id == person_id)
    return (await tx.execute(found)).first() is not None


def _people(audience: str, since: datetime) -> Select[*tuple[Any, ...]]:
    """Citizens of an audience with their private chats; who is quiet or gone is left out."""
    kind, _, key = audience.partition(":")
    private = and_(Chat.messenger == Person.messenger, Chat.native_id == Person.native_id)
    wanted = (
        select(Chat.id, Person.id, Chat.messenger)
        .join(Chat, private)
        .where(Chat.kind == "private", Chat.gone_at.is_(None))
        .where(Person.id.not_in(select(Quiet.person_id)))
    )
    if kind == "all":
        return wanted
    about = Report.region == key if kind == "region" else Report.subject == key
    recent = and_(about, Report.opened_at >= since)
    authors = select(Report.author_id).where(recent)
    joined = select(Follower.person_id).join(Report, Report.id == Follower.report_id).where(recent)
    return wanted.where(or_(Person.id.in_(authors), Person.id.in_(joined)))


async def audience_size(tx: Tx, audience: str, since: datetime) -> int:
    """How many people an audience has now."""
    people = _people(audience, since).subquery()
    return int((await tx.execute(select(func.count()).select_from(people))).scalar_one())


async def begin(tx: Tx, circular: Circular, since: datetime) -> tuple[int, int] | None:
    """Keep a message with a copy for each person: its number, and how many; `None` if kept."""
    values: dict[str, Any] = {name: getattr(circular, name) for name in Circular.__slots__}
    kept = either_insert(tx, Broadcast).values(**values, state=SENDING).on_conflict_do_nothing()
    row = (await tx.execute(kept.returning(Broadcast.id))).first()
    if row is None:
        return None
    number = int(row[0])
    people = _people(circular.audience, since).subquery()
    copies = select(
        literal(number), people.c[0], people.c[1], people.c[2], literal("waiting", String(8))
    )
    columns = ["broadcast_id", "chat_id", "person_id", "messenger", "state"]
    made = await tx.execute(insert(BroadcastCopy).from_select(columns, copies))
    return number, made.rowcount


async def broadcast(tx: Tx, number: int) -> BroadcastRow | None:
    """The message to many with this number."""
    row: Any = (await tx.execute(select(*_ROW).where(Broadcast.id == number))).first()
    return BroadcastRow(*row) if row else None


async def due(tx: Tx, now: datetime) -> list[BroadcastRow]:
    """Messages whose copies go out now: those about danger to life first, then the oldest."""
    sending = (Broadcast.state == SENDING, Broadcast.not_before <= now)
    order = (Broadcast.approved_by.is_(None), Broadcast.id)
    rows: Any = await tx.execute(select(*_ROW).where(*sending).order_by(*order))
    return [BroadcastRow(*row) for row in rows]


async def urge(tx: Tx, number: int, by: int) -> bool:
    """Somebody says that a message is about danger to life; false if one said so or it is over."""
    fresh = (Broadcast.id == number, Broadcast.state == SENDING, Broadcast.urged_by.is_(None))
    return (await tx.execute(update(Broadcast).where(*fresh).values(urged_by=by))).rowcount == 1


async def approve(tx: Tx, number: int, by: int, now: datetime) -> bool:
    """Another one agrees, and it leaves at once; false if it is over, or was approved before."""
    urged = (
        Broadcast.id == number, Broadcast.state == SENDING, Broadcast.approved_by.is_(None),
        Broadcast.urged_by.is_not(None), Broadcast.urged_by != by,
    )  # fmt: skip
    values = {"approved_by": by, "not_before": now}
    return (await tx.execute(update(Broadcast).where(*urged).values(**values))).rowcount == 1


async def newest(tx: Tx, most: int) -> list[BroadcastRow]:
    """The newest messages to many."""
    rows: Any = await tx.execute(select(*_ROW).order_by(Broadcast.id.desc()).limit(most))
    return [BroadcastRow(*row) for row in rows]


async def end(tx: Tx, number: int, state: str, now: datetime) -> bool:
    """A message is over, or stopped; false if it was before."""
    open_ = (Broadcast.id == number, Broadcast.state == SENDING)
    ended = update(Broadcast).where(*open_).values(state=state, ended_at=now)
    return (await tx.execute(ended)).rowcount == 1
