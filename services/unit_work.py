"""What a unit does with a report. Every deed checks that the report is the unit's to work on."""

from conversation.events import Attachment
from domain.errors import Refusal
from domain.lifecycle import AT_WORK, Actor, State, target
from domain.report import File, Report
from domain.routing import route
from services import moves, notices
from services.desk import Desk, Here
from services.moves import move
from services.standing import acting_as, for_unit
from storage import people, reports
from storage.judgements import judge
from storage.people import ChatRecord

MOST_QUESTIONS = 2
MOST_RETURNS = 2


async def take(desk: Desk, here: Here, report_id: int) -> Report:
    """The first who takes a report owns it; the citizen hears it, the card names him."""
    report = await for_unit(desk, here, report_id)
    if report.taken_by and report.state in AT_WORK:
        owner = await people.person(desk.tx, report.taken_by)
        raise Refusal("report-taken", name=owner.name)
    taken = await move(desk, here, report, "take", Actor.UNIT, taken_by=here.person.id)
    await notices.card_changed(desk, taken)
    await notices.tell_citizen(desk, taken, "step-taken")
    return taken


async def ask(desk: Desk, here: Here, report_id: int, question: str) -> None:
    """The citizen is asked something, twice at most; the report waits for him."""
    report = await for_unit(desk, here, report_id)
    if report.questions >= MOST_QUESTIONS:
        raise Refusal("asked-enough")
    actor = acting_as(report)
    times = report.questions + 1
    asked = await move(desk, here, report, "ask", actor, words=question, questions=times)
    await notices.card_changed(desk, asked)
    await notices.tell_citizen(desk, asked, "step-asked", ("answer",), question=question)


async def give_back(desk: Desk, here: Here, report_id: int, reason: str, guess: str) -> None:
    """The report is not this unit's: it goes to triage with the reason, its age unchanged.

    After the second return a person at triage has decided, and the unit must keep it.
    """
    report = await for_unit(desk, here, report_id)
    if report.returns >= MOST_RETURNS:
        raise Refusal("returned-enough")
    words = f"{reason}: {guess}".strip(": ")
    changes = {"unit": desk.city.fallback, "taken_by": None, "returns": report.returns + 1}
    returned = await move(desk, here, report, "return", Actor.UNIT, words=words, **changes)
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
    report = await begun(desk, here, await for_unit(desk, here, report_id))
    claimed = await move(desk, here, report, "claim", Actor.UNIT, words=words)
    claimed = await move(desk, None, claimed, "present", Actor.SYSTEM)
    files = [File("after", item.kind, item.key, item.name or "") for item in media if item.key]
    await reports.attach(desk.tx, report.id, files, here.person.id, desk.now)
    await notices.card_changed(desk, claimed)
    await notices.before_and_after(desk, claimed, words)


async def begun(desk: Desk, here: Here, report: Report) -> Report:
    """A repair that was never said to have begun has begun by now."""
    if report.state in AT_WORK - {State.IN_PROGRESS}:
        return await move(desk, here, report, "start", Actor.UNIT)
    return report


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
    await moves.note(desk, here, report, "note", Actor.UNIT, words)


async def seen_working(desk: Desk, here: Here, *, acted: bool) -> None:
    """Whoever does something in a unit's group or topic is known to work there."""
    chat: ChatRecord = here.chat
    if acted and chat.kind != "private" and chat.unit:
        await people.note_worker(desk.tx, here.person.id, chat.id, desk.now, chat.group.topic)
