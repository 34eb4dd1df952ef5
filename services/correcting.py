"""What the centre sets right in any report: subject, place, unit, twins, second faults, remarks."""

from typing import Any

from domain.errors import Refusal
from domain.lifecycle import OPEN, Actor, State, is_open, target
from domain.report import Report
from domain.rights import Action
from domain.routing import route
from domain.tracking import spell_code
from services import group_notices, joining, moves, nights, notices, triage
from services.desk import Desk, Here
from services.moves import move
from services.nights import Way
from services.standing import held, may, require
from services.triage_card import urgent_as
from storage import audit, reports
from storage.judgements import judge

DISPLACEABLE = frozenset({State.TRIAGE, State.ROUTED, State.ACCEPTED})
"""What can still be given to somebody else: no work has begun."""

TOUCHABLE = OPEN - {State.OBJECTED, State.INSPECTION, State.VERIFICATION}
"""What the centre may gather for one event; where a word of the inspectors is due it keeps off."""


async def is_central(desk: Desk, here: Here) -> bool:
    """Whether this person works for the whole city's desk."""
    return await may(desk, here, Action.OPERATE)


async def central(desk: Desk, here: Here, report_id: int) -> Report:
    """The report, if this person may set right what is anybody's; `Refusal` if not."""
    await require(desk, here, Action.OPERATE)
    return await held(desk, report_id)


async def check(desk: Desk, here: Here, report_id: int, deed: str) -> Report:
    """The report, if this person may begin such a deed on it as it stands; `Refusal` if not."""
    report = await central(desk, here, report_id)
    if deed in ("correct", "relocate", "transfer") and report.state not in DISPLACEABLE:
        raise Refusal("work-begun", state=report.state)
    if deed in ("combine", "divide"):
        target("merge", report.state, Actor.TRIAGE)
    if deed == "comment" and not is_open(report.state):
        raise Refusal("move-forbidden", state=report.state)
    return report


async def correct(desk: Desk, here: Here, report_id: int, subject: str) -> None:
    """It is about something else: the right unit gets it, with the right term."""
    report = await check(desk, here, report_id, "correct")
    about = triage.offered(desk, subject)
    urgent = urgent_as(report, about)
    unit = route(desk.city, subject, report.region, emergency=urgent, at=desk.now).unit
    way = await nights.by_rules(desk, report, unit, subject, report.region, emergency=urgent)
    term = triage.term_for(desk, report, about, way.unit, urgent=urgent)
    await _give(desk, here, report, way, subject=subject, **term)
    await judge(desk.tx, report.id, "triage", subject, "operator", desk.now)


async def relocate(desk: Desk, here: Here, report_id: int, region: str) -> None:
    """It is in another region: the unit there gets it."""
    report = await check(desk, here, report_id, "relocate")
    desk.city.region(region)
    about, urgent = report.subject, report.emergency
    unit = route(desk.city, about, region, emergency=urgent, at=desk.now).unit
    way = await nights.by_rules(desk, report, unit, about, region, emergency=urgent)
    words = f"{report.region or ''} {region}"
    await moves.note(desk, here, report, "region", Actor.TRIAGE, words)
    await _give(desk, here, report, way, region=region)


async def transfer(desk: Desk, here: Here, report_id: int, unit: str) -> None:
    """Another unit gets it, whatever the rules say of its subject."""
    report = await check(desk, here, report_id, "transfer")
    if desk.city.unit(unit) not in desk.city.units or unit == report.unit:
        raise Refusal("transfer-same" if unit == report.unit else "talk-old-button")
    await _give(desk, here, report, Way(unit, warns=True))


async def _give(desk: Desk, here: Here, report: Report, way: Way, **changes: Any) -> None:
    """Take a report from who has it and give it to a unit; all who follow it hear whose it is."""
    free = report
    if report.state != State.TRIAGE:
        free = await move(
            desk, here, report, "return", Actor.TRIAGE, unit=desk.city.fallback, taken_by=None
        )
    words = f"{changes.get('subject', report.subject)} {way.unit}"
    whose = {"unit": way.unit, "taken_by": None}
    given = await move(desk, here, free, "assign", Actor.TRIAGE, words=words, **whose, **changes)
    await audit.record(desk.tx, desk.now, here.person.id, "give", given.code, words)
    await group_notices.card_left(desk, report, report.unit)
    await group_notices.new_card(desk, given)
    await nights.tell(desk, here, given, way)
    await triage.tell_of_unit(desk, report, given)


async def combine(desk: Desk, here: Here, report_id: int, code: str) -> None:
    """A report joins the main one with this code."""
    main = await reports.report_with_code(desk.tx, code)
    if main is None or main.id == report_id:
        raise Refusal("merge-itself" if main else "report-unknown")
    for number in sorted((report_id, main.id)):
        await held(desk, number)
    report = await check(desk, here, report_id, "combine")
    await joining.combine(desk, here, report, await held(desk, main.id), Actor.TRIAGE)
    await audit.record(desk.tx, desk.now, here.person.id, "combine", report.code, code)


async def divide(desk: Desk, here: Here, report_id: int, words: str, subject: str) -> Report:
    """A second fault told in a report becomes a report of its own."""
    report = await check(desk, here, report_id, "divide")
    second = await joining.divide(desk, here, report, words, subject, Actor.TRIAGE)
    await audit.record(desk.tx, desk.now, here.person.id, "divide", report.code, second.code)
    return second


async def comment(desk: Desk, here: Here, report_id: int, words: str) -> None:
    """A remark of the centre's: the unit's group reads it, no citizen does."""
    report = await check(desk, here, report_id, "comment")
    await moves.note(desk, here, report, "note", Actor.TRIAGE, words)
    code = spell_code(report.code)
    told = desk.voice().say("centre-remark", code=code, name=here.person.name, words=words)
    await group_notices.tell_group(desk, report, told)


async def tell(desk: Desk, here: Here, report_id: int, words: str) -> None:
    """All who wait for a report hear something from the centre."""
    report = await central(desk, here, report_id)
    if not is_open(report.state):
        raise Refusal("move-forbidden", state=report.state)
    await moves.note(desk, here, report, "tell", Actor.TRIAGE, words)
    await notices.tell_all(desk, report, "centre-told", words=words)
