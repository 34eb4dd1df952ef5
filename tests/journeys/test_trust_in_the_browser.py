"""The stories of trust as the box's page shows them; made only when somebody asks for pictures."""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from playwright.async_api import Page

from sandbox.folk import Group, Somebody
from sandbox.lab import Lab
from sandbox.pictures import sample_photo
from tests.journeys.test_in_the_browser import CHROMIUM, page, shoot
from tests.journeys.test_one_report import repair, tell
from tests.journeys.test_trust import (
    all_join,
    disguised,
    first_reporter,
    mend,
    objects,
    sees,
    take,
    tell_of_outage,
)

__all__ = ["page"]
OTHERS = 48

pytestmark = pytest.mark.skipif(
    not (CHROMIUM and os.environ.get("SHAHRDAD_SCREENSHOTS")), reason="nobody asked for pictures"
)


@asynccontextmanager
async def town_of(page: Page) -> AsyncIterator[tuple[Lab, Somebody, Somebody, Somebody, Group]]:
    """The people of the page: Maryam, Reza, Hossein of the crew, and the crew's group."""
    async with Lab(page.url) as lab:
        people = [await lab.known("telegram", name) for name in ("مریم", "رضا", "حسین")]
        view = next(iter((await lab.world())["telegram"]["groups"]))
        yield lab, people[0], people[1], people[2], Group(lab, "telegram", view)


async def test_an_outage_is_shown(page: Page) -> None:
    """Reza was first, forty-eight others joined, Maryam is asked and joins."""
    async with town_of(page) as (lab, maryam, reza, _, group):
        await first_reporter(reza)
        names = [f"شهروند {number}" for number in range(OTHERS)]
        await all_join([await lab.person("telegram", name) for name in names])
        await tell_of_outage(maryam, 3)
        await sees(maryam, "آیا این همان مشکل است", button="منتظر")
        await shoot(page, "trust-neighbours")
        await maryam.press("🔁")
        await sees(maryam, "عکس یا فیلم دارید")
        await maryam.press("عکسی ندارم")
        await sees(maryam, "پیوستید")
        await sees(group, "۵۰ نفر منتظر")
        card = page.locator(".pane").nth(2).locator(".bubble", has_text="نفر منتظر")
        await card.first.scroll_into_view_if_needed()
        await shoot(page, "trust-outage")


async def test_a_faked_picture_is_shown(page: Page) -> None:
    """The crew sends the citizen's own photo, mirrored."""
    async with town_of(page) as (_, maryam, _, hossein, group):
        code = await tell(maryam)
        await take(hossein, group, code)
        await mend(hossein, group, code, disguised(sample_photo("bin-full")), "مخزن تخلیه شد")
        await sees(maryam, "همان عکس شهروند")
        await shoot(page, "trust-proof")


async def test_a_second_objection_is_shown(page: Page) -> None:
    """It lies with the inspectors."""
    async with town_of(page) as (_, maryam, _, hossein, group):
        code = await tell(maryam)
        await repair(hossein, group, maryam, code)
        first = await objects(maryam, "هنوز پر است")
        await sees(group, "هنوز پر است")
        await repair(hossein, group, maryam, code)
        await objects(maryam, "باز هم خالی نشده", first)
        await sees(group, "باز هم خالی نشده")
        await shoot(page, "trust-inspection")


async def test_a_question_and_thanks_are_shown(page: Page) -> None:
    """Reza asks and gets his answer; Maryam thanks the crew."""
    async with town_of(page) as (_, maryam, reza, hossein, group):
        code = await tell(maryam)
        await repair(hossein, group, maryam, code)
        await maryam.press("بله، انجام شد")
        await sees(maryam, "چقدر راضی", button="⭐")
        await maryam.say("از همکاران خدمات شهری که کوچه را تمیز کردند تشکر می‌کنم")
        await sees(maryam, "این پیام چیست", button="تشکر است")
        await maryam.press("تشکر است")
        await sees(maryam, "برای کدام کار", button=code)
        await maryam.press(code)
        await reza.say("زباله را چه ساعتی بیرون بگذاریم؟")
        await sees(reza, "این پیام چیست", button="پرسش است")
        await reza.press("پرسش است")
        await sees(reza, "ساعت ۹ شب", button="بله، ممنون")
        await sees(group, "از شما تشکر کرد")
        await shoot(page, "trust-kinds")
