"""What citizens say of a claimed repair."""

from datetime import datetime
from typing import Any

from sqlalchemy import select, update

from storage.database import Tx, insert
from storage.tables import Verdict


async def give(
    tx: Tx, report_id: int, person_id: int, claim: int, answer: str, now: datetime
) -> None:
    """Keep a person's word on the nth claim; the last word counts."""
    values = {"answer": answer, "at": now}
    keys = {"report_id": report_id, "person_id": person_id, "claim": claim}
    statement = insert(tx, Verdict).values(**keys, **values)
    await tx.execute(statement.on_conflict_do_update(index_elements=list(keys), set_=values))


async def rate(tx: Tx, report_id: int, person_id: int, claim: int, rating: int) -> bool:
    """Add a rating of 1 to 5 to a word already given; false if there is none."""
    where = (
        Verdict.report_id == report_id, Verdict.person_id == person_id, Verdict.claim == claim,
    )  # fmt: skip
    rated = await tx.execute(update(Verdict).where(*where).values(rating=rating))
    return rated.rowcount == 1


async def explain(tx: Tx, report_id: int, person_id: int, claim: int, reason: str) -> bool:
    """Add the reason to a rating; false if there is no rating."""
    where = (
        Verdict.report_id == report_id, Verdict.person_id == person_id, Verdict.claim == claim,
        Verdict.rating.is_not(None),
    )  # fmt: skip
    return (await tx.execute(update(Verdict).where(*where).values(reason=reason))).rowcount == 1


async def rating_of(tx: Tx, report_id: int, person_id: int, claim: int) -> int | None:
    """How many stars a person gave to the nth claim."""
    where = (
        Verdict.report_id == report_id, Verdict.person_id == person_id, Verdict.claim == claim,
    )  # fmt: skip
    return (await tx.execute(select(Verdict.rating).where(*where))).scalar()


async def on_claim(tx: Tx, report_id: int, claim: int) -> dict[int, str]:
    """What each person said of the nth claim."""
    said = select(Verdict.person_id, Verdict.answer).where(
        Verdict.report_id == report_id, Verdict.claim == claim
    )
    rows: Any = await tx.execute(said)
    return dict(rows.all())
