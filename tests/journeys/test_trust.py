"""Stories of trust over real HTTP: one outage told fifty times, a faked picture, thanks."""

import asyncio
from io import BytesIO

import pytest
from PIL import Image, ImageOps

from sandbox.folk import Group, Json, Somebody
from sandbox.pictures import sample_photo
from tests.journeys.conftest import Town
from tests.journeys.test_one_report import repair, tell

FIFTY, AT_ONCE = 50, 10
PATIENCE_S = 30
OUTAGE = (
    "برق محلهٔ ما قطع شده است",
    "برق ما قطع شده",
    "برق کوچهٔ ما قطع شده",
    "سلام، برق قطع است، لطفاً وصل کنید",
)
ENOUGH = "همین‌ها کافی است"


async def sees(chat: Somebody | Group, text: str, button: str = "", after: int = 0) -> Json:
    """The newest bubble with this text and button, waited for with patience."""
    return await chat.wait_for(text, PATIENCE_S, button=button, after=after)


def disguised(photo: bytes) -> bytes:
    """The same photo, mirrored and saved once more."""
    out = BytesIO()
    ImageOps.mirror(Image.open(BytesIO(photo))).save(out, "JPEG", quality=70)
    return out.getvalue()


def labels(bubble: Json) -> str:
    """All that the buttons of a bubble say."""
    return " ".join(key["text"] for row in bubble["buttons"] or () for key in row)


def code_in(receipt: Json) -> str:
    """The tracking code as it is shown."""
    return str(receipt["text"].split("کد پیگیری: ")[1].split()[0])


async def tell_of_outage(citizen: Somebody, number: int) -> None:
    """Tell of the outage in one's own words, some streets on, as far as a question."""
    await citizen.say(OUTAGE[number % len(OUTAGE)])
    await sees(citizen, "کجاست")
    await citizen.place(35.7118 + 0.00001 * number, 51.4069)


async def first_reporter(citizen: Somebody) -> str:
    """Nobody told of it before: a report of his own."""
    await tell_of_outage(citizen, 0)
    await sees(citizen, "عکس یا فیلم دارید")
    await citizen.press("عکسی ندارم")
    await sees(citizen, "درست است؟")
    await citizen.press("ثبت گزارش")
    return code_in(await sees(citizen, "گزارش شما ثبت شد"))


async def joins(citizen: Somebody, number: int) -> None:
    """See that somebody told of it before, and join him."""
    await tell_of_outage(citizen, number)
    asked = await sees(citizen, "آیا این همان مشکل است", button="منتظر")
    await citizen.press("🔁", asked["id"])
    await sees(citizen, "عکس یا فیلم دارید")
    await citizen.press("عکسی ندارم")
    await sees(citizen, "پیوستید")


async def all_join(citizens: list[Somebody]) -> None:
    """All tell of it, ten at a time."""
    for begin in range(0, len(citizens), AT_ONCE):
        some = citizens[begin : begin + AT_ONCE]
        await asyncio.gather(*(joins(one, begin + at + 1) for at, one in enumerate(some)))


async def mend(worker: Somebody, group: Group, code: str, photo: bytes, words: str) -> None:
    """Take the card, unless it is taken already, and claim with this photo."""
    at = worker.at(group)
    card = await sees(group, code, button="انجام شد")
    await at.press("✅ انجام شد", message=card["id"])
    asked = await sees(group, "عکس پس از کار", after=card["id"])
    await at.photo(photo, caption=words, reply_to=asked["id"])
    shown = await sees(group, "فایل رسید", ENOUGH, asked["id"])
    await at.press(ENOUGH, message=shown["id"])


async def take(worker: Somebody, group: Group, code: str) -> None:
    """Take the card."""
    card = await sees(group, code, button="می‌پذیرم")
    await worker.at(group).press("می‌پذیرم", message=card["id"])
    await sees(group, "پذیرفته:", button="انجام شد")


async def objects(citizen: Somebody, words: str, after: int = 0) -> int:
    """Say that it is not done; the number of the bubble that ends it."""
    done = (await sees(citizen, "حرف آخر", "انجام نشد", after))["id"]
    await citizen.press("انجام نشد", done)
    await sees(citizen, "چه چیزی مانده است", after=done)
    await citizen.say(words)
    asked = await sees(citizen, "اگر عکس یا فیلمی دارید", "عکسی ندارم", done)
    await citizen.press("عکسی ندارم", asked["id"])
    return int((await sees(citizen, "اعتراض شما", after=done))["id"])


async def test_fifty_tell_of_one_outage(town: Town) -> None:
    """One report, one card that counts fifty; each hears the end and has his own word."""
    async with town.bot():
        names = [f"شهروند {number}" for number in range(FIFTY)]
        citizens = [await town.person("telegram", name) for name in names]
        hossein = await town.person("telegram", "حسین")
        group = await town.group("telegram", [hossein])
        code = await first_reporter(citizens[0])
        await all_join(citizens[1:])
        await sees(group, "۵۰ نفر منتظر", button="می‌پذیرم")
        cards = [one for one in await group.messages() if "می‌پذیرم" in labels(one)]
        await take(hossein, group, code)
        await mend(hossein, group, code, sample_photo("lamp-on"), "کابل عوض شد و برق وصل است")
        await asyncio.gather(*(sees(one, "حرف آخر", "بله، انجام شد") for one in citizens))
        for one in (*citizens[1:3], citizens[0]):
            await one.press("بله، انجام شد")
            await sees(one, "چقدر راضی", "⭐")
        await sees(group, "شهروند تأیید کرد")

    assert [code in card["text"] for card in cards] == [True]


