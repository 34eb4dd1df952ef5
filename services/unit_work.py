"""What a unit does with a report. Every deed checks that the report is the unit's to work on."""

from conversation.events import Attachment
from domain.errors import Refusal
from domain.lifecycle import Actor, target
from domain.report import File, Report
from domain.routing import route
from services import notices
from services.desk import Desk, Here
from services.moves import move
from storage import groups, people, reports
from storage.judgements import judge
from storage.people import ChatRecord
from storage.reports import Entry


async def for_unit(desk: Desk, here: Here, report_id: int) -> Report:
    """The report, if this person may work on it from here; `Refusal` if not."""
    report = await reports.report(desk.tx, report_id, held=True)
    if report is None:
        raise Refusal("report-unknown")
    if not await _may_work(desk, here, report):
        raise Refusal("report-not-yours")
    return report


async def _may_work(desk: Desk, here: Here, report: Report) -> bool:
    unit = await answering_unit(desk, report.unit)
    if here.chat.kind != "private":
        return here.chat.unit == unit
    return await people.works_for(desk.tx, here.person.id, unit)


async def answering_unit(desk: Desk, unit: str) -> str:
    """The unit whose groups answer for `unit`: itself, or the fallback while it has no group."""
    return unit if await groups.groups_of(desk.tx, unit) else desk.city.fallback


async def take(desk: Desk, here: Here, report_id: int) -> Report:
    """The first who takes a report owns it; the citizen hears it, the card names him."""
    report = await for_unit(desk, here, report_id)
    if report.taken_by and report.state == "accepted":
        owner = await people.person(desk.tx, report.taken_by)
        raise Refusal("report-taken", name=owner.name)
    taken = await move(desk, here, report, "take", Actor.UNIT, taken_by=here.person.id)
    await notices.card_changed(desk, taken)
    await notices.tell_citizen(desk, taken, "step-taken")
    return taken


async def ask(desk: Desk, here: Here, report_id: int, question: str) -> None:
    """The citizen is asked something; the report waits for him."""
    report = await for_unit(desk, here, report_id)
    asked = await move(desk, here, report, "ask", Actor.UNIT, words=question)
    await notices.card_changed(desk, asked)
    await notices.tell_citizen(desk, asked, "step-asked", ("answer",), question=question)


async def give_back(desk: Desk, here: Here, report_id: int, reason: str, guess: str) -> None:
    """The report is not this unit's: it goes to triage with the reason, its age unchanged."""
    report = await for_unit(desk, here, report_id)
    words = f"{reason}: {guess}".strip(": ")
    unit = desk.city.fallback
    returned = await move(
        desk, here, report, "return", Actor.UNIT, words=words, unit=unit, taken_by=None
    )
    if reason == "wrong-subject":
        await judge(desk.tx, report.id, "unit", None, guess, desk.now)
    await notices.card_left(desk, report, report.unit)
    await notices.new_card(desk, returned)
    told = desk.voice().say("triage-returned", reason=desk.voice().word(f"reason-{reason}"))
    await notices.pass_on(desk, returned, told, guess, ())
    await notices.tell_citizen(desk, returned, "step-returned")


async def claim(
    desk: Desk, here: Here, report_id: int, media: tuple[Attachment, ...], words: str
) -> None:
    """The unit says it is done, with pictures and a word; the citizen is asked."""
    report = await for_unit(desk, here, report_id)
    claimed = await move(desk, here, report, "claim", Actor.UNIT, words=words)
    files = [File("after", item.kind, item.key, item.name or "") for item in media if item.key]
    await reports.attach(desk.tx, report.id, files, here.person.id, desk.now)
    await notices.card_changed(desk, claimed)
    await notices.before_and_after(desk, claimed, words)


async def assign(desk: Desk, here: Here, report_id: int, subject: str) -> None:
    """Triage decides what a report is about; it goes to the unit that this leads to."""
    report = await for_unit(desk, here, report_id)
    target("assign", report.state, Actor.TRIAGE)
    routed = route(desk.city, subject, report.region, emergency=report.emergency, at=desk.now)
    assigned = await move(
        desk, here, report, "assign", Actor.TRIAGE, words=subject, unit=routed.unit, subject=subject
    )
    await judge(desk.tx, report.id, "triage", subject, "", desk.now)
    await notices.card_left(desk, report, report.unit)
    await notices.new_card(desk, assigned)
    await notices.tell_citizen(desk, assigned, "step-assigned")


async def note(desk: Desk, here: Here, report_id: int, words: str) -> None:
    """A remark for colleagues, kept with the report and shown to no citizen."""
    report = await for_unit(desk, here, report_id)
    entry = Entry(
        report_id=report.id, at=desk.now, actor=Actor.UNIT, person_id=here.person.id,
        move="note", state=report.state, words=words,
    )  # fmt: skip
    await reports.record(desk.tx, entry)


async def seen_working(desk: Desk, here: Here, *, acted: bool) -> None:
    """Whoever does something in a unit's group is known to work there."""
    chat: ChatRecord = here.chat
    if acted and chat.kind != "private" and chat.unit:
        await people.note_worker(desk.tx, here.person.id, chat.id, desk.now)
