"""What the inspectors do: order the work anew, or say with reasons that nothing has to be done."""

from conversation.events import Attachment
from domain.answers import is_bare
from domain.errors import Refusal
from domain.lateness import begun_anew
from domain.lifecycle import Actor
from domain.report import Report
from domain.tracking import spell_code
from services import claims, group_notices, notices
from services.desk import Desk, Here
from services.feedback import attach
from services.moves import move
from services.standing import for_unit
from storage import reports


async def order(desk: Desk, here: Here, report_id: int, words: str) -> None:
    """The unit must do the work, as the inspectors say; everybody hears the order."""
    report = await _for_inspector(desk, here, report_id, words)
    ordered = await move(desk, here, report, "order", Actor.INSPECTOR, words=words)
    await _off_inspection(desk, ordered)
    await group_notices.new_card(desk, ordered)
    told = desk.voice().say("group-ordered", code=spell_code(report.code))
    await group_notices.pass_on(desk, ordered, told, words, ())
    await group_notices.tell_heads(desk, ordered, "head-ordered")
    await notices.tell_all(desk, ordered, "step-ordered", words=words)


async def dismiss(
    desk: Desk, here: Here, report_id: int, words: str, media: tuple[Attachment, ...]
) -> None:
    """Nothing has to be done, with the reason and the inspector's name; it can be objected to."""
    report = await _for_inspector(desk, here, report_id, words)
    await attach(desk, here, report, media)
    closed = await move(desk, here, report, "dismiss", Actor.INSPECTOR, words=words)
    await group_notices.card_changed(desk, closed)
    await _off_inspection(desk, closed)
    name = here.person.name
    await notices.tell_all(desk, closed, "step-dismissed", ("object",), words=words, name=name)


async def believe(desk: Desk, here: Here, report_id: int) -> None:
    """The inspectors find the work done: now its citizen is asked."""
    report = await for_unit(desk, here, report_id)
    shown = await move(desk, here, report, "believe", Actor.INSPECTOR)
    await group_notices.card_changed(desk, shown)
    await _off_inspection(desk, shown)
    await notices.before_and_after(desk, shown, await claims.claimed_words(desk, shown))


async def disbelieve(desk: Desk, here: Here, report_id: int, words: str) -> None:
    """The inspectors do not find the work done: it goes on; the second time they keep it."""
    report = await _for_inspector(desk, here, report_id, words)
    if await reports.times(desk.tx, report.id, "disbelieve"):
        kept = await move(desk, here, report, "examine", Actor.INSPECTOR, words=words)
        await group_notices.card_changed(desk, kept)
        return await notices.tell_all(desk, kept, "step-examined")
    causes = begun_anew(report)
    again = await move(
        desk, here, report, "disbelieve", Actor.INSPECTOR, words=words, told_late=causes
    )
    await _off_inspection(desk, again)
    await group_notices.new_card(desk, again)
    told = desk.voice().say("group-disbelieved", code=spell_code(report.code))
    await group_notices.pass_on(desk, again, told, words, ())
    return await notices.tell_all(desk, again, "step-disbelieved")


async def _for_inspector(desk: Desk, here: Here, report_id: int, words: str) -> Report:
    report = await for_unit(desk, here, report_id)
    if is_bare(words):
        raise Refusal("answer-bare")
    return report


async def _off_inspection(desk: Desk, report: Report) -> None:
    """The inspectors' own cards say that the report is no longer with them."""
    theirs = await desk.groups_for(desk.city.inspection, report.region)
    others = await group_notices.groups_in_charge(desk, report)
    await group_notices.card_without_buttons(
        desk, report, [one for one in theirs if one not in others]
    )
