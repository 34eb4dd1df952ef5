"""What the triage desk does with a report: subject, unit and place set right, referred, rejected.

What its people say of the subject teaches the model.
"""

from typing import Any

from domain.answers import is_bare
from domain.city import Subject
from domain.duty import term_end
from domain.errors import Refusal
from domain.kinds import is_order, path_of
from domain.lifecycle import Actor, State
from domain.report import Report
from domain.routing import route
from domain.tracking import spell_code
from services import daytime, group_notices, moves, nights, notices, unit_work
from services.desk import Desk, Here
from services.moves import move
from services.nights import Way
from services.standing import for_unit, held, works_at
from services.triage_card import urgent_as
from storage import reports
from storage.judgements import judge

REJECTIONS = ("abuse", "empty", "test", "other")
"""Why a report is not accepted."""


async def at_triage(desk: Desk, here: Here, report_id: int) -> Report:
    """The report, if it lies at triage and this person works there; `Refusal` if not.

    Who works there and comes too late hears that somebody else was faster.
    """
    report = await held(desk, report_id)
    if report.state == State.TRIAGE:
        return await for_unit(desk, here, report_id)
    was_here = await reports.times(desk.tx, report.id, "assign") or report.unit == _centre(desk)
    if was_here and await works_at(desk, here, _centre(desk), report.region):
        raise Refusal("report-changed")
    raise Refusal("report-not-yours")


def _centre(desk: Desk) -> str:
    return desk.city.fallback


async def check(desk: Desk, here: Here, report_id: int, deed: str) -> Report:
    """The report, if this person may begin a deed of the triage desk on it; `Refusal` if not."""
    report = await at_triage(desk, here, report_id)
    if deed == "reject" and report.emergency:
        raise Refusal("reject-emergency")
    return report


async def assign(desk: Desk, here: Here, report_id: int, subject: str, how: str = "tree") -> None:
    """What the report is about is settled, in the tree or by a `tap`; its unit gets it."""
    report = await at_triage(desk, here, report_id)
    about = offered(desk, subject)
    urgent = urgent_as(report, about)
    routed = route(desk.city, subject, report.region, emergency=urgent, at=desk.now)
    way = await nights.by_rules(desk, report, routed.unit, subject, report.region, emergency=urgent)
    term = term_for(desk, report, about, way.unit, urgent=urgent)
    await _give_to(desk, here, report, way, subject=subject, **term)
    await judge(desk.tx, report.id, "triage", subject, how, desk.now)


def offered(desk: Desk, subject: str) -> Subject:
    """The subject, as long as the city offers it; an old card may show one that is retired."""
    known = desk.city.subject(subject)
    if known not in desk.city.subjects:
        raise Refusal("talk-old-button")
    return known


def term_for(
    desk: Desk, report: Report, subject: Subject, unit: str, *, urgent: bool
) -> dict[str, Any]:
    """A wrong subject's term gives way to the right one's, the report's age unchanged.

    What is found to be an emergency only now has its hour from now on. A term that was cut after
    an objection stays, and so does that of an order.
    """
    same = (subject.key, urgent) == (report.subject, report.emergency)
    fixed = is_order(report.kind) and urgent == report.emergency
    if same or fixed or report.objections:
        return {"emergency": urgent}
    start = report.term_at if urgent == report.emergency else desk.now
    term = path_of(report.kind).term_hours or subject.term_hours
    week = desk.city.unit(unit).hours
    due = term_end(desk.city, start, term, emergency=urgent, week=week)
    return {"emergency": urgent, "term_at": start, "due_at": due, "told_late": ""}


async def send(desk: Desk, here: Here, report_id: int, unit: str) -> None:
    """A unit gets the report whatever the rules say of its subject."""
    report = await at_triage(desk, here, report_id)
    if unit == _centre(desk) or desk.city.unit(unit) not in desk.city.units:
        raise Refusal("talk-old-button")
    await _give_to(desk, here, report, Way(unit, warns=True))


