"""One move of a report along the table: checked, carried out, written into its history."""

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from domain.clocks import pause_of, wake_at
from domain.errors import Refusal
from domain.lifecycle import PAUSING, Actor, State, target
from domain.report import Report
from services import daytime, wish_cards
from services.desk import Desk, Here
from storage import reports
from storage.reports import Entry


async def move(
    desk: Desk, here: Here | None, report: Report, name: str, actor: Actor, words: str = "",
    **changes: Any,
) -> Report:  # fmt: skip
    """Make a move and return the report as it stands then; nobody is `here` when the clock moves.

    `Refusal` if the table forbids it, or if somebody else moved the report a moment ago.
    """
    state = target(name, report.state, actor, report.resume)
    kept = _clocks(desk, report, state) | changes
    moved = replace(report, state=state, changed_at=desk.now, **kept)
    kept["wake_at"] = wake_at(moved, seasonal=is_seasonal(desk, report))
    if not await reports.change(desk.tx, report, state, desk.now, **kept):
        raise Refusal("report-changed")
    await note(desk, here, moved, name, actor, words)
    if report.wish:
        await wish_cards.void(desk, report)
    return moved


async def look_again(desk: Desk, units: Collection[str]) -> None:
    """The clock looks anew at what waits for units whose hours changed: they may be there now."""
    await reports.wake(desk.tx, units, desk.now)


def is_seasonal(desk: Desk, report: Report) -> bool:
    """Whether the subject's works show only with time, so that the citizen has longer to judge."""
    return desk.city.subject(report.subject).seasonal


def _clocks(desk: Desk, report: Report, state: str) -> dict[str, Any]:
    """What every move does to the clocks: the unit's pause ends, the state's own begin anew.

    A question to the citizen leaves a planned date as it is.
    """
    stood = report.paused_s + int(pause_of(report, desk.now).total_seconds())
    resume = report.state if state in PAUSING and report.state not in PAUSING else None
    asked = State.NEEDS_INFO in (report.state, state)
    until = report.until_at if asked else None
    return {"paused_s": stood, "nudges": 0, "resume": resume, "wish": "", "until_at": until}


async def note(
    desk: Desk, here: Here | None, report: Report, name: str, actor: Actor, words: str = ""
) -> None:
    """Write a line into a report's history, signed by whoever is here; it may overtake news."""
    entry = Entry(
        report_id=report.id, at=desk.now, actor=actor,
        person_id=here.person.id if here else None, move=name, state=report.state, words=words,
    )  # fmt: skip
    await reports.record(desk.tx, entry)
    await daytime.overtake(desk, here, report, name)
