"""Who writes to us and where: people, chats, and who works in which group."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    and_,
    bindparam,
    false,
    func,
    or_,
    select,
    update,
)  # fmt: skip
from sqlalchemy.orm import aliased

from domain.report import Person
from storage.database import Tx, insert
from storage.groups import GroupChat
from storage.tables import Chat, Group, OpenSession, Worker
from storage.tables import Person as PersonRow


@dataclass(frozen=True, slots=True)
class ChatRecord:
    """A chat known to us, or a topic of it; `id` is ours, `native_id` the messenger's.

    `unit` is whose group it is, if a unit's; `bound` the topic that was bound to it, 0 where the
    group was as a whole.
    """

    id: int
    messenger: str
    native_id: int
    kind: str
    title: str
    gone_at: datetime | None
    unit: str | None = None
    bound: int | None = None
    topic: int = 0

    @property
    def group(self) -> GroupChat:
        """The unit's group that this is, or would be if it were bound."""
        bound = self.topic if self.bound is None else self.bound
        return GroupChat(self.id, self.messenger, self.native_id, bound)


@dataclass(frozen=True, slots=True)
class Acquaintance:
    """What is known of a person in a chat: both, and the open dialog as JSON if there is one."""

    person: Person | None
    chat: ChatRecord | None
    session: str | None


DEFAULT_LANGUAGE = "fa"
PERSON = (
    PersonRow.id, PersonRow.messenger, PersonRow.native_id, PersonRow.name, PersonRow.language,
)  # fmt: skip
_CHAT = (
    Chat.id, Chat.messenger, Chat.native_id, Chat.kind, Chat.title, Chat.gone_at,
    Group.unit, Group.topic,
)  # fmt: skip


async def acquaintance(
    tx: Tx, messenger: str, chat: int, person: int, topic: int = 0
) -> Acquaintance:
    """What we know of this person in this topic of this chat, by the messenger's ids."""
    wish = {"messenger_": messenger, "chat_": chat, "who": person, "topic_": topic}
    row: Any = (await tx.execute(_acquaintance(), wish)).first()
    if row is None:
        return Acquaintance(None, None, None)
    known = person_of(row[:5]) if row[0] is not None else None
    return Acquaintance(known, replace(ChatRecord(*row[5:13]), topic=topic), row[13])


@cache
def _acquaintance() -> Select[*tuple[Any, ...]]:
    """Built once: building a statement takes SQLAlchemy several times as long as running it."""
    who = and_(PersonRow.messenger == Chat.messenger, PersonRow.native_id == bindparam("who"))
    talk = and_(OpenSession.chat_id == Chat.id, OpenSession.person_id == PersonRow.id)
    joined = (
        select(*PERSON, *_CHAT, OpenSession.state)
        .select_from(Chat)
        .outerjoin(PersonRow, who)
        .outerjoin(Group, _counts_here())
        .outerjoin(OpenSession, talk)
    )
    return joined.where(
        Chat.messenger == bindparam("messenger_"), Chat.native_id == bindparam("chat_")
    )


def _counts_here() -> ColumnElement[bool]:
    """A topic is the unit's it was bound to; one that was not is its group's unit's."""
    bound = aliased(Group)
    nearest = (
        select(func.max(bound.topic))
        .where(bound.chat_id == Chat.id, bound.topic.in_((0, bindparam("topic_"))))
        .scalar_subquery()
    )
    return and_(Group.chat_id == Chat.id, Group.topic == nearest)


async def meet(tx: Tx, messenger: str, native_id: int, name: str, now: datetime) -> None:
    """This person is known from now on, by this name."""
    statement = insert(tx, PersonRow).values(
        messenger=messenger, native_id=native_id, name=name, created_at=now
    )
    renamed = statement.on_conflict_do_update(
        index_elements=["messenger", "native_id"], set_={"name": name}
    )
    await tx.execute(renamed)


async def open_chat(tx: Tx, messenger: str, native_id: int, kind: str, title: str) -> None:
    """This chat is known from now on, and can be written to."""
    statement = insert(tx, Chat).values(
        messenger=messenger, native_id=native_id, kind=kind, title=title
    )
    current = {"kind": kind, "title": title, "gone_at": None}
    await tx.execute(
        statement.on_conflict_do_update(index_elements=["messenger", "native_id"], set_=current)
    )


