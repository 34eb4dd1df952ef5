"""What leaves: rows in order per chat, each tried until it is sent or given up, with its cause."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import and_, bindparam, delete, func, select, update
from sqlalchemy import insert as core_insert

from storage.database import Tx, insert_in
from storage.tables import Message, Outgoing

LEASE = timedelta(seconds=60)


@dataclass(frozen=True, slots=True)
class OutboxRow:
    """One reply to be sent, as JSON text; `chat` is the messenger's id."""

    id: int
    messenger: str
    chat: int
    is_group: bool
    reply: str
    report_id: int | None
    attempts: int
    created_at: datetime
    not_before: datetime


_ROW = (
    Outgoing.id, Outgoing.messenger, Outgoing.chat, Outgoing.is_group, Outgoing.reply,
    Outgoing.report_id, Outgoing.attempts, Outgoing.created_at, Outgoing.not_before,
)  # fmt: skip

# Built once: building a statement takes SQLAlchemy several times as long as running it.
_ADD = core_insert(Outgoing)
_FIRST = (
    select(func.min(Outgoing.id))
    .where(
        Outgoing.messenger == bindparam("messenger_"),
        Outgoing.chat == bindparam("chat_"),
        Outgoing.state == "waiting",
    )
    .scalar_subquery()
)
_TAKE = (
    update(Outgoing)
    .where(and_(Outgoing.id == _FIRST, Outgoing.not_before <= bindparam("now")))
    .values(not_before=bindparam("until"), attempts=Outgoing.attempts + 1, error=None)
    .returning(*_ROW)
)
_SENT = (
    update(Outgoing)
    .where(Outgoing.id == bindparam("row_id"))
    .values(state="sent", sent_at=bindparam("now"), error=None)
)


@dataclass(frozen=True, slots=True)
class Letter:
    """A reply and where it goes."""

    messenger: str
    chat: int
    is_group: bool
    reply: str
    report_id: int | None = None


async def add(tx: Tx, letters: list[Letter], now: datetime) -> None:
    """Queue replies, in this order."""
    if not letters:
        return
    values = [
        {"messenger": letter.messenger, "chat": letter.chat, "is_group": letter.is_group,
         "reply": letter.reply, "report_id": letter.report_id, "state": "waiting",
         "attempts": 0, "created_at": now, "not_before": now}
        for letter in letters
    ]  # fmt: skip
    await tx.execute(_ADD, values)


async def chats_waiting(tx: Tx, messengers: list[str], now: datetime) -> list[tuple[str, int]]:
    """The chats whose first waiting row is due, as (messenger, the messenger's id)."""
    firsts = (
        select(func.min(Outgoing.id))
        .where(Outgoing.state == "waiting", Outgoing.messenger.in_(messengers))
        .group_by(Outgoing.messenger, Outgoing.chat)
    )
    due = select(Outgoing.messenger, Outgoing.chat).where(
        Outgoing.id.in_(firsts), Outgoing.not_before <= now
    )
    return [(row[0], row[1]) for row in await tx.execute(due.order_by(Outgoing.id))]


async def take(tx: Tx, messenger: str, chat: int, now: datetime) -> OutboxRow | None:
    """Take the first waiting row of a chat for one minute; `None` if it is not due or taken."""
    wish = {"messenger_": messenger, "chat_": chat, "now": now, "until": now + LEASE}
    row = (await tx.execute(_TAKE, wish)).first()
    return OutboxRow(*row) if row else None


async def release(tx: Tx, now: datetime) -> None:
    """Rows that a process took and died with are due now; only where no other process lives."""
    taken = (Outgoing.state == "waiting", Outgoing.attempts > 0, Outgoing.error.is_(None))
    await tx.execute(update(Outgoing).where(*taken).values(not_before=now))


async def give_back(tx: Tx, row_ids: list[int], now: datetime) -> None:
    """These rows, if they still wait, are due now."""
    mine = (Outgoing.state == "waiting", Outgoing.id.in_(row_ids))
    await tx.execute(update(Outgoing).where(*mine).values(not_before=now))


