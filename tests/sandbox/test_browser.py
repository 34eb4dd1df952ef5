"""The page in a real browser: what a newcomer clicks works, and nothing is logged as an error."""

import os
import shutil
from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Page, async_playwright, expect

from sandbox.app import create_app
from sandbox.demo import demo_world
from sandbox.lab import Lab
from sandbox.serve import running
from tests.sandbox.conftest import TOKEN, Bot

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium")
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-sync",
    "--disable-background-networking",
    "--disable-component-update",
]
KEYS = {"inline_keyboard": [[{"text": "بله", "callback_data": "y"}]]}
ASKING = {"keyboard": [["بعد"], [{"text": "جا", "request_location": True}]]}

pytestmark = pytest.mark.skipif(not CHROMIUM, reason="no Chromium on this machine")


@pytest.fixture
async def lab() -> AsyncIterator[Lab]:
    """The lab of a furnished box."""
    async with running(create_app(demo_world(TOKEN))) as base_url, Lab(base_url) as lab:
        yield lab


@pytest.fixture
async def page(lab: Lab) -> AsyncIterator[Page]:
    """The page, opened; a script error fails the test."""
    problems: list[str] = []
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        page = await browser.new_page(viewport={"width": 1440, "height": 900})
        page.set_default_timeout(8000)
        page.on("pageerror", lambda problem: problems.append(str(problem)))
        page.on(
            "console", lambda line: problems.append(line.text) if line.type == "error" else None
        )
        await page.goto(lab.base_url)
        await expect(page.locator(".pane")).to_have_count(4)
        yield page
        await browser.close()

    assert problems == []


async def test_a_citizen_talks_with_the_bot(lab: Lab, page: Page, bot: Bot) -> None:
    """Start, write, press, answer a toast, choose a place on the plan."""
    maryam = await lab.known("telegram", "مریم")
    pane = page.locator(".pane").first
    await pane.get_by_role("button", name="شروع", exact=True).click()
    await pane.locator("textarea").fill("سطل پر است")
    await pane.locator("textarea").press("Enter")
    await expect(pane.locator(".bubble").last).to_contain_text("سطل پر است")
    await bot.call(
        "sendMessage", chat_id=maryam.id, text="<b>درست؟</b>", parse_mode="HTML", reply_markup=KEYS
    )
    await pane.get_by_role("button", name="بله").click()
    await expect(pane.locator(".words b")).to_have_text("درست؟")
    query = (await bot.updates())[-1]["callback_query"]
    await bot.call("answerCallbackQuery", callback_query_id=query["id"], text="ثبت شد")
    await expect(pane.locator(".toast")).to_have_text("ثبت شد")
    await bot.call("sendMessage", chat_id=maryam.id, text="کجا؟", reply_markup=ASKING)
    await pane.get_by_role("button", name="جا", exact=True).click()
    await pane.locator(".map").click(position={"x": 60, "y": 50})
    await pane.get_by_role("button", name="ارسال این نقطه").click()
    await expect(pane.locator(".spot")).to_be_visible()
    place = (await bot.updates())[-1]["message"]["location"]
    plan = (await lab.world())["plan"]

    assert plan["south"] < place["latitude"] < plan["north"]
    assert plan["west"] < place["longitude"] < plan["east"]


async def test_the_unit_answers_with_photos(lab: Lab, page: Page, bot: Bot) -> None:
    """Leila replies to the card with an album of ready-made photos."""
    group = (await lab.world())["telegram"]["groups"][0]["id"]
    card = await bot.call("sendMessage", chat_id=group, text="کارت ۱۷")
    pane = page.locator(".pane").nth(2)
    await pane.get_by_role("button", name="لیلا").click()
    await pane.locator(".bubble", has_text="کارت ۱۷").click()
    await pane.get_by_label("پیوست").click()
    await pane.get_by_text("عکس آماده").click()
    for title in ("سطل خالی و تمیز", "چراغ روشن"):
        await pane.locator(".album button", has_text=title).click()
    await pane.get_by_role("button", name="ارسال ۲ عکس").click()
    await expect(pane.locator(".shots.many img")).to_have_count(2)
    messages = [one["message"] for one in (await bot.updates())[-2:]]

    assert {"لیلا"} == {one["from"]["first_name"] for one in messages}
    assert {card["message_id"]} == {one["reply_to_message"]["message_id"] for one in messages[:1]}


async def test_commands_links_and_the_other_messenger(lab: Lab, page: Page, bot: Bot) -> None:
    """Slash suggestions, deep links that start the bot, and Bale a click away."""
    commands = [{"command": "start", "description": "آغاز"}, {"command": "my", "description": "من"}]
    await bot.call("setMyCommands", commands=commands)
    reza = await lab.known("telegram", "رضا")
    await reza.start()
    await bot.call("sendMessage", chat_id=reza.id, text="https://t.me/shahrdad_bot?start=r17")
    pane = page.locator(".pane").nth(1)
    await pane.get_by_role("link").click()
    await expect(pane.locator(".bubble").last).to_contain_text("/start r17")
    await pane.locator("textarea").press_sequentially("/m")
    await pane.locator(".commands button").click()
    await expect(pane.locator(".bubble").last).to_contain_text("/my")
    await page.get_by_role("tab", name="بله").click()
    await expect(page.locator("body")).to_have_attribute("data-flavour", "bale")
    await expect(page.locator(".pane").nth(1).locator(".welcome")).to_be_visible()


async def test_edits_deletions_blocks_and_alerts_are_shown(lab: Lab, page: Page, bot: Bot) -> None:
    """The screen follows whatever the bot does to its messages."""
    maryam = await lab.known("telegram", "مریم")
    await maryam.start()
    pane = page.locator(".pane").first
    sent = await bot.call("sendMessage", chat_id=maryam.id, text="یک", reply_markup=KEYS)
    where = {"chat_id": maryam.id, "message_id": sent["message_id"]}
    await pane.get_by_role("button", name="بله").click()
    query = (await bot.updates())[-1]["callback_query"]
    await bot.call("answerCallbackQuery", callback_query_id=query["id"], text="!", show_alert=True)
    await pane.get_by_role("button", name="باشه").click()
    await bot.call("editMessageText", text="دو", **where)
    await expect(pane.locator(".stamp").last).to_contain_text("ویرایش‌شده")
    await bot.call("deleteMessage", **where)
    await expect(pane.locator(".gone")).to_be_visible()
    await pane.get_by_role("button", name="مسدود کردن").click()
    await expect(pane.get_by_role("button", name="رفع مسدودی و شروع دوباره")).to_be_visible()


async def test_a_narrow_screen_shows_one_phone_at_a_time(page: Page) -> None:
    """Tabs take the place of the row of phones."""
    await page.set_viewport_size({"width": 400, "height": 800})
    await page.locator(".tabs button", has_text="رضا").click()

    await expect(page.locator(".pane:visible")).to_have_count(1)
    await expect(page.locator(".pane:visible .owner")).to_contain_text("رضا")
