"""What closed units and former bodies of the city leave: open reports, groups, turns on call."""

from collections.abc import Mapping, Set
from dataclasses import replace

from domain.city import City, UnknownKey
from domain.clocks import wake_at
from domain.errors import Refusal
from domain.lifecycle import AT_WORK, WITH_UNIT, Actor, State
from domain.report import Report
from domain.routing import route
from services import closing, moves, nights, oncall
from services.desk import Desk, Here
from services.nights import Way
from storage import groups, reports, rota


async def hand_over(
    desk: Desk, here: Here, closed: Set[str], heirs: Mapping[str, str]
) -> dict[int, Report]:
    """Every open report of a closed unit is another's; the closed unit's groups are nobody's.

    What somebody had in hand there waits to be taken by the other unit. Where another unit is the
    triage desk now, what lay at the former is there too; a closed body's groups are its heir's.
    """
    for unit in closed & set(heirs):
        if heirs[unit] in _bodies(desk.city):
            await groups.pass_on(desk.tx, unit, heirs[unit])
    moved: dict[int, Report] = {}
    told: list[closing.Moved] = []
    for report in await reports.open_of(desk.tx, {*closed, *heirs}):
        if report.unit not in closed and not _is_for_the_desk(report):
            continue
        way = await _way(desk, report, heirs.get(report.unit) or _home(desk, report))
        given = await _given(desk, report, way.unit)
        words = f"{report.unit} {given.unit}"
        await moves.note(desk, here, given, "handover", Actor.SYSTEM, words)
        moved[report.id] = given
        told.append((given, report.unit))
        await oncall.call(desk, given)
        await nights.tell_closed(desk, given, way.closed)
    for unit in closed:
        await groups.let_go(desk.tx, unit)
    await rota.close(desk.tx, sorted(closed))
    await closing.tell_citizens(desk, told)
    return moved


def _bodies(city: City) -> tuple[str, str, str]:
    """The centre, the headquarters and the inspection, which a city never is without."""
    return city.fallback, city.headquarters, city.inspection


def successors(old: City, new: City) -> dict[str, str]:
    """Which unit is the centre, the headquarters or the inspection now in place of which."""
    pairs = zip(_bodies(old), _bodies(new), strict=True)
    return {before: now for before, now in pairs if before and before != now}


def _is_for_the_desk(report: Report) -> bool:
    """Whether it lies at the triage desk, or comes back there when the citizen has answered."""
    return State.TRIAGE in (report.state, report.resume)


async def _way(desk: Desk, report: Report, unit: str) -> Way:
    """Who gets a report that a unit inherits: at night an emergency's work may wait for nobody."""
    if report.state not in WITH_UNIT:
        return Way(unit)
    return await nights.tonight(
        desk, unit, report.subject, report.region, emergency=report.emergency
    )


async def _given(desk: Desk, report: Report, unit: str) -> Report:
    at_work = report.state in AT_WORK
    state = State.ROUTED if at_work else report.state
    since = desk.now if at_work else report.changed_at
    resume = State.ROUTED if report.resume in AT_WORK else report.resume
    changes = {"unit": unit, "taken_by": None, "resume": resume}
    facts = {"state": state, "changed_at": since, **changes}
    given = replace(report, **facts)  # type: ignore[arg-type]  # each is of its field's type
    wake = wake_at(given, seasonal=moves.is_seasonal(desk, given))
    if not await reports.change(desk.tx, report, state, since, **changes, wake_at=wake):
        raise Refusal("report-changed")
    return given


def _home(desk: Desk, report: Report) -> str:
    """The unit that the rules give a report to now; the centre where they cannot."""
    try:
        routed = route(
            desk.city, report.subject, report.region, emergency=report.emergency, at=desk.now
        )
    except UnknownKey:
        return desk.city.fallback
    return routed.unit
