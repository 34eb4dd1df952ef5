"""Updates as they came: stored before they are confirmed, handled once each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import bindparam, select, update

from storage.database import Tx, insert_in
from storage.tables import Received

MOST_ATTEMPTS = 5


@dataclass(frozen=True, slots=True)
class InboxRow:
    """One stored update, as JSON text."""

    id: int
    messenger: str
    update_id: int
    raw: str


_ROW = (Received.id, Received.messenger, Received.update_id, Received.raw)

# Built once: building a statement takes SQLAlchemy several times as long as running it.
_FINISH = (
    update(Received)
    .where(Received.id == bindparam("row_id"), Received.state == "new")
    .values(state="done", handled_at=bindparam("now"))
)


async def store(
    tx: Tx, messenger: str, updates: Sequence[tuple[int, str]], now: datetime
) -> list[InboxRow]:
    """Keep (update_id, JSON) pairs; the rows that were new, in order. A repeated one is dropped."""
    values = [
        {"messenger": messenger, "update_id": number, "raw": raw, "state": "new",
         "attempts": 0, "received_at": now}
        for number, raw in updates
    ]  # fmt: skip
    if not values:
        return []
    rows = await tx.execute(_storing(tx.dialect.name), values)
    return sorted((InboxRow(*row) for row in rows), key=lambda row: row.id)


@cache
def _storing(dialect: str) -> Any:
    return insert_in(dialect, Received).on_conflict_do_nothing().returning(*_ROW)


async def waiting(
    tx: Tx, messengers: Sequence[str], before: datetime | None = None
) -> list[InboxRow]:
    """Updates stored (`before` a moment, if one is given) and not yet handled, oldest first."""
    left = select(*_ROW).where(Received.state == "new", Received.messenger.in_(messengers))
    old = left.where(Received.received_at < before) if before else left
    return [InboxRow(*row) for row in await tx.execute(old.order_by(Received.id))]


async def finish(tx: Tx, row_id: int, now: datetime) -> bool:
    """Mark an update as handled; false when somebody else has done so already."""
    marked = await tx.execute(_FINISH, {"row_id": row_id, "now": now})
    return marked.rowcount == 1


async def give_up(tx: Tx, row_id: int, error: str, now: datetime) -> None:
    """Set an update aside that cannot be handled; it stays for people to look at."""
    await tx.execute(
        update(Received)
        .where(Received.id == row_id)
        .values(state="broken", error=error[:500], handled_at=now)
    )


async def failed(tx: Tx, row_id: int, error: str) -> int:
    """Count a failed attempt at an update; how many there have been."""
    counted = (
        update(Received)
        .where(Received.id == row_id)
        .values(attempts=Received.attempts + 1, error=error[:500])
        .returning(Received.attempts)
    )
    return int((await tx.execute(counted)).scalar_one())


async def newest(tx: Tx, messenger: str) -> int | None:
    """The update id stored last of a messenger; `None` if there is none.

    Not the highest: after a quiet week Telegram may begin anew at any number.
    """
    last = select(Received.update_id).where(Received.messenger == messenger)
    return (await tx.execute(last.order_by(Received.id.desc()).limit(1))).scalar()
