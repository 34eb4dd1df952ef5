"""A city set up from nothing to its first routed report, by commands and one file, no shell.

The commands are those of "From nothing to the first report" in `docs/operating.md`, in its order.
"""

import re
from pathlib import Path

import pytest

from sandbox.folk import Group, Somebody
from storage.city_files import read_city, shipped
from storage.city_text import write_city
from tests.journeys.conftest import TOKENS, Town
from tests.journeys.test_one_report import BIN

GUIDE = Path(__file__).parents[2] / "docs" / "operating.md"
STEPS = (
    "/start", "/config export mashhad", "/config import", "/invite admin", "/unitcode triage",
    "/bind CODE", "/whyroute TEXT | PLACE", "/unitcode UNIT", "/bind CODE", "/testcard UNIT",
)  # fmt: skip
"""What is said in the journey, in its order; names in capitals are filled in."""
MESSENGERS = sorted(TOKENS)
HOME = (36.303, 59.575)


async def owned(town: Town, messenger: str) -> Somebody:
    """The owner: all that the settings hold is his number, the tokens, and that the city is new."""
    owner = await town.person(messenger, "مالک")
    named = {"owners": frozenset({(messenger, owner.id)})}
    town.settings = town.settings.model_copy(update=named)
    return owner


def changed_file() -> bytes:
    """The file that the bot handed out, as somebody changed it: a new number for the centre."""
    told = write_city(read_city(shipped()["mashhad"]))
    return told.replace('phone = "137"', 'phone = "1370"', 1).encode()


async def found_the_city(owner: Somebody) -> None:
    """The owner is told how to begin, takes a ready file, changes it and sends it back."""
    await owner.start()
    await owner.wait_for("هنوز شهری ندارد")
    await owner.say("/config export mashhad")
    await owner.wait_for("mashhad", timeout=10)
    await owner.say("/config import")
    await owner.wait_for("پروندهٔ شهر را بفرستید")
    await owner.document(changed_file(), "mashhad.toml", "application/toml")
    await owner.wait_for("شهر تازه", button="بله، انجام شود")
    await owner.press("✅ بله، انجام شود")
    await owner.wait_for("شهر آماده شد")


async def bound(owner: Somebody, town: Town, who: Somebody, unit: str, messenger: str) -> Group:
    """A group that is made the unit's with a code from the chat."""
    group = await town.lab.group(messenger, unit, members=[who], bot=TOKENS[messenger])
    asked = await owner.say(f"/unitcode {unit}")
    await who.at(group).say(f"/bind {await code_after(owner, asked['id'], '/bind')}")
    await group.wait_for("از این پس")
    return group


async def code_after(who: Somebody, asked: int, command: str) -> str:
    """The code in the answer to what was asked, whatever else came before or after it."""
    await who.wait_for(f"{command} ", after=asked)
    said = [str(one.get("text")) for one in await who.messages(after=asked)]
    found = [code for one in said for code in re.findall(rf"{command} ([A-Z0-9]{{8}})\b", one)]
    assert found, said
    return str(found[-1])


async def invited(owner: Somebody, who: Somebody, role: str) -> None:
    """A person follows the link that gives a role."""
    asked = await owner.say(f"/invite {role}")
    await who.start(f"i_{await code_after(owner, asked['id'], '/role')}")
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


def test_the_guide_tells_these_very_steps() -> None:
    """In this order, with others between them that are not needed for a first report."""
    told = GUIDE.read_text("utf-8").split("**From nothing to the first report.**")[1]
    commands = iter(re.findall(r"`(/[^`]+)`", told.split("**Who may do what**")[0]))

    assert [] == [step for step in STEPS if step not in commands]


@pytest.mark.parametrize("messenger", MESSENGERS)
async def test_a_city_is_set_up_by_chat(no_town: Town, messenger: str) -> None:
    """File, roles, groups, test card, dry run; then a citizen's report is in the right group."""
    town = no_town
    owner = await owned(town, messenger)
    maryam = await town.person(messenger, "مریم")
    async with town.bot():
        await maryam.start()
        await maryam.wait_for("در دست راه‌اندازی")
        await found_the_city(owner)

        admin = await town.person(messenger, "مدیر")
        await invited(owner, admin, "admin")
        clerk = await town.person(messenger, "کارمند")
        hossein = await town.person(messenger, "حسین")
        centre = await bound(admin, town, clerk, "triage", messenger)
        asked = await admin.say(f"/whyroute {BIN} | {HOME[0]}, {HOME[1]}")
        told = await admin.wait_for("همیشگی این موضوع", after=asked["id"], timeout=10)
        (unit,) = re.findall(r"urban_services_\d+", told["text"].replace("\u200b", ""))
        group = await bound(admin, town, hossein, unit, messenger)
        await admin.say(f"/testcard {unit}")
        await group.wait_for("کارت آزمایشی", button="رسید")
        await hossein.at(group).press("👍 رسید")
        await group.wait_for("دکمه‌ها کار می‌کند")

        code = await told_by(maryam)
        await group.wait_for(code, button="می‌پذیرم")
        assert not [one for one in await centre.messages() if code in str(one.get("text"))]
