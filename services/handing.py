"""Cards follow their reports: when groups change hands or areas, what waits goes where it belongs.

Look where everything stands, change the groups, then settle.
"""

from collections.abc import Collection, Iterable

from domain.report import Report
from services import group_notices
from services.desk import Desk
from services.standing import WITH_INSPECTION
from storage import reports
from storage.groups import GroupChat

Whereabouts = list[tuple[Report, list[GroupChat]]]


async def whereabouts(desk: Desk, units: Iterable[str]) -> Whereabouts:
    """The reports that wait for these units, and the groups that have each of them now.

    For the centre also what waits for units without a group, for the inspection what lies with it.
    """
    waiting: dict[int, Report] = {}
    for unit in units:
        for_all = unit == desk.city.fallback
        found = await reports.waiting_for(desk.tx, unit, for_all=for_all)
        if unit == desk.city.inspection:
            found += await reports.in_states(desk.tx, WITH_INSPECTION)
        waiting |= {report.id: report for report in found}
    return [
        (report, await group_notices.groups_in_charge(desk, report)) for report in waiting.values()
    ]


async def settle(desk: Desk, before: Whereabouts, lost: Collection[GroupChat] = ()) -> None:
    """Each report's new groups get its card; its former ones hear that it went, unless `lost`.

    Of a report that no group has any more the owners hear.
    """
    for report, former in before:
        now = await group_notices.groups_in_charge(desk, report)
        left = [group for group in former if group not in now and group not in lost]
        group_notices.cards_gone(desk, report, left)
        for group in now:
            if group not in former:
                await group_notices.hand_over(desk, report, group)
        if not now:
            await group_notices.alarm(desk, report)
