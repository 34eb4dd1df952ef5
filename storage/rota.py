"""Turns on call: who is to be rung for a unit, from when to when or every week."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, delete, func, or_, select, update

from storage.database import Tx, insert
from storage.tables import Chat, Group, Person, Role, Turn, Worker


@dataclass(frozen=True, slots=True)
class Mate:
    """Somebody of a unit; `username` as far as he was seen to have one, in lower case."""

    person_id: int
    name: str
    messenger: str
    native_id: int
    username: str


@dataclass(frozen=True, slots=True)
class TurnRow:
    """A turn of somebody's: the hours of every `week`, or from one moment to another."""

    id: int
    unit: str
    mate: Mate
    week: str
    starts_at: datetime | None
    ends_at: datetime | None


_USERNAME = (
    select(func.coalesce(func.max(Worker.username), ""))
    .where(Worker.person_id == Person.id)
    .correlate(Person)
    .scalar_subquery()
)
_MATE = (Person.id, Person.name, Person.messenger, Person.native_id, _USERNAME)


async def crew(tx: Tx, unit: str, answering: str) -> list[Mate]:
    """Who works for a unit: by a role in it, or in a group of the one `answering` for it."""
    by_role = select(Role.person_id).where(Role.unit == unit)
    by_group = (
        select(Worker.person_id)
        .join(Group, (Group.chat_id == Worker.chat_id) & (Group.topic == Worker.topic))
        .join(Chat, Chat.id == Worker.chat_id)
        .where(Group.unit == answering, Chat.gone_at.is_(None))
    )
    theirs = or_(Person.id.in_(by_role), Person.id.in_(by_group))
    rows: Any = await tx.execute(select(*_MATE).where(theirs).order_by(Person.name, Person.id))
    return [Mate(*row) for row in rows]


async def of_unit(tx: Tx, unit: str, now: datetime) -> list[TurnRow]:
    """The turns of a unit that are not over, in the order in which they were given."""
    return await _found(tx, _turns(now).where(Turn.unit == unit))


async def of_person(tx: Tx, person_id: int, now: datetime) -> list[TurnRow]:
    """The turns of a person that are not over, in all units."""
    return await _found(tx, _turns(now).where(Turn.person_id == person_id))


async def units(tx: Tx, now: datetime) -> list[str]:
    """The units that have turns."""
    running = or_(Turn.ends_at.is_(None), Turn.ends_at > now)
    return [str(row[0]) for row in await tx.execute(select(Turn.unit).where(running).distinct())]


def _turns(now: datetime) -> Select[*tuple[Any, ...]]:
    facts = (Turn.id, Turn.unit, Turn.week, Turn.starts_at, Turn.ends_at)
    running = or_(Turn.ends_at.is_(None), Turn.ends_at > now)
    return select(*facts, *_MATE).join(Person, Person.id == Turn.person_id).where(running)


async def _found(tx: Tx, query: Select[*tuple[Any, ...]]) -> list[TurnRow]:
    rows: Any = await tx.execute(query.order_by(Turn.id))
    return [TurnRow(row[0], row[1], Mate(*row[5:]), *row[2:5]) for row in rows]


async def add(
    tx: Tx, unit: str, person_id: int, by: int, now: datetime, *, week: str = "",
    starts_at: datetime | None = None, ends_at: datetime | None = None,
) -> int:  # fmt: skip
    """Give somebody a turn; its number."""
    when = {"week": week, "starts_at": starts_at, "ends_at": ends_at}
    given = insert(tx, Turn).values(unit=unit, person_id=person_id, by_id=by, at=now, **when)
    return int((await tx.execute(given.returning(Turn.id))).scalar_one())


async def hand(tx: Tx, turn_id: int, person_id: int) -> None:
    """A turn is another's from now on."""
    await tx.execute(update(Turn).where(Turn.id == turn_id).values(person_id=person_id))


async def remove(tx: Tx, turn_ids: Sequence[int]) -> None:
    """These turns are nobody's any more."""
    await tx.execute(delete(Turn).where(Turn.id.in_(turn_ids)))


async def close(tx: Tx, units: Sequence[str]) -> None:
    """Units that are closed have no turns."""
    await tx.execute(delete(Turn).where(Turn.unit.in_(units)))
