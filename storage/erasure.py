"""Forgetting a person: what only he brought is taken out, what the city did stays."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, or_, select, update

from domain.report import Person
from storage import tallies
from storage.database import Tx
from storage.database import insert as either_insert
from storage.people import PERSON, person_of
from storage.reports import OF_CITIZENS
from storage.tables import (
    AnnouncementView,
    Caller,
    Chat,
    Discard,
    Follower,
    HistoryRow,
    Medium,
    Message,
    OpenSession,
    Outgoing,
    Postponed,
    Quiet,
    Received,
    Report,
    Role,
    Thanks,
    Turn,
    Worker,
)
from storage.tables import Person as PersonRow

CITY = "city"
"""Where the one stands who goes on with what a forgotten person reported of danger."""


async def is_staff(tx: Tx, person_id: int) -> bool:
    """Whether a person works for the city: in a unit's group, or by a role."""
    works = select(Worker.person_id).where(Worker.person_id == person_id)
    has_role = select(Role.person_id).where(Role.person_id == person_id)
    found = (await tx.execute(works)).first() or (await tx.execute(has_role)).first()
    return found is not None


async def the_city(tx: Tx, now: datetime) -> tuple[Person, int]:
    """The city itself as a person, and its chat, to which nothing is sent."""
    who = {"messenger": CITY, "native_id": 0}
    person = either_insert(tx, PersonRow).values(**who, name="", created_at=now)
    await tx.execute(person.on_conflict_do_nothing())
    chat = either_insert(tx, Chat).values(**who, kind="private", title="", gone_at=now)
    await tx.execute(chat.on_conflict_do_nothing())
    at_city = (PersonRow.messenger == CITY, PersonRow.native_id == 0)
    row = (await tx.execute(select(*PERSON).where(*at_city))).one()
    home = select(Chat.id).where(Chat.messenger == CITY, Chat.native_id == 0)
    return person_of(row), int((await tx.execute(home)).scalar_one())


async def leave_to(tx: Tx, report_id: int, person_id: int, chat_id: int, story: str) -> None:
    """A report is another's from now on, told in these words."""
    mine = update(Report).where(Report.id == report_id)
    await tx.execute(mine.values(author_id=person_id, chat_id=chat_id, story=story))
    await tallies.forget(tx, [report_id])


async def blank_reports(tx: Tx, report_ids: Sequence[int]) -> None:
    """These reports say neither what was told nor exactly where."""
    blank: dict[str, Any] = {
        "story": "", "place": "", "address": "", "latitude": None, "longitude": None, "cell": None,
    }  # fmt: skip
    await tx.execute(update(Report).where(Report.id.in_(report_ids)).values(**blank))
    await tallies.forget(tx, report_ids)


async def blank_history(tx: Tx, person_id: int, report_ids: Sequence[int]) -> None:
    """His words are gone from every history, and all words from those of his own reports."""
    his = HistoryRow.person_id == person_id
    own = HistoryRow.report_id.in_(report_ids)
    blanked = update(HistoryRow).where(or_(his, own), HistoryRow.words != "")
    await tx.execute(blanked.values(words=""))


async def drop_files(tx: Tx, person_id: int, keep_of: Sequence[int], now: datetime) -> None:
    """The files he brought are nobody's any more, except those of the reports in `keep_of`.

    Pictures that wait for the morning and show one of them are shown to nobody.
    """
    his = (Medium.person_id == person_id, Medium.report_id.not_in(keep_of))
    keys = {row[0] for row in await tx.execute(select(Medium.key).where(*his))}
    await tx.execute(delete(Medium).where(*his))
    for key in keys:
        shows = Postponed.reply.contains(key, autoescape=True)
        await tx.execute(delete(Postponed).where(shows))
    await discard(tx, sorted(keys), now)


async def discard(tx: Tx, keys: Sequence[str], now: datetime) -> None:
    """These files may be deleted, as soon as no report names them."""
    if keys:
        rows = [{"key": key, "at": now} for key in keys]
        await tx.execute(either_insert(tx, Discard).on_conflict_do_nothing(), rows)


async def drop_traces(tx: Tx, person: Person) -> None:
    """What else there is of him: dialogs, what he follows, post, raw messages, his number."""
    for table in (AnnouncementView, Follower, OpenSession, Caller, Quiet, Turn):
        await tx.execute(delete(table).where(table.person_id == person.id))
    thanks = update(Thanks).where(Thanks.person_id == person.id)
    await tx.execute(thanks.values(words=""))
    post = (Outgoing.messenger == person.messenger, Outgoing.chat == person.native_id)
    await tx.execute(delete(Outgoing).where(*post, Outgoing.state != "waiting"))
    for kind in (Message, Postponed):
        ours = (kind.messenger == person.messenger, kind.chat == person.native_id)
        await tx.execute(delete(kind).where(*ours))
    raw = (Received.messenger == person.messenger, Received.state != "new")
    named = Received.raw.contains(f'"id":{person.native_id}', autoescape=True)
    spaced = Received.raw.contains(f'"id": {person.native_id}', autoescape=True)
    await tx.execute(update(Received).where(*raw, or_(named, spaced)).values(raw="{}"))


async def rename(tx: Tx, person: Person, native_id: int, now: datetime) -> None:
    """Nobody is known by the person's name and number any more."""
    who = {"messenger": person.messenger, "native_id": person.native_id}
    private = [getattr(Chat, name) == value for name, value in who.items()]
    gone = {"native_id": native_id, "title": "", "gone_at": now}
    await tx.execute(update(Chat).where(*private).values(**gone))
    mine = update(PersonRow).where(PersonRow.id == person.id)
    await tx.execute(mine.values(native_id=native_id, name="", language=None))


async def name_away(tx: Tx, person: Person) -> None:
    """His name is gone, his number stays: a block that stands holds on to it."""
    mine = update(PersonRow).where(PersonRow.id == person.id)
    await tx.execute(mine.values(name="", language=None))


async def open_reports(tx: Tx, person_id: int, states: Sequence[str]) -> list[int]:
    """The reports of a person in these states."""
    his = (Report.author_id == person_id, Report.state.in_(states))
    rows = await tx.execute(select(Report.id).where(*his).order_by(Report.id))
    return [int(row[0]) for row in rows]


async def orders_of(tx: Tx, person_id: int) -> list[int]:
    """The orders that a person gave."""
    his = (Report.author_id == person_id, ~OF_CITIZENS)
    rows = await tx.execute(select(Report.id).where(*his).order_by(Report.id))
    return [int(row[0]) for row in rows]


async def all_reports(tx: Tx, person_id: int) -> list[int]:
    """The reports of a person."""
    rows = await tx.execute(select(Report.id).where(Report.author_id == person_id))
    return sorted(int(row[0]) for row in rows)
