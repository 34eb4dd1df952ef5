"""People who called: known by the digest of a number that they let us keep."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select, update

from domain.report import Person
from storage.database import Tx, insert
from storage.people import PERSON, person_of
from storage.tables import Call, Caller, Report
from storage.tables import Person as PersonRow

MESSENGER = "phone"
"""Where callers are at home: no post leaves for it."""


@dataclass(frozen=True, slots=True)
class CallRow:
    """Who entered a report, and the end of the number it was entered for, if that is kept."""

    caller_id: int
    operator_id: int
    consent_at: datetime | None
    tail: str


async def caller_with(tx: Tx, digest: str) -> Person | None:
    """The caller whose number has this digest."""
    found = (
        select(*PERSON)
        .join(Caller, Caller.person_id == PersonRow.id)
        .where(Caller.digest == digest)
    )
    row = (await tx.execute(found)).first()
    return person_of(row) if row else None


async def new_caller(tx: Tx, messenger: str, native_id: int, name: str, now: datetime) -> Person:
    """Somebody who writes to no messenger of ours, as a person; the same number is the same one."""
    who = {"messenger": messenger, "native_id": native_id}
    values = {**who, "name": name, "created_at": now}
    await tx.execute(insert(tx, PersonRow).values(**values).on_conflict_do_nothing())
    at_home = (PersonRow.messenger == messenger, PersonRow.native_id == native_id)
    return person_of((await tx.execute(select(*PERSON).where(*at_home))).one())


async def keep(tx: Tx, person_id: int, digest: str, tail: str) -> None:
    """This caller is known by this digest from now on."""
    values = {"digest": digest, "person_id": person_id, "tail": tail}
    await tx.execute(insert(tx, Caller).values(**values).on_conflict_do_nothing())


async def forget(tx: Tx, person_id: int) -> None:
    """The number of this caller is known no longer."""
    await tx.execute(delete(Caller).where(Caller.person_id == person_id))


async def note_call(
    tx: Tx, report_id: int, caller_id: int, operator_id: int, consent_at: datetime | None
) -> None:
    """Write down who entered a report for whom."""
    values = {
        "report_id": report_id, "caller_id": caller_id, "operator_id": operator_id,
        "consent_at": consent_at,
    }  # fmt: skip
    await tx.execute(insert(tx, Call).values(**values).on_conflict_do_nothing())


async def call_of(tx: Tx, report_id: int) -> CallRow | None:
    """How a report was entered; `None` if its citizen filed it himself."""
    found = (
        select(Call.caller_id, Call.operator_id, Call.consent_at, Caller.tail)
        .outerjoin(Caller, Caller.person_id == Call.caller_id)
        .where(Call.report_id == report_id)
    )
    row: Any = (await tx.execute(found)).first()
    return CallRow(row[0], row[1], row[2], row[3] or "") if row else None


async def hand_over(tx: Tx, caller_id: int, person_id: int, chat_id: int) -> list[int]:
    """The caller's reports are this person's from now on; their numbers."""
    his = update(Report).where(Report.author_id == caller_id)
    rows = await tx.execute(his.values(author_id=person_id, chat_id=chat_id).returning(Report.id))
    return sorted(int(row[0]) for row in rows)
