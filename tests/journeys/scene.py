"""A scene for casework: a citizen and his report, a worker in the group, and what they see."""

from dataclasses import dataclass
from datetime import timedelta

from sandbox.errors import LabError
from sandbox.folk import Group, Json, Somebody
from sandbox.pictures import sample_photo
from services.standing import ON_CALL
from storage import people, reports, roles
from tests.journeys.conftest import Town
from tests.journeys.test_one_report import BIN, tell

UNIT = "urban_services_06"
PATIENCE_S = 20
LAST = 4
ENOUGH = "همین‌ها کافی است"


async def sees(chat: Somebody | Group, text: str, button: str = "", after: int = 0) -> Json:
    """The newest bubble with this text and button, waited for with patience."""
    try:
        return await chat.wait_for(text, PATIENCE_S, button=button, after=after)
    except LabError as error:
        seen = [(one["text"], labels_of(one)) for one in (await chat.messages())[-LAST:]]
        raise LabError(f"no «{text}» [{button}] after {after} in {seen}") from error


def labels_of(bubble: Json) -> list[str]:
    """What stands on the buttons of a bubble."""
    return [key["text"] for row in bubble["buttons"] for key in row]


async def newest(chat: Somebody | Group) -> int:
    """The number of the newest bubble."""
    return int((await chat.messages())[-1]["id"])


def keys_of(bubble: Json) -> list[Json]:
    """The buttons of a bubble in reading order, without those that lead out of a dialog."""
    found = [key for row in bubble["buttons"] for key in row]
    return [key for key in found if not key["text"].startswith(("⬅️", "✖️"))]


@dataclass
class Scene:
    """A citizen and his report, a worker in the unit's group."""

    town: Town
    messenger: str
    citizen: Somebody
    worker: Somebody
    unit: Group
    code: str = ""

    @property
    def at(self) -> Somebody:
        """The worker, in the unit's group."""
        return self.worker.at(self.unit)

    async def press(self, label: str) -> None:
        """The worker presses a button as soon as the group has it."""
        await sees(self.unit, "", label)
        await self.at.press(label)

    async def replies(self, question: str, words: str) -> None:
        """The worker answers a question of a dialog by a reply."""
        asked = await sees(self.unit, question)
        await self.at.say(words, reply_to=asked["id"])

    async def claims(self) -> None:
        """The worker shows with a photo that it is done; the citizen gets his three buttons."""
        before, heard = await newest(self.unit), await newest(self.citizen)
        await self.press("✅ انجام شد")
        asked = await sees(self.unit, "عکس پس از کار", after=before)
        photo = sample_photo("bin-clean")
        await self.at.photo(photo, caption="مخزن تخلیه و شسته شد", reply_to=asked["id"])
        await sees(self.unit, "۱ فایل رسید", ENOUGH, before)
        await self.at.press(ENOUGH)
        await sees(self.citizen, "حرف آخر با شماست", "بله، انجام شد", heard)

    async def objects(self, words: str) -> None:
        """The citizen says that it is not done, and shows it."""
        before = await newest(self.citizen)
        await self.citizen.press("انجام نشد")
        await sees(self.citizen, "چه چیزی مانده است", after=before)
        await self.citizen.say(words)
        await sees(self.citizen, "اگر عکس یا فیلمی دارید", after=before)
        await self.citizen.photo(sample_photo("bin-full"))
        await sees(self.citizen, "۱ فایل رسید", ENOUGH, before)
        await self.citizen.press(ENOUGH)
        await sees(self.citizen, "اعتراض شما ثبت شد", after=before)


async def begin(town: Town, messenger: str, story: str = BIN) -> Scene:
    """A full bin, or something else, is told of; the unit of its region has the card."""
    citizen = await town.person(messenger, "مریم")
    worker = await town.person(messenger, "حسین")
    unit = await town.group(messenger, [worker], UNIT)
    scene = Scene(town, messenger, citizen, worker, unit)
    scene.code = await tell(citizen, story)
    await sees(unit, scene.code, "می‌پذیرم")
    return scene


async def term_of(town: Town) -> timedelta:
    """How long the only report may take."""
    async with town.database.read() as tx:
        report = await reports.report(tx, 1)
    assert report
    return report.due_at - report.opened_at


async def on_call(town: Town, somebody: Somebody) -> None:
    """A person who has written to the bot is on call for the unit."""
    await somebody.start()
    await sees(somebody, "خوش آمدید")
    async with town.database.write() as tx:
        person = await people.person_at(tx, somebody.flavour, somebody.id)
        chat = await people.chat_at(tx, somebody.flavour, somebody.id)
        assert person
        assert chat
        await roles.grant(tx, person.id, chat.id, UNIT, ON_CALL, town.clock.now())
