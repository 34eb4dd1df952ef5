"""What the doctor asks the database."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import and_, func, select

from storage.database import Tx
from storage.tables import Chat, Group, Outgoing, Received


@dataclass(frozen=True, slots=True)
class Box:
    """How a box stands: since when its oldest row waits, and how many were given up."""

    waiting: datetime | None
    dead: int


async def outbox(tx: Tx) -> Box:
    """The replies on their way out; one that is to wait longer counts from when it may go."""
    oldest = select(func.min(Outgoing.created_at)).where(Outgoing.state == "waiting")
    dead = select(func.count()).where(Outgoing.state == "dead", Outgoing.error != "stopped")
    return Box((await tx.execute(oldest)).scalar(), int((await tx.execute(dead)).scalar_one()))


async def inbox(tx: Tx) -> Box:
    """The updates that came."""
    oldest = select(func.min(Received.received_at)).where(Received.state == "new")
    broken = select(func.count()).where(Received.state == "broken")
    return Box((await tx.execute(oldest)).scalar(), int((await tx.execute(broken)).scalar_one()))


async def newest_updates(tx: Tx, most: int) -> list[tuple[str, datetime]]:
    """The newest updates as they came, and when."""
    found = select(Received.raw, Received.received_at).order_by(Received.id.desc()).limit(most)
    rows: Any = await tx.execute(found)
    return [(raw, at) for raw, at in rows]


async def server_time(tx: Tx) -> datetime | None:
    """What time the database server has; `None` for SQLite, which lives on our own machine."""
    if tx.dialect.name == "sqlite":
        return None
    now: datetime = (await tx.execute(select(func.clock_timestamp()))).scalar_one()
    return now.astimezone(UTC)


async def groups_gone(tx: Tx) -> list[tuple[str, str]]:
    """The groups that are a unit's and to which nothing can be sent: unit and title."""
    found = (
        select(Group.unit, Chat.title)
        .join(Chat, Chat.id == Group.chat_id)
        .where(Chat.gone_at.is_not(None))
        .order_by(Group.unit)
    )
    rows: Any = await tx.execute(found)
    return [(unit, title) for unit, title in rows]


async def units_reached(tx: Tx) -> set[str]:
    """The units that have a group to which can be written."""
    found = select(Group.unit).join(Chat, Chat.id == Group.chat_id).where(Chat.gone_at.is_(None))
    return {row[0] for row in await tx.execute(found)}


async def groups_failing(tx: Tx) -> list[tuple[str, str]]:
    """The groups whose oldest waiting row failed again and again: title, and why."""
    here = and_(Outgoing.messenger == Chat.messenger, Outgoing.chat == Chat.native_id)
    found = (
        select(Chat.title, func.max(Outgoing.error))
        .join(Chat, here)
        .where(Outgoing.is_group, Outgoing.state == "waiting", Outgoing.attempts > 3)
        .where(Outgoing.error.is_not(None))
        .group_by(Chat.title)
    )
    rows: Any = await tx.execute(found)
    return [(title, error) for title, error in rows]