async def sent(
    tx: Tx,
    row: OutboxRow,
    message_ids: tuple[int, ...],
    card: str | None,
    now: datetime,
    topic: int = 0,
) -> None:
    """The row has been sent and made these messages, the last of which is the card."""
    await tx.execute(_SENT, {"row_id": row.id, "now": now})
    for number in message_ids:
        await note_message(tx, row, number, card, topic)


async def note_message(
    tx: Tx, row: OutboxRow, message_id: int, card: str | None, topic: int = 0
) -> None:
    """Remember a message of ours, so that replies and edits find it."""
    if card is None and row.report_id is None:
        return
    values = {
        "messenger": row.messenger, "chat": row.chat, "message_id": message_id, "topic": topic,
        "card": card, "report_id": row.report_id,
    }  # fmt: skip
    await tx.execute(_noting(tx.dialect.name), values)


@cache
def _noting(dialect: str) -> Any:
    return insert_in(dialect, Message).on_conflict_do_nothing()


async def postpone(tx: Tx, row_id: int, until: datetime, error: str) -> None:
    """Try the row again at `until`."""
    later = update(Outgoing).where(Outgoing.id == row_id)
    await tx.execute(later.values(not_before=until, error=error[:500]))


async def step_back(tx: Tx, row: OutboxRow, until: datetime) -> None:
    """A row that holds up its chat goes to the end of it, to be tried again at `until`."""
    again = core_insert(Outgoing).values(
        messenger=row.messenger, chat=row.chat, is_group=row.is_group, reply=row.reply,
        report_id=row.report_id, state="waiting", attempts=row.attempts,
        created_at=row.created_at, not_before=until,
    )  # fmt: skip
    await tx.execute(again)
    await tx.execute(delete(Outgoing).where(Outgoing.id == row.id))


async def bury(tx: Tx, row_id: int, error: str) -> None:
    """The row will never be sent; it stays as a dead letter with its cause."""
    dead = update(Outgoing).where(Outgoing.id == row_id)
    await tx.execute(dead.values(state="dead", error=error[:500]))


async def bury_chat(tx: Tx, messenger: str, chat: int, error: str) -> None:
    """Nothing that waits for this chat will be sent any more."""
    where = (Outgoing.messenger == messenger, Outgoing.chat == chat, Outgoing.state == "waiting")
    await tx.execute(update(Outgoing).where(*where).values(state="dead", error=error[:500]))


async def move_chat(tx: Tx, messenger: str, old: int, new: int) -> None:
    """A group has a new id: what waits for it goes there."""
    where = (Outgoing.messenger == messenger, Outgoing.chat == old, Outgoing.state == "waiting")
    await tx.execute(update(Outgoing).where(*where).values(chat=new))


async def card_at(tx: Tx, messenger: str, chat: int, card: str, topic: int = 0) -> int | None:
    """The message id of the newest message that is this card, in this topic of the chat."""
    where = (
        Message.messenger == messenger,
        Message.chat == chat,
        Message.card == card,
        Message.topic == topic,
    )
    return (await tx.execute(select(func.max(Message.message_id)).where(*where))).scalar()


async def topic_of(tx: Tx, messenger: str, chat: int, message_id: int) -> int:
    """The topic where a message of ours stands; 0 if in none, or if it is not remembered."""
    where = (
        Message.messenger == messenger,
        Message.chat == chat,
        Message.message_id == message_id,
    )
    return (await tx.execute(select(Message.topic).where(*where))).scalar() or 0


async def report_of(tx: Tx, messenger: str, chat: int, message_id: int) -> int | None:
    """The report that a message of ours is about."""
    where = (
        Message.messenger == messenger,
        Message.chat == chat,
        Message.message_id == message_id,
    )
    return (await tx.execute(select(Message.report_id).where(*where))).scalar()


async def census(tx: Tx) -> dict[str, int]:
    """How many rows are in each state."""
    counted = select(Outgoing.state, func.count()).group_by(Outgoing.state)
    return {row[0]: row[1] for row in await tx.execute(counted)}
