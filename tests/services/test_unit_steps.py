"""The way of a report through a unit, told as stories: visit, date, work, outside bodies."""

from datetime import UTC, date, datetime, timedelta

import pytest

from domain.errors import Refusal
from services import feedback, outside, planning, refusals, unit_work
from services.desk import Here
from tests.services.conftest import ALI, CITIZEN, NOW, PHOTO, SARA, WASTE, Office

TOMORROW, FAR = date(2026, 3, 22), date(2026, 6, 10)


async def taken(office: Office) -> tuple[int, Here]:
    """A report that Ali has taken."""
    report, _ = await office.file()
    here = await office.here(ALI, WASTE)
    await office.do(unit_work.take, here, report.id)
    return report.id, here


@pytest.mark.parametrize(
    ("before", "name", "after", "verb"),
    [
        ("accepted", "visit", "visit", "diagnose"),
        ("accepted", "start", "in_progress", "plan"),
        ("visit", "start", "in_progress", "plan"),
        ("planned", "start", "in_progress", "plan"),
        ("waiting_external", "resume", "in_progress", "plan"),
        ("on_hold", "release", "routed", "take"),
    ],
)
async def test_a_step_is_told_to_all(
    office: Office, before: str, name: str, after: str, verb: str
) -> None:
    """The card offers what fits the new state, and the citizen hears it."""
    number, here = await taken(office)
    await office.bring_to(before, number)
    post = await office.do(unit_work.step, here, number, name)

    assert (await office.report(number)).state == after
    assert verb in post.verbs(WASTE)
    assert post.words(CITIZEN)


async def test_a_visit_ends_in_a_diagnosis(office: Office) -> None:
    """It is kept by its code and in words, for colleagues; only a visit can be diagnosed."""
    number, here = await taken(office)
    with pytest.raises(Refusal, match="move-forbidden"):
        await office.do(unit_work.diagnose, here, number, "doable", "جدول شکسته")
    await office.do(unit_work.step, here, number, "visit")
    post = await office.do(unit_work.diagnose, here, number, "doable", "جدول شکسته")

    assert (await office.past(number))[-1].words == "doable: جدول شکسته"
    assert CITIZEN not in post.chats


async def test_a_date_within_the_term_needs_no_reason(office: Office) -> None:
    """Work ends at six in the evening of that day, on the city's clock; the citizen hears it."""
    report, _ = await office.file()
    here = await office.here(ALI, WASTE)
    await office.do(unit_work.take, here, report.id)
    async with office.desk() as desk:
        within = planning.last_day(desk, report)
    post = await office.do(planning.plan, here, report.id, within)
    now = await office.report(report.id)

    assert now.state == "planned"
    assert now.until_at
    assert (within, 18) == (now.until_at.date(), now.until_at.hour + 3.5 + now.until_at.minute / 60)
    assert "زمان‌بندی شد برای" in post.words(WASTE)
    assert "دیرتر" not in post.words(CITIZEN)


async def test_a_date_past_the_term_needs_a_reason(office: Office) -> None:
    """The citizen reads it; it may be planned anew."""
    number, here = await taken(office)
    with pytest.raises(Refusal, match="plan-reason"):
        await office.do(planning.plan, here, number, FAR)
    with pytest.raises(Refusal, match="plan-reason"):
        await office.do(planning.plan, here, number, FAR, "laziness")
    post = await office.do(planning.plan, here, number, FAR, "budget")
    await office.do(planning.plan, here, number, TOMORROW, "permit")

    assert "تأمین بودجه" in post.words(CITIZEN)
    assert [line.move for line in await office.past(number)][-2:] == ["plan", "plan"]


@pytest.mark.parametrize("day", [date(2026, 3, 20), NOW.date() + timedelta(days=92)])
async def test_no_date_is_past_or_too_far(office: Office, day: date) -> None:
    """Ninety days are the most."""
    number, here = await taken(office)

    with pytest.raises(Refusal, match="day-wrong"):
        await office.do(planning.plan, here, number, day, "budget")


async def test_today_can_be_named_until_work_ends(office: Office) -> None:
    """After six in the evening the first day is tomorrow."""
    evening = office.later(now=datetime(2026, 3, 21, 15, tzinfo=UTC))
    days = []
    for moment in (office, evening):
        async with moment.desk() as desk:
            days.append(planning.first_day(desk))

    assert days == [date(2026, 3, 21), TOMORROW]


async def test_a_question_leaves_the_planned_date(office: Office) -> None:
    """Planned before, planned for the same day after the answer."""
    number, here = await taken(office)
    await office.do(planning.plan, here, number, FAR, "budget")
    before = await office.report(number)
    await office.do(unit_work.ask, here, number, "کدام سمت خیابان؟")
    await office.do(feedback.answer, await office.here(CITIZEN), number, "چپ", ())
    after = await office.report(number)

    assert (after.state, after.until_at) == ("planned", before.until_at)


