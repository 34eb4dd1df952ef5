"""What happens to reports of itself: reminders, the ladder of escalation, silence, emergencies.

Each bell rings once: what has rung is kept with the report, in the transaction that tells of it. An
outage is caught up with the last step reached, not with all that were missed.
"""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from functools import partial

from domain.clocks import Bell, Patience, due, nudged, wake_at
from domain.lifecycle import Actor
from domain.report import Report
from services import group_notices, lateness, notices, oncall, verdict
from services.alarms import Alarms
from services.daytime import day_of
from services.desk import Desk
from services.hours import waits_for
from services.moves import is_seasonal, move
from storage import reports
from storage.groups import GroupChat

HEADS_RUNG, SUPERVISOR_RUNG, CENTRE_RUNG, INSPECTION_RUNG = 2, 3, 4, 5
RUNG_TOLD = {1: "alarm-half", 2: "alarm-soon", 3: "alarm-late", 4: "alarm-centre", 5: "alarm-worst"}

Ring = Callable[[Desk, Report, Bell, Alarms], Awaitable[Report]]


async def look(desk: Desk, numbers: list[int]) -> None:
    """Let everything happen that is due to these reports, and tell whom it concerns."""
    alarms = Alarms()
    for number in numbers:
        report = await reports.report(desk.tx, number, held=True)
        if report:
            await _ring(desk, report, alarms)
    alarms.post(desk)


async def _ring(desk: Desk, report: Report, alarms: Alarms) -> None:
    seasonal = is_seasonal(desk, report)
    patience = _patience(desk, report)
    for bell in due(report, desk.now, seasonal=seasonal, patience=patience):
        report = await _BELLS[bell.name](desk, report, bell, alarms)
    clock = {
        "rung": report.rung, "nudges": report.nudges, "until_at": report.until_at,
        "told_late": report.told_late,
    }  # fmt: skip
    at = wake_at(report, seasonal=seasonal, patience=_patience(desk, report))
    await reports.note_clock(desk.tx, report.id, wake_at=at, **clock)


def _patience(desk: Desk, report: Report) -> Patience:
    return Patience(waits_for(desk.city, report), partial(day_of, desk))


async def _climb(desk: Desk, report: Report, bell: Bell, alarms: Alarms) -> Report:
    groups = await _groups_of_rung(desk, report, bell.rung)
    alarms.add(groups, report, RUNG_TOLD[bell.rung])
    if bell.rung >= HEADS_RUNG > report.rung:
        await group_notices.tell_heads(desk, report, "head-late")
    return replace(report, rung=bell.rung)


async def _groups_of_rung(desk: Desk, report: Report, rung: int) -> list[GroupChat]:
    city = desk.city
    above = {
        SUPERVISOR_RUNG: city.supervisor_of(report.region),
        CENTRE_RUNG: city.headquarters,
        INSPECTION_RUNG: city.inspection,
    }
    if rung in above:
        return await desk.groups_for(above[rung], report.region)
    return await group_notices.groups_in_charge(desk, report)


def _nudge(report: Report, bell: Bell, desk: Desk) -> Report:
    return nudged(report, bell, desk.now, seasonal=is_seasonal(desk, report))


async def _ring_on_call(desk: Desk, report: Report, bell: Bell, alarms: Alarms) -> Report:
    """Those on call are rung, each in private, until somebody takes it; else the heads are."""
    await oncall.ring(desk, report, await oncall.to_ring(desk, report))
    alarms.add(await group_notices.groups_in_charge(desk, report), report, "alarm-ring")
    return _nudge(report, bell, desk)


async def _triage_late(desk: Desk, report: Report, bell: Bell, alarms: Alarms) -> Report:
    groups = await desk.groups_for(desk.city.headquarters, report.region)
    alarms.add(groups, report, "alarm-triage")
    return _nudge(report, bell, desk)


async def _ask_outside(desk: Desk, report: Report, bell: Bell, alarms: Alarms) -> Report:
    alarms.add(await group_notices.groups_in_charge(desk, report), report, "alarm-outside")
    return _nudge(report, bell, desk)


async def _plan_due(desk: Desk, report: Report, bell: Bell, alarms: Alarms) -> Report:
    alarms.add(await group_notices.groups_in_charge(desk, report), report, "alarm-plan")
    return _nudge(report, bell, desk)


async def _hold_over(desk: Desk, report: Report, bell: Bell, alarms: Alarms) -> Report:
    released = await move(desk, None, report, "release", Actor.SYSTEM)
    await group_notices.card_changed(desk, released)
    alarms.add(await group_notices.groups_in_charge(desk, released), released, "alarm-released")
    await notices.tell_all(desk, released, "step-released")
    return released


async def _unanswered(desk: Desk, report: Report, bell: Bell, alarms: Alarms) -> Report:
    """No report is closed for lack of an answer: whoever asked goes on with what he has."""
    back = await move(desk, None, report, "unanswered", Actor.SYSTEM)
    await group_notices.card_changed(desk, back)
    await oncall.call(desk, back)
    alarms.add(await group_notices.groups_in_charge(desk, back), back, "alarm-unanswered")
    await notices.tell_citizen(desk, back, "step-unanswered", ("note",))
    return back


async def _remind_of_answer(desk: Desk, report: Report, bell: Bell, alarms: Alarms) -> Report:
    await notices.tell_citizen(desk, report, "step-answer-reminder", ("answer",))
    return _nudge(report, bell, desk)


async def _remind_of_word(desk: Desk, report: Report, bell: Bell, alarms: Alarms) -> Report:
    await verdict.remind(desk, report)
    return _nudge(report, bell, desk)


async def _close(desk: Desk, report: Report, bell: Bell, alarms: Alarms) -> Report:
    return await verdict.close_unspoken(desk, report)


async def _follow_up(desk: Desk, report: Report, bell: Bell, alarms: Alarms) -> Report:
    await notices.tell_all(desk, report, "step-follow-up", ("object",))
    return _nudge(report, bell, desk)


async def _tell_late(desk: Desk, report: Report, bell: Bell, alarms: Alarms) -> Report:
    return await lateness.tell_late(desk, report, alarms.expected)


_BELLS: dict[str, Ring] = {
    "late": _tell_late,
    "climb": _climb,
    "ring": _ring_on_call,
    "triage-late": _triage_late,
    "ask-outside": _ask_outside,
    "plan-due": _plan_due,
    "hold-over": _hold_over,
    "unanswered": _unanswered,
    "answer-reminder": _remind_of_answer,
    "word-reminder": _remind_of_word,
    "silence": _close,
    "follow-up": _follow_up,
}
