"""Who waits hears before the term breaks that it will: why, and a new date, once for each cause."""

from datetime import date, timedelta

import pytest

from services import (
    escalation,
    feedback,
    inspection,
    outside,
    planning,
    triage,
    unit_work,
    verdict,
    wishes,
)
from services.desk import Here
from storage import followers, groups, reports
from tests.services.conftest import (
    ALI,
    CITIZEN,
    NOW,
    OTHER_CITIZEN,
    TRIAGE,
    TRIAGE_CLERK,
    WASTE,
    Office,
    Post,
)

OVERSEER, SUPERVISORS = 33, -30
TOLD = "تا مهلتی که گفته بودیم به پایان نمی‌رسد"


async def look(office: Office, share: float) -> Post:
    """This share of the term has passed; all that is due happens."""
    async with office.database.read() as tx:
        report = await reports.report(tx, 1)
    assert report
    later = office.later(now=NOW + (report.due_at - NOW) * share)
    async with later.desk() as desk:
        await escalation.look(desk, await reports.waking(desk.tx, later.now, 500))
    return Post(desk.letters)


async def filed(office: Office, others: int = 1) -> int:
    """A report of one week, followed by so many others."""
    report, _ = await office.file()
    async with office.database.write() as tx:
        due = NOW + timedelta(days=10)
        await reports.note_clock(tx, report.id, due_at=due)
    for at in range(others):
        here = await office.here(OTHER_CITIZEN + 200 * at)
        async with office.database.write() as tx:
            await followers.follow(tx, report.id, here.person.id, here.chat.id, NOW)
    assert report.id == 1
    return report.id


async def taken(office: Office, number: int) -> Here:
    """The waste unit takes it."""
    ali = await office.here(ALI, WASTE)
    await office.do(unit_work.take, ali, number)
    return ali


async def held(office: Office, number: int, ali: Here, day: date) -> Post:
    """Work stands still until a day, as the supervisor lets it."""
    boss = await office.here(OVERSEER, SUPERVISORS)
    async with office.database.write() as tx:
        await groups.bind(tx, boss.chat.id, "region_office_01", boss.person.id, NOW)
    await office.do(wishes.ask_hold, ali, number, day, "قطعه نرسیده است")
    return await office.do(wishes.approve, boss, number)


async def become(office: Office, what: str) -> None:
    """The report comes to stand so."""
    number = await filed(office, others=6 if what == "event" else 1)
    if what == "untaken":
        return
    ali = await taken(office, number)
    match what:
        case "outside":
            await office.do(outside.hand_out, ali, number, "شرکت برق", "۱۲/۴۵")
        case "answer":
            late = office.later(now=NOW + timedelta(days=7, hours=12))
            await late.do(unit_work.ask, ali, number, "کدام سطل؟")
        case "hold":
            await held(office, number, ali, date(2026, 3, 30))
        case "slipped":
            await office.do(planning.plan, ali, number, date(2026, 3, 23))
        case "returned":
            await office.do(unit_work.give_back, ali, number, "other-unit", "")
            clerk = await office.here(TRIAGE_CLERK, TRIAGE)
            await office.do(triage.send, clerk, number, "technical_01")
        case "refused":
            await office.do(unit_work.step, ali, number, "start")
            await office.bring_to("verification", number)
            boss = await office.here(OVERSEER, -32)
            async with office.database.write() as tx:
                await groups.bind(tx, boss.chat.id, "inspection", boss.person.id, NOW)
            await office.do(inspection.disbelieve, boss, number, "لبهٔ سطل هنوز شکسته است")


