"""Which messenger group is which unit's, and the codes that make it so."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, select, update

from storage.database import Tx, insert
from storage.tables import BindCode, Chat, Group, OpenSession, Outgoing, Role, Worker


@dataclass(frozen=True, slots=True)
class GroupChat:
    """A group of a unit's, or a topic of one, by our id and the messenger's.

    `areas` are the regions it works in; empty where it works everywhere.
    """

    chat_id: int
    messenger: str
    native_id: int
    topic: int = 0
    areas: frozenset[str] = field(default=frozenset(), compare=False)


@dataclass(frozen=True, slots=True)
class Binding:
    """That a topic of a group, or the group as a whole (0), is a unit's."""

    topic: int
    unit: str
    areas: frozenset[str] = frozenset()


async def groups_of(tx: Tx, unit: str) -> list[GroupChat]:
    """The groups of a unit that can be written to."""
    found = (
        select(Chat.id, Chat.messenger, Chat.native_id, Group.topic, Group.areas)
        .join(Group, Group.chat_id == Chat.id)
        .where(Group.unit == unit, Chat.gone_at.is_(None))
        .order_by(Group.bound_at)
    )
    rows: Any = await tx.execute(found)
    return [
        GroupChat(chat, messenger, native, topic, frozenset(areas.split()))
        for chat, messenger, native, topic, areas in rows
    ]


async def bindings(tx: Tx, chat_id: int) -> list[Binding]:
    """All that is bound in a group: it as a whole, topics of it, or both."""
    found = select(Group.topic, Group.unit, Group.areas).where(Group.chat_id == chat_id)
    rows = await tx.execute(found.order_by(Group.topic))
    return [Binding(topic, unit, frozenset(areas.split())) for topic, unit, areas in rows]


async def bind(
    tx: Tx, chat_id: int, unit: str, person_id: int, now: datetime, topic: int = 0
) -> None:
    """Make a group, or a topic of it, the unit's everywhere; it leaves the unit it had."""
    values = {"unit": unit, "areas": "", "bound_by": person_id, "bound_at": now}
    statement = insert(tx, Group).values(chat_id=chat_id, topic=topic, **values)
    await tx.execute(
        statement.on_conflict_do_update(index_elements=["chat_id", "topic"], set_=values)
    )


async def limit(tx: Tx, chat_id: int, topic: int, areas: Sequence[str]) -> None:
    """The group or topic works in these regions from now on; in all, if none is named."""
    where = (Group.chat_id == chat_id, Group.topic == topic)
    await tx.execute(update(Group).where(*where).values(areas=" ".join(areas)))


async def unbind(tx: Tx, chat_id: int, topic: int) -> list[int]:
    """The group or topic is no unit's any more, and nobody is known to work there; who did."""
    where = (Group.chat_id == chat_id, Group.topic == topic)
    await tx.execute(delete(Group).where(*where))
    return await forget_workers(tx, chat_id, topic)


async def pass_on(tx: Tx, unit: str, heir: str) -> None:
    """The groups of a unit are its heir's, and so are the roles in it."""
    await tx.execute(update(Group).where(Group.unit == unit).values(unit=heir))
    there = select(Role.person_id).where(Role.unit == heir)
    theirs = (Role.unit == unit, Role.person_id.not_in(there))
    await tx.execute(update(Role).where(*theirs).values(unit=heir))


async def let_go(tx: Tx, unit: str) -> None:
    """No group is this unit's any more."""
    theirs = select(Group.chat_id, Group.topic).where(Group.unit == unit)
    for chat_id, topic in (await tx.execute(theirs)).all():
        await unbind(tx, chat_id, topic)


async def forget_workers(tx: Tx, chat_id: int, topic: int) -> list[int]:
    """Nobody is known to work in this topic any more, or (0) in the group outside its topics.

    Who did, by our numbers.
    """
    gone = delete(Worker).where(Worker.chat_id == chat_id, Worker.topic == topic)
    return [int(row[0]) for row in await tx.execute(gone.returning(Worker.person_id))]


