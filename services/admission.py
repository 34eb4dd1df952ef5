"""Who may file a report now: who is blocked, or files too many, waits; danger never does."""

from datetime import datetime, timedelta

from domain.errors import Refusal
from services.desk import Desk, Here
from storage import blocks

MOST_AN_HOUR = 10
HOUR = timedelta(hours=1)


async def admit(desk: Desk, here: Here, *, urgent: bool) -> None:
    """`Refusal` for who is blocked or filed too much this hour; what is urgent passes always.

    The refusal names the numbers to call.
    """
    if urgent:
        return
    voice = desk.voice(here.person.language)
    block = await blocks.standing(desk.tx, here.person.id, desk.now)
    if block:
        told = {"until": voice.moment(block.until), "reason": block.reason}
        raise Refusal("blocked", **told, numbers=numbers(desk, here))
    filed = await blocks.filed_since(desk.tx, here.person.id, desk.now - HOUR)
    if len(filed) >= MOST_AN_HOUR:
        wait = _minutes(filed[-MOST_AN_HOUR] + HOUR, desk.now)
        raise Refusal("slowed", count=len(filed), minutes=wait, numbers=numbers(desk, here))


def _minutes(until: datetime, now: datetime) -> int:
    return max(1, -int((now - until).total_seconds() // 60))


def numbers(desk: Desk, here: Here) -> str:
    """The city's numbers for danger, each once, a line each."""
    voice = desk.voice(here.person.language)
    lines = {line.number: voice.name(line.name) for line in desk.city.helplines}
    return "\n".join(f"☎️ {name}: {number}" for number, name in lines.items())