@pytest.mark.parametrize(
    ("what", "reason", "others"),
    [
        ("untaken", "هنوز آن را به دست نگرفته است", None),
        ("unbegun", "پذیرفته، ولی کار هنوز آغاز نشده", None),
        ("outside", "منتظر کار «شرکت برق»", None),
        ("answer", "منتظر پاسخ شما", "منتظر پاسخ کسی هستیم"),
        ("hold", "«قطعه نرسیده است»", None),
        ("slipped", "روزی که «", None),
        ("returned", "واحد پیشین آن را برگرداند", None),
        ("refused", "درستی کاری که واحد انجام داده بود تأیید نشد", None),
        ("event", "برای ۷ نفر پیش آمده", None),
    ],
)
async def test_the_reason_is_told_before_the_term_breaks(
    office: Office, what: str, reason: str, others: str | None
) -> None:
    """To the citizen and to who follows, once, with a new date; not long before, and not again."""
    await become(office, what)
    early, told, again = [await look(office, share) for share in (0.79, 0.81, 0.99)]

    assert TOLD not in early.words(CITIZEN)
    assert TOLD in told.words(CITIZEN)
    assert reason in told.words(CITIZEN)
    assert (others or reason) in told.words(OTHER_CITIZEN)
    assert "زمان تازه" in told.words(CITIZEN)
    assert TOLD not in again.words(CITIZEN) + (await look(office, 3)).words(CITIZEN)


async def test_another_cause_is_told_too(office: Office) -> None:
    """First that nobody took it; then that it waits for an outside body."""
    number = await filed(office)
    assert "به دست نگرفته" in (await look(office, 0.81)).words(CITIZEN)
    ali = await taken(office, number)
    assert TOLD not in (await look(office, 0.85)).words(CITIZEN)
    await office.do(outside.hand_out, ali, number, "شرکت برق", "۱۲/۴۵")

    assert "شرکت برق" in (await look(office, 0.9)).words(CITIZEN)
    assert TOLD not in (await look(office, 0.95)).words(CITIZEN)


async def test_a_plan_past_the_term_is_told_at_once(office: Office) -> None:
    """With its reason; later nothing more is said of it."""
    number = await filed(office)
    ali = await taken(office, number)
    post = await office.do(planning.plan, ali, number, date(2026, 5, 1), "permit")

    for who in (CITIZEN, OTHER_CITIZEN):
        assert "مجوز" in post.words(who)
    assert TOLD not in (await look(office, 0.9)).words(CITIZEN)


async def test_a_plan_within_the_term_needs_no_notice(office: Office) -> None:
    """Unless its day passes."""
    number = await filed(office)
    ali = await taken(office, number)
    await office.do(planning.plan, ali, number, date(2026, 3, 30))

    assert TOLD not in (await look(office, 0.9)).words(CITIZEN)
    assert "روزی که" in (await look(office, 0.99)).words(CITIZEN)


async def test_a_stop_past_the_term_is_told_with_a_new_date_at_once(office: Office) -> None:
    """What is left of the term comes after it."""
    number = await filed(office)
    post = await held(office, number, await taken(office, number), date(2026, 4, 10))

    assert "زمان تازه: دوشنبه ۳۱ فروردین" in post.words(CITIZEN)
    assert TOLD not in (await look(office, 0.9)).words(CITIZEN)


async def test_who_answers_is_not_asked_for_his_answer_any_more(office: Office) -> None:
    """The notice carries the button of the answer; the follower's does not."""
    await become(office, "answer")
    told = await look(office, 0.81)
    assert (["answer"], []) == (told.verbs(CITIZEN), told.verbs(OTHER_CITIZEN))
    await office.do(feedback.answer, await office.here(CITIZEN), 1, "سطل آبی", ())

    assert TOLD not in (await look(office, 0.9)).words(CITIZEN)


async def test_an_objection_begins_a_term_with_notices_of_its_own(office: Office) -> None:
    """Half the term, told of again before it breaks."""
    number = await filed(office)
    await look(office, 0.81)
    assert "untaken" == (await office.report(number)).told_late
    await office.bring_to("awaiting_citizen", number)
    citizen = await office.here(CITIZEN)
    await office.do(verdict.object_to, citizen, number, "not-done", "پر است", ())

    assert "" == (await office.report(number)).told_late
    assert TOLD in (await look(office, 0.98)).words(CITIZEN)