async def make_code(
    tx: Tx, code: str, unit: str, now: datetime, good_until: datetime, role: str = ""
) -> None:
    """Store a one-time code for binding a group to a unit, or for a role in it."""
    values = {"code": code, "unit": unit, "made_at": now, "good_until": good_until, "role": role}
    await tx.execute(insert(tx, BindCode).values(**values))


async def use_code(tx: Tx, code: str, now: datetime) -> str | None:
    """Use a group's code up; its unit, or `None` if it is unknown, used or too old."""
    good = (
        BindCode.code == code, BindCode.used_at.is_(None), BindCode.good_until > now,
        BindCode.role == "",
    )  # fmt: skip
    used = update(BindCode).where(*good).values(used_at=now).returning(BindCode.unit)
    return (await tx.execute(used)).scalar()


async def leave(tx: Tx, person_id: int, chat_id: int) -> None:
    """This person works in this group no longer, and his open dialog there is gone."""
    gone = (Worker.person_id == person_id, Worker.chat_id == chat_id)
    await tx.execute(delete(Worker).where(*gone))
    talk = (OpenSession.person_id == person_id, OpenSession.chat_id == chat_id)
    await tx.execute(delete(OpenSession).where(*talk))


async def migrate(tx: Tx, messenger: str, old: int, new: int) -> None:
    """A group has a new id and keeps all it had, even if the new one was heard of before.

    Told twice, or of a group that is no unit's, it does nothing.
    """
    ids = {native: await _chat_id(tx, messenger, native) for native in (old, new)}
    before, after = ids[old], ids[new]
    if before is None or before == after:
        return
    if after is None:
        await tx.execute(update(Chat).where(Chat.id == before).values(native_id=new))
        return
    if not await _is_bound(tx, before):
        return
    await tx.execute(delete(Group).where(Group.chat_id == after))
    await tx.execute(delete(Worker).where(Worker.chat_id == after))
    await tx.execute(update(Group).where(Group.chat_id == before).values(chat_id=after))
    await tx.execute(update(Worker).where(Worker.chat_id == before).values(chat_id=after))
    await tx.execute(update(Chat).where(Chat.id == after).values(gone_at=None))


async def _is_bound(tx: Tx, chat_id: int) -> bool:
    return (
        await tx.execute(select(Group.unit).where(Group.chat_id == chat_id))
    ).first() is not None


async def empty_out(tx: Tx, chat_id: int) -> None:
    """Nobody is known to work in this group or its topics any more; no dialog is open there."""
    await tx.execute(delete(Worker).where(Worker.chat_id == chat_id))
    await tx.execute(delete(OpenSession).where(OpenSession.chat_id == chat_id))


async def _chat_id(tx: Tx, messenger: str, native_id: int) -> int | None:
    where = (Chat.messenger == messenger, Chat.native_id == native_id)
    return (await tx.execute(select(Chat.id).where(*where))).scalar()


@dataclass(frozen=True, slots=True)
class Health:
    """How a bound group fares: since when it is gone, when somebody last worked there.

    `failed` counts the letters that could not be brought there lately.
    """

    unit: str
    messenger: str
    title: str
    gone_at: datetime | None
    seen_at: datetime | None
    failed: int


async def health(tx: Tx, since: datetime) -> list[Health]:
    """All bound groups and topics by unit; letters that failed count `since` then."""
    seen = (
        select(func.max(Worker.seen_at))
        .where(Worker.chat_id == Group.chat_id, Worker.topic == Group.topic)
        .scalar_subquery()
    )
    failed = (
        select(func.count())
        .where(
            Outgoing.messenger == Chat.messenger, Outgoing.chat == Chat.native_id,
            Outgoing.state == "dead", Outgoing.created_at >= since,
        )
        .scalar_subquery()
    )  # fmt: skip
    found = (
        select(Group.unit, Chat.messenger, Chat.title, Chat.gone_at, seen, failed)
        .join(Chat, Chat.id == Group.chat_id)
        .order_by(Group.unit, Group.bound_at)
    )
    return [Health(*row) for row in await tx.execute(found)]
