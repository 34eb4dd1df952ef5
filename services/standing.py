"""Who may do what. Every deed of the city's people begins here; the table is `domain/rights.py`."""

from domain.city import City
from domain.errors import Refusal
from domain.lifecycle import Actor, State
from domain.report import Report
from domain.rights import RIGHTS, Action, Office, Role, allows
from services.desk import Desk, Here
from services.incumbents import offices_held
from storage import groups, people, reports, roles

HEAD, ON_CALL, CONTRACTOR = "head", "on_call", "contractor"
WITH_INSPECTION = frozenset({State.INSPECTION, State.VERIFICATION})


def is_owner(desk: Desk, here: Here) -> bool:
    """Whether the settings name this person as an owner."""
    return (here.person.messenger, here.person.native_id) in desk.owners


async def offices(desk: Desk, here: Here) -> set[Office]:
    """What this person is here: by the roles he was given, and by the groups he works in."""
    who = (here.person, here.chat)
    return await offices_held(desk.tx, desk.city, desk.owners, who)


async def may(
    desk: Desk, here: Here, action: Action, unit: str = "", region: str | None = None
) -> bool:
    """Whether this person may do something, with a unit or in a region if one is named."""
    return allows(desk.city, await offices(desk, here), action, unit, region)


async def require(
    desk: Desk, here: Here, action: Action, unit: str = "", region: str | None = None
) -> None:
    """`Refusal`, naming whose it is, unless this person may do it."""
    if not await may(desk, here, action, unit, region):
        raise Refusal("right-missing", who=names_of_roles(desk, here, RIGHTS[action]))


def names_of_roles(desk: Desk, here: Here, wanted: frozenset[Role]) -> str:
    """The roles in words, in the language spoken here."""
    voice = desk.voice(here.person.language if here.chat.kind == "private" else "fa")
    names = [voice.word(f"role-{role}".replace("_", "-")) for role in Role if role in wanted]
    return voice.listed(names)


def handling_unit(city: City, report: Report) -> str:
    """The unit whose move it is: inspection where the report lies with it, else its own unit."""
    return city.inspection if report.state in WITH_INSPECTION else report.unit


async def held(desk: Desk, report_id: int) -> Report:
    """The report, which nobody else changes until the work is done; `Refusal` if there is none."""
    report = await reports.report(desk.tx, report_id, held=True)
    if report is None:
        raise Refusal("report-unknown")
    return report


async def for_unit(desk: Desk, here: Here, report_id: int) -> Report:
    """The report, if this person may work on it from here; `Refusal` if not."""
    report = await held(desk, report_id)
    if not await works_at(desk, here, handling_unit(desk.city, report), report.region):
        raise Refusal("report-not-yours")
    return report


async def for_supervisor(desk: Desk, here: Here, report_id: int) -> Report:
    """The report, if this person stands above its unit; `Refusal` if not."""
    report = await held(desk, report_id)
    above = desk.city.supervisor_of(report.region)
    if not await works_at(desk, here, above, report.region):
        raise Refusal("supervisor-only")
    return report


async def for_head(desk: Desk, here: Here, report_id: int) -> Report:
    """The report, if this person answers for its unit; where it has no head, its supervisor does.

    `Refusal` for anybody else.
    """
    report = await held(desk, report_id)
    if await is_head(desk, here, report):
        return report
    raise Refusal("head-only")


async def is_head(desk: Desk, here: Here, report: Report) -> bool:
    """Whether this person may speak for the unit of a report."""
    if await roles.holders(desk.tx, report.unit, HEAD):
        return await roles.has(desk.tx, here.person.id, report.unit, HEAD)
    return await works_at(desk, here, desk.city.supervisor_of(report.region), report.region)


def acting_as(report: Report) -> Actor:
    """In which role the unit whose move it is moves a report."""
    if report.state in WITH_INSPECTION:
        return Actor.INSPECTOR
    return Actor.TRIAGE if report.state == State.TRIAGE else Actor.UNIT


async def works_at(desk: Desk, here: Here, unit: str, region: str | None) -> bool:
    """Whether this person works for a unit, or for the one that answers while it has no group.

    From a group or a topic: whether it is one of those that get the unit's reports of this region.
    """
    theirs = await desk.groups_for(unit, region)
    if here.chat.kind != "private":
        return here.chat.group in theirs
    person = here.person.id
    by_role = await roles.works_for(desk.tx, person, await answering_unit(desk, unit))
    return by_role or await people.works_in(desk.tx, person, theirs)


async def answering_unit(desk: Desk, unit: str) -> str:
    """The unit whose groups answer for `unit`: itself, or the fallback while it has no group."""
    return unit if await groups.groups_of(desk.tx, unit) else desk.city.fallback
