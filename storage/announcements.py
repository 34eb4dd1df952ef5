"""Announcements that hold from then to then, who saw them, and how many reports they answered."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, exists, func, or_, select, update

from domain.report import Person
from storage.database import Tx, insert
from storage.followers import CHAT
from storage.people import PERSON, ChatRecord, person_of
from storage.tables import Announcement, AnnouncementView, Chat
from storage.tables import Person as PersonRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An announcement about to be kept; `origin` names the dialog, so that it is kept once."""

    origin: str
    by_id: int
    region: str
    subject: str
    words: str
    begins_at: datetime
    ends_at: datetime
    at: datetime


@dataclass(frozen=True, slots=True)
class AnnouncementRow:
    """An announcement as it is kept; no region is the whole city, no subject is whatever it is."""

    id: int
    region: str
    subject: str
    words: str
    begins_at: datetime
    ends_at: datetime
    stopped_at: datetime | None

    def holds(self, now: datetime) -> bool:
        """Whether it is to be seen now."""
        return self.begins_at <= now and not self.is_over(now)

    def is_over(self, now: datetime) -> bool:
        """Whether its time has passed, or somebody stopped it."""
        return self.stopped_at is not None or self.ends_at <= now


_ROW = (
    Announcement.id, Announcement.region, Announcement.subject, Announcement.words,
    Announcement.begins_at, Announcement.ends_at, Announcement.stopped_at,
)  # fmt: skip


async def keep(tx: Tx, draft: Draft) -> int | None:
    """Keep an announcement: its number; `None` if that was done before."""
    values: dict[str, Any] = {name: getattr(draft, name) for name in Draft.__slots__}
    kept = insert(tx, Announcement).values(**values).on_conflict_do_nothing()
    row = (await tx.execute(kept.returning(Announcement.id))).first()
    return int(row[0]) if row else None


async def announcement(tx: Tx, number: int) -> AnnouncementRow | None:
    """The announcement with this number."""
    row: Any = (await tx.execute(select(*_ROW).where(Announcement.id == number))).first()
    return AnnouncementRow(*row) if row else None


def _holds(now: datetime) -> tuple[ColumnElement[bool], ...]:
    return (
        Announcement.begins_at <= now, Announcement.ends_at > now,
        Announcement.stopped_at.is_(None),
    )  # fmt: skip


async def about(
    tx: Tx, now: datetime, subject: str, region: str, most: int
) -> list[AnnouncementRow]:
    """The announcements that hold now and may answer a report about a subject, in a region."""
    for_it = (Announcement.subject.in_(("", subject)), Announcement.region.in_(("", region)))
    not_for_all = or_(Announcement.subject != "", Announcement.region != "")
    found = select(*_ROW).where(*_holds(now), *for_it, not_for_all)
    rows: Any = await tx.execute(found.order_by(Announcement.id.desc()).limit(most))
    return [AnnouncementRow(*row) for row in rows]


async def unseen(tx: Tx, now: datetime, person_id: int) -> list[AnnouncementRow]:
    """The announcements for the whole city that hold now and that this person has not seen yet."""
    rows: Any = await tx.execute(unseen_by(now, person_id))
    return [AnnouncementRow(*row) for row in rows]


def unseen_by(now: datetime, person_id: int) -> Select[*tuple[Any, ...]]:
    """The question for those: each view is found by its key, for there is no order by person."""
    seen = exists().where(
        AnnouncementView.announcement_id == Announcement.id, AnnouncementView.person_id == person_id
    )
    wanted = (*_holds(now), Announcement.region == "", ~seen)
    return select(*_ROW).where(*wanted).order_by(Announcement.id)


async def not_over(tx: Tx, now: datetime, most: int) -> list[AnnouncementRow]:
    """The announcements that hold now or will, in the order in which they begin."""
    wanted = (Announcement.ends_at > now, Announcement.stopped_at.is_(None))
    found = select(*_ROW).where(*wanted).order_by(Announcement.begins_at, Announcement.id)
    rows: Any = await tx.execute(found.limit(most))
    return [AnnouncementRow(*row) for row in rows]


async def note_seen(
    tx: Tx, numbers: Sequence[int], person_id: int, chat_id: int, now: datetime
) -> None:
    """A person saw these announcements; the first time counts."""
    for number in numbers:
        view = {"announcement_id": number, "person_id": person_id, "chat_id": chat_id}
        seen = insert(tx, AnnouncementView).values(**view, seen_at=now)
        await tx.execute(seen.on_conflict_do_nothing())


async def note_answered(tx: Tx, number: int, person_id: int) -> None:
    """An announcement answered a report that this person began."""
    his = (AnnouncementView.announcement_id == number, AnnouncementView.person_id == person_id)
    more = AnnouncementView.answered + 1
    await tx.execute(update(AnnouncementView).where(*his).values(answered=more))


async def counts(tx: Tx, number: int) -> tuple[int, int]:
    """How many people saw an announcement, and how many reports it answered."""
    found = select(func.count(), func.coalesce(func.sum(AnnouncementView.answered), 0))
    row = (await tx.execute(found.where(AnnouncementView.announcement_id == number))).one()
    return int(row[0]), int(row[1])


async def answered(tx: Tx, number: int) -> list[tuple[Person, ChatRecord]]:
    """The people whose reports an announcement answered, and the chats where they read it."""
    found = (
        select(*PERSON, *CHAT)
        .select_from(AnnouncementView)
        .join(PersonRow, PersonRow.id == AnnouncementView.person_id)
        .join(Chat, Chat.id == AnnouncementView.chat_id)
        .where(AnnouncementView.announcement_id == number, AnnouncementView.answered > 0)
        .order_by(AnnouncementView.person_id)
    )
    rows: Any = await tx.execute(found)
    return [(person_of(row[:5]), ChatRecord(*row[5:])) for row in rows]


async def change(tx: Tx, number: int, words: str, ends_at: datetime) -> None:
    """An announcement has other words, or another end."""
    changed = update(Announcement).where(Announcement.id == number)
    await tx.execute(changed.values(words=words, ends_at=ends_at))


async def stop(tx: Tx, number: int, now: datetime) -> bool:
    """An announcement holds no longer; false if it did not any more."""
    held = (
        Announcement.id == number, Announcement.stopped_at.is_(None), Announcement.ends_at > now,
    )  # fmt: skip
    stopped = update(Announcement).where(*held).values(stopped_at=now)
    return (await tx.execute(stopped)).rowcount == 1
