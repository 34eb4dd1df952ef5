"""Open dialogs between two messages: their JSON, and when they want to be woken."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select

from storage.database import Tx, insert
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
    values = {"state": state, "wake_at": wake_at, "wake_why": why}
    statement = insert(tx, OpenSession).values(chat_id=chat_id, person_id=person_id, **values)
    await tx.execute(
        statement.on_conflict_do_update(index_elements=["chat_id", "person_id"], set_=values)
    )


async def drop(tx: Tx, chat_id: int, person_id: int) -> None:
    """The dialog of this person in this chat is over."""
    where = (OpenSession.chat_id == chat_id, OpenSession.person_id == person_id)
    await tx.execute(delete(OpenSession).where(*where))


async def sleepers(tx: Tx, now: datetime, most: int) -> list[Sleeper]:
    """The dialogs to be woken by `now`, the longest waiting first."""
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
        .where(OpenSession.wake_at <= now)
        .order_by(OpenSession.wake_at)
        .limit(most)
    )
    return [Sleeper(*row) for row in await tx.execute(due)]
