"""Who follows a report besides its author."""

from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, select

from domain.report import Person
from storage.database import Tx, insert
from storage.people import PERSON, ChatRecord, person_of
from storage.tables import Chat, Follower, Report
from storage.tables import Person as PersonRow

CHAT = (Chat.id, Chat.messenger, Chat.native_id, Chat.kind, Chat.title, Chat.gone_at)


async def follow(tx: Tx, report_id: int, person_id: int, chat_id: int, now: datetime) -> bool:
    """This person follows a report from now on; false if he did already."""
    values = {"report_id": report_id, "person_id": person_id, "chat_id": chat_id, "since": now}
    added = await tx.execute(insert(tx, Follower).values(**values).on_conflict_do_nothing())
    return added.rowcount == 1


async def leave(tx: Tx, report_id: int, person_id: int) -> None:
    """This person follows a report no longer."""
    his = (Follower.report_id == report_id, Follower.person_id == person_id)
    await tx.execute(delete(Follower).where(*his))


async def follows(tx: Tx, report_id: int, person_id: int) -> bool:
    """Whether this person follows a report."""
    mine = (Follower.report_id == report_id, Follower.person_id == person_id)
    return (await tx.execute(select(Follower.since).where(*mine))).first() is not None


async def followers(tx: Tx, report_id: int) -> list[tuple[int, int]]:
    """The followers of a report as (person, chat), in the order they came."""
    found = (
        select(Follower.person_id, Follower.chat_id)
        .where(Follower.report_id == report_id)
        .order_by(Follower.since, Follower.person_id)
    )
    rows: Any = await tx.execute(found)
    return [(person, chat) for person, chat in rows]


async def listeners(tx: Tx, report_id: int) -> list[tuple[Person, ChatRecord]]:
    """The followers of a report and the chats where they hear of it, in the order they came."""
    found = (
        select(*PERSON, *CHAT)
        .select_from(Follower)
        .join(PersonRow, PersonRow.id == Follower.person_id)
        .join(Chat, Chat.id == Follower.chat_id)
        .where(Follower.report_id == report_id)
        .order_by(Follower.since, Follower.person_id)
    )
    rows: Any = await tx.execute(found)
    return [(person_of(row[:5]), ChatRecord(*row[5:])) for row in rows]


async def count(tx: Tx, report_id: int) -> int:
    """How many people wait for a report, its author among them."""
    others = select(func.count()).where(Follower.report_id == report_id)
    return 1 + int((await tx.execute(others)).scalar_one())


async def join(tx: Tx, child: int, parent: int, now: datetime) -> None:
    """The author and the followers of one report follow another from now on."""
    author = (
        await tx.execute(select(Report.author_id, Report.chat_id).where(Report.id == child))
    ).one()
    main = (await tx.execute(select(Report.author_id).where(Report.id == parent))).scalar_one()
    for person, chat in [(author[0], author[1]), *await followers(tx, child)]:
        if person != main:
            await follow(tx, parent, person, chat, now)
