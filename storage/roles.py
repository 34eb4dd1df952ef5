"""The roles given to people, in a unit or in the whole city (unit "")."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select, update

from storage.database import Tx, insert
from storage.tables import BindCode, Person, Role


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody with a role in a unit; `chat_id` is where he hears of it."""

    person_id: int
    name: str
    messenger: str
    chat_id: int
    unit: str
    role: str


async def grant(tx: Tx, person_id: int, chat_id: int, unit: str, role: str, now: datetime) -> None:
    """Give a person a role in a unit; `chat_id` is where he hears of it."""
    values = {"chat_id": chat_id, "granted_at": now}
    keys = {"person_id": person_id, "unit": unit, "role": role}
    given = insert(tx, Role).values(**keys, **values)
    await tx.execute(given.on_conflict_do_update(index_elements=list(keys), set_=values))


async def revoke(tx: Tx, person_id: int, unit: str, role: str) -> bool:
    """Take a role from a person; false if he had none."""
    his = (Role.person_id == person_id, Role.unit == unit, Role.role == role)
    return (await tx.execute(delete(Role).where(*his))).rowcount == 1


async def offices_of(tx: Tx, person_id: int) -> list[tuple[str, str]]:
    """All roles of a person, as (unit, role)."""
    found = select(Role.unit, Role.role).where(Role.person_id == person_id)
    return [(unit, role) for unit, role in await tx.execute(found.order_by(Role.granted_at))]


async def all_holders(tx: Tx) -> list[Holder]:
    """Everybody who was given a role, by unit."""
    found = (
        select(Role.person_id, Person.name, Person.messenger, Role.chat_id, Role.unit, Role.role)
        .join(Person, Person.id == Role.person_id)
        .order_by(Role.unit, Role.role, Role.granted_at, Role.person_id)
    )
    return [Holder(*row) for row in await tx.execute(found)]


async def dismiss(tx: Tx, person_id: int, unit: str) -> list[str]:
    """Take all roles in a unit from a person; those he had."""
    his = (Role.person_id == person_id, Role.unit == unit)
    return [row[0] for row in await tx.execute(delete(Role).where(*his).returning(Role.role))]


async def has(tx: Tx, person_id: int, unit: str, role: str) -> bool:
    """Whether a person has this role in a unit."""
    his = (Role.person_id == person_id, Role.unit == unit, Role.role == role)
    return (await tx.execute(select(Role.granted_at).where(*his))).first() is not None


async def use_code(tx: Tx, code: str, now: datetime) -> tuple[str, str] | None:
    """Use a role's code up; its unit and role, or `None` if it is unknown, used or too old."""
    good = (
        BindCode.code == code, BindCode.used_at.is_(None), BindCode.good_until > now,
        BindCode.role != "",
    )  # fmt: skip
    used = update(BindCode).where(*good).values(used_at=now).returning(BindCode.unit, BindCode.role)
    row = (await tx.execute(used)).first()
    return (row[0], row[1]) if row else None


async def works_for(tx: Tx, person_id: int, unit: str) -> bool:
    """Whether a person has any role in a unit."""
    his = (Role.person_id == person_id, Role.unit == unit)
    return (await tx.execute(select(Role.role).where(*his))).first() is not None


async def holders(tx: Tx, unit: str, role: str) -> list[tuple[int, int]]:
    """Who has a role in a unit, as (person, chat)."""
    found = select(Role.person_id, Role.chat_id).where(Role.unit == unit, Role.role == role)
    rows: Any = await tx.execute(found.order_by(Role.granted_at, Role.person_id))
    return [(person, chat) for person, chat in rows]
