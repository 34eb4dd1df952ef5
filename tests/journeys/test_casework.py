"""Casework over real HTTP: every move of a report pressed, on Telegram and on Bale alike."""

import asyncio
from datetime import timedelta

import pytest

from tests.journeys.conftest import TOKENS, Town
from tests.journeys.scene import Scene, begin, keys_of, newest, on_call, sees, term_of

MESSENGERS = sorted(TOKENS)
SUPERVISOR = "region_office_06"
NO_WORDS = "ادامه بدون نوشتن"
FLOOD = "خیابان را آب گرفته و آب‌گرفتگی شدید است، ماشین‌ها گیر کرده‌اند"


async def return_and_assign(scene: Scene) -> None:
    """The unit gives the report back, and one tap at the triage desk assigns it again."""
    clerk = await scene.town.person(scene.messenger, "نرگس")
    centre = await scene.town.group(scene.messenger, [clerk])
    await scene.press("مال ما نیست")
    await scene.press("مال منطقهٔ دیگری است")
    await scene.press(NO_WORDS)
    await sees(scene.citizen, "باید به واحد دیگری برود")
    await sees(centre, "چرا این‌جاست: واحد برگرداند", "←")
    before = await newest(scene.unit)
    await clerk.at(centre).press("←")
    await sees(scene.citizen, "سپرده شد.")
    await sees(scene.unit, scene.code, "می‌پذیرم", before)


async def visit(scene: Scene) -> None:
    """Take it, go there, and say by a code what was found."""
    await scene.press("می‌پذیرم")
    await sees(scene.citizen, "پذیرفت و پیگیر آن است")
    await scene.press("🔍 بازدید")
    await sees(scene.citizen, "به بازدید می‌رود")
    await scene.press("نتیجهٔ بازدید")
    await scene.press("انجام‌شدنی است")
    await scene.replies("چه دیدید؟", "مخزن شکسته است و باید عوض شود")
    await sees(scene.unit, "نتیجهٔ بازدید ثبت شد")


async def plan(scene: Scene) -> None:
    """Choose a day by month and day, long after the term, so that a reason is asked for."""
    await scene.press("زمان‌بندی")
    await scene.press("تاریخ دیگر")
    months = keys_of(await sees(scene.unit, "کدام ماه؟"))
    await scene.at.press_data(months[-1]["callback_data"])
    days = keys_of(await sees(scene.unit, "چه روزی از"))
    await scene.at.press_data(days[0]["callback_data"])
    await scene.press("تهیهٔ مصالح")
    told = await sees(scene.citizen, "دیرتر از مهلت است، به این دلیل: تهیهٔ مصالح")
    assert f" ۱ {months[-1]['text'].split()[0]}" in told["text"]


async def ask(scene: Scene) -> None:
    """One question, one answer; then the work stands where it stood."""
    await scene.press("پرسش از شهروند")
    await scene.replies("چه می‌پرسید؟", "کدام سوی خیابان است؟")
    await sees(scene.citizen, "کدام سوی خیابان", "پاسخ می‌دهم")
    await scene.citizen.press("پاسخ می‌دهم")
    await sees(scene.citizen, "پاسخ خود را همین‌جا بنویسید")
    await scene.citizen.say("روبه‌روی داروخانه است")
    await sees(scene.citizen, "اگر عکس", "عکسی ندارم")
    await scene.citizen.press("عکسی ندارم")
    await sees(scene.unit, "روبه‌روی داروخانه")
    await sees(scene.unit, "زمان‌بندی شد برای", "کارهای دیگر")


async def hold(scene: Scene) -> None:
    """Work stands still only once the region's supervisor agrees; then it goes on."""
    boss = await scene.town.person(scene.messenger, "ناظر")
    above = await scene.town.group(scene.messenger, [boss], SUPERVISOR)
    await scene.press("کارهای دیگر")
    await scene.press("توقف کار")
    day = keys_of(await sees(scene.unit, "تا چه روزی بایستد؟"))[1]
    await scene.at.press_data(day["callback_data"])
    await scene.replies("چرا؟ در پاسخ", "تا رسیدن مخزن تازه")
    await sees(above, "درخواست توقف", "موافقم")
    await boss.at(above).press("موافقم")
    await sees(scene.unit, "موافقت کرد")
    await sees(scene.citizen, "متوقف است")
    await scene.press("پایان توقف")
    await sees(scene.citizen, "کار ادامه دارد")


