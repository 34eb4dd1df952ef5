"""One report's whole way: told by a citizen, repaired by the unit, confirmed or objected to."""

import pytest

from sandbox.folk import Group, Somebody
from sandbox.pictures import sample_photo
from tests.journeys.conftest import TOKENS, VALIASR, Town

MESSENGERS = sorted(TOKENS)


BIN = "سطل زباله سر کوچه پر شده و سرریز کرده"


async def tell(citizen: Somebody, story: str = BIN) -> str:
    """Tell of a full bin with place and pictures, and file it; the tracking code as shown."""
    await citizen.start()
    await citizen.wait_for("چه شده است")
    await citizen.say(story)
    asked = await citizen.wait_for("کجاست", timeout=10)
    await citizen.place(*VALIASR)
    await citizen.wait_for("عکس یا فیلم دارید", after=asked["id"])
    await citizen.album([sample_photo("bin-full"), sample_photo("pothole")])
    await citizen.wait_for("۲ فایل رسید", button="همین‌ها کافی است")
    await citizen.press("همین‌ها کافی است")
    await citizen.wait_for("درست است؟")
    await citizen.press("ثبت گزارش")
    receipt = await citizen.wait_for("گزارش شما ثبت شد")
    return str(receipt["text"].split("کد پیگیری: ")[1].split()[0])


async def take(worker: Somebody, group: Group, citizen: Somebody, code: str) -> None:
    """Take the card."""
    at = worker.at(group)
    card = await group.wait_for(code, button="می‌پذیرم")
    pressed = await at.press("می‌پذیرم", message=card["id"])
    assert (await at.answer(pressed))["text"] == ""
    await citizen.wait_for("پذیرفت")


async def mend(
    worker: Somebody, group: Group, citizen: Somebody, after: int = 0, heard: int = 0
) -> None:
    """Answer the card with an after-photo and a word; what was there before counts no more."""
    at = worker.at(group)
    card = await group.wait_for("پذیرفته: حسین", button="انجام شد", after=after)
    await at.press("✅ انجام شد", message=card["id"])
    ask = await group.wait_for("عکس پس از کار", after=card["id"])
    await at.photo(sample_photo("bin-clean"), caption="مخزن تخلیه و شسته شد", reply_to=ask["id"])
    enough = await group.wait_for("۱ فایل رسید", button="همین‌ها کافی است", after=ask["id"])
    await at.press("همین‌ها کافی است", message=enough["id"])
    await citizen.wait_for("حرف آخر با شماست", button="بله، انجام شد", after=heard)


async def repair(worker: Somebody, group: Group, citizen: Somebody, code: str) -> None:
    """Take the card, and show that it is done."""
    await take(worker, group, citizen, code)
    await mend(worker, group, citizen)


@pytest.mark.parametrize("messenger", MESSENGERS)
async def test_a_report_is_told_repaired_and_confirmed(town: Town, messenger: str) -> None:
    """Citizen, unit, after-photo, citizen confirms and rates."""
    async with town.bot():
        maryam = await town.person(messenger, "مریم")
        hossein = await town.person(messenger, "حسین")
        group = await town.group(messenger, [hossein])
        code = await tell(maryam)
        await repair(hossein, group, maryam, code)
        await maryam.press("بله، انجام شد")
        await maryam.wait_for("چقدر راضی هستید", button="⭐")
        await maryam.press("۵ ⭐")
        await maryam.wait_for("ممنون از امتیاز")
        await group.wait_for("شهروند تأیید کرد")


@pytest.mark.parametrize("messenger", MESSENGERS)
async def test_an_unrepaired_report_is_objected_to_and_comes_back(
    town: Town, messenger: str
) -> None:
    """Not done, says the citizen; the unit has the card again and does the work."""
    async with town.bot():
        maryam = await town.person(messenger, "مریم")
        hossein = await town.person(messenger, "حسین")
        group = await town.group(messenger, [hossein])
        code = await tell(maryam)
        await repair(hossein, group, maryam, code)
        await maryam.press("انجام نشد")
        await maryam.wait_for("چه چیزی مانده است")
        await maryam.say("هنوز پر است")
        await maryam.wait_for("اگر عکس یا فیلمی دارید")
        await maryam.photo(sample_photo("bin-full"))
        await maryam.wait_for("۱ فایل رسید", button="همین‌ها کافی است")
        await maryam.press("همین‌ها کافی است")
        thanked = await maryam.wait_for("اعتراض شما")
        objected = await group.wait_for("هنوز پر است")
        again = await group.wait_for(code, button="انجام شد")
        await mend(hossein, group, maryam, after=again["id"] - 1, heard=thanked["id"])
        assert objected["text"].startswith("❌")
        await maryam.press("بله، انجام شد")
        await maryam.wait_for("چقدر راضی هستید")
