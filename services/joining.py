"""Reports of one fault become one; a message of several faults becomes several."""

from conversation.events import Attachment, Pin
from conversation.gathering import Place
from domain.errors import Refusal
from domain.kinds import is_order
from domain.lifecycle import Actor, is_open
from domain.report import File, Report
from domain.tracking import spell_code
from nlp.danger import dangers
from services import group_notices, intake, moves, notices
from services.desk import Desk, Here
from services.moves import move
from services.standing import acting_as, for_unit, held
from services.unit_work import check_move
from storage import followers, reports


async def merge(desk: Desk, here: Here, report_id: int, code: str) -> None:
    """A report of the same fault joins the main one with this code, if that is open.

    Its citizen and all who follow it follow the main one from now on, and hear so.
    """
    main = await reports.report_with_code(desk.tx, code)
    if main is None or main.id == report_id:
        raise Refusal("merge-itself" if main else "report-unknown")
    # Locked in one order, so that two reports cannot join each other at the same moment.
    for number in sorted((report_id, main.id)):
        await held(desk, number)
    report, main = await for_unit(desk, here, report_id), await held(desk, main.id)
    await combine(desk, here, report, main, acting_as(report))


async def combine(desk: Desk, here: Here, report: Report, main: Report, actor: Actor) -> None:
    """Join two reports that are held, in the order of their numbers, by who may do that."""
    if is_order(report.kind) or is_order(main.kind):
        raise Refusal("merge-order")
    if not is_open(main.state):
        raise Refusal("merge-closed", code=spell_code(main.code))
    await followers.join(desk.tx, report.id, main.id, desk.now)
    merged = await move(desk, here, report, "merge", actor, words=main.code, parent_id=main.id)
    await moves.note(desk, here, main, "joined", actor, report.code)
    await group_notices.card_changed(desk, merged)
    await notices.tell_all(desk, merged, "step-merge", main=spell_code(main.code))


async def split(desk: Desk, here: Here, report_id: int, words: str, subject: str) -> Report:
    """A second fault told in a report becomes a report of its own, at the same place.

    It has the same citizen, who gets its number; both histories name the other.
    """
    report = await for_unit(desk, here, report_id)
    check_move(report, "split")
    return await divide(desk, here, report, words, subject, acting_as(report))


async def divide(
    desk: Desk, here: Here, report: Report, words: str, subject: str, actor: Actor
) -> Report:  # fmt: skip
    """Make a report of its own of a second fault, by who may do that."""
    desk.city.subject(subject)
    author = Here(*await desk.author_of(report))
    second = await intake.submit(desk, author, await _second(desk, report, words, subject))
    await moves.note(desk, here, report, "split", actor, second.code)
    await moves.note(desk, here, second, "split_from", actor, report.code)
    await notices.tell_citizen(desk, report, "step-split", second=spell_code(second.code))
    return second


async def _second(desk: Desk, report: Report, words: str, subject: str) -> intake.NewReport:
    times = await reports.times(desk.tx, report.id, "split")
    danger = next((found.code for found in dangers(words)), None)
    files = await reports.files_of(desk.tx, report.id)
    return intake.NewReport(
        origin=f"split:{report.id}:{times + 1}",
        story=words,
        subject=subject,
        kind=report.kind,
        decided_by="manager" if is_order(report.kind) else "unit",
        confidence=1.0,
        danger=danger,
        emergency=danger is not None,
        place=_place(report),
        region=report.region,
        media=tuple(_again(file) for file in files if file.role == "before"),
        address=report.address,
    )


def _place(report: Report) -> Place:
    if report.latitude is None or report.longitude is None:
        return Place(words=report.place)
    return Place(Pin(report.latitude, report.longitude), report.place)


def _again(file: File) -> Attachment:
    return Attachment(file.kind, "", key=file.key, name=file.name)  # type: ignore[arg-type]
