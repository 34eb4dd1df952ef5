"""Everything that anybody can do with a report, each with words that a person might use."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from random import Random
from typing import Any

from conversation.events import Attachment
from domain.report import Report
from services import (
    claims,
    feedback,
    inspection,
    joining,
    lists,
    outside,
    planning,
    triage,
    unit_work,
    verdict,
    wishes,
)  # fmt: skip
from services.desk import Desk, Here
from storage import reports

Deed = Callable[[Desk, Here, Report, Random], Awaitable[Any]]

PICTURE = Attachment("photo", "file", key="p" * 64)
SUBJECTS = ("bin_issue", "pothole", "pruning", "vendors", "graffiti", "signs_markings", "bus")


async def _step(name: str, desk: Desk, here: Here, report: Report) -> None:
    await unit_work.step(desk, here, report.id, name)


async def _take(desk: Desk, here: Here, report: Report, random: Random) -> None:
    await unit_work.take(desk, here, report.id)


async def _visit(desk: Desk, here: Here, report: Report, random: Random) -> None:
    await _step("visit", desk, here, report)


async def _start(desk: Desk, here: Here, report: Report, random: Random) -> None:
    await _step("start", desk, here, report)


async def _resume(desk: Desk, here: Here, report: Report, random: Random) -> None:
    await _step("resume", desk, here, report)


async def _release(desk: Desk, here: Here, report: Report, random: Random) -> None:
    await _step("release", desk, here, report)


async def _diagnose(desk: Desk, here: Here, report: Report, random: Random) -> None:
    finding = random.choice(unit_work.FINDINGS)
    await unit_work.diagnose(desk, here, report.id, finding, "جدول شکسته است")


async def _ask(desk: Desk, here: Here, report: Report, random: Random) -> None:
    await unit_work.ask(desk, here, report.id, "کدام سوی خیابان است؟")


async def _return(desk: Desk, here: Here, report: Report, random: Random) -> None:
    reason = random.choice(("other-unit", "other-region", "wrong-subject"))
    await unit_work.give_back(desk, here, report.id, reason, "شاید واحد دیگر")


async def _plan(desk: Desk, here: Here, report: Report, random: Random) -> None:
    day = planning.first_day(desk) + timedelta(days=random.randrange(1, 12))
    late = day > planning.last_day(desk, report)
    reason = random.choice(planning.REASONS) if late else ""
    await planning.plan(desk, here, report.id, day, reason)


async def _outside(desk: Desk, here: Here, report: Report, random: Random) -> None:
    number = str(random.randrange(1000, 9999))
    await outside.hand_out(desk, here, report.id, "شرکت آب", number)


async def _refer_on(desk: Desk, here: Here, report: Report, random: Random) -> None:
    await outside.refer_on(desk, here, report.id, "لوله از آن شرکت آب است")


async def _hold(desk: Desk, here: Here, report: Report, random: Random) -> None:
    day = planning.first_day(desk) + timedelta(days=random.randrange(2, 20))
    await wishes.ask_hold(desk, here, report.id, day, "آسفالت نرسیده است")


async def _no_action(desk: Desk, here: Here, report: Report, random: Random) -> None:
    await wishes.no_action(desk, here, report.id, "درخت سالم و ریشه‌اش محکم است", (PICTURE,))


async def _claim(desk: Desk, here: Here, report: Report, random: Random) -> None:
    pictures, why = ((PICTURE,), "") if random.random() < 0.9 else ((), "شب و تاریک بود")
    await unit_work.claim(desk, here, report.id, pictures, "سطل خالی و شسته شد", why)


async def _merge(desk: Desk, here: Here, report: Report, random: Random) -> None:
    await joining.merge(desk, here, report.id, await _another(desk, report))


async def _another(desk: Desk, report: Report) -> str:
    """The code of the report filed before this one."""
    other = await reports.report(desk.tx, report.id - 1)
    return other.code if other else report.code


async def _split(desk: Desk, here: Here, report: Report, random: Random) -> None:
    await joining.split(desk, here, report.id, "چراغ کوچه هم خاموش است", random.choice(SUBJECTS))


async def _note(desk: Desk, here: Here, report: Report, random: Random) -> None:
    await unit_work.note(desk, here, report.id, "کلید انبار نزد من است")


async def _tell(desk: Desk, here: Here, report: Report, random: Random) -> None:
    await unit_work.tell(desk, here, report.id, "لوله خریده شد و فردا کار گذاشته می‌شود")


async def _takeover(desk: Desk, here: Here, report: Report, random: Random) -> None:
    await lists.take_over(desk, here, report.id)


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


OF_UNITS: dict[str, Deed] = {
    "take": _take, "visit": _visit, "start": _start, "resume": _resume, "release": _release,
    "diagnose": _diagnose, "ask": _ask, "return": _return, "plan": _plan, "outside": _outside,
    "refer_on": _refer_on, "hold": _hold, "no_action": _no_action, "claim": _claim,
    "merge": _merge, "split": _split, "note": _note, "tell": _tell, "takeover": _takeover,
}  # fmt: skip
OF_TRIAGE: dict[str, Deed] = {
    "assign": _assign, "send": _send, "region": _region, "ask_place": _ask_place,
    "refer": _refer, "reject": _reject,
}  # fmt: skip
OF_SUPERIORS: dict[str, Deed] = {
    "present": _present, "redo": _redo, "approve": _approve, "decline": _decline,
    "order": _order, "dismiss": _dismiss,
}  # fmt: skip
OF_CITIZENS: dict[str, Deed] = {
    "answer": _answer, "add": _add, "withdraw": _withdraw, "appeal": _appeal,
    "confirm": _confirm, "rate": _rate, "worst": _worst, "why": _why, "object": _object,
    "insist": _insist,
}  # fmt: skip
DEEDS: dict[str, Deed] = OF_UNITS | OF_TRIAGE | OF_SUPERIORS | OF_CITIZENS
"""Every deed by its name."""
