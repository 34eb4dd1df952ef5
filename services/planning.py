"""When the work will be done: a date for the citizen, with a reason where it is past the term."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from domain.errors import Refusal
from domain.lateness import Cause, noted
from domain.lifecycle import Actor
from domain.report import Report
from services import group_notices, notices
from services.desk import Desk, Here
from services.moves import move
from services.standing import for_unit

REASONS = ("budget", "season", "permit", "material", "other-body")
"""Why work may be planned for later than its term."""

FARTHEST = timedelta(days=90)
DAY_ENDS = time(18)


def first_day(desk: Desk) -> date:
    """The first day that can still be named: today until work ends, then tomorrow."""
    local = desk.now.astimezone(ZoneInfo(desk.city.timezone))
    return local.date() + timedelta(days=local.time() >= DAY_ENDS)


def last_day(desk: Desk, report: Report) -> date:
    """The last day whose work ends within the report's term."""
    local = (report.due_at + report.paused).astimezone(ZoneInfo(desk.city.timezone))
    return local.date() - timedelta(days=local.time() < DAY_ENDS)


def end_of(desk: Desk, day: date) -> datetime:
    """When work ends on a day, on the city's clock; `Refusal` for a day past or too far off."""
    first = first_day(desk)
    if not first <= day <= first + FARTHEST:
        raise Refusal("day-wrong")
    return datetime.combine(day, DAY_ENDS, ZoneInfo(desk.city.timezone))


async def plan(desk: Desk, here: Here, report_id: int, day: date, reason: str = "") -> None:
    """The work is planned for a day; the citizen hears it, and the reason if it is past the term.

    It may be planned anew.
    """
    report = await for_unit(desk, here, report_id)
    until = end_of(desk, day)
    late = day > last_day(desk, report)
    if late and reason not in REASONS:
        raise Refusal("plan-reason")
    words = f"{day.isoformat()} {reason}".strip()
    told = {"told_late": noted(report, Cause.PLANNED)} if late else {}
    planned = await move(
        desk, here, report, "plan", Actor.UNIT, words=words, until_at=until, **told
    )
    await group_notices.card_changed(desk, planned)
    for listener in await desk.listeners(report):
        voice = desk.voice(listener[0].language)
        why = voice.word(f"late-{reason}") if late else ""
        key = "step-planned-late" if late else "step-plan"
        await notices.tell(desk, planned, listener, key, date=voice.day(until), reason=why)
