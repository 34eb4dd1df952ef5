"""Orders of the city's own: given by who may, worked like any report, judged by who gave them.

An order goes the way of a report through the same table and the same proof. It is no citizen's: it
counts in no figure of theirs, and nobody but the city's people sees it.
"""

from domain.errors import Refusal
from domain.report import Report
from domain.rights import Action
from services import group_notices, intake
from services.desk import Desk, Here
from services.intake import NewReport
from services.standing import may, require
from services.superiors import rank
from storage import audit, reports


async def give(desk: Desk, here: Here, new: NewReport) -> None:
    """File an order: its unit hears from whom it is, and the audit keeps it.

    `Refusal` for who gives no orders, or none there.
    """
    await require(desk, here, Action.ORDER)
    if new.unit and new.unit not in [unit.key for unit in desk.city.units]:
        raise Refusal("talk-old-button")
    if await reports.report_from(desk.tx, intake.origin_of(here, new.origin)):
        return
    order = await intake.submit(desk, here, new)
    if not await may(desk, here, Action.ORDER, order.unit, order.region):
        raise Refusal("order-outside")
    await audit.record(desk.tx, desk.now, here.person.id, "order", order.code, order.unit)
    await _tell_unit(desk, here, order)


async def _tell_unit(desk: Desk, here: Here, order: Report) -> None:
    voice, role = desk.voice(), await rank(desk, here)
    named = voice.word(f"role-{role}") if role else ""
    due = voice.moment(order.due_at)
    told = voice.say("group-order", name=here.person.name, role=named, due=due)
    await group_notices.tell_group(desk, order, told)
