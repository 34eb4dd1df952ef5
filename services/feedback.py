"""What the citizen does with his report after it is filed. Every deed checks that it is his."""

from conversation.events import Attachment
from conversation.replies import Button, Say
from domain.errors import Refusal
from domain.lifecycle import Actor, State, is_open
from domain.report import File, Report
from domain.tracking import spell_code
from services import cards, moves, notices
from services.desk import Desk, Here
from services.moves import move
from storage import reports, verdicts

STARS = range(1, 6)


async def for_citizen(desk: Desk, here: Here, report_id: int) -> Report:
    """The report, if it is this person's own; `Refusal` if not."""
    report = await reports.report(desk.tx, report_id, held=True)
    if report is None:
        raise Refusal("report-unknown")
    if report.author_id != here.person.id:
        raise Refusal("report-not-yours")
    return report


async def confirm(desk: Desk, here: Here, report_id: int) -> None:
    """The citizen says it is done: only this counts as solved. He is asked for a rating."""
    report = await for_citizen(desk, here, report_id)
    closed = await move(desk, here, report, "confirm", Actor.CITIZEN)
    await _give(desk, here, report, "done")
    await notices.card_changed(desk, closed)
    voice = desk.voice(here.person.language)
    stars = tuple(
        Button(voice.word("citizen-star", count=str(n)), data=cards.press(report, "rate", str(n)))
        for n in STARS
    )
    told = voice.say("confirmed", code=spell_code(report.code))
    desk.post(here.chat, Say(text=told, buttons=(stars,)), report)


async def object_to(
    desk: Desk, here: Here, report_id: int, answer: str, words: str, media: tuple[Attachment, ...]
) -> None:
    """The citizen says it is not done, or only partly: the unit has it again."""
    report = await for_citizen(desk, here, report_id)
    again = report.objections + 1
    objected = await move(
        desk, here, report, "object", Actor.CITIZEN, words=words, objections=again
    )
    await _give(desk, here, report, answer)
    objected = await move(desk, None, objected, "restart", Actor.SYSTEM)
    await _attach(desk, here, report, media)
    voice = desk.voice()
    told = voice.say(
        "group-objected", code=spell_code(report.code), answer=voice.word(f"answer-{answer}")
    )
    await notices.new_card(desk, objected)
    await notices.pass_on(desk, objected, told, words, media)
    await notices.thank(desk, here.person, objected, "objected")


async def _give(desk: Desk, here: Here, report: Report, answer: str) -> None:
    claim = await reports.times(desk.tx, report.id, "claim")
    await verdicts.give(desk.tx, report.id, here.person.id, claim, answer, desk.now)


async def rate(desk: Desk, here: Here, report_id: int, stars: int) -> None:
    """The citizen gives one to five stars to a repair he has spoken on."""
    report = await for_citizen(desk, here, report_id)
    claim = await reports.times(desk.tx, report.id, "claim")
    if stars not in STARS or not await verdicts.rate(
        desk.tx, report.id, here.person.id, claim, stars
    ):
        raise Refusal("talk-old-button")
    await moves.note(desk, here, report, "rate", Actor.CITIZEN, str(stars))
    await notices.thank(desk, here.person, report, "rated")


async def answer(
    desk: Desk, here: Here, report_id: int, words: str, media: tuple[Attachment, ...]
) -> None:
    """The citizen answers the unit's question; the report goes on where it stood."""
    report = await for_citizen(desk, here, report_id)
    answered = await move(desk, here, report, "answer", Actor.CITIZEN, words=words)
    await _attach(desk, here, report, media)
    told = desk.voice().say("group-answered", code=spell_code(report.code))
    await notices.pass_on(desk, answered, told, words, media)
    await notices.card_changed(desk, answered)
    await notices.thank(desk, here.person, answered, "answered")


async def add_note(
    desk: Desk, here: Here, report_id: int, words: str, media: tuple[Attachment, ...]
) -> None:
    """The citizen adds words or pictures to an open report."""
    report = await for_citizen(desk, here, report_id)
    if not is_open(report.state):
        raise Refusal("report-closed")
    await moves.note(desk, here, report, "add", Actor.CITIZEN, words)
    await _attach(desk, here, report, media)
    told = desk.voice().say("group-added", code=spell_code(report.code))
    await notices.pass_on(desk, report, told, words, media)
    await notices.thank(desk, here.person, report, "added")


async def withdraw(desk: Desk, here: Here, report_id: int) -> None:
    """The citizen takes his report back; one that tells of danger stays open."""
    report = await for_citizen(desk, here, report_id)
    if report.emergency and report.state != State.WITHDRAWN:
        raise Refusal("withdraw-danger")
    withdrawn = await move(desk, here, report, "withdraw", Actor.CITIZEN)
    await notices.card_changed(desk, withdrawn)
    await notices.thank(desk, here.person, withdrawn, "withdrawn")


async def _attach(desk: Desk, here: Here, report: Report, media: tuple[Attachment, ...]) -> None:
    files = [File("note", item.kind, item.key, item.name or "") for item in media if item.key]
    await reports.attach(desk.tx, report.id, files, here.person.id, desk.now)