async def person(tx: Tx, person_id: int) -> Person:
    """The person with our id."""
    return person_of((await tx.execute(select(*PERSON).where(PersonRow.id == person_id))).one())


async def person_at(tx: Tx, messenger: str, native_id: int) -> Person | None:
    """The person with this id at this messenger."""
    where = (PersonRow.messenger == messenger, PersonRow.native_id == native_id)
    row = (await tx.execute(select(*PERSON).where(*where))).first()
    return person_of(row) if row else None


async def chat(tx: Tx, chat_id: int) -> ChatRecord:
    """The chat with our id, as a whole."""
    return ChatRecord(*(await tx.execute(_chats().where(Chat.id == chat_id))).one())


async def chat_at(tx: Tx, messenger: str, native_id: int) -> ChatRecord | None:
    """The chat with this id at this messenger, as a whole."""
    where = (Chat.messenger == messenger, Chat.native_id == native_id)
    row: Any = (await tx.execute(_chats().where(*where))).first()
    return ChatRecord(*row) if row else None


def _chats() -> Select[*tuple[Any, ...]]:
    whole = and_(Group.chat_id == Chat.id, Group.topic == 0)
    return select(*_CHAT).select_from(Chat).outerjoin(Group, whole)


async def speak(tx: Tx, person_id: int, language: str) -> None:
    """This person is spoken to in `language` from now on."""
    await tx.execute(update(PersonRow).where(PersonRow.id == person_id).values(language=language))


async def mark_gone(tx: Tx, messenger: str, native_id: int, now: datetime) -> None:
    """Nothing can be sent to this chat until it writes to us again."""
    where = (Chat.messenger == messenger, Chat.native_id == native_id, Chat.gone_at.is_(None))
    await tx.execute(update(Chat).where(*where).values(gone_at=now))


async def note_worker(
    tx: Tx, person_id: int, chat_id: int, now: datetime, topic: int = 0, username: str = ""
) -> None:
    """This person works in this group, or this topic of it, seen now; `username` if he has one."""
    keys = {"person_id": person_id, "chat_id": chat_id, "topic": topic}
    seen = {"seen_at": now, **({"username": username.lower()} if username else {})}
    statement = insert(tx, Worker).values(**keys, **seen)
    await tx.execute(statement.on_conflict_do_update(index_elements=list(keys), set_=seen))


async def works_for(tx: Tx, person_id: int, unit: str) -> bool:
    """Whether this person is known to work in one of the unit's groups that we are in."""
    found = (
        select(Worker.person_id)
        .join(Group, and_(Group.chat_id == Worker.chat_id, Group.topic == Worker.topic))
        .join(Chat, Chat.id == Worker.chat_id)
        .where(Worker.person_id == person_id, Group.unit == unit, Chat.gone_at.is_(None))
    )
    return (await tx.execute(found)).first() is not None


async def units_of(tx: Tx, person_id: int) -> list[str]:
    """The units in whose groups this person is known to work."""
    found = (
        select(Group.unit)
        .join(Worker, and_(Group.chat_id == Worker.chat_id, Group.topic == Worker.topic))
        .where(Worker.person_id == person_id)
        .distinct()
    )
    return [row[0] for row in await tx.execute(found)]


async def workers_of(tx: Tx, unit: str) -> list[str]:
    """The names of those who are known to work in a unit's groups, the latest seen first."""
    found = (
        select(PersonRow.name)
        .join(Worker, Worker.person_id == PersonRow.id)
        .join(Group, and_(Group.chat_id == Worker.chat_id, Group.topic == Worker.topic))
        .where(Group.unit == unit)
        .group_by(PersonRow.id, PersonRow.name)
        .order_by(func.max(Worker.seen_at).desc())
    )
    return [row[0] for row in await tx.execute(found)]


async def works_in(tx: Tx, person_id: int, groups: Sequence[GroupChat]) -> bool:
    """Whether this person is known to work in one of these groups."""
    there = [and_(Worker.chat_id == one.chat_id, Worker.topic == one.topic) for one in groups]
    found = select(Worker.person_id).where(Worker.person_id == person_id, or_(false(), *there))
    return (await tx.execute(found)).first() is not None


def person_of(row: Any) -> Person:
    """A row as a person; who never chose a language is spoken to in Persian."""
    number, messenger, native_id, name, language = row
    return Person(number, messenger, native_id, name, language or DEFAULT_LANGUAGE)