async def _give_to(desk: Desk, here: Here, report: Report, way: Way, **changes: Any) -> None:
    words = f"{changes.get('subject', report.subject)} {way.unit}"
    whose = {"unit": way.unit, "taken_by": None}
    given = await move(desk, here, report, "assign", Actor.TRIAGE, words=words, **whose, **changes)
    await group_notices.card_left(desk, report, report.unit)
    await group_notices.new_card(desk, given)
    await nights.tell(desk, here, given, way)
    if given.is_binding:
        told = desk.voice().say("group-binding", code=spell_code(given.code))
        await group_notices.tell_group(desk, given, told)
    await tell_of_unit(desk, report, given)


async def tell_of_unit(desk: Desk, before: Report, given: Report) -> None:
    """All who follow hear whose it is now, and a new date where there is one.

    What waits for the morning always has the date: an earlier notice may never be told.
    """
    is_told_now = daytime.leaves_at(desk, given) == desk.now
    if is_told_now and given.due_at == before.due_at:
        return await notices.tell_all(desk, given, "step-assigned")
    for listener in await desk.listeners(given):
        due = desk.voice(listener[0].language).moment(given.due_at)
        await notices.tell(desk, given, listener, "step-assigned-term", due=due)
    return None


async def set_region(desk: Desk, here: Here, report_id: int, region: str) -> None:
    """The place is set right: the card shows where each subject leads to from there."""
    report = await at_triage(desk, here, report_id)
    desk.city.region(region)
    former = await group_notices.groups_in_charge(desk, report)
    await reports.note_clock(desk.tx, report.id, region=region)
    await moves.note(desk, here, report, "region", Actor.TRIAGE, f"{report.region or ''} {region}")
    moved = await held(desk, report.id)
    now = await group_notices.groups_in_charge(desk, moved)
    group_notices.cards_gone(desk, moved, [group for group in former if group not in now])
    await group_notices.card_changed(desk, moved)
    for group in now:
        if group not in former:
            await group_notices.hand_over(desk, moved, group)


async def ask_place(desk: Desk, here: Here, report_id: int) -> None:
    """The citizen is asked where it is."""
    report = await at_triage(desk, here, report_id)
    person, _ = await desk.author_of(report)
    question = desk.voice(person.language).word("place-question")
    await unit_work.ask(desk, here, report_id, question)


async def refer(
    desk: Desk, here: Here, report_id: int, body: str, phone: str, words: str
) -> None:  # fmt: skip
    """It is not the municipality's work: the citizen hears whose, their phone, and why.

    He may object, and is asked a week later how it went.
    """
    report = await at_triage(desk, here, report_id)
    if is_bare(words):
        raise Refusal("answer-bare")
    outside = f"«{body}» – {phone}" if phone else f"«{body}»"
    said = f"{outside}: {words}"
    closed = await move(desk, here, report, "refer", Actor.TRIAGE, words=said, outside=outside)
    await group_notices.card_changed(desk, closed)
    told = {"body": outside, "words": words}
    await notices.tell_all(desk, closed, "step-refer-on", ("object",), **told)


async def reject(desk: Desk, here: Here, report_id: int, reason: str, words: str) -> None:
    """Abuse, emptiness and tests are not accepted; the citizen hears why and may appeal once.

    Never an emergency. Others who follow it hear it too.
    """
    report = await check(desk, here, report_id, "reject")
    if reason not in REJECTIONS or (reason == "other" and is_bare(words)):
        raise Refusal("reject-reason")
    said = f"{reason}: {words}".strip(": ")
    rejected = await move(desk, here, report, "reject", Actor.TRIAGE, words=said)
    await judge(desk.tx, report.id, "triage", None, said, desk.now)
    await group_notices.card_changed(desk, rejected)
    for person, chat in await desk.listeners(rejected):
        why = desk.voice(person.language).word(f"reject-{reason}")
        buttons = ("appeal",) if person.id == rejected.author_id else ()
        told = {"reason": why, "words": words}
        await notices.tell(desk, rejected, (person, chat), "step-rejected", buttons, **told)
