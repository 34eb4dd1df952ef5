"""Thanks of citizens, and signals of gaming for a person to look at."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select, update

from storage.database import Tx, insert
from storage.tables import Signal, Thanks

FAIR, GAMING = "fair", "gaming"
"""What a person may judge a signal to be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Thank:
    """Thanks about to be kept; `doubt` says why a person has to look first."""

    origin: str
    unit: str
    report_id: int | None
    person_id: int
    words: str
    doubt: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """Something odd, with its reason in words."""

    kind: str
    words: str
    at: datetime
    person_id: int | None = None
    unit: str = ""
    report_id: int | None = None


@dataclass(frozen=True, slots=True)
class SignRow:
    """A signal as it is kept."""

    id: int
    kind: str
    words: str
    unit: str
    report_id: int | None
    at: datetime


@dataclass(frozen=True, slots=True)
class Last:
    """A signal by its number, and what it was judged to be; empty while nobody has judged it."""

    id: int
    judged: str


async def thank(tx: Tx, thanks: Thank) -> bool:
    """Keep thanks; false if the same dialog kept them already."""
    values: dict[str, Any] = {name: getattr(thanks, name) for name in Thank.__slots__}
    added = await tx.execute(insert(tx, Thanks).values(**values).on_conflict_do_nothing())
    return added.rowcount == 1


async def thanks_by(tx: Tx, person_id: int, since: datetime) -> int:
    """How often a person gave thanks since then."""
    his = (Thanks.person_id == person_id, Thanks.at >= since)
    return int((await tx.execute(select(func.count()).where(*his))).scalar_one())


async def signal(tx: Tx, sign: Sign) -> int:
    """Keep a signal; its number."""
    values: dict[str, Any] = {name: getattr(sign, name) for name in Sign.__slots__}
    kept = insert(tx, Signal).values(**values, judged="").returning(Signal.id)
    return int((await tx.execute(kept)).scalar_one())


async def last_signal(tx: Tx, kind: str, person_id: int, since: datetime) -> Last | None:
    """The newest such signal about a person since then."""
    same = (Signal.kind == kind, Signal.person_id == person_id, Signal.at >= since)
    found = select(Signal.id, Signal.judged).where(*same).order_by(Signal.id.desc()).limit(1)
    row: Any = (await tx.execute(found)).first()
    return Last(*row) if row else None


async def open_signals(tx: Tx, most: int) -> list[SignRow]:
    """The newest signals nobody has judged."""
    found = (
        select(Signal.id, Signal.kind, Signal.words, Signal.unit, Signal.report_id, Signal.at)
        .where(Signal.judged == "")
        .order_by(Signal.id.desc())
        .limit(most)
    )
    rows: Any = await tx.execute(found)
    return [SignRow(*row) for row in rows]


async def judge(tx: Tx, number: int, judged: str) -> str | None:
    """Write down what a person found; the words of the signal, `None` if somebody did already."""
    open_ = (Signal.id == number, Signal.judged == "")
    done = update(Signal).where(*open_).values(judged=judged).returning(Signal.words)
    return (await tx.execute(done)).scalar()


async def reopen(tx: Tx, number: int) -> str | None:
    """What was found to be gaming is to be judged anew; its words, `None` if it was not."""
    gaming = (Signal.id == number, Signal.judged == GAMING)
    done = update(Signal).where(*gaming).values(judged="").returning(Signal.words)
    return (await tx.execute(done)).scalar()


async def clear(tx: Tx, number: int) -> Thank | None:
    """The thanks that a signal was about, doubted no longer; `None` where it was about none."""
    columns = [getattr(Thanks, name) for name in Thank.__slots__]
    same = (
        (Signal.person_id == Thanks.person_id)
        & (Signal.unit == Thanks.unit)
        & (Signal.at == Thanks.at)
    )
    about = (Signal.id == number, Signal.kind == "thanks", Thanks.doubt != "")
    row: Any = (await tx.execute(select(*columns).join(Signal, same).where(*about))).first()
    if row is None:
        return None
    kept = Thank(**dict(zip(Thank.__slots__, row, strict=True)))
    await tx.execute(update(Thanks).where(Thanks.origin == kept.origin).values(doubt=""))
    return kept
