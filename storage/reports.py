"""Reports, their history and their files."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, or_, select, update

from domain.grid import cell_of
from domain.kinds import Kind
from domain.lifecycle import OPEN, State
from domain.report import File, Happening, Report
from storage.database import Tx, insert
from storage.tables import Chat, Group, HistoryRow, Medium
from storage.tables import Report as ReportRow

FACTS = (
    ReportRow.id, ReportRow.code, ReportRow.author_id, ReportRow.chat_id, ReportRow.subject,
    ReportRow.kind, ReportRow.danger, ReportRow.emergency, ReportRow.story, ReportRow.place,
    ReportRow.latitude, ReportRow.longitude, ReportRow.region, ReportRow.unit, ReportRow.state,
    ReportRow.taken_by, ReportRow.objections, ReportRow.opened_at, ReportRow.due_at,
    ReportRow.changed_at, ReportRow.address, ReportRow.term_at, ReportRow.paused_s,
    ReportRow.resume, ReportRow.until_at, ReportRow.rung, ReportRow.nudges, ReportRow.questions,
    ReportRow.returns, ReportRow.outside, ReportRow.wish, ReportRow.parent_id, ReportRow.shortlist,
    ReportRow.repeats, ReportRow.told_late,
)  # fmt: skip

OF_CITIZENS = ReportRow.kind != Kind.ORDER.value
"""What citizens filed: the city's own orders are worked alike, but shown and counted apart."""

IN_HAND = tuple(OPEN - {State.AWAITING_CITIZEN})


@dataclass(frozen=True, slots=True, kw_only=True)
class Filing:
    """A report about to be stored. `origin` names the dialog that made it: one report each."""

    code: str
    origin: str
    author_id: int
    chat_id: int
    subject: str
    kind: str
    decided_by: str
    confidence: float
    danger: str | None
    emergency: bool
    story: str
    place: str
    latitude: float | None
    longitude: float | None
    region: str | None
    unit: str
    state: str
    opened_at: datetime
    due_at: datetime
    address: str = ""
    guess: str | None = None
    shortlist: str = ""
    wake_at: datetime | None = None
    repeats: int = 1


async def file_report(tx: Tx, filing: Filing) -> Report | None:
    """Store a report; `None` if its code or its origin is taken already."""
    values: dict[str, Any] = {name: getattr(filing, name) for name in Filing.__slots__}
    opened = filing.opened_at
    own = {"changed_at": opened, "term_at": opened, "cell": _cell(filing)}
    statement = insert(tx, ReportRow).values(**values, **own)
    row: Any = (await tx.execute(statement.on_conflict_do_nothing().returning(*FACTS))).first()
    return Report(*row) if row else None


def _cell(filing: Filing) -> int | None:
    if filing.latitude is None or filing.longitude is None:
        return None
    return cell_of(filing.latitude, filing.longitude)


async def report(tx: Tx, report_id: int, *, held: bool = False) -> Report | None:
    """The report with our id; `held`, nobody else changes it until the transaction is over."""
    wanted = _reports().where(ReportRow.id == report_id)
    return await _one(tx, wanted.with_for_update(key_share=True) if held else wanted)


async def report_with_code(tx: Tx, code: str) -> Report | None:
    """The report with this tracking code."""
    return await _one(tx, _reports().where(ReportRow.code == code))


async def report_from(tx: Tx, origin: str) -> Report | None:
    """The report that this dialog made."""
    return await _one(tx, _reports().where(ReportRow.origin == origin))


async def reports_of(tx: Tx, person_id: int, most: int) -> list[Report]:
    """The newest reports of a person."""
    mine = _reports().where(ReportRow.author_id == person_id)
    rows: Any = await tx.execute(mine.order_by(ReportRow.id.desc()).limit(most))
    return [Report(*row) for row in rows]


async def in_states(tx: Tx, states: Collection[str]) -> list[Report]:
    """The reports of all units in these states, oldest first."""
    rows: Any = await tx.execute(
        _reports().where(ReportRow.state.in_(states)).order_by(ReportRow.id)
    )
    return [Report(*row) for row in rows]


async def filed_by(tx: Tx, person_id: int, since: datetime) -> list[str]:
    """The units of the reports a person filed since then, newest first; emergencies aside."""
    his = (
        ReportRow.author_id == person_id,
        ReportRow.opened_at >= since,
        ReportRow.emergency.is_(False),
    )
    rows = await tx.execute(select(ReportRow.unit).where(*his).order_by(ReportRow.id.desc()))
    return [str(row[0]) for row in rows]


async def asked_of(tx: Tx, person_id: int) -> list[Report]:
    """The reports of a person's that wait for his answer, newest first."""
    his = (ReportRow.author_id == person_id, ReportRow.state == State.NEEDS_INFO)
    rows: Any = await tx.execute(_reports().where(*his).order_by(ReportRow.id.desc()))
    return [Report(*row) for row in rows]


