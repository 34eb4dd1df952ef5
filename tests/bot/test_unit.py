"""A unit's work in its group, from the first press to the last, as stories through the bot."""

from domain.report import Report
from storage import reports
from tests.bot.conftest import Workshop, pressed, said
from tests.bot.test_turn import CITIZEN, GROUP, WORKER, bound, dialog, filed, number_of

DESK, COLLEAGUE, CLERK = -90, 12, 91


async def press(
    workshop: Workshop, report: Report, verb: str, who: int = WORKER, chat: int = GROUP
) -> list[str]:
    """Press a button of a report's card; what is told then."""
    return await workshop.hear(pressed(f"r:{report.id}:{verb}", chat=chat, who=who))


async def choose(workshop: Workshop, token: str) -> list[str]:
    """Press a button of the worker's open question."""
    open_ = await dialog(workshop, GROUP, WORKER)
    data = f"d:{open_['serial']}:{open_['open']}:{token}"
    return await workshop.hear(pressed(data, chat=GROUP, who=WORKER))


async def taken(workshop: Workshop) -> Report:
    """A report that the worker has taken."""
    await bound(workshop)
    report = await filed(workshop)
    await press(workshop, report, "take")
    return report


async def state(workshop: Workshop, report: Report) -> str:
    """The state of a report now."""
    async with workshop.database.read() as tx:
        found = await reports.report(tx, report.id)
    assert found
    return found.state


async def test_a_report_is_visited_planned_and_begun(workshop: Workshop) -> None:
    """Each press changes the card and tells the citizen."""
    report = await taken(workshop)
    for verb, after in (("visit", "visit"), ("start", "in_progress")):
        told = await press(workshop, report, verb)
        assert (await state(workshop, report), len(told)) == (after, 3)
    await press(workshop, report, "plan")
    await choose(workshop, "2026-03-23")
    if await dialog(workshop, GROUP, WORKER):
        await choose(workshop, "material")

    assert await state(workshop, report) == "planned"
    assert "دوشنبه ۳ فروردین" in workshop.messenger.texts(CITIZEN)[-1]


async def test_a_stale_button_says_what_can_be_done(workshop: Workshop) -> None:
    """As an alert that names the card's other buttons; a dialog on it does not begin."""
    report = await taken(workshop)
    (alert,) = await press(workshop, report, "resume")
    (refused,) = await press(workshop, report, "diagnose")

    assert "الان می‌شود: ✅ انجام شد، 🔍 بازدید" in alert
    assert "الان می‌شود" in refused
    assert await dialog(workshop, GROUP, WORKER) is None


async def test_a_reply_is_a_note_unless_it_is_marked(workshop: Workshop) -> None:
    """Both are acknowledged, and only the marked one reaches the citizen."""
    report = await taken(workshop)
    card = number_of(workshop, GROUP, "مهلت")
    noted = await workshop.hear(said("فردا می‌رویم", chat=GROUP, who=WORKER, reply_to=card))
    before = len(workshop.messenger.texts(CITIZEN))
    await workshop.hear(
        said("به شهروند: فردا صبح با لودر می‌آییم", chat=GROUP, who=WORKER, reply_to=card)
    )
    await workshop.hear(said("! لودر رسید", chat=GROUP, who=WORKER, reply_to=card))
    async with workshop.database.read() as tx:
        past = [(line.move, line.words) for line in await reports.history(tx, report.id)]

    assert ["یادداشت" in text for text in noted] == [True]
    assert "فردا صبح با لودر می‌آییم" in workshop.messenger.texts(CITIZEN)[before]
    assert past[-3:] == [
        ("note", "فردا می‌رویم"), ("tell", "فردا صبح با لودر می‌آییم"), ("tell", "لودر رسید"),
    ]  # fmt: skip


async def test_a_hold_is_asked_for_and_granted(workshop: Workshop) -> None:
    """The worker asks in his group, the supervisor's stand-in agrees in another one."""
    await bound(workshop, "triage", DESK)
    report = await taken(workshop)
    await press(workshop, report, "other")
    await press(workshop, report, "hold")
    await choose(workshop, "2026-03-27")
    question = number_of(workshop, GROUP, "چرا؟")
    await workshop.hear(said("قیر نمی‌رسد", chat=GROUP, who=WORKER, reply_to=question))
    assert "قیر نمی‌رسد" in workshop.messenger.texts(DESK)[-1]
    refused = await press(workshop, report, "approve", WORKER, GROUP)
    await press(workshop, report, "approve", CLERK, DESK)

    assert "ناظر" in refused[0]
    assert await state(workshop, report) == "on_hold"
    assert "جمعه ۷ فروردین" in workshop.messenger.texts(CITIZEN)[-1]


async def test_my_reports_are_others_in_a_group(workshop: Workshop) -> None:
    """There they are those in hand; in private those one filed."""
    await taken(workshop)
    (in_hand,) = await workshop.hear(said("/my", chat=GROUP, who=WORKER))
    (his_own,) = await workshop.hear(said("/my", chat=WORKER, who=WORKER))

    assert "در دست من" in in_hand
    assert "هنوز گزارشی ثبت نکرده‌اید" in his_own


async def test_a_colleague_relieves_the_shift(workshop: Workshop) -> None:
    """The list names who holds what, and a button takes all of it over."""
    report = await taken(workshop)
    for command in ("/late", "/queue", "/shift"):
        assert await workshop.hear(said(command, chat=GROUP, who=WORKER))
    async with workshop.database.read() as tx:
        held = await reports.report(tx, report.id)
    assert held
    told = await workshop.hear(pressed(f"relieve:{held.taken_by}", chat=GROUP, who=COLLEAGUE))
    again = await press(workshop, report, "takeover", COLLEAGUE)
    card = await press(workshop, report, "card", COLLEAGUE)

    assert any("تحویل گرفت" in text for text in told)
    assert "در دست خود شماست" in again[0]
    assert any(f"p{COLLEAGUE}" in text for text in card)
