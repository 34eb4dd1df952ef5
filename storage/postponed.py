"""Replies that wait for the morning: kept beside the outbox, so that they hold nothing up there."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select

from storage.database import Tx, insert
from storage.outbox import Letter
from storage.tables import Postponed

_LETTER = (
    Postponed.messenger, Postponed.chat, Postponed.is_group, Postponed.reply, Postponed.report_id,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Waiting:
    """A reply that waits, by its number."""

    id: int
    letter: Letter


async def keep(tx: Tx, letter: Letter, until: datetime) -> None:
    """A reply is to be sent at a moment, and not before."""
    values = {name: getattr(letter, name) for name in Letter.__slots__}
    await tx.execute(insert(tx, Postponed).values(**values, until_at=until))


async def due(tx: Tx, now: datetime, most: int) -> list[Waiting]:
    """The replies whose time has come, in the order in which they were kept."""
    found = select(Postponed.id, *_LETTER).where(Postponed.until_at <= now)
    rows: Any = await tx.execute(found.order_by(Postponed.id).limit(most))
    return [Waiting(row[0], Letter(*row[1:])) for row in rows]


async def take(tx: Tx, number: int) -> bool:
    """Take a reply out; false if somebody else has taken it."""
    gone = delete(Postponed).where(Postponed.id == number)
    return (await tx.execute(gone)).rowcount == 1
