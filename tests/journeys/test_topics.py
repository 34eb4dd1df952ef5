"""One forum group for a whole department: every report in the topic it belongs to."""

from bot.app import build_parts
from bot.clock import Clock
from sandbox.folk import Group, Somebody
from sandbox.pictures import sample_photo
from services import membership
from tests.journeys.conftest import TOKENS, Town
from tests.journeys.test_one_report import tell

UNIT = "triage"
CENTRE, ELSEWHERE = "مرکز شهر", "جاهای دیگر"


async def bound(town: Town, owner: Somebody, group: Group, title: str, area: str) -> int:
    """A topic of the group, bound to the centre and limited to regions the way people do it."""
    topic = (await group.topics())[title]
    parts = await build_parts(town.settings, town.database, town.reader, Clock())
    async with town.database.write() as tx:
        code = await membership.make_code(parts.desk(tx), UNIT)
    await owner.at(group, topic).say(f"/bind {code}")
    await group.wait_for("این تاپیک از این پس", topic=topic)
    await owner.at(group, topic).say(f"/area {area}")
    await group.wait_for("این منطقه‌ها", topic=topic)
    return topic


async def ask(worker: Somebody, group: Group, citizen: Somebody, card: int) -> None:
    """Ask the citizen something from a topic, and hear the answer there."""
    await worker.press("پرسش از شهروند", message=card)
    asked = await group.wait_for("چه می‌پرسید", topic=worker.topic)
    await worker.say("کدام سوی خیابان است؟", reply_to=asked["id"])
    await group.wait_for("پرسش حسین", topic=worker.topic)
    await citizen.wait_for("کدام سوی خیابان")
    await citizen.say("روبه‌روی داروخانه است")
    await citizen.wait_for("اگر عکس", button="عکسی ندارم")
    await citizen.press("عکسی ندارم")
    await group.wait_for("روبه‌روی داروخانه", topic=worker.topic)


async def repair(worker: Somebody, group: Group, citizen: Somebody, card: int) -> None:
    """Show in a topic that it is done, and hear the citizen's last word there."""
    await worker.press("✅ انجام شد", message=card)
    photo = await group.wait_for("عکس پس از کار", topic=worker.topic)
    await worker.photo(sample_photo("bin-clean"), caption="مخزن تخلیه شد", reply_to=photo["id"])
    enough = await group.wait_for("۱ فایل رسید", button="همین‌ها کافی است", topic=worker.topic)
    await worker.press("همین‌ها کافی است", message=enough["id"])
    await citizen.wait_for("حرف آخر با شماست", button="بله، انجام شد")
    await citizen.press("بله، انجام شد")
    await group.wait_for("شهروند تأیید کرد", topic=worker.topic)


async def test_a_report_is_worked_off_in_the_topic_of_its_region(town: Town) -> None:
    """Card, question, answer, photo and the last word come in there; other places stay still."""
    maryam = await town.person("telegram", "مریم")
    hossein = await town.person("telegram", "حسین")
    town.settings = town.settings.model_copy(
        update={"owners": frozenset({("telegram", hossein.id)})}
    )
    group = await town.lab.group(
        "telegram", "خدمات شهری", members=[hossein], bot=TOKENS["telegram"],
        topics=[CENTRE, ELSEWHERE],
    )  # fmt: skip
    async with town.bot():
        here = await bound(town, hossein, group, CENTRE, "۶")
        other = await bound(town, hossein, group, ELSEWHERE, "۱ ۲")
        quiet = await said_in(group, other), await said_in(group, 0)
        code = await tell(maryam)
        card = await group.wait_for(code, button="می‌پذیرم", topic=here)
        await hossein.at(group, here).press("می‌پذیرم", message=card["id"])
        await group.wait_for("پذیرفته: حسین", button="پرسش از شهروند", topic=here)
        await ask(hossein.at(group, here), group, maryam, card["id"])
        await group.wait_for(code, button="✅ انجام شد", topic=here)
        await repair(hossein.at(group, here), group, maryam, card["id"])

        assert quiet == (await said_in(group, other), await said_in(group, 0))


async def test_a_report_finds_another_place_when_its_topic_is_deleted(town: Town) -> None:
    """The unit's other topic gets it, and the owner hears of it."""
    maryam = await town.person("telegram", "مریم")
    hossein = await town.person("telegram", "حسین")
    town.settings = town.settings.model_copy(
        update={"owners": frozenset({("telegram", hossein.id)})}
    )
    group = await town.lab.group(
        "telegram", "خدمات شهری", members=[hossein], bot=TOKENS["telegram"],
        topics=[CENTRE, ELSEWHERE],
    )  # fmt: skip
    async with town.bot():
        await hossein.start()
        here = await bound(town, hossein, group, CENTRE, "۶")
        other = await bound(town, hossein, group, ELSEWHERE, "۱ ۲")
        await group.change_topic(here, "deleted")
        code = await tell(maryam)

        await group.wait_for(code, button="می‌پذیرم", topic=other)
        await hossein.wait_for("بسته یا پاک شده")


async def said_in(group: Group, topic: int) -> list[int]:
    """The numbers of what the bot said in a topic."""
    bubbles = [one for one in await group.messages() if one["from"]["is_bot"]]
    return [one["id"] for one in bubbles if one["topic"] == topic]
