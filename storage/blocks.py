"""Who may file nothing for a while, and wrong codes that somebody tried."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select, update

from storage.database import Tx, insert
from storage.tables import Block, Miss, Person, Report

_ROW = (Block.id, Block.person_id, Block.reason, Block.at, Block.until)


@dataclass(frozen=True, slots=True)
class BlockRow:
    """A block as it is kept."""

    id: int
    person_id: int
    reason: str
    at: datetime
    until: datetime


async def block(
    tx: Tx, person_id: int, by_id: int, reason: str, now: datetime, until: datetime
) -> None:
    """This person files nothing until then; a block that stood before is over."""
    await lift(tx, person_id, by_id, now)
    values = {"person_id": person_id, "by_id": by_id, "reason": reason, "at": now, "until": until}
    await tx.execute(insert(tx, Block).values(**values))


async def lift(tx: Tx, person_id: int, by_id: int, now: datetime) -> bool:
    """This person may file again; false if he was not blocked."""
    standing = (Block.person_id == person_id, Block.until > now, Block.lifted_at.is_(None))
    lifted = update(Block).where(*standing).values(lifted_at=now, lifted_by=by_id)
    return (await tx.execute(lifted)).rowcount > 0


async def standing(tx: Tx, person_id: int, now: datetime) -> BlockRow | None:
    """The block that stands against a person now."""
    stands = (Block.person_id == person_id, Block.until > now, Block.lifted_at.is_(None))
    row: Any = (await tx.execute(select(*_ROW).where(*stands).order_by(Block.id.desc()))).first()
    return BlockRow(*row) if row else None


async def all_standing(tx: Tx, now: datetime, most: int) -> list[BlockRow]:
    """The blocks that stand now, newest first."""
    stands = (Block.until > now, Block.lifted_at.is_(None))
    found = select(*_ROW).where(*stands).order_by(Block.id.desc()).limit(most)
    return [BlockRow(*row) for row in await tx.execute(found)]


async def blocks_of(tx: Tx, person_id: int) -> list[BlockRow]:
    """Every block there ever was against a person, oldest first."""
    found = select(*_ROW).where(Block.person_id == person_id).order_by(Block.id)
    return [BlockRow(*row) for row in await tx.execute(found)]


async def person_exists(tx: Tx, person_id: int) -> bool:
    """Whether there is a person with our id."""
    return (await tx.execute(select(Person.id).where(Person.id == person_id))).first() is not None


async def filed_since(tx: Tx, person_id: int, since: datetime) -> list[datetime]:
    """When a person filed reports that were no emergency since then, oldest first."""
    his = (
        Report.author_id == person_id, Report.opened_at > since, Report.emergency.is_(False),
        Report.decided_by != "unit",
    )  # fmt: skip
    rows = await tx.execute(select(Report.opened_at).where(*his).order_by(Report.opened_at))
    return [row[0] for row in rows]


async def miss(tx: Tx, person_id: int, now: datetime) -> None:
    """This person tried a wrong code now."""
    await tx.execute(insert(tx, Miss).values(person_id=person_id, at=now))


async def misses(tx: Tx, person_id: int, since: datetime) -> tuple[int, datetime | None]:
    """How many wrong codes a person tried since then, and when the first of them."""
    his = (Miss.person_id == person_id, Miss.at > since)
    row: Any = (await tx.execute(select(func.count(), func.min(Miss.at)).where(*his))).one()
    return int(row[0]), row[1]
