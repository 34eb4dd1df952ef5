"""Every way in which a citizen says where it is, over both messengers, up to the unit's card."""

from collections.abc import AsyncIterator

import pytest
from sqlalchemy import select

from sandbox.folk import Group, Json, Somebody
from storage.tables import Report
from tests.journeys.conftest import TOKENS, VALIASR, Town

MESSENGERS = sorted(TOKENS)
BIN = "سطل زباله سر کوچه پر شده و سرریز کرده"
VANAK = (35.7573, 51.4096)
KARAJ = (35.8300, 50.9700)
BORDER = (35.7012, 51.3935)
SKIRTS = (35.5630, 51.4600)


@pytest.fixture(params=MESSENGERS)
async def scene(request: pytest.FixtureRequest, town: Town) -> AsyncIterator["Scene"]:
    """A citizen, and the group that answers for everybody, at a messenger."""
    async with town.bot():
        worker = await town.person(request.param, "حسین")
        group = await town.group(request.param, [worker])
        yield Scene(town, await town.person(request.param, "مریم"), group)


class Scene:
    """One citizen's way through the question of the place."""

    def __init__(self, town: Town, citizen: Somebody, group: Group) -> None:
        """Stand where the citizen has said nothing yet."""
        self.town, self.citizen, self.group = town, citizen, group

    async def tell(self, story: str = BIN) -> Json:
        """Tell what is wrong, until the place is asked for."""
        await self.citizen.say(story)
        return await self.citizen.wait_for("کجاست", timeout=10)

    async def file(self) -> Report:
        """File it without pictures; the report as it is stored."""
        await self.citizen.wait_for("عکس یا فیلم دارید", timeout=10)
        await self.citizen.press("عکسی ندارم")
        await self.citizen.wait_for("درست است؟", timeout=10, button="ثبت گزارش")
        await self.citizen.press("ثبت گزارش")
        await self.citizen.wait_for("گزارش شما ثبت شد")
        async with self.town.database.read() as tx:
            row = (await tx.execute(select(Report.__table__))).one()
        return Report(**row._mapping)

    async def maps(self) -> int:
        """How many maps the citizen has been shown."""
        said = [bubble.get("text") or bubble.get("caption") or "" for bubble in await self._seen()]
        return sum("روی نقشه" in words and "جای گزارش شما" in words for words in said)

    async def _seen(self) -> list[Json]:
        return await self.citizen.messages()


async def test_a_shared_place(scene: Scene) -> None:
    """A pin inside a region: no question, a map with the review, an address on the card."""
    await scene.tell()
    await scene.citizen.place(*VALIASR)
    filed = await scene.file()

    assert (filed.region, await scene.maps()) == ("6", 1)
    assert "محلهٔ" in filed.address
    card = await scene.group.wait_for(filed.address)
    assert "منطقهٔ ۶" in card["text"]


@pytest.mark.parametrize(
    "words",
    [
        "https://neshan.org/maps/@35.7573,51.4096,17z",
        "https://www.google.com/maps?q=35.7573,51.4096",
        "geo:35.7573,51.4096",
        "۳۵٫۷۵۷۳، ۵۱٫۴۰۹۶",
    ],
    ids=["neshan", "google", "geo", "coordinates"],
)
async def test_a_link_or_coordinates(scene: Scene, words: str) -> None:
    """What a map program gives to be forwarded is as good as a pin."""
    await scene.tell()
    await scene.citizen.say(words)
    filed = await scene.file()

    assert (filed.region, filed.latitude, filed.longitude) == ("3", *VANAK)


async def test_a_landmark_in_words(scene: Scene) -> None:
    """The landmark is shown on a map and confirmed; the words stay for the crew."""
    await scene.tell()
    await scene.citizen.say("میدان ونک، روبه‌روی نانوایی")
    await scene.citizen.wait_for("میدان ونک", button="بله، همان‌جاست")
    assert await scene.maps() == 1
    await scene.citizen.press("بله، همان‌جاست")
    filed = await scene.file()

    assert (filed.region, filed.place) == ("3", "میدان ونک، روبه‌روی نانوایی")
    assert filed.latitude is not None
    await scene.group.wait_for("روبه‌روی نانوایی")


async def test_an_address_that_nobody_knows(scene: Scene) -> None:
    """No pin is forced; the words reach a person."""
    await scene.tell()
    await scene.citizen.say("سر کوچهٔ خودمان، کنار مغازهٔ حاج رضا")
    filed = await scene.file()

    assert (filed.region, filed.latitude) == (None, None)
    await scene.group.wait_for("حاج رضا")


async def test_a_name_in_two_regions(scene: Scene) -> None:
    """Both are buttons; the one that is pressed counts."""
    await scene.tell()
    await scene.citizen.say("جوادیه")
    await scene.citizen.wait_for("به کدام‌یک", button="۱۶")
    await scene.citizen.press("۱۶")

    assert (await scene.file()).region == "16"


async def test_the_place_stands_in_the_story(scene: Scene) -> None:
    """The question offers it as one more key; a tap settles it."""
    await scene.tell("مخزن زباله کنار میدان ونک پر شده و سرریز کرده")
    assert ["نزدیک میدان ونک"] in await scene.citizen.keyboard()
    await scene.citizen.tap("نزدیک میدان ونک")
    filed = await scene.file()

    assert (filed.region, filed.place, await scene.maps()) == ("3", "نزدیک میدان ونک", 1)


async def test_another_town_by_its_pin(scene: Scene) -> None:
    """The right town is named, and the place asked for again."""
    await scene.tell()
    await scene.citizen.place(*KARAJ)
    refused = await scene.citizen.wait_for("کرج")
    assert "شهرداری همان‌جا" in refused["text"]
    await scene.citizen.place(*VANAK)

    assert (await scene.file()).region == "3"


async def test_another_town_by_its_name(scene: Scene) -> None:
    """A typed address is as good a reason to name the right town."""
    await scene.tell()
    await scene.citizen.say("کرج، میدان شهدا")
    await scene.citizen.wait_for("به کدام‌یک", button="کرج؛ شهر دیگری است")
    await scene.citizen.press("کرج؛ شهر دیگری است")
    await scene.citizen.wait_for("این‌جا در کرج است")
    await scene.citizen.place(*VANAK)

    assert (await scene.file()).region == "3"


async def test_a_place_on_a_border(scene: Scene) -> None:
    """Map and both regions at once; the citizen's word counts."""
    await scene.tell()
    await scene.citizen.place(*BORDER)
    await scene.citizen.wait_for("مرز", button="۱۱")
    assert await scene.maps() == 1
    await scene.citizen.press("۱۱")

    assert (await scene.file()).region == "11"


async def test_a_place_a_little_outside(scene: Scene) -> None:
    """The nearest region gets it, and the citizen is told."""
    await scene.tell()
    await scene.citizen.place(*SKIRTS)
    await scene.citizen.wait_for("کمی بیرون از مرز شهر")

    assert (await scene.file()).region is not None
