"""A manager's order in the running bot."""

import pytest
from sqlalchemy import func, select

from conversation.events import Pin
from conversation.gathering import Place
from domain.report import Report
from services import orders
from services.desk import Here
from services.intake import NewReport
from storage import cities, outbox, people, reports, roles
from storage.tables import Message
from tests.bot.conftest import CITY, NOW, Workshop, pressed, said
from tests.bot.test_announcing import OWNER, filed, press, tell
from tests.bot.test_turn import GROUP, WORKER, bound, dialog


async def test_a_day_that_ends_meanwhile_is_asked_for_again(workshop: Workshop) -> None:
    """After six in the evening today is no day for work any more; words and place stay."""
    async with workshop.database.write() as tx:
        await cities.keep_city(tx, CITY, NOW)
    workshop.clock.move(hours=5, minutes=50)
    await tell(workshop, OWNER, "/order سطل‌های میدان را امروز خالی کنید")
    await press(workshop, "جای آن را می‌گویم", OWNER)
    await tell(workshop, OWNER, pin=Pin(35.7, 51.4))
    await press(workshop, "شنبه ۱ فروردین", OWNER)
    await press(workshop, "عکسی ندارم", OWNER)
    workshop.clock.move(minutes=20)
    again = await press(workshop, "✅ فرستادن دستور", OWNER)
    await press(workshop, "یکشنبه ۲ فروردین", OWNER)
    review = workshop.messenger.texts(OWNER)[-1]
    await press(workshop, "✅ فرستادن دستور", OWNER)
    async with workshop.database.read() as tx:
        order = await reports.report(tx, 1)

    assert "این روز گذشته است" in again
    assert "سطل‌های میدان" in review
    assert order
    assert "order" == order.kind


GIVER, OVERSEER = 61, 62


async def granted(workshop: Workshop, who: int, unit: str, role: str) -> None:
    """Somebody who has started the bot has a role."""
    await workshop.hear(said("/start", chat=who))
    async with workshop.database.write() as tx:
        known = await people.acquaintance(tx, "bale", who, who)
        assert known.person
        assert known.chat
        await roles.grant(tx, known.person.id, known.chat.id, unit, role, NOW)


async def left_behind(workshop: Workshop) -> Report:
    """An order at work whose giver is in office no more, so that a supervisor answers for it."""
    await bound(workshop)
    await granted(workshop, GIVER, CITY.headquarters, "headquarters")
    await granted(workshop, OVERSEER, "region_office_01", "supervisor")
    async with workshop.database.write() as tx:
        giver = await people.acquaintance(tx, "bale", GIVER, GIVER)
        assert giver.person
        assert giver.chat
        new = NewReport(
            origin="o", story="سطل‌ها خالی شود", subject="bin_issue", kind="order",
            decided_by="manager", confidence=1.0, danger=None, emergency=False,
            place=Place(Pin(35.7, 51.4)), region="1", media=(),
        )  # fmt: skip
        desk = workshop.parts.desk(tx)
        await orders.give(desk, Here(giver.person, giver.chat), new)
        await outbox.add(tx, desk.letters, desk.now)
        await roles.revoke(tx, giver.person.id, CITY.headquarters, "headquarters")
    order = await newest(workshop)
    await workshop.hear(pressed(f"r:{order.id}:take", chat=GROUP, who=WORKER))
    return order


async def newest(workshop: Workshop) -> Report:
    """The newest report as it stands."""
    async with workshop.database.read() as tx:
        found = await reports.report(tx, await filed(workshop))
    assert found
    return found


async def notice(workshop: Workshop, order: Report, who: int) -> int:
    """The number of the newest message about the order in somebody's chat."""
    ours = (Message.chat == who, Message.report_id == order.id)
    async with workshop.database.read() as tx:
        found = await tx.execute(select(func.max(Message.message_id)).where(*ours))
        return int(found.scalar_one())


async def put_to(workshop: Workshop, order: Report, state: str) -> None:
    """The order stands there now."""
    async with workshop.database.write() as tx:
        found = await reports.report(tx, order.id)
        assert found
        await reports.change(tx, found, state, NOW)


@pytest.mark.parametrize(("state", "name"), [("accepted", "note"), ("needs_info", "answer")])
async def test_who_answers_for_an_order_may_just_reply_to_its_notice(
    workshop: Workshop, state: str, name: str
) -> None:
    """A remark while it is at work, the answer where the unit has asked; as its giver could."""
    order = await left_behind(workshop)
    await put_to(workshop, order, state)
    said_ = await notice(workshop, order, OVERSEER)
    await tell(workshop, OVERSEER, "سطل بزرگ هم", reply_to=said_)

    assert name == (await dialog(workshop, OVERSEER, OVERSEER))["dialog"]


async def test_the_question_of_what_he_left_behind_takes_no_word_of_the_former_giver(
    workshop: Workshop,
) -> None:
    """He is a citizen again: what he writes begins a report of his own."""
    order = await left_behind(workshop)
    await put_to(workshop, order, "needs_info")
    await tell(workshop, GIVER, "سطل زباله سر کوچه پر شده")

    assert "report" == (await dialog(workshop, GIVER, GIVER))["dialog"]
