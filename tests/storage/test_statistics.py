"""Figures are what the raw rows say: a recount by other code, over lives that chance has led."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from random import Random
from typing import Any

from sqlalchemy import select, update

from domain.figures import Ending, Facts, ending_of
from domain.lifecycle import CLOSED, OPEN, TABLE, State
from domain.statistics import Ratings, Share, Times, quantile
from storage import exports, misrouting, statistics
from storage.database import Database, Tx, insert
from storage.statistics import Scope
from storage.tables import HistoryRow, Report, Verdict
from tests.storage.rows import a_report

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
LEFT = ("withdrawn", "merged")
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


async def live(tx: Tx, number: int, random: Random) -> None:
    """File a report and let chance lead it along the table of moves."""
    opened = BEGIN + random.random() * 24 * DAY
    report = await a_report(
        tx, code=f"{number:09d}", origin=f"1:{number}", unit=random.choice(UNITS),
        region=random.choice(REGIONS), subject=random.choice(SUBJECTS), opened_at=opened,
        due_at=opened + random.choice((6, 48, 150)) * HOUR, latitude=35.7, longitude=51.4,
        decided_by=random.choice(("model", "model", "citizen", "unit")),
    )  # fmt: skip
    state, at, before = State.ROUTED, opened, State.ROUTED
    await _note(tx, report, at, "submit", "submitted")
    await _note(tx, report, at, "route", state)
    for _ in range(random.randrange(16)):
        move = _chosen(state, random)
        if move is None:
            break
        at += random.random() * 30 * HOUR + timedelta(seconds=1)
        state, before = (move.target or before), (state if move.target else before)
        changes: dict[str, Any] = {"state": state, "changed_at": at}
        if move.name in ("assign", "return"):
            changes["unit"] = random.choice(UNITS)
        await tx.execute(update(Report).where(Report.id == report).values(**changes))
        await _note(tx, report, at, move.name, state)
        if move.name in ("confirm", "object"):
            await _speak(tx, report, at, move.name, random)


def _chosen(state: State, random: Random) -> Any:
    open_to = [move for move in TABLE if state in move.sources]
    weights = [WEIGHTS.get(move.name, 1) for move in open_to]
    return random.choices(open_to, weights)[0] if open_to else None


async def _note(tx: Tx, report: int, at: datetime, move: str, state: str) -> None:
    row = {"report_id": report, "at": at, "actor": "x", "move": move, "state": state, "words": ""}
    await tx.execute(insert(tx, HistoryRow).values(**row))


async def _speak(tx: Tx, report: int, at: datetime, move: str, random: Random) -> None:
    said = (await tx.execute(select(Verdict.claim).where(Verdict.report_id == report))).all()
    row = {
        "report_id": report, "person_id": 1, "claim": len(said) + 1, "at": at,
        "answer": "done" if move == "confirm" else "not-done",
        "rating": random.choice((None, 2, 5)),
    }  # fmt: skip
    await tx.execute(insert(tx, Verdict).values(**row))


async def lives_of(tx: Tx) -> list[Life]:
    """Every report with its rows, read plainly."""
    past, said = (
        list(await tx.execute(select(HistoryRow.__table__))),
        list(await tx.execute(select(Verdict.__table__))),
    )
    return [
        Life(
            facts,
            sorted((row for row in past if row.report_id == facts.id), key=lambda row: row.id),
            [row for row in said if row.report_id == facts.id],
        )
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
    random = Random(seed)
    async with database.write() as tx:
        for number in range(count):
            await live(tx, number, random)
    async with database.read() as tx:
        return await lives_of(tx)


async def test_the_figures_are_what_the_rows_say(database: Database) -> None:
    """In every scope each figure equals a recount of the raw rows in Python."""
    lives = await filled(database, seed=5)
    seen: Counter[Ending] = Counter(life.ending for life in lives)
    assert min(seen[one] for one in (Ending.SOLVED, Ending.ANSWERED, Ending.SILENT)) > 3
    for scope in SCOPES:
        here = [life for life in lives if life.touches(scope)]
        async with database.survey() as tx:
            await _compare(tx, scope, here)


async def _compare(tx: Tx, scope: Scope, here: list[Life]) -> None:
    solved = await statistics.solved(tx, scope)
    silent = await statistics.silent(tx, scope)
    answered = await statistics.awaiting(tx, scope)
    opened = [life for life in here if within(life.facts.opened_at, scope)]
    received = await statistics.received(tx, scope)

    assert counted_as(here, scope, Ending.SOLVED) == solved
    assert counted_as(here, scope, Ending.SILENT) == silent
    assert counted_as(here, scope, Ending.ANSWERED) == answered
    assert len(opened) == sum(row.count for row in received)
    assert Counter(one.facts.subject for one in opened) == await statistics.by_subject(tx, scope)
    assert due(here, scope) == await statistics.terms_over(tx, scope)
    objected = [one for one in here if any(within(at, scope) for at in one.times("object"))]
    again = [one for one in here if any(within(at, scope) for at in reopenings(one))]
    assert len(objected) == await statistics.objected(tx, scope)
    assert len(again) == await statistics.reopened(tx, scope)
    assert ways(here, scope) == await misrouting.misrouted(tx, scope)
    assert rated(here, scope) == await statistics.ratings(tx, scope)
    assert_alike(lasted(ended(here, scope)), await statistics.times_to_end(tx, scope))
    assert_alike(lasted(taken(here, scope)), await statistics.times_to_take(tx, scope))
    assert len(opened) == await exports.count_exported(tx, scope)
    rows = await exports.exported(tx, scope)
    assert sorted(one.facts.code for one in opened) == sorted(row.code for row in rows)


def assert_alike(expected: Times, actual: Times) -> None:
    """The same to a hundredth of a second: the databases count days in floating point."""
    assert expected.count == actual.count
    assert abs(expected.middle - actual.middle) < timedelta(milliseconds=10)
    assert abs(expected.upper - actual.upper) < timedelta(milliseconds=10)


async def test_no_report_is_in_two_figures(database: Database) -> None:
    """Solved, answered and silent of all time make up exactly the reports that stand so."""
    lives = await filled(database, seed=8)
    always = Scope(BEGIN - DAY, BEGIN + 900 * DAY)
    async with database.survey() as tx:
        counting = (statistics.solved, statistics.silent, statistics.awaiting)
        parts = [await count(tx, always) for count in counting]
    stand = [one for one in lives if one.facts.state in statistics.CLAIMED]

    assert len(stand) == sum(sum(part.values()) for part in parts)


async def test_crowded_cells_come_first(database: Database) -> None:
    """A cell is told by the middle of its reports."""
    async with database.write() as tx:
        for number in range(4):
            where = {"latitude": 35.7001 + number * 0.0001, "longitude": 51.4001}
            await a_report(tx, code=f"{number:09d}", origin=f"1:{number}", opened_at=BEGIN, **where)
        await a_report(
            tx, code="9" * 9, origin="1:9", opened_at=BEGIN, latitude=35.8, longitude=51.4
        )
    async with database.survey() as tx:
        first, second = await statistics.crowded_cells(tx, SCOPES[0], 12)

    assert (4, 1) == (first[2], second[2])
    assert (35.70025, 51.4001) == (round(first[0], 5), round(first[1], 5))
