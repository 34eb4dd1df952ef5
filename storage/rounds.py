"""When what is done every so often was last done; of several processes one does it."""

from datetime import datetime

from sqlalchemy import select, update

from storage.database import Tx, insert
from storage.tables import Round


async def last_round(tx: Tx, name: str) -> datetime | None:
    """When this was done last; `None` if never."""
    return (await tx.execute(select(Round.done_at).where(Round.name == name))).scalar()


async def begin_round(tx: Tx, name: str, last: datetime | None, now: datetime) -> bool:
    """Write down that this is done now; false if somebody else did it since `last`."""
    if last is None:
        first = insert(tx, Round).values(name=name, done_at=now).on_conflict_do_nothing()
        return (await tx.execute(first)).rowcount == 1
    same = (Round.name == name, Round.done_at == last)
    return (await tx.execute(update(Round).where(*same).values(done_at=now))).rowcount == 1