async def hand_out(scene: Scene) -> None:
    """A body outside has it, under a number; then the unit goes on."""
    await scene.press("کارهای دیگر")
    await scene.press("سپردن به نهاد دیگر")
    bodies = keys_of(await sees(scene.unit, "را کدام نهاد باید"))
    await scene.at.press_data(bodies[0]["callback_data"])
    await scene.replies("شمارهٔ نامه", "۱۲/۳۴۵")
    await sees(scene.citizen, "منتظر کار")
    await scene.press("ادامهٔ کار")
    await sees(scene.citizen, "دوباره در دست")


async def object_until_inspected(scene: Scene) -> None:
    """The first objection goes back to the unit, the second to the inspectors, who order it."""
    inspector = await scene.town.person(scene.messenger, "بازرس")
    inspection = await scene.town.group(scene.messenger, [inspector], "inspection")
    await scene.claims()
    await scene.objects("هنوز پر است")
    await sees(scene.unit, "هنوز پر است")
    await scene.claims()
    await scene.objects("باز هم پر است")
    await sees(inspection, scene.code, "دستور کار به واحد")
    await inspector.at(inspection).press("دستور کار به واحد")
    asked = await sees(inspection, "چه کاری باید بکند؟")
    await inspector.at(inspection).say("مخزن را عوض کنید", reply_to=asked["id"])
    await sees(scene.citizen, "مخزن را عوض کنید")
    await sees(scene.unit, "دستور داد")


async def close(scene: Scene) -> None:
    """The citizen confirms, gives two stars, and says why."""
    await scene.claims()
    await scene.citizen.press("بله، انجام شد")
    await sees(scene.citizen, "چقدر راضی هستید", "⭐")
    await scene.citizen.press("۲ ⭐")
    await sees(scene.citizen, "چه چیزی خوب نبود", "دیر انجام شد")
    await scene.citizen.press("دیر انجام شد")
    await sees(scene.citizen, "ممنون از امتیاز")


PAST = """ثبت شد · واحد برگرداند، چون کار آن نبود · به واحد درست سپرده شد · واحد پذیرفت ·
کارشناس برای بازدید رفت · زمان کار تعیین شد · از شما پرسیده شد · شما پاسخ دادید ·
با تأیید ناظر متوقف شد · توقف به پایان رسید · به نهادی بیرون از شهرداری سپرده شد ·
کار از سر گرفته شد · واحد گفت انجام شده است · شما اعتراض کردید ·
همان واحد دوباره مسئول شد؛ با نصف مهلت · کار آغاز شد · واحد گفت انجام شده است ·
شما اعتراض کردید · به بازرسی رفت · بازرسی دستور کار داد · واحد گفت انجام شده است ·
شما تأیید کردید"""


async def time_line(scene: Scene) -> list[str]:
    """What the citizen is shown of his report's past, without the times."""
    await scene.citizen.say(f"/track {scene.code}")
    shown = await sees(scene.citizen, "آنچه گذشت")
    return [line.split(" — ", 1)[1] for line in shown["text"].split("\n") if line.startswith("▫️")]


@pytest.mark.parametrize("messenger", MESSENGERS)
async def test_every_move_is_pressed(town: Town, messenger: str) -> None:
    """Return, tap, visit, plan, ask, hold, hand out, claim, object, order, confirm and rate."""
    async with town.bot():
        scene = await begin(town, messenger)
        for chapter in (
            return_and_assign, visit, plan, ask, hold, hand_out, object_until_inspected, close,
        ):  # fmt: skip
            await chapter(scene)

        assert [one.strip() for one in PAST.split("·")] == await time_line(scene)


