"""Open dialogs between two messages: their JSON, and when they want to be woken."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import ScalarSelect, delete, select, update

from storage.database import Tx, insert_in
from storage.tables import Chat, OpenSession, Person


@dataclass(frozen=True, slots=True)
class Sleeper:
    """A dialog whose time to be woken has come, by the messenger's ids."""

    messenger: str
    chat: int
    chat_kind: str
    person: int
    name: str
    why: str | None


async def keep(
    tx: Tx, chat_id: int, person_id: int, state: str, wake_at: datetime | None, why: str | None
) -> None:
    """Store the dialog of this person in this chat."""
    values = {
        "chat_id": chat_id, "person_id": person_id,
        "state": state, "wake_at": wake_at, "wake_why": why,
    }  # fmt: skip
    await tx.execute(_keeping(tx.dialect.name), values)


@cache
def _keeping(dialect: str) -> Any:
    """Built once: building a statement takes SQLAlchemy several times as long as running it."""
    statement = insert_in(dialect, OpenSession)
    new = {name: statement.excluded[name] for name in ("state", "wake_at", "wake_why")}
    return statement.on_conflict_do_update(index_elements=["chat_id", "person_id"], set_=new)


async def drop(tx: Tx, chat_id: int, person_id: int) -> None:
    """The dialog of this person in this chat is over."""
    where = (OpenSession.chat_id == chat_id, OpenSession.person_id == person_id)
    await tx.execute(delete(OpenSession).where(*where))


async def let_sleep(tx: Tx, sleeper: Sleeper) -> None:
    """This dialog is not woken any more; the person's next message goes on with it."""
    where = (
        OpenSession.chat_id == _id_of(Chat, sleeper.messenger, sleeper.chat),
        OpenSession.person_id == _id_of(Person, sleeper.messenger, sleeper.person),
    )
    await tx.execute(update(OpenSession).where(*where).values(wake_at=None))


def _id_of(table: type[Chat | Person], messenger: str, native_id: int) -> ScalarSelect[int]:
    where = (table.messenger == messenger, table.native_id == native_id)
    return select(table.id).where(*where).scalar_subquery()


async def sleepers(tx: Tx, messengers: Sequence[str], now: datetime, most: int) -> list[Sleeper]:
    """The dialogs at these messengers to be woken by `now`, the longest waiting first."""
    due = (
        select(
            Chat.messenger,
            Chat.native_id,
            Chat.kind,
            Person.native_id,
            Person.name,
            OpenSession.wake_why,
        )
        .join(OpenSession, OpenSession.chat_id == Chat.id)
        .join(Person, Person.id == OpenSession.person_id)
        .where(OpenSession.wake_at <= now, Chat.messenger.in_(messengers))
        .order_by(OpenSession.wake_at)
        .limit(most)
    )
    return [Sleeper(*row) for row in await tx.execute(due)]
