"""What waits for a body outside the municipality: handed out, and closed if it is that body's."""

from domain.errors import Refusal
from domain.lifecycle import Actor, State
from services import group_notices, notices
from services.desk import Desk, Here
from services.moves import move
from services.standing import for_unit


async def hand_out(desk: Desk, here: Here, report_id: int, body: str, number: str) -> None:
    """An outside body has it now, under a number of its own; the citizen hears both."""
    report = await for_unit(desk, here, report_id)
    outside = f"«{body}» – {number}"
    waiting = await move(desk, here, report, "outside", Actor.UNIT, words=outside, outside=outside)
    await group_notices.card_changed(desk, waiting)
    await notices.tell_all(desk, waiting, "step-outside", body=outside)


async def refer_on(desk: Desk, here: Here, report_id: int, words: str) -> None:
    """It is the outside body's work for good: closed with its name and number for the citizen."""
    report = await for_unit(desk, here, report_id)
    if report.state != State.WAITING_EXTERNAL:
        raise Refusal("move-forbidden", state=report.state, move="refer", actor=Actor.UNIT)
    said = f"{report.outside}: {words}".strip(": ")
    closed = await move(desk, here, report, "refer", Actor.UNIT, words=said)
    await group_notices.card_changed(desk, closed)
    told = {"body": report.outside, "words": words}
    await notices.tell_all(desk, closed, "step-refer-on", ("object",), **told)