@pytest.mark.parametrize("messenger", MESSENGERS)
async def test_two_who_press_at_once_do_it_once(town: Town, messenger: str) -> None:
    """One of two takes it and the other is told; a second tap starts nothing twice."""
    async with town.bot():
        scene = await begin(town, messenger)
        leila = await town.person(messenger, "لیلا")
        await scene.unit.change(add=[leila.id])
        card = await sees(scene.unit, scene.code, "می‌پذیرم")
        take = keys_of(card)[0]["callback_data"]
        both = (scene.at, leila.at(scene.unit))
        pressed = await asyncio.gather(*(one.press_data(take, card["id"]) for one in both))
        answers = [await one.answer(press) for one, press in zip(both, pressed, strict=True)]
        assert sorted(answer["alert"] for answer in answers) == [False, True]
        card = await sees(scene.unit, scene.code, "🛠 شروع کار")
        start = next(key for key in keys_of(card) if key["text"].startswith("🛠"))
        taps = [scene.at.press_data(start["callback_data"], card["id"]) for _ in range(2)]
        await asyncio.gather(*taps)
        await sees(scene.citizen, "آغاز شد")
        heard = [one for one in await scene.citizen.messages() if "آغاز شد" in one["text"]]
        assert len(heard) == 1


@pytest.mark.parametrize("messenger", MESSENGERS)
async def test_a_button_of_an_old_card_says_what_is_possible_now(
    town: Town, messenger: str
) -> None:
    """A telephone that slept shows the card as it was; its button does no harm and explains."""
    async with town.bot():
        scene = await begin(town, messenger)
        await scene.press("می‌پذیرم")
        await scene.press("کارهای دیگر")
        old = await sees(scene.unit, "چه کار دیگری؟", "توقف کار")
        await scene.claims()
        answer = await scene.at.answer(await scene.at.press("توقف کار", old["id"]))

        assert answer["text"] == "الان نمی‌شود این کار را کرد. وضعیت گزارش: در انتظار تأیید"


@pytest.mark.parametrize("messenger", MESSENGERS)
async def test_a_late_report_climbs_and_an_unanswered_repair_closes_in_silence(
    town: Town, messenger: str
) -> None:
    """Half the term, its end for the citizen, the supervisor; seven days without the last word."""
    async with town.bot():
        boss = await town.person(messenger, "ناظر")
        above = await town.group(messenger, [boss], SUPERVISOR)
        scene = await begin(town, messenger)
        term = await term_of(town)
        town.clock.ahead = term * 0.51
        await sees(scene.unit, "نیمی از مهلت")
        town.clock.ahead = term * 0.81
        await sees(scene.citizen, "به پایان نمی‌رسد")
        town.clock.ahead = term * 1.01
        await sees(above, f"مهلت گزارش {scene.code} گذشته است")
        await scene.press("می‌پذیرم")
        await scene.claims()
        town.clock.ahead += timedelta(days=3, minutes=1)
        await sees(scene.citizen, "منتظر حرف شماست", "بخشی انجام شد")
        town.clock.ahead += timedelta(days=3)
        await asyncio.sleep(1)
        town.clock.ahead += timedelta(days=3)
        await sees(scene.citizen, "پای رضایت شما نمی‌نویسیم")


@pytest.mark.parametrize("messenger", MESSENGERS)
async def test_an_untaken_emergency_rings_who_is_on_call(town: Town, messenger: str) -> None:
    """After two minutes he is rung in private, and takes it there."""
    async with town.bot():
        ready = await town.person(messenger, "سارا")
        await on_call(town, ready)
        scene = await begin(town, messenger, FLOOD)
        town.clock.ahead = timedelta(minutes=2.1)
        rung = await sees(ready, "شما کشیک هستید", "می‌پذیرم")
        await ready.press("می‌پذیرم", rung["id"])
        await sees(scene.citizen, "پذیرفت و پیگیر آن است")
        await sees(scene.unit, "پذیرفته: سارا")
