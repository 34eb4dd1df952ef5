"""What the citizen does with his report after it is filed. Every deed checks that it is his."""

from typing import Any

from conversation.events import Attachment
from domain.errors import Refusal
from domain.lifecycle import Actor, State, is_open
from domain.report import File, Report
from domain.tracking import spell_code
from services import daytime, group_notices, moves, notices, oncall
from services.desk import Desk, Here
from services.moves import move
from services.sayings import said_of
from services.standing import held
from services.superiors import answers_for, owns
from storage import followers, reports


async def for_citizen(desk: Desk, here: Here, report_id: int) -> Report:
    """The report, if it is this person's own; `Refusal` if not."""
    report = await held(desk, report_id)
    if not await owns(desk, here, report):
        raise Refusal("report-not-yours")
    return report


async def for_follower(desk: Desk, here: Here, report_id: int) -> Report:
    """The report, if this person filed or follows it, or answers for it; `Refusal` if not."""
    report = await held(desk, report_id)
    if await owns(desk, here, report) or await followers.follows(
        desk.tx, report.id, here.person.id
    ):
        return report
    if await answers_for(desk, here, report):
        return report
    raise Refusal("report-not-yours")


async def reply_begins(desk: Desk, here: Here, report_id: int) -> str:
    """The dialog that this person's reply to a notice begins; none where it is not for him.

    Who answers for what a former giver left behind replies as that one could; he himself, whose
    name is still on it, is refused by the dialog.
    """
    report = await reports.report(desk.tx, report_id)
    if report is None or not is_open(report.state):
        return ""
    is_his = report.author_id == here.person.id or await owns(desk, here, report)
    if is_his and report.state == State.NEEDS_INFO:
        return "answer"
    follows = await followers.follows(desk.tx, report.id, here.person.id)
    return "note" if is_his or follows or await answers_for(desk, here, report) else ""


async def question_to(desk: Desk, here: Here) -> int | None:
    """The newest report of this person's own that waits for his answer."""
    for report in await reports.asked_of(desk.tx, here.person.id):
        if await owns(desk, here, report):
            return report.id
    return None


async def answer(
    desk: Desk, here: Here, report_id: int, words: str, media: tuple[Attachment, ...]
) -> None:
    """The citizen answers the unit's question; the report goes on where it stood."""
    report = await for_citizen(desk, here, report_id)
    answered = await move(desk, here, report, "answer", Actor.CITIZEN, words=words)
    await attach(desk, here, report, media)
    told = desk.voice().say(said_of(report, "group-answered"), code=spell_code(report.code))
    await group_notices.pass_on(desk, answered, told, words, media)
    await group_notices.card_changed(desk, answered)
    await oncall.call(desk, answered)
    await notices.thank(desk, here.person, answered, "answered")


async def add_note(
    desk: Desk, here: Here, report_id: int, words: str, media: tuple[Attachment, ...]
) -> None:
    """The citizen, or who follows his report, adds words or pictures while it is open."""
    report = await for_follower(desk, here, report_id)
    if not is_open(report.state):
        raise Refusal("report-closed")
    await moves.note(desk, here, report, "add", Actor.CITIZEN, words)
    await attach(desk, here, report, media)
    told = desk.voice().say(said_of(report, "group-added"), code=spell_code(report.code))
    await group_notices.pass_on(desk, report, told, words, media)
    await notices.thank(desk, here.person, report, "added")


async def withdraw(desk: Desk, here: Here, report_id: int) -> None:
    """The citizen takes his report back; one that tells of danger, or others wait for, stays."""
    report = await for_citizen(desk, here, report_id)
    if report.emergency and report.state != State.WITHDRAWN:
        raise Refusal("withdraw-danger")
    if await followers.count(desk.tx, report.id) > 1 and is_open(report.state):
        return await _leave_to_others(desk, here, report)
    withdrawn = await move(desk, here, report, "withdraw", Actor.CITIZEN)
    await group_notices.card_changed(desk, withdrawn)
    await notices.thank(desk, here.person, withdrawn, "withdrawn")
    return None


async def _leave_to_others(desk: Desk, here: Here, report: Report) -> None:
    """The report is the first follower's from now on."""
    person, chat = (await followers.followers(desk.tx, report.id))[0]
    await notices.thank(desk, here.person, report, "withdrawn-to-others")
    await followers.leave(desk.tx, report.id, person)
    await reports.note_clock(desk.tx, report.id, author_id=person, chat_id=chat)
    await moves.note(desk, here, report, "leave", Actor.CITIZEN)


async def appeal(desk: Desk, here: Here, report_id: int) -> None:
    """The citizen asks for another look at a report that was not accepted or was joined, once."""
    report = await for_citizen(desk, here, report_id)
    if await reports.times(desk.tx, report.id, "appeal"):
        raise Refusal("appealed-already")
    changes: dict[str, Any] = {
        "unit": desk.city.fallback, "taken_by": None, "parent_id": None,
    }  # fmt: skip
    again = await move(desk, here, report, "appeal", Actor.CITIZEN, **changes)
    if report.parent_id:
        await followers.leave(desk.tx, report.parent_id, here.person.id)
        await daytime.no_longer_tell(desk, here, report.parent_id)
    await group_notices.new_card(desk, again)
    await notices.thank(desk, here.person, again, "appealed")


async def attach(desk: Desk, here: Here, report: Report, media: tuple[Attachment, ...]) -> None:
    """Keep what a citizen sent with his words."""
    files = [File("note", item.kind, item.key, item.name or "") for item in media if item.key]
    await reports.attach(desk.tx, report.id, files, here.person.id, desk.now)
