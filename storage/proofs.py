"""How far the proof of each claim was believed, and what citizens said of a unit's claims."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import case, distinct, func, select

from domain.proof import Record
from storage.database import Tx, insert
from storage.tables import Proof, Verdict


@dataclass(frozen=True, slots=True)
class Weighed:
    """A claim's proof as it was weighed; `drawn` for inspection whatever its score."""

    report_id: int
    claim: int
    unit: str
    score: float
    reasons: tuple[str, ...]
    drawn: bool
    latitude: float | None
    longitude: float | None
    at: datetime


async def keep(tx: Tx, weighed: Weighed) -> None:
    """Keep how a claim was weighed; weighed again, the last counts."""
    values: dict[str, Any] = {name: getattr(weighed, name) for name in Weighed.__slots__}
    values["reasons"] = " ".join(weighed.reasons)
    keys = ["report_id", "claim"]
    rest = {name: value for name, value in values.items() if name not in keys}
    kept = insert(tx, Proof).values(**values)
    await tx.execute(kept.on_conflict_do_update(index_elements=keys, set_=rest))


async def of_claim(tx: Tx, report_id: int, claim: int) -> Weighed | None:
    """How the nth claim was weighed."""
    columns = [getattr(Proof, name) for name in Weighed.__slots__]
    found = select(*columns).where(Proof.report_id == report_id, Proof.claim == claim)
    row: Any = (await tx.execute(found)).first()
    if row is None:
        return None
    facts = dict(zip(Weighed.__slots__, row, strict=True))
    return Weighed(**facts | {"reasons": tuple(facts["reasons"].split())})


async def record_of(tx: Tx, unit: str, since: datetime) -> Record:
    """How many claims a unit made since then, and how many of them were objected to."""
    same = (Verdict.report_id == Proof.report_id) & (Verdict.claim == Proof.claim)
    objected = case((Verdict.answer != "done", Proof.report_id * 1000 + Proof.claim))
    claimed = Proof.report_id * 1000 + Proof.claim
    counted = (
        select(func.count(distinct(claimed)), func.count(distinct(objected)))
        .outerjoin(Verdict, same)
        .where(Proof.unit == unit, Proof.at >= since)
    )
    row: Any = (await tx.execute(counted)).one()
    return Record(int(row[0]), int(row[1]))
