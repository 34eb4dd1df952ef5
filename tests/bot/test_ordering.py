"""A manager's order in the running bot."""

from conversation.events import Pin
from storage import cities, reports
from tests.bot.conftest import CITY, NOW, Workshop
from tests.bot.test_announcing import OWNER, press, tell


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
    again = await press(workshop, "✅ ثبت گزارش", OWNER)
    await press(workshop, "یکشنبه ۲ فروردین", OWNER)
    review = workshop.messenger.texts(OWNER)[-1]
    await press(workshop, "✅ ثبت گزارش", OWNER)
    async with workshop.database.read() as tx:
        order = await reports.report(tx, 1)

    assert "این روز گذشته است" in again
    assert "سطل‌های میدان" in review
    assert order
    assert "order" == order.kind
