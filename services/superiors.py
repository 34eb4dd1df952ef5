"""Who answers for an order besides the one who gave it: whoever stands above him."""

from domain.kinds import is_order
from domain.report import Report
from domain.rights import ORDERING, Action, Role
from services.desk import Desk, Here
from services.standing import may, offices


async def rank(desk: Desk, here: Here) -> Role | None:
    """The highest role by which this person gives orders; `None` for who gives none."""
    held = {office.role for office in await offices(desk, here)}
    return max(held & set(ORDERING), key=ORDERING.index, default=None)


async def answers_for(desk: Desk, here: Here, report: Report) -> bool:
    """Whether this person stands above who gave an order, or he who did is in office no more."""
    if not is_order(report.kind):
        return False
    if not await may(desk, here, Action.ORDER, report.unit, report.region):
        return False
    mine, theirs = await rank(desk, here), await _giver(desk, report)
    return mine is not None and (theirs is None or ORDERING.index(mine) > ORDERING.index(theirs))


async def _giver(desk: Desk, report: Report) -> Role | None:
    """The rank of who gave an order; `None` if he gives none there any more."""
    giver = Here(*await desk.author_of(report))
    in_office = await may(desk, giver, Action.ORDER, report.unit, report.region)
    return await rank(desk, giver) if in_office else None


async def owns(desk: Desk, here: Here, report: Report) -> bool:
    """Whether a report is this person's: an order is his who gave it, while he is in office.

    After that it is of all who answer for it.
    """
    is_author = report.author_id == here.person.id
    if not is_order(report.kind):
        return is_author
    if is_author:
        return await may(desk, here, Action.ORDER, report.unit, report.region)
    return await answers_for(desk, here, report) and await _giver(desk, report) is None


async def may_see(desk: Desk, here: Here, report: Report) -> bool:
    """Whether an order may be shown to this person: who works on it, and who gives orders there."""
    sees = (Action.WORK, Action.ORDER)
    return any([await may(desk, here, one, report.unit, report.region) for one in sees])
