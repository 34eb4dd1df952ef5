"""Who heads which unit."""

from typing import Any

from sqlalchemy import select

from storage.database import Tx
from storage.tables import Role


async def heads(tx: Tx) -> list[tuple[str, int, int]]:
    """The head of every unit that has one, as (unit, person, chat); a unit may have several."""
    found = select(Role.unit, Role.person_id, Role.chat_id).where(Role.role == "head")
    rows: Any = await tx.execute(found.order_by(Role.unit, Role.granted_at, Role.person_id))
    return [(unit, person, chat) for unit, person, chat in rows]