async def test_a_picture_from_the_neighbours_finds_its_report(town: Town) -> None:
    """Words that say little, and a picture that went round: asked before it is filed, joined."""
    async with town.bot():
        maryam, reza = [await town.person("telegram", name) for name in ("مریم", "رضا")]
        hossein = await town.person("telegram", "حسین")
        group = await town.group("telegram", [hossein])
        code = await tell(maryam)
        await reza.say("مخزن زباله چپ شده و وسط خیابان افتاده")
        await sees(reza, "کجاست")
        await reza.place(35.7118, 51.4069)
        await sees(reza, "عکس یا فیلم دارید")
        await reza.photo(sample_photo("bin-full"))
        shown = await sees(reza, "فایل رسید", ENOUGH)
        await reza.press(ENOUGH, shown["id"])
        asked = await sees(reza, "با گزارش دیگری هم آمده", button="منتظر")
        await reza.press("🔁", asked["id"])
        told = await sees(reza, "پیوستید")
        await sees(group, "۲ نفر منتظر", button="می‌پذیرم")

    assert code in told["text"]


async def test_a_faked_picture_is_caught_and_a_true_one_believed(town: Town) -> None:
    """The citizen's photo, mirrored: inspectors look first, and send the work back."""
    async with town.bot():
        maryam = await town.person("telegram", "مریم")
        hossein, nasrin = [await town.person("telegram", name) for name in ("حسین", "نسرین")]
        group = await town.group("telegram", [hossein])
        inspectors = await town.group("telegram", [nasrin], "inspection")
        code = await tell(maryam)
        await take(hossein, group, code)
        await mend(hossein, group, code, disguised(sample_photo("bin-full")), "مخزن تخلیه شد")
        for chat in (group, inspectors, maryam):
            await sees(chat, "همان عکس شهروند به نظر می‌رسد")
        card = await sees(inspectors, code, button="کار درست نیست")
        await nasrin.at(inspectors).press("کار درست نیست", message=card["id"])
        asked = await sees(inspectors, "چه کم دارد")
        await nasrin.at(inspectors).say("سطل هنوز پر است و خالی نشده", reply_to=asked["id"])
        await sees(maryam, "تأیید نکرد")
        await sees(group, "سطل هنوز پر است")
        await mend(hossein, group, code, sample_photo("bin-clean"), "مخزن تخلیه و شسته شد")
        await sees(maryam, "حرف آخر", button="بله، انجام شد")


async def test_a_second_objection_reaches_the_inspectors(town: Town) -> None:
    """The first goes back to the unit, the second to people who are not the unit."""
    async with town.bot():
        maryam = await town.person("bale", "مریم")
        hossein, nasrin = [await town.person("bale", name) for name in ("حسین", "نسرین")]
        group = await town.group("bale", [hossein])
        inspectors = await town.group("bale", [nasrin], "inspection")
        code = await tell(maryam)
        await repair(hossein, group, maryam, code)
        first = await objects(maryam, "هنوز پر است")
        await sees(group, "هنوز پر است")
        await mend(hossein, group, code, sample_photo("bin-clean"), "مخزن دوباره خالی شد")
        await objects(maryam, "باز هم خالی نشده", first)
        await sees(maryam, "نزد بازرسی")
        card = await sees(inspectors, code, button="دستور کار")
        await nasrin.at(inspectors).press("دستور کار", message=card["id"])
        asked = await sees(inspectors, "چه کاری باید بکند")
        await nasrin.at(inspectors).say("امروز خالی و شسته شود", reply_to=asked["id"])
        await sees(maryam, "امروز خالی و شسته شود")
        await sees(group, "امروز خالی و شسته شود")


@pytest.mark.parametrize("messenger", ["telegram", "bale"])
async def test_a_question_is_answered_without_a_report(town: Town, messenger: str) -> None:
    """The answer comes at once, "did it help?" ends it, and no unit hears of it."""
    async with town.bot():
        reza = await town.person(messenger, "رضا")
        hossein = await town.person(messenger, "حسین")
        group = await town.group(messenger, [hossein])
        before = len(await group.messages())
        await reza.say("زباله را چه ساعتی بیرون بگذاریم؟")
        await sees(reza, "این پیام چیست", button="پرسش است")
        await reza.press("پرسش است")
        await sees(reza, "ساعت ۹ شب", button="بله، ممنون")
        await reza.press("بله، ممنون")
        await sees(reza, "خوشحالیم که کمک کردیم")
        after = len(await group.messages())

    assert after == before


async def test_thanks_reach_the_crew(town: Town) -> None:
    """A citizen thanks for the case he confirmed; the crew reads it, and his name nowhere."""
    async with town.bot():
        maryam = await town.person("telegram", "مریم")
        hossein = await town.person("telegram", "حسین")
        group = await town.group("telegram", [hossein])
        code = await tell(maryam)
        await repair(hossein, group, maryam, code)
        await maryam.press("بله، انجام شد")
        await sees(maryam, "چقدر راضی", button="⭐")
        await maryam.say("از همکاران خدمات شهری که کوچه را تمیز کردند تشکر می‌کنم")
        await sees(maryam, "این پیام چیست", button="تشکر است")
        await maryam.press("تشکر است")
        await sees(maryam, "برای کدام کار", button=code)
        await maryam.press(code)
        await sees(maryam, "تشکر شما به")
        told = await sees(group, "از شما تشکر کرد")

    assert code in told["text"]
    assert "مریم" not in told["text"]