async def test_an_outside_body_has_a_name_and_a_number(office: Office) -> None:
    """Both stand on the card and in the citizen's notice; afterwards work goes on."""
    number, here = await taken(office)
    post = await office.do(outside.hand_out, here, number, "آب و فاضلاب", "۱۲/۴۵")
    assert (await office.report(number)).outside == "«آب و فاضلاب» – ۱۲/۴۵"
    assert all("«آب و فاضلاب» – ۱۲/۴۵" in post.words(chat) for chat in (WASTE, CITIZEN))
    assert post.verbs(WASTE) == ["done", "resume", "refer-on"]
    await office.do(unit_work.step, here, number, "resume")

    assert (await office.report(number)).state == "in_progress"


async def test_what_is_an_outside_bodys_is_closed_with_its_number(office: Office) -> None:
    """The citizen may object; what waits for nobody outside is not closed so."""
    number, here = await taken(office)
    with pytest.raises(Refusal, match="move-forbidden"):
        await office.do(outside.refer_on, here, number, "")
    await office.do(outside.hand_out, here, number, "برق", "۷")
    post = await office.do(outside.refer_on, here, number, "تلفن ۱۲۱")

    assert (await office.report(number)).state == "closed_out_of_scope"
    assert "«برق» – ۷" in post.words(CITIZEN)
    assert "تلفن ۱۲۱" in post.words(CITIZEN)
    assert (post.verbs(CITIZEN), post.verbs(WASTE)) == (["object"], [])


async def test_work_outside_can_be_claimed(office: Office) -> None:
    """Proof as for one's own work."""
    number, here = await taken(office)
    await office.do(outside.hand_out, here, number, "برق", "۷")
    await office.do(unit_work.claim, here, number, (PHOTO,), "تیر برق عوض شد")

    assert (await office.report(number)).state == "awaiting_citizen"


async def test_the_citizen_is_asked_twice_at_most(office: Office) -> None:
    """Then the unit works with what it has."""
    number, here = await taken(office)
    for _ in range(2):
        await office.do(unit_work.ask, here, number, "کدام سمت خیابان؟")
        await office.do(feedback.answer, await office.here(CITIZEN), number, "چپ", ())

    with pytest.raises(Refusal, match="asked-enough"):
        await office.do(unit_work.ask, here, number, "مطمئنید؟")


async def test_after_two_returns_the_unit_keeps_it(office: Office) -> None:
    """Triage has decided twice; the reason is kept each time."""
    number, here = await taken(office)
    for _ in range(2):
        await office.do(unit_work.give_back, here, number, "other-unit", "پارک‌ها")
        await office.bring_to("routed", number)
        async with office.database.write() as tx:
            await tx.exec_driver_sql("UPDATE reports SET unit = 'urban_services_01'")

    with pytest.raises(Refusal, match="returned-enough"):
        await office.do(unit_work.give_back, here, number, "other-unit", "")
    assert [line.words for line in await office.past(number) if line.move == "return"] == [
        "other-unit: پارک‌ها", "other-unit: پارک‌ها",
    ]  # fmt: skip


async def test_a_marked_reply_goes_to_the_citizen(office: Office) -> None:
    """It must say something, and the report must be open."""
    number, here = await taken(office)
    post = await office.do(unit_work.tell, here, number, "فردا صبح با لودر می‌آییم")
    assert "لودر" in post.words(CITIZEN)
    assert post.verbs(CITIZEN) == ["note"]
    with pytest.raises(Refusal, match="answer-bare"):
        await office.do(unit_work.tell, here, number, "در حال بررسی است")
    await office.bring_to("withdrawn", number)

    with pytest.raises(Refusal, match="report-closed"):
        await office.do(unit_work.tell, here, number, "فردا صبح با لودر می‌آییم")


async def test_what_has_no_room_on_the_card_is_a_press_away(office: Office) -> None:
    """While it is at work; else there is nothing besides."""
    number, here = await taken(office)
    post = await office.do(unit_work.show_others, here, number)
    assert post.verbs(WASTE) == ["outside", "hold", "merge", "split", "takeover"]
    await office.bring_to("needs_info", number)

    with pytest.raises(Refusal, match="move-forbidden"):
        await office.do(unit_work.show_others, here, number)


async def test_a_refusal_says_what_can_be_done(office: Office) -> None:
    """In the words of the card's buttons; to a citizen, or where nothing can be, only why not."""
    number, here = await taken(office)
    with pytest.raises(Refusal) as refused:
        await office.do(unit_work.step, here, number, "resume")
    async with office.desk() as desk:
        voice = desk.voice()
        said = "".join(span.text for span in refusals.told(voice, refused.value))
        closed = refusals.told(voice, Refusal("move-forbidden", state="merged", actor="unit"))
        citizen = refusals.told(voice, Refusal("move-forbidden", state="routed", actor="citizen"))

    assert voice.word("unit-visit") in said
    assert voice.word("unit-other") not in said
    assert "الان می‌شود" not in "".join(span.text for span in (*closed, *citizen))


async def test_who_did_not_take_it_may_work_on_it(office: Office) -> None:
    """A colleague of the same group goes on where the other stopped."""
    number, _ = await taken(office)
    await office.do(unit_work.step, await office.here(SARA, WASTE), number, "start")

    assert (await office.report(number)).state == "in_progress"
