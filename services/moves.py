"""One move of a report along the table: checked, carried out, written into its history."""

from typing import Any

from domain.errors import Refusal
from domain.lifecycle import Actor, target
from domain.report import Report
from services.desk import Desk, Here
from storage import reports
from storage.reports import Entry


async def move(
    desk: Desk, here: Here, report: Report, name: str, actor: Actor, words: str = "", **changes: Any
) -> Report:
    """Make a move and return the report as it stands then.

    `Refusal` if the table forbids it, or if somebody else moved the report a moment ago.
    """
    state = target(name, report.state, actor)
    if not await reports.change(desk.tx, report, state, desk.now, **changes):
        raise Refusal("report-changed")
    entry = Entry(
        report_id=report.id, at=desk.now, actor=actor, person_id=here.person.id,
        move=name, state=state, words=words,
    )  # fmt: skip
    await reports.record(desk.tx, entry)
    moved = await reports.report(desk.tx, report.id)
    if moved is None:
        raise Refusal("report-unknown")
    return moved
