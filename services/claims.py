"""What follows when a unit says that it is done: its head looks if he must, the citizen judges."""

from conversation.replies import Button, Buttons, Say
from domain.lateness import begun_anew
from domain.lifecycle import Actor
from domain.report import Report
from domain.tracking import spell_code
from services import cards, group_notices, notices, proofs
from services.desk import Desk, Here
from services.moves import move
from services.sayings import said_of
from services.standing import for_head
from services.wish_cards import head_groups
from storage import reports


async def finish_claim(desk: Desk, report: Report, head: Here | None = None) -> None:
    """A claimed repair goes to the citizen and all who follow, with before and after.

    One whose proof is doubtful, or that was drawn, is verified by a person first. `head` is who let
    a contractor's claim pass.
    """
    weighed = await proofs.doubted(desk, report)
    if weighed:
        return await proofs.send_to_verification(desk, report, weighed)
    actor = Actor.HEAD if head else Actor.SYSTEM
    shown = await move(desk, head, report, "present", actor)
    await group_notices.card_changed(desk, shown)
    await notices.before_and_after(desk, shown, await claimed_words(desk, report))
    return None


async def claimed_words(desk: Desk, report: Report) -> str:
    """What the unit says it did."""
    past = await reports.history(desk.tx, report.id)
    return next((line.words for line in reversed(past) if line.move == "claim"), "")


async def wait_for_head(desk: Desk, here: Here, report: Report) -> None:
    """A contractor's claim waits: who answers for the unit hears it, and presses."""
    await group_notices.card_changed(desk, report)
    details = {"code": spell_code(report.code), "name": here.person.name}
    told = desk.voice().say(
        said_of(report, "head-claimed"), **details, words=await claimed_words(desk, report)
    )
    for group in await head_groups(desk, report):
        desk.post(group, Say(text=told, buttons=_choice(desk, report)), report)


def _choice(desk: Desk, report: Report) -> Buttons:
    return (
        tuple(
            Button(
                desk.voice().word(said_of(report, f"unit-{verb}")), data=cards.press(report, verb)
            )
            for verb in ("present", "redo")
        ),
    )


async def present(desk: Desk, here: Here, report_id: int) -> None:
    """The head finds a contractor's work done: now the citizen judges it."""
    await finish_claim(desk, await for_head(desk, here, report_id), here)


async def redo(desk: Desk, here: Here, report_id: int, words: str) -> None:
    """The head finds a contractor's work not done: it goes on, and the group reads what lacks."""
    report = await for_head(desk, here, report_id)
    causes = begun_anew(report)
    again = await move(desk, here, report, "redo", Actor.HEAD, words=words, told_late=causes)
    await group_notices.card_changed(desk, again)
    told = desk.voice().say("group-redo", code=spell_code(report.code), words=words)
    await group_notices.tell_group(desk, again, told)
