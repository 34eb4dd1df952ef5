"""What was done by those who may: who, when, what and why. Lines are never changed or taken out."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select

from storage.database import Tx, insert
from storage.tables import Audit, Person


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that was done; `name` is who did it, empty where the program itself did."""

    at: datetime
    name: str
    action: str
    target: str
    words: str


async def record(
    tx: Tx, now: datetime, person_id: int | None, action: str, target: str = "", words: str = ""
) -> None:
    """Write down that a person did something to a target, and why."""
    values = {"at": now, "person_id": person_id, "action": action}
    await tx.execute(insert(tx, Audit).values(**values, target=target, words=words))


async def recent(tx: Tx, most: int, word: str = "") -> list[Line]:
    """The newest lines first; with a word only those whose action or target holds it."""
    found = (
        select(Audit.at, Person.name, Audit.action, Audit.target, Audit.words)
        .outerjoin(Person, Person.id == Audit.person_id)
        .order_by(Audit.id.desc())
        .limit(most)
    )
    if word:
        held = Audit.action.contains(word, autoescape=True)
        found = found.where(held | Audit.target.contains(word, autoescape=True))
    rows: Any = await tx.execute(found)
    return [Line(at, name or "", action, target, words) for at, name, action, target, words in rows]
