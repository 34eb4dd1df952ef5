"""What a dialog of a unit's comes to in the end: the deed is done, and the group is told."""

from collections.abc import Awaitable, Callable
from datetime import date
from typing import Any

import pytest

from handlers.unit import claiming, findings, handing_out, joining, plans, presses, work
from services import unit_work, wishes
from storage import roles
from tests.services.conftest import ALI, PHOTO, SARA, TRIAGE, TRIAGE_CLERK, WASTE, Office

Ending = Callable[..., Awaitable[None]]
DAY = date(2026, 3, 22)

ENDINGS: dict[str, tuple[str, Ending, Callable[[int], Any], str]] = {
    "diagnose": (
        "visit", findings.diagnose, lambda n: findings.Diagnosis(n, "doable", "جدول شکسته"),
        "visit",
    ),
    "no-action": (
        "visit", findings.no_action, lambda n: findings.Opinion(n, "درخت سالم است", (PHOTO,)),
        "visit",
    ),
    "outside": (
        "accepted", handing_out.hand_out, lambda n: handing_out.HandingOut(n, "برق", "۷"),
        "waiting_external",
    ),
    "refer-on": (
        "waiting_external", handing_out.refer_on, lambda n: handing_out.Referral(n, "تلفن ۱۲۱"),
        "closed_out_of_scope",
    ),
    "plan": ("accepted", plans.plan, lambda n: plans.Plan(n, DAY, "budget"), "planned"),
    "hold": ("accepted", plans.hold, lambda n: plans.Pause(n, DAY, "قیر نیست"), "accepted"),
    "split": (
        "accepted", joining.split, lambda n: joining.Splitting(n, "کف کوچه گود است", "pothole"),
        "accepted",
    ),
    "ask": (
        "accepted", work.put_question, lambda n: work.Question(n, "کدام سمت؟"), "needs_info",
    ),
    "return": (
        "accepted", work.send_back, lambda n: work.Return(n, "other-unit", "پارک‌ها"), "triage",
    ),
    "done": (
        "accepted", claiming.claim, lambda n: claiming.Claim(n, (PHOTO,), "سطل عوض شد"),
        "awaiting_citizen",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", ENDINGS)
async def test_the_group_is_told_what_was_done(office: Office, name: str) -> None:
    """By the name of who did it, or by what was found."""
    before, ending, outcome, after = ENDINGS[name]
    report, _ = await office.file()
    here = await office.here(ALI, WASTE)
    await office.do(unit_work.take, here, report.id)
    await office.bring_to(before, report.id)
    post = await office.do(ending, here, outcome(report.id))
    said = post.words(WASTE).splitlines()[-1]

    assert (await office.report(report.id)).state == after
    assert "علی" in said or "انجام‌شدنی" in said


@pytest.mark.parametrize("finding", unit_work.FINDINGS)
async def test_each_finding_offers_what_fits_it(office: Office, finding: str) -> None:
    """And what it offers is open to a visit."""
    report, _ = await office.file()
    here = await office.here(ALI, WASTE)
    await office.bring_to("visit", report.id)
    post = await office.do(
        findings.diagnose, here, findings.Diagnosis(report.id, finding, "جدول شکسته")
    )
    visited = await office.report(report.id)

    assert post.verbs(WASTE)
    for verb in post.verbs(WASTE):
        unit_work.check_move(visited, verb.replace("-", "_"))


async def test_a_duplicate_joins_by_its_code(office: Office) -> None:
    """The group reads who joined it."""
    main, _ = await office.file()
    twin, _ = await office.file(origin="second")
    here = await office.here(ALI, WASTE)
    post = await office.do(joining.merge, here, joining.Joining(twin.id, main.code))

    assert "را به گزارش دیگر پیوست" in post.words(WASTE)


async def test_the_heads_own_word_closes_at_once(office: Office) -> None:
    """He is told so, and not that it waits for him."""
    report, _ = await office.file()
    here = await office.here(ALI, WASTE)
    async with office.database.write() as tx:
        await roles.grant(tx, here.person.id, here.chat.id, "urban_services_01", "head", office.now)
    await office.bring_to("visit", report.id)
    opinion = findings.Opinion(report.id, "درخت سالم است", (PHOTO,))
    post = await office.do(findings.no_action, here, opinion)

    assert "را بست. شهروند نظر و عکس‌ها را دارد" in post.words(WASTE)


async def test_a_contractor_is_told_that_it_waits(office: Office) -> None:
    """The supervisor sends it back where there is no head, and lets the second claim pass."""
    report, _ = await office.file()
    here = await office.here(SARA, WASTE)
    async with office.database.write() as tx:
        await roles.grant(
            tx, here.person.id, here.chat.id, "urban_services_01", "contractor", office.now
        )
    await office.do(unit_work.take, here, report.id)
    done = claiming.Claim(report.id, (PHOTO,), "سطل عوض شد")
    first = await office.do(claiming.claim, here, done)
    supervisor = await office.here(TRIAGE_CLERK, TRIAGE)
    await office.do(claiming.redo, supervisor, claiming.Lack(report.id, "در سطل شکسته است"))
    await office.do(claiming.claim, here, done)
    await office.do(presses.present, supervisor, str(report.id))

    assert "ثبت شد. مسئول واحد نگاه می‌کند" in first.words(WASTE)
    assert (await office.report(report.id)).state == "awaiting_citizen"


async def test_a_hold_is_declined_or_comes_to_its_end_by_a_press(office: Office) -> None:
    """Both are one press, in two groups."""
    report, _ = await office.file()
    here, supervisor = await office.here(ALI, WASTE), await office.here(TRIAGE_CLERK, TRIAGE)
    await office.do(unit_work.take, here, report.id)
    await office.do(wishes.ask_hold, here, report.id, DAY, "قیر نیست")
    await office.do(presses.decline, supervisor, str(report.id))
    await office.do(wishes.ask_hold, here, report.id, DAY, "قیر نیست")
    await office.do(presses.approve, supervisor, str(report.id))
    assert (await office.report(report.id)).state == "on_hold"
    await office.do(presses.release, here, str(report.id))

    assert (await office.report(report.id)).state == "accepted"
