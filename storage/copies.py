"""The copies of a message to many: which wait, which are on their way, and what came of each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import and_, func, insert, or_, select, update

from storage.database import Tx
from storage.tables import BroadcastCopy, Chat, Outgoing

GONE_ERRORS = "RecipientGone%"


@dataclass(frozen=True, slots=True)
class CopyRow:
    """One copy that has to go out: whose, and by the messenger's id where."""

    chat_id: int
    messenger: str
    native_id: int
    person_id: int


async def under_way(tx: Tx, number: int, messenger: str) -> int:
    """How many copies of a message lie in the outbox of a messenger, and have not left."""
    waiting = (
        select(func.count())
        .select_from(BroadcastCopy)
        .join(Outgoing, Outgoing.id == BroadcastCopy.outbox_id)
        .where(BroadcastCopy.broadcast_id == number, BroadcastCopy.state == "queued")
        .where(BroadcastCopy.messenger == messenger)
        .where(Outgoing.state == "waiting")
    )
    return int((await tx.execute(waiting)).scalar_one())


async def next_copies(tx: Tx, number: int, messenger: str, most: int) -> list[CopyRow]:
    """The next copies that may go out at a messenger."""
    found = (
        select(BroadcastCopy.chat_id, Chat.messenger, Chat.native_id, BroadcastCopy.person_id)
        .join(Chat, Chat.id == BroadcastCopy.chat_id)
        .where(BroadcastCopy.broadcast_id == number, BroadcastCopy.state == "waiting")
        .where(BroadcastCopy.messenger == messenger)
        .order_by(BroadcastCopy.chat_id)
        .limit(most)
    )
    return [CopyRow(*row) for row in await tx.execute(found)]


async def queue(tx: Tx, number: int, copy: CopyRow, reply: str, now: datetime) -> None:
    """Put a copy into the outbox, and remember which row it is."""
    row = insert(Outgoing).values(
        messenger=copy.messenger, chat=copy.native_id, is_group=False, reply=reply,
        report_id=None, state="waiting", attempts=0, created_at=now, not_before=now,
    )  # fmt: skip
    made = (await tx.execute(row.returning(Outgoing.id))).scalar_one()
    mine = (BroadcastCopy.broadcast_id == number, BroadcastCopy.chat_id == copy.chat_id)
    await tx.execute(update(BroadcastCopy).where(*mine).values(state="queued", outbox_id=made))


async def settle(tx: Tx, number: int) -> None:
    """Copies that have left, or never will, are marked so."""
    for state, outcome in (
        ("sent", Outgoing.state == "sent"),
        ("gone", and_(Outgoing.state == "dead", Outgoing.error.like(GONE_ERRORS))),
        ("failed", Outgoing.state == "dead"),
    ):
        over = select(Outgoing.id).where(outcome, Outgoing.id == BroadcastCopy.outbox_id)
        mine = (BroadcastCopy.broadcast_id == number, BroadcastCopy.state == "queued")
        await tx.execute(update(BroadcastCopy).where(*mine, over.exists()).values(state=state))


async def counts(tx: Tx, number: int) -> dict[str, int]:
    """How many copies are in each state."""
    found = (
        select(BroadcastCopy.state, func.count())
        .where(BroadcastCopy.broadcast_id == number)
        .group_by(BroadcastCopy.state)
    )
    rows: Any = await tx.execute(found)
    return {state: int(count) for state, count in rows}


async def cancel_copies(tx: Tx, number: int) -> None:
    """Copies that have not left never will."""
    queued = select(BroadcastCopy.outbox_id).where(
        BroadcastCopy.broadcast_id == number, BroadcastCopy.state == "queued"
    )
    # A row that is being sent at this moment (it was taken, so it has an attempt) is let go.
    untaken = (Outgoing.id.in_(queued), Outgoing.state == "waiting", Outgoing.attempts == 0)
    await tx.execute(update(Outgoing).where(*untaken).values(state="dead", error="stopped"))
    stopped = select(Outgoing.id).where(Outgoing.error == "stopped", Outgoing.state == "dead")
    mine = BroadcastCopy.broadcast_id == number
    waiting = or_(BroadcastCopy.state == "waiting", BroadcastCopy.outbox_id.in_(stopped))
    await tx.execute(update(BroadcastCopy).where(mine, waiting).values(state="stopped"))


async def messengers_of(tx: Tx, number: int) -> Sequence[str]:
    """The messengers at which copies still wait."""
    found = select(BroadcastCopy.messenger).where(
        BroadcastCopy.broadcast_id == number, BroadcastCopy.state == "waiting"
    )
    return [row[0] for row in await tx.execute(found.distinct())]
