"""Replies that wait for the morning: kept beside the outbox, so that they hold nothing up there.

What was kept for a chat about a report goes before whatever else it hears of it.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, exists, select

from storage.database import Tx, insert
from storage.outbox import Letter
from storage.tables import Chat, Postponed

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


async def release(tx: Tx, messenger: str, chat: int, report_id: int) -> list[Letter]:
    """Take out all that was kept for a chat about a report, in the order in which it was kept."""
    where = (Postponed.messenger == messenger, Postponed.chat == chat)
    gone = delete(Postponed).where(*where, Postponed.report_id == report_id)
    rows: Any = await tx.execute(gone.returning(Postponed.id, *_LETTER))
    return [Letter(*row[1:]) for row in sorted(rows, key=lambda row: row[0])]


async def behind_kept(tx: Tx, letters: list[Letter]) -> list[Letter]:
    """The letters, before each of them what was kept for its chat about its report, taken out."""
    about = {letter.report_id for letter in letters if letter.report_id and not letter.is_group}
    if not about:
        return letters
    kept = select(Postponed.messenger, Postponed.chat, Postponed.report_id).distinct()
    rows: Any = await tx.execute(kept.where(Postponed.report_id.in_(about)))
    waiting = {(row[0], row[1], row[2]) for row in rows}
    found: list[Letter] = []
    for letter in letters:
        key = (letter.messenger, letter.chat, letter.report_id or 0)
        if key in waiting:
            waiting.remove(key)
            found += await release(tx, *key)
        found.append(letter)
    return found


async def drop(tx: Tx, report_id: int) -> None:
    """Nobody is told what was kept about a report."""
    await tx.execute(delete(Postponed).where(Postponed.report_id == report_id))


async def drop_gone(tx: Tx, now: datetime) -> None:
    """What is due in chats that cannot be written to any more is not sent."""
    here = (Chat.messenger == Postponed.messenger, Chat.native_id == Postponed.chat)
    is_gone = exists().where(*here, Chat.gone_at.is_not(None))
    await tx.execute(delete(Postponed).where(Postponed.until_at <= now, is_gone))
