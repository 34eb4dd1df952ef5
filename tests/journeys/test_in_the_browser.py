"""The whole story in a real browser, clicked as a newcomer would; its pictures go to the README."""

import os
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Locator, Page, async_playwright, expect

from bot.clock import Clock
from bot.demo import staged
from nlp.reader import Reader
from tests.journeys.lots import NoLot

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium")
SHOTS = Path(os.environ.get("SHAHRDAD_SCREENSHOTS", "var/screenshots"))
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-sync",
    "--disable-background-networking",
    "--disable-component-update",
]

pytestmark = pytest.mark.skipif(not CHROMIUM, reason="NO CHROMIUM HERE: the story was not clicked")


@pytest.fixture
async def page(
    reader: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Page]:
    """The demo's page, opened; no claim is drawn for inspection by lot."""
    monkeypatch.setattr(Clock, "random", NoLot())
    SHOTS.mkdir(parents=True, exist_ok=True)  # noqa: ASYNC240 - a test may wait for its disk
    async with staged(reader, tmp_path) as url, async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        page = await browser.new_page(viewport={"width": 1440, "height": 900})
        page.set_default_timeout(15000)
        expect.set_options(timeout=15000)
        await page.goto(url)
        await expect(page.locator(".pane")).to_have_count(4)
        yield page
        await browser.close()


async def shoot(page: Page, name: str) -> None:
    """Keep a picture of the page once it has come to rest."""
    await page.wait_for_timeout(600)
    await page.screenshot(path=SHOTS / f"{name}.png")


async def send_photos(pane: Locator, *titles: str) -> None:
    """Attach ready-made photos."""
    await pane.get_by_label("پیوست").click()
    await pane.get_by_text("عکس آماده").click()
    for title in titles:
        await pane.locator(".album button", has_text=title).click()
    await pane.get_by_role("button", name="ارسال").last.click()


async def say(pane: Locator, words: str) -> None:
    """Write a message."""
    await pane.locator("textarea").fill(words)
    await pane.locator("textarea").press("Enter")


async def choose_subject(citizen: Locator) -> None:
    """Press the bin where the model is not sure enough to decide alone."""
    bin_ = citizen.get_by_role("button", name="سطل زباله")
    where = citizen.get_by_role("button", name="فرستادن جای من")
    await expect(bin_.or_(where).first).to_be_visible()
    if await bin_.count():
        await bin_.first.click()


async def tell(page: Page, citizen: Locator) -> None:
    """Tell of the full bin, mark the place on the plan, send photos, and file it."""
    await citizen.get_by_role("button", name="شروع", exact=True).click()
    await expect(citizen.locator(".bubble").last).to_contain_text("چه شده است")
    await shoot(page, "welcome")
    await say(citizen, "سطل زباله سر کوچه پر شده")
    await choose_subject(citizen)
    await citizen.get_by_role("button", name="فرستادن جای من").click()
    await citizen.locator(".map").click(position={"x": 140, "y": 110})
    await citizen.get_by_role("button", name="ارسال این نقطه").click()
    await expect(citizen.locator(".bubble").last).to_contain_text("عکس یا فیلم دارید")
    await send_photos(citizen, "سطل پر و سرریز")
    await citizen.get_by_role("button", name="همین‌ها کافی است").click()
    await expect(citizen.locator(".bubble").last).to_contain_text("درست است؟")
    await shoot(page, "review")
    await citizen.get_by_role("button", name="ثبت گزارش").click()
    await expect(citizen.locator(".bubble").last).to_contain_text("کد پیگیری")


async def repair(page: Page, unit: Locator) -> None:
    """Take the card and answer with an after-photo and a word."""
    await unit.get_by_role("button", name="می‌پذیرم").click()
    await unit.get_by_role("button", name="✅ انجام شد").click()
    await shoot(page, "card")
    await unit.locator(".bubble", has_text="عکس پس از کار").last.click()
    await send_photos(unit, "سطل خالی و تمیز")
    await unit.get_by_role("button", name="همین‌ها کافی است").click()
    await unit.locator(".bubble", has_text="چه کاری انجام شد").last.click()
    await say(unit, "مخزن تخلیه و شسته شد")
    await expect(unit.locator(".bubble").last).to_contain_text("ثبت شد")


@pytest.mark.parametrize("messenger", ["telegram", "bale"])
async def test_the_story_is_lived_in_the_browser(page: Page, messenger: str) -> None:
    """Citizen, unit, before and after, confirmation: nothing but clicks and typing."""
    if messenger == "bale":
        await page.get_by_role("tab", name="بله").click()
    citizen, unit = page.locator(".pane").first, page.locator(".pane").nth(2)
    await tell(page, citizen)
    await repair(page, unit)
    await expect(citizen.get_by_role("button", name="بله، انجام شد")).to_be_visible()
    await shoot(page, f"story-{messenger}")
    await citizen.get_by_role("button", name="بله، انجام شد").click()
    await citizen.get_by_role("button", name="۵ ⭐").click()
    await expect(citizen.locator(".bubble").last).to_contain_text("ممنون از امتیاز")
    await shoot(page, f"rated-{messenger}")
