"""What citizens say of a claimed repair."""

from datetime import datetime

from sqlalchemy import update

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
