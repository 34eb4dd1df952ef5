"""At eight in the morning: what waited goes first, and to nobody who has left."""

from datetime import UTC, datetime, timedelta

import pytest

from bot import mornings
from conversation.events import Membership, Pin
from conversation.gathering import Place
from domain.report import Report
from services import intake
from services.desk import Here
from services.intake import NewReport
from storage import people, postponed, reports
from tests.bot.conftest import Workshop, pressed, said
from tests.bot.test_turn import GROUP, WORKER, bound

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
NIGHT = datetime(2026, 4, 11, 22, 0, tzinfo=UTC)
MORNING = datetime(2026, 4, 12, 4, 30, tzinfo=UTC)
CITIZEN = 500


async def taken(workshop: Workshop, count: int = 1) -> list[Report]:
    """Reports that a unit takes at night."""
    workshop.clock.time = NIGHT
    await bound(workshop)
    await workshop.hear(said("/start", chat=CITIZEN))
    found = [await filed(workshop, number) for number in range(count)]
    for report in found:
        await workshop.hear(pressed(f"r:{report.id}:take", chat=GROUP, who=WORKER))
    return found


async def filed(workshop: Workshop, number: int) -> Report:
    """A report of the citizen's."""
    async with workshop.database.write() as tx:
        known = await people.acquaintance(tx, "bale", CITIZEN, CITIZEN)
        assert known.person
        assert known.chat
        new = NewReport(
            origin=f"o{number}", story="سطل‌ها خالی شود", subject="bin_issue", kind="request",
            decided_by="model", confidence=1.0, danger=None, emergency=False,
            place=Place(Pin(35.7, 51.4)), region="1", media=(),
        )  # fmt: skip
        desk = workshop.parts.desk(tx)
        report = await intake.submit(desk, Here(known.person, known.chat), new)
        await desk.send()
    return report


async def at_eight(workshop: Workshop) -> list[str]:
    """What the citizen hears when the morning comes."""
    await workshop.deliver()
    before = len(workshop.messenger.texts(CITIZEN))
    workshop.clock.time = MORNING
    await workshop.ticker.tick()
    await workshop.deliver()
    return workshop.messenger.texts(CITIZEN)[before:]


@pytest.mark.parametrize("most", [50, 0])
async def test_what_waited_goes_before_what_rings(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    """That it was taken, then that it will be late; even where too much waited for one look."""
    monkeypatch.setattr(mornings, "MOST_AT_ONCE", most)
    (report,) = await taken(workshop)
    async with workshop.database.write() as tx:
        due = {"due_at": NIGHT + timedelta(hours=5), "wake_at": NIGHT + timedelta(hours=4)}
        await reports.note_clock(tx, report.id, **due)
    told = await at_eight(workshop)

    assert ["👷", "⏰"] == [one[0] for one in told]


async def test_all_that_waited_about_a_report_comes_together(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In its order, though one look takes but a part of what waits."""
    monkeypatch.setattr(mornings, "MOST_AT_ONCE", 1)
    report, _ = await taken(workshop, 2)
    await workshop.hear(pressed(f"r:{report.id}:visit", chat=GROUP, who=WORKER))
    first, then = await at_eight(workshop), await at_eight(workshop)

    assert ["👷", "🔍"] == [one[0] for one in first]
    assert ["👷"] == [one[0] for one in then]


async def test_who_blocked_the_bot_is_sent_nothing_in_the_morning(workshop: Workshop) -> None:
    """And nothing is kept for him any longer."""
    await taken(workshop)
    await workshop.hear(said(chat=CITIZEN, membership=Membership("removed", of_bot=True)))
    told = await at_eight(workshop)
    async with workshop.database.read() as tx:
        kept = await postponed.due(tx, MORNING, 9)

    assert [] == told
    assert [] == kept
