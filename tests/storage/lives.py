"""Lives of reports that chance has led, and their figures counted anew by other, plain code."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from random import Random
from typing import Any

from sqlalchemy import delete, select, update

from domain.figures import Ending, Facts, ending_of
from domain.lifecycle import CLOSED, OPEN, TABLE, State
from domain.statistics import Orders, Ratings, Share, Times, quantile
from storage.database import Database, Tx, insert
from storage.statistics import Scope
from storage.tables import HistoryRow, Report, Verdict
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
LEFT = ("withdrawn", "merged")
WAITING = ("awaiting_citizen", "resolved_claimed", "verification")
SELDOM = dict.fromkeys(("withdraw", "reject", "merge", "refer", "no_action", "hold", "ask"), 0.1)
WEIGHTS = SELDOM | {"take": 6, "start": 4, "claim": 8, "present": 8, "accord": 2, "silence": 3}


@dataclass(frozen=True)
class Life:
    """A report as its raw rows tell it: facts, happenings as (id, at, move, state), verdicts."""

    facts: Any
    past: list[Any]
    said: list[Any]

    @property
    def ending(self) -> Ending:
        """What it counts as, by the rule of the figures, which knows no SQL."""
        return ending_of(Facts(self.facts.state, [row.move for row in self.past]))

    def times(self, move: str) -> list[datetime]:
        """When a move was made."""
        return [row.at for row in self.past if row.move == move]

    def touches(self, scope: Scope) -> bool:
        """Whether it belongs to the region and unit that are counted."""
        region = scope.region is None or self.facts.region == scope.region
        return region and (scope.unit is None or self.facts.unit == scope.unit)


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


async def lives_of(tx: Tx) -> list[Life]:
    """Every report with its rows, read plainly."""
    past, said = defaultdict[int, list[Any]](list), defaultdict[int, list[Any]](list)
    for table, rows in ((HistoryRow, past), (Verdict, said)):
        for row in await tx.execute(select(table.__table__)):
            rows[row.report_id].append(row)
    return [
        Life(facts, sorted(past[facts.id], key=lambda row: int(row.id)), said[facts.id])
        for facts in await tx.execute(select(Report.__table__))
    ]


def within(at: datetime, scope: Scope) -> bool:
    """Whether a moment falls into a period."""
    return scope.since <= at < scope.until


def counted_as(lives: list[Life], scope: Scope, ending: Ending) -> Counter[str]:
    """By unit: the reports that count as this, by the moment at which they came to."""
    found = Counter[str]()
    for life in lives:
        if life.ending is ending and within(_came(life), scope):
            found[life.facts.unit] += 1
    return found


def _came(life: Life) -> datetime:
    """When a report that was claimed came to stand as it does."""
    if life.facts.state in ("closed_confirmed", "closed_silent"):
        return max(at for move in ("confirm", "accord", "silence") for at in life.times(move))
    return life.times("claim")[-1]


def due(lives: list[Life], scope: Scope) -> dict[str, tuple[int, int]]:
    """By unit: terms that ended, and those not kept."""
    found: dict[str, tuple[int, int]] = {}
    for life in lives:
        if not within(life.facts.due_at, scope) or life.facts.state in LEFT:
            continue
        over, late = found.get(life.facts.unit, (0, 0))
        found[life.facts.unit] = (over + 1, late + (_done_at(life) > life.facts.due_at))
    return found


def _done_at(life: Life) -> datetime:
    """When nobody had to do anything any more; far away while somebody has."""
    state = State(life.facts.state)
    claims = life.times("claim")
    last: datetime = max(row.at for row in life.past)
    if life.ending in (Ending.SOLVED, Ending.ANSWERED, Ending.SILENT):
        return claims[-1] if claims else last
    if state in OPEN:
        return BEGIN + 9999 * DAY
    return last


def reopenings(life: Life) -> list[datetime]:
    """When a citizen opened again what was closed."""
    steps = pairwise(life.past)
    return [
        row.at for last, row in steps if last.state in CLOSED and row.move in ("object", "appeal")
    ]


def ways(lives: list[Life], scope: Scope) -> dict[str, Share]:
    """Who chose the ways, and how many of them came back."""
    chosen, back = Counter[str](), Counter[str]()
    for life in lives:
        by = life.facts.decided_by
        for row in life.past:
            here = within(row.at, scope)
            if row.move == "route" and here:
                chosen[by] += 1
            if row.move == "return" and here:
                back[by] += 1
            if row.move == "assign":
                by = "triage"
                chosen[by] += here
    names = {name for name in {*chosen, *back} if chosen[name] or back[name]}
    return {name: Share(back[name], chosen[name]) for name in names}


def lasted(spans: Iterator[timedelta]) -> Times:
    """Half and four fifths of these."""
    ordered = sorted(spans)
    if not ordered:
        return Times()
    return Times(len(ordered), quantile(ordered, 1, 2), quantile(ordered, 4, 5))


def ended(lives: list[Life], scope: Scope) -> Iterator[timedelta]:
    """How long those lasted that a citizen ended."""
    for life in lives:
        if life.ending is Ending.SOLVED and within(_came(life), scope):
            yield _came(life) - life.facts.opened_at


def taken(lives: list[Life], scope: Scope) -> Iterator[timedelta]:
    """How long those waited that were first taken then."""
    for life in lives:
        if life.times("take") and within(life.times("take")[0], scope):
            yield life.times("take")[0] - life.facts.opened_at


def rated(lives: list[Life], scope: Scope) -> Ratings:
    """What was given for what is done."""
    said = [row for life in lives for row in life.said if row.answer == "done"]
    stars = [row.rating for row in said if within(row.at, scope)]
    given = [one for one in stars if one]
    return Ratings(len(stars), len(given), sum(given) / len(given) if given else 0.0)


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


def orders(lives: list[Life], scope: Scope) -> Orders:
    """What became of the city's own orders of a period."""
    given = [one.facts for one in lives if within(one.facts.opened_at, scope)]
    late = [one for one in given if State(one.state) in OPEN and one.due_at < scope.until]
    return Orders(
        len(given),
        sum(one.state == "closed_confirmed" for one in given),
        sum(one.state not in WAITING for one in late),
    )