async def waiting_for(tx: Tx, unit: str, *, for_all: bool) -> list[Report]:
    """The reports of a unit that still need its hands, taken or not, oldest first.

    `for_all` adds those of every unit that has no group which can be written to.
    """
    waiting = ReportRow.state.in_(IN_HAND)
    reached = select(Group.unit).join(Chat, Chat.id == Group.chat_id).where(Chat.gone_at.is_(None))
    orphaned = ReportRow.unit.not_in(reached)
    theirs = or_(ReportRow.unit == unit, orphaned) if for_all else ReportRow.unit == unit
    rows: Any = await tx.execute(_reports().where(waiting, theirs).order_by(ReportRow.id))
    return [Report(*row) for row in rows]


async def open_of(tx: Tx, units: Collection[str]) -> list[Report]:
    """The open reports of these units, whoever has to move them, oldest first."""
    theirs = (ReportRow.unit.in_(units), ReportRow.state.in_(OPEN))
    rows: Any = await tx.execute(_reports().where(*theirs).order_by(ReportRow.id))
    return [Report(*row) for row in rows]


async def held_by(tx: Tx, person_id: int) -> list[Report]:
    """The reports that a person of a unit's has in hand, oldest first."""
    his = (ReportRow.taken_by == person_id, ReportRow.state.in_(IN_HAND))
    rows: Any = await tx.execute(_reports().where(*his).order_by(ReportRow.id))
    return [Report(*row) for row in rows]


async def _one(tx: Tx, query: Select[*tuple[Any, ...]]) -> Report | None:
    row = (await tx.execute(query)).first()
    return Report(*row) if row else None


def _reports() -> Select[*tuple[Any, ...]]:
    return select(*FACTS)


async def change(tx: Tx, report: Report, state: str, now: datetime, **changes: object) -> bool:
    """Bring a report to `state`; false if it is no longer in the state it was read in."""
    still = (ReportRow.id == report.id, ReportRow.state == report.state)
    changed = update(ReportRow).where(*still).values(state=state, changed_at=now, **changes)
    return (await tx.execute(changed)).rowcount == 1


async def note_clock(tx: Tx, report_id: int, **changes: object) -> None:
    """Keep what the clocks of a report have rung, and when to look at it again."""
    await tx.execute(update(ReportRow).where(ReportRow.id == report_id).values(**changes))


async def wake(tx: Tx, units: Collection[str], now: datetime) -> None:
    """What is open of these units, as any other leaves it, has its clock looked at `now`."""
    theirs = (ReportRow.unit.in_(units), ReportRow.state.in_(OPEN))
    await tx.execute(update(ReportRow).where(*theirs).values(wake_at=now))


async def waking(tx: Tx, now: datetime, most: int) -> list[int]:
    """The reports whose clocks want to be looked at, longest waiting first."""
    due = select(ReportRow.id).where(ReportRow.wake_at <= now)
    rows = await tx.execute(due.order_by(ReportRow.wake_at, ReportRow.id).limit(most))
    return [int(row[0]) for row in rows]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line to be added to a report's history."""

    report_id: int
    at: datetime
    actor: str
    person_id: int | None
    move: str
    state: str
    words: str = ""


async def record(tx: Tx, entry: Entry) -> None:
    """Add a line to a report's history; lines are never changed or taken out."""
    values: dict[str, Any] = {name: getattr(entry, name) for name in Entry.__slots__}
    await tx.execute(insert(tx, HistoryRow).values(**values))


async def history(tx: Tx, report_id: int) -> list[Happening]:
    """All that happened to a report, oldest first."""
    lines = (
        select(HistoryRow.at, HistoryRow.actor, HistoryRow.move, HistoryRow.state, HistoryRow.words)
        .where(HistoryRow.report_id == report_id)
        .order_by(HistoryRow.id)
    )
    rows: Any = await tx.execute(lines)
    return [Happening(*row) for row in rows]


async def times(tx: Tx, report_id: int, move: str) -> int:
    """How often a move was made on a report."""
    where = (HistoryRow.report_id == report_id, HistoryRow.move == move)
    return int((await tx.execute(select(func.count()).where(*where))).scalar_one())


async def attach(tx: Tx, report_id: int, files: list[File], person_id: int, now: datetime) -> None:
    """Add files to a report, in this order."""
    if not files:
        return
    values = [
        {"report_id": report_id, "role": file.role, "kind": file.kind, "key": file.key,
         "name": file.name, "person_id": person_id, "at": now}
        for file in files
    ]  # fmt: skip
    await tx.execute(insert(tx, Medium).values(values))


async def files_of(tx: Tx, report_id: int) -> list[File]:
    """The files of a report, in the order they came."""
    found = (
        select(Medium.role, Medium.kind, Medium.key, Medium.name)
        .where(Medium.report_id == report_id)
        .order_by(Medium.id)
    )
    rows: Any = await tx.execute(found)
    return [File(*row) for row in rows]
