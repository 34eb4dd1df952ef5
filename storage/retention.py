"""What is kept long enough goes, kind by kind, a portion at a time."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, select

from conversation.session import load_session
from domain.lifecycle import CLOSED
from storage.database import Tx
from storage.erasure import discard
from storage.tables import (
    BroadcastCopy,
    Discard,
    Medium,
    Miss,
    OpenSession,
    Outgoing,
    Print,
    PrintMark,
    Received,
    Report,
)

PORTION = 2000
"""So many rows in one transaction: nobody's turn waits long for it."""


async def drop_updates(tx: Tx, before: datetime) -> int:
    """Updates handled before then are gone; each messenger's newest stays, for its number."""
    newest = select(func.max(Received.id)).group_by(Received.messenger)
    old = (
        select(Received.id)
        .where(Received.state != "new", Received.received_at < before, Received.id.not_in(newest))
        .order_by(Received.id)
        .limit(PORTION)
    )
    return (await tx.execute(delete(Received).where(Received.id.in_(old)))).rowcount


async def drop_letters(tx: Tx, before: datetime) -> int:
    """Replies sent or given up before then are gone; not yet counted copies stay."""
    counted = select(BroadcastCopy.outbox_id).where(
        BroadcastCopy.state == "queued", BroadcastCopy.outbox_id.is_not(None)
    )
    old = (
        select(Outgoing.id)
        .where(Outgoing.state != "waiting", Outgoing.created_at < before)
        .where(Outgoing.id.not_in(counted))
        .order_by(Outgoing.id)
        .limit(PORTION)
    )
    return (await tx.execute(delete(Outgoing).where(Outgoing.id.in_(old)))).rowcount


async def drop_misses(tx: Tx, before: datetime) -> int:
    """Wrong codes tried before then are forgotten."""
    return (await tx.execute(delete(Miss).where(Miss.at < before))).rowcount


async def stale_sessions(tx: Tx, before: datetime) -> list[tuple[int, int]]:
    """Open dialogs that nobody touched since then, as (chat, person); unreadable ones too."""
    rows: Any = await tx.execute(
        select(OpenSession.chat_id, OpenSession.person_id, OpenSession.state)
    )
    return [(chat, person) for chat, person, state in rows if _is_stale(state, before)]


def _is_stale(state: str, before: datetime) -> bool:
    try:
        return load_session(state).touched_at < before
    except ValueError:
        return True


async def drop_media(tx: Tx, before: datetime) -> int:
    """Files of reports closed before then are let go; how many."""
    old = (
        select(Medium.id, Medium.key)
        .join(Report, Report.id == Medium.report_id)
        .where(Report.state.in_(CLOSED), Report.changed_at < before)
        .order_by(Medium.id)
        .limit(PORTION)
    )
    rows: Any = (await tx.execute(old)).all()
    await tx.execute(delete(Medium).where(Medium.id.in_([row[0] for row in rows])))
    await discard(tx, sorted({row[1] for row in rows}), before)
    return len(rows)


async def unneeded(tx: Tx, before: datetime) -> list[str]:
    """Files let go before then that no report names; the others are needed after all."""
    named = select(Medium.key).where(Medium.key == Discard.key)
    await tx.execute(delete(Discard).where(named.exists()))
    rows = await tx.execute(
        select(Discard.key).where(Discard.at < before).order_by(Discard.key).limit(PORTION)
    )
    return [row[0] for row in rows]


async def deleted(tx: Tx, keys: Sequence[str]) -> None:
    """These files are gone; what was noted of how they look goes too."""
    for column in (Discard.key, Print.key, PrintMark.key):
        await tx.execute(delete(column.parent.class_).where(column.in_(keys)))
