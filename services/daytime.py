"""What nobody has to know at once is not said at night: it waits for the morning.

What is not so any more by then is never said.
"""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from conversation.replies import Reply
from domain.city import City
from domain.report import Report
from services.desk import Desk, Here
from storage import postponed
from storage.outbox import Letter
from storage.people import ChatRecord
from storage.postponed import Waiting

QUIET_FROM, QUIET_TO = time(22), time(8)

OVERTAKING = frozenset({
    "assign", "merge", "refer", "reject", "confirm", "object", "withdraw", "appeal",
})  # fmt: skip
"""Moves after which a report stands anew for all who wait for it: earlier news is none."""
LEAVING = frozenset({"agree", "leave"})
"""What one of those who wait does for himself: he has said his word, or waits no longer."""


def may_leave_at(city: City, now: datetime) -> datetime:
    """When something may leave that is ready now: at once, or when the night is over."""
    zone = ZoneInfo(city.timezone)
    local = now.astimezone(zone)
    if QUIET_TO <= local.time() < QUIET_FROM:
        return now
    day = local.date() + timedelta(days=1 if local.time() >= QUIET_FROM else 0)
    return datetime.combine(day, QUIET_TO, zone)


def day_of(desk: Desk, at: datetime) -> datetime:
    """When a citizen may be told what is ready at a moment: by day, unless the settings say so."""
    return at if desk.steps_at_night else may_leave_at(desk.city, at)


def leaves_at(desk: Desk, report: Report) -> datetime:
    """When a step of a report may be told that nobody waits for: by day, in an emergency now."""
    return desk.now if report.emergency else day_of(desk, desk.now)


async def say_by_day(desk: Desk, chat: ChatRecord, said: Reply, report: Report) -> None:
    """Tell a step of a report that nobody waits for in the conversation."""
    await say_at(desk, chat, said, leaves_at(desk, report), report.id)


async def say_at(
    desk: Desk, chat: ChatRecord, said: Reply, leaves: datetime, about: int | None = None
) -> None:
    """Queue a reply that may leave at a moment: now, or kept until then beside the outbox."""
    if chat.gone_at:
        return
    desk.queue(chat, said, about)
    if leaves > desk.now:
        await postponed.keep(desk.tx, desk.letters.pop(), leaves)


async def take_up(desk: Desk, most: int) -> None:
    """Queue what was kept until now, at most so many and what their chats hear with them.

    What is kept for those who have blocked the bot is thrown away.
    """
    await postponed.drop_gone(desk.tx, desk.now)
    for one in await postponed.due(desk.tx, desk.now, most):
        desk.letters += await _with_all(desk, one)


async def _with_all(desk: Desk, one: Waiting) -> list[Letter]:
    """A reply that is due, with all that its chat has to hear of the same report."""
    said = one.letter
    if said.report_id is None:
        return [said] if await postponed.take(desk.tx, one.id) else []
    return await postponed.release(desk.tx, said.messenger, said.chat, said.report_id)


async def overtake(desk: Desk, here: Here | None, report: Report, name: str) -> None:
    """What was kept for the morning is not told if a line of the history makes it untrue."""
    if name in OVERTAKING:
        await postponed.drop(desk.tx, report.id)
    elif name in LEAVING and here:
        await no_longer_tell(desk, here, report.id)


async def no_longer_tell(desk: Desk, here: Here, report_id: int) -> None:
    """What was kept for a person about a report is not told."""
    person = here.person
    await postponed.release(desk.tx, person.messenger, person.native_id, report_id)
