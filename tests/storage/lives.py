"""Lives of reports that chance makes up and leads along the table of moves."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

from sqlalchemy import delete, select, update

from domain.lifecycle import TABLE, State
from storage.database import Database, Tx, insert
from storage.statistics import Scope
from storage.tables import HistoryRow, Report, Verdict
from tests.storage.recount import Life, lives_of
from tests.storage.rows import a_chat, a_person

BEGIN = datetime(2026, 1, 1, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
UNITS, REGIONS, SUBJECTS = ("waste", "roads", "parks"), ("1", "2", None), ("bin_issue", "pothole")
SCOPES = (
    Scope(BEGIN, BEGIN + 30 * DAY),
    Scope(BEGIN + 5 * DAY, BEGIN + 12 * DAY),
    Scope(BEGIN + 3 * DAY, BEGIN + 20 * DAY, region="1"),
    Scope(BEGIN + 3 * DAY, BEGIN + 20 * DAY, unit="roads"),
    Scope(BEGIN + 2 * DAY, BEGIN + 25 * DAY, region="2", unit="waste"),
    Scope(BEGIN - 9 * DAY, BEGIN - DAY),
)
KINDS = ("request", "request", "request", "complaint", "order")
SELDOM = dict.fromkeys(("withdraw", "reject", "merge", "refer", "no_action", "hold", "ask"), 0.1)
WEIGHTS = SELDOM | {"take": 6, "start": 4, "claim": 8, "present": 8, "accord": 2, "silence": 3}


@dataclass
class Drawn:
    """The rows of reports that chance made up, by table."""

    reports: list[dict[str, Any]] = field(default_factory=list)
    history: list[dict[str, Any]] = field(default_factory=list)
    verdicts: list[dict[str, Any]] = field(default_factory=list)

    async def keep(self, tx: Tx) -> None:
        """Put them into the database."""
        for table, rows in ((Report, self.reports), (HistoryRow, self.history)):
            if rows:
                await tx.execute(insert(tx, table), rows)
        if self.verdicts:
            await tx.execute(insert(tx, Verdict), self.verdicts)

    def note(self, report: int, at: datetime, move: str, state: str) -> None:
        """Add a line to a report's history."""
        line = {"report_id": report, "at": at, "actor": "x", "move": move, "state": state}
        self.history.append(line | {"words": ""})

    def say(self, report: int, at: datetime, move: str, rating: int | None) -> None:
        """A citizen's word on a claim."""
        answer = "done" if move == "confirm" else "not-done"
        claim = sum(one["report_id"] == report for one in self.verdicts) + 1
        word = {"report_id": report, "person_id": 1, "claim": claim, "at": at, "answer": answer}
        self.verdicts.append(word | {"rating": rating})


def live(drawn: Drawn, number: int, random: Random) -> None:
    """Make up a report and let chance lead it along the table of moves."""
    opened = BEGIN + random.random() * 24 * DAY
    report = {
        "id": number, "code": f"{number:09d}", "origin": f"1:{number}", "author_id": 1,
        "chat_id": 1, "kind": random.choice(KINDS), "confidence": 0.9, "emergency": False,
        "story": "", "place": "", "latitude": 35.7, "longitude": 51.4, "cell": 7, "objections": 0,
        "unit": random.choice(UNITS), "region": random.choice(REGIONS), "term_at": opened,
        "subject": random.choice(SUBJECTS), "opened_at": opened, "changed_at": opened,
        "due_at": opened + random.choice((6, 48, 150)) * HOUR, "state": State.ROUTED,
        "decided_by": random.choice(("model", "model", "citizen", "unit")),
    }  # fmt: skip
    drawn.note(number, opened, "submit", "submitted")
    drawn.note(number, opened, "route", State.ROUTED)
    drawn.reports.append(report | lead(drawn, report, random, random.randrange(16)))


def lead(drawn: Drawn, report: dict[str, Any], random: Random, steps: int) -> dict[str, Any]:
    """Let chance lead a report on from where it stands; what changes of it."""
    state, at, before = State(report["state"]), report["changed_at"], State.ROUTED
    unit = report["unit"]
    for _ in range(steps):
        move = _chosen(state, random)
        if move is None:
            break
        at += random.random() * 30 * HOUR + timedelta(seconds=1)
        state, before = (move.target or before), (state if move.target else before)
        if move.name in ("assign", "return"):
            unit = random.choice(UNITS)
        drawn.note(report["id"], at, move.name, state)
        if move.name in ("confirm", "object"):
            drawn.say(report["id"], at, move.name, random.choice((None, 2, 5)))
    return {"state": state, "changed_at": at, "unit": unit}


def _chosen(state: State, random: Random) -> Any:
    open_to = [move for move in TABLE if state in move.sources]
    weights = [WEIGHTS.get(move.name, 1) for move in open_to]
    return random.choices(open_to, weights)[0] if open_to else None


async def lead_on(tx: Tx, report: int, random: Random) -> None:
    """Let a report in the database go some moves further."""
    stands = select(Report.id, Report.state, Report.changed_at, Report.unit)
    row = (await tx.execute(stands.where(Report.id == report))).mappings().one()
    drawn = Drawn()
    changes = lead(drawn, dict(row), random, 3)
    await tx.execute(delete(Verdict).where(Verdict.report_id == report))
    await tx.execute(update(Report).where(Report.id == report).values(**changes))
    await drawn.keep(tx)


async def filled(database: Database, seed: int, count: int = 160) -> list[Life]:
    """A city of so many reports, and their raw rows."""
    random, drawn = Random(seed), Drawn()
    for number in range(count):
        live(drawn, number + 1, random)
    async with database.write() as tx:
        await a_person(tx)
        await a_chat(tx)
        await drawn.keep(tx)
    async with database.read() as tx:
        return await lives_of(tx)
