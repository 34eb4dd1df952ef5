"""A fresh city set up to its first routed report by commands and one imported file, no shell."""

import re

import pytest

from bot.app import prepare
from bot.clock import Clock
from sandbox.folk import Group, Somebody
from storage.city_files import read_city
from storage.city_text import write_city
from tests.journeys.conftest import TOKENS, Town
from tests.journeys.test_one_report import BIN

MESSENGERS = sorted(TOKENS)
HOME = (36.303, 59.575)


async def founded(town: Town, messenger: str) -> Somebody:
    """Mashhad as `shahrdad run` finds it, with an owner named in the settings."""
    owner = await town.person(messenger, "مالک")
    named = {"city": "mashhad", "owners": frozenset({(messenger, owner.id)})}
    town.settings = town.settings.model_copy(update=named)
    await prepare(town.settings, town.database, Clock())
    return owner


def file_of(town: Town) -> bytes:
    """The city's file as somebody changed it: a new number for the centre."""
    told = write_city(read_city(town.settings.city_folder))
    return told.replace('phone = "137"', 'phone = "1370"', 1).encode()


async def bound(owner: Somebody, town: Town, who: Somebody, unit: str, messenger: str) -> Group:
    """A group that is made the unit's with a code from the chat."""
    group = await town.lab.group(messenger, unit, members=[who], bot=TOKENS[messenger])
    asked = await owner.say(f"/unitcode {unit}")
    code = await owner.wait_for("/bind", after=asked["id"])
    found = re.search(r"/bind ([A-Z0-9]{8})", code["text"])
    assert found
    await who.at(group).say(f"/bind {found[1]}")
    await group.wait_for("از این پس")
    return group


@pytest.mark.parametrize("messenger", MESSENGERS)
async def test_a_city_is_set_up_by_chat(town: Town, messenger: str) -> None:
    """File, roles, groups, test card, dry run; then a citizen's report is in the right group."""
    owner = await founded(town, messenger)
    async with town.bot():
        await owner.start()
        await owner.say("/config import")
        await owner.wait_for("پروندهٔ شهر را بفرستید")
        await owner.document(file_of(town), "mashhad.toml", "application/toml")
        await owner.wait_for("تغییر می‌کند", button="بله، انجام شود")
        await owner.press("✅ بله، انجام شود")
        await owner.wait_for("به کار افتاد")

        admin = await town.person(messenger, "مدیر")
        await invited(owner, admin, "admin")
        clerk, hossein = (
            await town.person(messenger, "کارمند"),
            await town.person(messenger, "حسین"),
        )
        centre = await bound(admin, town, clerk, "triage", messenger)
        asked = await admin.say(f"/whyroute {BIN} | {HOME[0]}, {HOME[1]}")
        told = await admin.wait_for("همیشگی این موضوع", after=asked["id"], timeout=10)
        (unit,) = re.findall(r"urban_services_\d+", told["text"].replace("\u200b", ""))
        group = await bound(admin, town, hossein, unit, messenger)
        await admin.say(f"/testcard {unit}")
        await group.wait_for("کارت آزمایشی", button="رسید")
        await hossein.at(group).press("👍 رسید")
        await group.wait_for("دکمه‌ها کار می‌کند")

        code = await told_by(await town.person(messenger, "مریم"))
        await group.wait_for(code, button="می‌پذیرم")
        assert not [one for one in await centre.messages() if code in str(one.get("text"))]


async def invited(owner: Somebody, who: Somebody, role: str) -> None:
    """A person follows the link that gives a role."""
    asked = await owner.say(f"/invite {role}")
    made = await owner.wait_for("پیوند نقش", after=asked["id"])
    found = re.search(r"/role ([A-Z0-9]{8})", made["text"])
    assert found
    await who.start(f"i_{found[1]}")
    await who.wait_for("دستورهای شما: /admin")


async def told_by(citizen: Somebody) -> str:
    """A citizen files a report; where no borders are known he says that the region is right."""
    await citizen.start()
    await citizen.say(BIN)
    asked = await citizen.wait_for("کجاست", timeout=10)
    await citizen.place(*HOME)
    await citizen.wait_for("گمان می", button="بله، درست است")
    await citizen.press("✅ بله، درست است")
    await citizen.wait_for("عکس یا فیلم دارید", after=asked["id"], button="عکسی ندارم")
    await citizen.press("عکسی ندارم")
    await citizen.wait_for("درست است؟", button="ثبت گزارش")
    await citizen.press("ثبت گزارش")
    receipt = await citizen.wait_for("گزارش شما ثبت شد")
    return str(receipt["text"].split("کد پیگیری: ")[1].split()[0])
