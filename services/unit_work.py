"""What a unit does with a report. Every deed checks that the report is the unit's to work on."""

from conversation.events import Attachment
from conversation.replies import Say
from domain.answers import is_bare
from domain.errors import Refusal
from domain.kinds import path_of
from domain.lifecycle import AT_WORK, Actor, State, is_open, target
from domain.report import File, Report
from domain.tracking import spell_code
from services import cards, claims, group_notices, moves, notices
from services.desk import Desk, Here
from services.moves import move
from services.proofs import Evidence, weigh
from services.standing import CONTRACTOR, acting_as, for_unit
from storage import people, reports, roles
from storage.judgements import judge
from storage.people import ChatRecord

MOST_QUESTIONS = 2
FINDINGS = ("doable", "other-body", "nothing", "duplicate", "not-found")
"""What an expert can find on the spot."""

STEPS = ("visit", "start", "resume", "release")
"""Moves that need no words."""

_OTHERS_MOVE = {"hold": Actor.SUPERVISOR, "no_action": Actor.HEAD, "redo": Actor.HEAD}
_LIKE = {"diagnose": "no_action", "split": "merge"}
"""Deeds that move nothing are open where these moves are."""


def check_move(report: Report, deed: str) -> None:
    """`Refusal` unless a unit may begin a deed on a report as it stands."""
    if deed == "return" and report.is_binding:
        raise Refusal("returned-enough")
    if deed == "ask" and report.questions >= MOST_QUESTIONS:
        raise Refusal("asked-enough")
    name = _LIKE.get(deed, deed)
    at_work = deed == "claim" and report.state in AT_WORK
    state = State.IN_PROGRESS if at_work else report.state
    target(name, state, _OTHERS_MOVE.get(name, acting_as(report)), report.resume)


async def take(desk: Desk, here: Here, report_id: int) -> Report:
    """The first who takes a report owns it; the citizen hears it, the card names him."""
    report = await for_unit(desk, here, report_id)
    if report.taken_by and report.state in AT_WORK:
        owner = await people.person(desk.tx, report.taken_by)
        raise Refusal("report-taken", name=owner.name)
    taken = await move(desk, here, report, "take", Actor.UNIT, taken_by=here.person.id)
    await group_notices.card_changed(desk, taken)
    await notices.tell_all(desk, taken, "step-taken")
    return taken


async def step(desk: Desk, here: Here, report_id: int, name: str) -> None:
    """One of the moves that need no words; the citizen hears it."""
    report = await for_unit(desk, here, report_id)
    made = await move(desk, here, report, name, Actor.UNIT)
    await group_notices.card_changed(desk, made)
    await notices.tell_all(desk, made, f"step-{name}")


async def diagnose(desk: Desk, here: Here, report_id: int, finding: str, words: str) -> None:
    """What the expert found on the spot is kept, by its code and in words."""
    report = await for_unit(desk, here, report_id)
    check_move(report, "diagnose")
    await moves.note(desk, here, report, "diagnose", Actor.UNIT, f"{finding}: {words}")


async def ask(desk: Desk, here: Here, report_id: int, question: str) -> None:
    """The citizen is asked something, twice at most; the report waits for him."""
    report = await for_unit(desk, here, report_id)
    check_move(report, "ask")
    actor = acting_as(report)
    times = report.questions + 1
    asked = await move(desk, here, report, "ask", actor, words=question, questions=times)
    await group_notices.card_changed(desk, asked)
    await notices.tell_citizen(desk, asked, "step-asked", ("answer",), question=question)


async def give_back(desk: Desk, here: Here, report_id: int, reason: str, guess: str) -> None:
    """The report is not this unit's: it goes to triage with the reason, its age unchanged.

    After the second return a person at triage has decided, and the unit must keep it.
    """
    report = await for_unit(desk, here, report_id)
    check_move(report, "return")
    words = f"{reason}: {guess}".strip(": ")
    changes = {"unit": desk.city.fallback, "taken_by": None, "returns": report.returns + 1}
    returned = await move(desk, here, report, "return", Actor.UNIT, words=words, **changes)
    if reason == "wrong-subject":
        await judge(desk.tx, report.id, "unit", None, guess, desk.now)
    await group_notices.card_left(desk, report, report.unit)
    await group_notices.new_card(desk, returned)
    await notices.tell_all(desk, returned, "step-returned")


async def claim(
    desk: Desk,
    here: Here,
    report_id: int,
    media: tuple[Attachment, ...],
    words: str,
    why: str = "",
    evidence: Evidence | None = None,
) -> bool:
    """The unit says it is done, with pictures and a word; without pictures it says `why`.

    A contractor's claim waits for the unit's head; whether this one does. Any other goes on. What
    is answered and not mended needs no picture.
    """
    report = await begun(desk, here, await for_unit(desk, here, report_id))
    needs_proof = path_of(report.kind).needs_picture
    if needs_proof and not media and not why:
        raise Refusal("claim-proof")
    if is_bare(words):
        raise Refusal("answer-bare")
    told = f"{words}\n{desk.voice().word('claim-no-photo', why=why)}" if why else words
    claimed = await move(desk, here, report, "claim", Actor.UNIT, words=told)
    files = [File("after", item.kind, item.key, item.name or "") for item in media if item.key]
    await reports.attach(desk.tx, report.id, files, here.person.id, desk.now)
    if needs_proof and evidence:
        await weigh(desk, claimed, evidence, has_picture=bool(media) and not evidence.is_blank)
    waits = await roles.has(desk.tx, here.person.id, report.unit, CONTRACTOR)
    if waits:
        await claims.wait_for_head(desk, here, claimed)
    else:
        await claims.finish_claim(desk, claimed)
    return waits


async def begun(desk: Desk, here: Here, report: Report) -> Report:
    """A repair that was never said to have begun has begun by now."""
    if report.state in AT_WORK - {State.IN_PROGRESS}:
        return await move(desk, here, report, "start", Actor.UNIT)
    return report


async def note(desk: Desk, here: Here, report_id: int, words: str) -> None:
    """A remark for colleagues, kept with the report and shown to no citizen."""
    report = await for_unit(desk, here, report_id)
    await moves.note(desk, here, report, "note", Actor.UNIT, words)


async def tell(desk: Desk, here: Here, report_id: int, words: str) -> None:
    """Words for the citizen and all who follow; they must say something."""
    report = await for_unit(desk, here, report_id)
    if not is_open(report.state):
        raise Refusal("report-closed")
    if is_bare(words):
        raise Refusal("answer-bare")
    await moves.note(desk, here, report, "tell", acting_as(report), words)
    await notices.tell_all(desk, report, "step-told", ("note",), words=words)


async def show_others(desk: Desk, here: Here, report_id: int) -> None:
    """The deeds that have no room on the card, in a small message of their own."""
    report = await for_unit(desk, here, report_id)
    buttons = cards.other_buttons(desk, report)
    if not buttons:
        raise Refusal("move-forbidden", state=report.state, actor=Actor.UNIT)
    told = desk.voice().say("others", code=spell_code(report.code))
    desk.post(here.chat, Say(text=told, buttons=buttons), report)


async def seen_working(desk: Desk, here: Here, *, acted: bool, username: str = "") -> None:
    """Whoever does something in a unit's group or topic is known to work there."""
    chat: ChatRecord = here.chat
    if acted and chat.kind != "private" and chat.unit:
        topic = chat.group.topic
        await people.note_worker(desk.tx, here.person.id, chat.id, desk.now, topic, username)
