"""Whose units a person is seen to work for, and who heads them."""

from typing import Any

from sqlalchemy import and_, select

from storage.database import Tx
from storage.tables import Chat, Group, Role, Worker


async def heads(tx: Tx) -> list[tuple[str, int, int]]:
    """The head of every unit that has one, as (unit, person, chat); a unit may have several."""
    found = select(Role.unit, Role.person_id, Role.chat_id).where(Role.role == "head")
    rows: Any = await tx.execute(found.order_by(Role.unit, Role.granted_at, Role.person_id))
    return [(unit, person, chat) for unit, person, chat in rows]


async def units_of(tx: Tx, person_id: int) -> list[str]:
    """The units whose head a person is, or in whose groups he is known to work."""
    headed = select(Role.unit).where(Role.person_id == person_id, Role.role == "head")
    worked = (
        select(Group.unit)
        .join(Worker, and_(Group.chat_id == Worker.chat_id, Group.topic == Worker.topic))
        .join(Chat, Chat.id == Worker.chat_id)
        .where(Worker.person_id == person_id, Chat.gone_at.is_(None))
    )
    rows: Any = await tx.execute(headed.union(worked))
    return sorted(row[0] for row in rows)
