"""Everything that anybody can do with a report, each with words that a person might use."""

from random import Random

from bench.month.work import OF_UNITS, PICTURE, SUBJECTS, Deed
from domain.report import Report
from services import claims, feedback, inspection, triage, verdict, wishes
from services.desk import Desk, Here


async def _assign(desk: Desk, here: Here, report: Report, random: Random) -> None:
    right = random.random() < 0.9
    subject = report.subject if right else random.choice(SUBJECTS)
    await triage.assign(desk, here, report.id, subject)


async def _send(desk: Desk, here: Here, report: Report, random: Random) -> None:
    await triage.send(desk, here, report.id, random.choice(("parks", "enforcement")))


async def _region(desk: Desk, here: Here, report: Report, random: Random) -> None:
    await triage.set_region(desk, here, report.id, random.choice(("1", "2")))


async def _ask_place(desk: Desk, here: Here, report: Report, random: Random) -> None:
    await triage.ask_place(desk, here, report.id)


async def _refer(desk: Desk, here: Here, report: Report, random: Random) -> None:
    await triage.refer(desk, here, report.id, "شرکت گاز", "194", "علمک گاز از آن شرکت گاز است")


async def _reject(desk: Desk, here: Here, report: Report, random: Random) -> None:
    await triage.reject(desk, here, report.id, random.choice(("abuse", "empty", "test")), "")


async def _present(desk: Desk, here: Here, report: Report, random: Random) -> None:
    await claims.present(desk, here, report.id)


async def _redo(desk: Desk, here: Here, report: Report, random: Random) -> None:
    await claims.redo(desk, here, report.id, "لبهٔ جدول مانده است")


async def _approve(desk: Desk, here: Here, report: Report, random: Random) -> None:
    await wishes.approve(desk, here, report.id)


async def _decline(desk: Desk, here: Here, report: Report, random: Random) -> None:
    await wishes.decline(desk, here, report.id)


async def _order(desk: Desk, here: Here, report: Report, random: Random) -> None:
    await inspection.order(desk, here, report.id, "کف کوچه شسته و سطل عوض شود")


async def _dismiss(desk: Desk, here: Here, report: Report, random: Random) -> None:
    await inspection.dismiss(desk, here, report.id, "در بازدید سطل سالم و خالی بود", (PICTURE,))


async def _believe(desk: Desk, here: Here, report: Report, random: Random) -> None:
    await inspection.believe(desk, here, report.id)


async def _disbelieve(desk: Desk, here: Here, report: Report, random: Random) -> None:
    await inspection.disbelieve(desk, here, report.id, "عکس از خیابان دیگری است")


async def _answer(desk: Desk, here: Here, report: Report, random: Random) -> None:
    await feedback.answer(desk, here, report.id, "روبه‌روی داروخانه", ())


async def _add(desk: Desk, here: Here, report: Report, random: Random) -> None:
    await feedback.add_note(desk, here, report.id, "هنوز همان‌جاست", (PICTURE,))


async def _withdraw(desk: Desk, here: Here, report: Report, random: Random) -> None:
    await feedback.withdraw(desk, here, report.id)


async def _appeal(desk: Desk, here: Here, report: Report, random: Random) -> None:
    await feedback.appeal(desk, here, report.id)


async def _confirm(desk: Desk, here: Here, report: Report, random: Random) -> None:
    await verdict.confirm(desk, here, report.id)


async def _rate(desk: Desk, here: Here, report: Report, random: Random) -> None:
    stars = random.choices(verdict.STARS, (1, 1, 2, 4, 6))[0]
    await verdict.rate(desk, here, report.id, stars)


async def _worst(desk: Desk, here: Here, report: Report, random: Random) -> None:
    await verdict.rate(desk, here, report.id, 1)


async def _why(desk: Desk, here: Here, report: Report, random: Random) -> None:
    await verdict.explain(desk, here, report.id, random.choice(verdict.REASONS))


async def _object(desk: Desk, here: Here, report: Report, random: Random) -> None:
    answer = random.choice(("not-done", "partly"))
    pictures = (PICTURE,) if random.random() < 0.3 else ()
    await verdict.object_to(desk, here, report.id, answer, "هنوز پر است", pictures)


async def _insist(desk: Desk, here: Here, report: Report, random: Random) -> None:
    await verdict.object_to(desk, here, report.id, "not-done", "هیچ کاری نشده", (PICTURE,))


OF_TRIAGE: dict[str, Deed] = {
    "assign": _assign, "send": _send, "region": _region, "ask_place": _ask_place,
    "refer": _refer, "reject": _reject,
}  # fmt: skip
OF_SUPERIORS: dict[str, Deed] = {
    "present": _present, "redo": _redo, "approve": _approve, "decline": _decline,
    "order": _order, "dismiss": _dismiss,
    "believe": _believe, "disbelieve": _disbelieve,
}  # fmt: skip
OF_CITIZENS: dict[str, Deed] = {
    "answer": _answer, "add": _add, "withdraw": _withdraw, "appeal": _appeal,
    "confirm": _confirm, "rate": _rate, "worst": _worst, "why": _why, "object": _object,
    "insist": _insist,
}  # fmt: skip
DEEDS: dict[str, Deed] = OF_UNITS | OF_TRIAGE | OF_SUPERIORS | OF_CITIZENS
"""Every deed by its name."""
