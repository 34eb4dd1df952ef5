"""Announcements in the running bot: made by an owner, met by citizens before they file."""

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import func, select

from conversation.events import Event, Pin, Press
from conversation.replies import Button, Say
from storage import announcements, cities
from storage.tables import Report
from tests.bot.conftest import CITY, NOW, Workshop, pressed, said

OWNER, CITIZEN = 99, 5
BIN, GAS = "سطل زباله سر کوچه پر شده", "بوی گاز شدید می‌آید"


def button(workshop: Workshop, label: str, who: int) -> Event:
    """A press on the newest button with this label."""
    shown: list[Button] = [
        one
        for to, reply, _ in workshop.messenger.sent
        if to == who and isinstance(reply, Say)
        for row in reply.buttons
        for one in row
        if label in one.label
    ]
    return replace(pressed(str(shown[-1].data), chat=who), press=Press("p", str(shown[-1].data)))


async def press(workshop: Workshop, label: str, who: int) -> str:
    """Press a button; what was said then."""
    return "\n".join(await workshop.hear(button(workshop, label, who)))


async def tell(workshop: Workshop, who: int, text: str = "", **more: Any) -> str:
    """Say something; what was answered."""
    return "\n".join(await workshop.hear(said(text, chat=who, **more)))


async def filed(workshop: Workshop) -> int:
    """How many reports there are."""
    async with workshop.database.read() as tx:
        return int((await tx.execute(select(func.count(Report.id)))).scalar_one())


@pytest.fixture
async def announced(workshop: Workshop) -> Workshop:
    """The owner announced something about bins in region 1 until the evening, with two slips."""
    async with workshop.database.write() as tx:
        await cities.keep_city(tx, CITY, NOW)
    await tell(workshop, OWNER, "/announce")
    await press(workshop, "یک منطقه", OWNER)
    await press(workshop, CITY.region("1").name.fa, OWNER)
    await press(workshop, "یک موضوع", OWNER)
    await press(workshop, CITY.area("cleaning").short.fa, OWNER)
    await press(workshop, CITY.subject("bin_issue").short.fa, OWNER)
    await tell(workshop, OWNER, "کامیون زباله خراب است و شب می‌آید")
    assert "روشن نیست" in await tell(workshop, OWNER, "یک وقتی")
    await press(workshop, "از همین حالا", OWNER)
    assert "روشن نیست" in await tell(workshop, OWNER, "تا شب")
    shown = await tell(workshop, OWNER, "امروز ۱۸")
    assert "کامیون زباله خراب است" in shown
    assert "۱۸:۰۰" in shown
    assert CITY.region("1").name.fa in shown
    assert CITY.subject("bin_issue").name.fa in shown
    assert "خودش پایان می‌یابد" in await press(workshop, "منتشر شود", OWNER)
    return workshop


async def reach_it(workshop: Workshop, story: str = BIN) -> str:
    """A citizen tells of a bin and where it is."""
    await tell(workshop, CITIZEN, story)
    return await tell(workshop, CITIZEN, pin=Pin(35.7, 51.4))


async def test_a_yes_files_nothing(announced: Workshop) -> None:
    """He reads until when, and that he is told of changes; the owner sees the count."""
    asked = await reach_it(announced)
    told = await press(announced, "بله، همین است", CITIZEN)

    assert "کامیون زباله خراب است" in asked
    assert "۱. کامیون" not in asked
    assert "گزارشی ثبت نشد" in told
    assert 0 == await filed(announced)
    listed = await tell(announced, OWNER, "/announcements")
    assert "دیده‌اند: ۱ نفر، گفته‌اند همین است: ۱ بار" in listed


async def test_a_no_goes_on_and_the_way_back_asks_again(announced: Workshop) -> None:
    """To the pictures, back to the announcement, and on to the receipt."""
    await reach_it(announced)
    assert "عکس" in await press(announced, "گزارش دیگری دارم", CITIZEN)
    assert "کامیون" in await press(announced, "برگشت", CITIZEN)
    await press(announced, "گزارش دیگری دارم", CITIZEN)
    await press(announced, "عکسی ندارم", CITIZEN)
    await press(announced, "ثبت گزارش", CITIZEN)

    assert 1 == await filed(announced)
    async with announced.database.read() as tx:
        assert (1, 0) == await announcements.counts(tx, 1)


async def test_danger_is_never_kept_waiting(announced: Workshop) -> None:
    """Who tells of gas meets no announcement."""
    told = await reach_it(announced, f"{BIN} و {GAS}")

    assert "کامیون" not in told
    assert "عکس" in told


async def test_danger_told_with_the_place_is_not_kept_waiting_either(announced: Workshop) -> None:
    """Who tells of gas only when he is asked where meets no announcement, and is filed."""
    await tell(announced, CITIZEN, BIN)
    told = await tell(announced, CITIZEN, f"همان‌جا {GAS}", pin=Pin(35.7, 51.4))
    await press(announced, "عکسی ندارم", CITIZEN)
    await press(announced, "ثبت گزارش", CITIZEN)

    assert "کامیون" not in told
    async with announced.database.read() as tx:
        assert "gas" == (await tx.execute(select(Report.danger))).scalar_one()


async def test_it_ends_by_itself_even_under_an_open_question(announced: Workshop) -> None:
    """Who says yes too late is asked to write again; who comes later meets nothing."""
    await reach_it(announced)
    announced.clock.move(hours=7)
    late = await press(announced, "بله، همین است", CITIZEN)
    again = await reach_it(announced)

    assert "دوباره بنویسید" in late
    assert "کامیون" not in again


async def test_it_is_changed_and_stopped_by_buttons(announced: Workshop) -> None:
    """The words stay where they are skipped; a second stop finds it over."""
    await reach_it(announced)
    await press(announced, "بله، همین است", CITIZEN)
    await tell(announced, OWNER, "/announcements")
    assert "کامیون" in await press(announced, "تغییر", OWNER)
    await press(announced, "ادامه", OWNER)
    told = await tell(announced, OWNER, "امروز ۲۰")
    assert "۲۰:۰۰" in told
    assert "تغییر کرد" in announced.messenger.texts(CITIZEN)[-1]
    assert "پایان یافت" in await press(announced, "توقف", OWNER)
    assert "پایان یافته است" in await press(announced, "توقف", OWNER)
    assert "همین‌جا بنویسید" in announced.messenger.texts(CITIZEN)[-1]
