"""Everything that a unit's people can do with a report, with words that they might use."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from random import Random
from typing import Any

from conversation.events import Attachment, Pin
from domain.proof import Likeness, Trace
from domain.report import Report
from services import joining, lists, outside, planning, unit_work, wishes
from services.desk import Desk, Here
from services.proofs import Evidence
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


async def _prove(desk: Desk, here: Here, report: Report, random: Random) -> None:
    """A claim with an honest picture, taken on the spot."""
    place = None if report.latitude is None else Pin(report.latitude, report.longitude or 0.0)
    seen = (Likeness(0.1, (Trace.SAME_SCENE,)),)
    await _claim_with(desk, here, report, Evidence(before=seen, pin=place))


async def _fake(desk: Desk, here: Here, report: Report, random: Random) -> None:
    """A claim with the citizen's own picture."""
    seen = (Likeness(0.95, (Trace.SAME_PICTURE,)),)
    await _claim_with(desk, here, report, Evidence(before=seen))


async def _claim_with(desk: Desk, here: Here, report: Report, found: Evidence) -> None:
    told = "سطل خالی و شسته شد"
    await unit_work.claim(desk, here, report.id, (PICTURE,), told, evidence=found)


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


OF_UNITS: dict[str, Deed] = {
    "take": _take, "visit": _visit, "start": _start, "resume": _resume, "release": _release,
    "diagnose": _diagnose, "ask": _ask, "return": _return, "plan": _plan, "outside": _outside,
    "refer_on": _refer_on, "hold": _hold, "no_action": _no_action, "claim": _claim,
    "prove": _prove, "fake": _fake,
    "merge": _merge, "split": _split, "note": _note, "tell": _tell, "takeover": _takeover,
}  # fmt: skip
