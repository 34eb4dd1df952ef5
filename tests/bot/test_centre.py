"""The centre's commands and a citizen's own, as they are said to the running bot."""

import json
from datetime import UTC

from conversation.events import Contact, Event, Pin, Press
from conversation.replies import Say, Show
from services.voice import Voice
from storage import groups, people, roles
from tests.bot.conftest import CITY, NOW, Workshop, said

OPERATOR, CITIZEN, OWNER, UNIT = 7, 1, 99, -30
INSIDE = {"latitude": 35.95, "longitude": 50.94}
VOICE = Voice("fa", UTC)
_LATIN = str.maketrans("۰۱۲۳۴۵۶۷۸۹", "0123456789")


def pin(chat: int) -> Event:
    """A place in the city."""
    return said(chat=chat, pin=Pin(**INSIDE))


def press(data: str, chat: int) -> Event:
    """A pressed button."""
    return said(chat=chat, press=Press("p", data))


async def settle_in(workshop: Workshop) -> None:
    """The centre and the waste unit have a group, and somebody is an operator."""
    for chat in (OPERATOR, OWNER, CITIZEN):
        await workshop.hear(said("/start", chat=chat))
    await workshop.hear(said("سلام", chat=UNIT, who=OWNER))
    async with workshop.database.write() as tx:
        operator = await people.person_at(tx, "bale", OPERATOR)
        home = await people.chat_at(tx, "bale", OPERATOR)
        group = await people.chat_at(tx, "bale", UNIT)
        assert operator
        assert home
        assert group
        await roles.grant(tx, operator.id, home.id, "", "operator", NOW)
        await groups.bind(tx, group.id, CITY.fallback, operator.id, NOW)
    workshop.messenger.sent.clear()


def button(workshop: Workshop, label: str, chat: int) -> str:
    """The data of the newest button in a chat that has this in its label."""
    shown = [
        button
        for to, reply, _ in workshop.messenger.sent
        if to == chat and isinstance(reply, Say)
        for row in reply.buttons
        for button in row
        if label in button.label and button.data
    ]
    return str(shown[-1].data)


async def tap(workshop: Workshop, label: str, chat: int) -> list[str]:
    """Press the newest button with this label."""
    return await workshop.hear(press(button(workshop, label, chat), chat))


async def file_bin(workshop: Workshop, chat: int, story: str = "سطل زباله پر است") -> list[str]:
    """Tell of a bin, show where, and send it."""
    told = await workshop.hear(said(story, chat=chat))
    if "🚫" in told[-1] or "🙏" in told[-1]:
        return told
    await workshop.hear(pin(chat))
    await tap(workshop, VOICE.word("talk-media-none"), chat)
    return await tap(workshop, VOICE.word("talk-send"), chat)


async def test_a_call_becomes_a_report_and_comes_home(workshop: Workshop) -> None:
    """Entered by an operator, found by its number, and claimed by whoever shares that number."""
    await settle_in(workshop)
    await workshop.hear(said("/entry 09121234567", chat=OPERATOR))
    await tap(workshop, "رضایت داد", OPERATOR)
    await workshop.hear(said("رضا", chat=OPERATOR))
    told = await file_bin(workshop, OPERATOR)
    assert any("شمرده" in one for one in told)

    found = await workshop.hear(said("/find ۰۹۱۲۱۲۳۴۵۶۷", chat=OPERATOR))
    assert "۱ گزارش" in found[-1]
    opened = await tap(workshop, "🔎", OPERATOR)
    assert "۴۵۶۷" in opened[-1]
    await tap(workshop, "حرف تماس‌گیرنده", OPERATOR)
    spoken = await workshop.hear(said("پلاک ۳ است", chat=OPERATOR))
    assert any("پلاک" in one for one in spoken)
    await workshop.hear(said("/phone", chat=CITIZEN))
    other = said(chat=CITIZEN, contact=Contact("09121234567", "", 5))
    await workshop.hear(other)
    own = said(chat=CITIZEN, contact=Contact("09121234567", "", CITIZEN))
    told = await workshop.hear(own)
    assert "۱ گزارش" in told[-1]
    mine = await workshop.hear(said("/my", chat=CITIZEN))
    assert "۱" in mine[-1]


async def test_a_blocked_citizen_is_told_at_his_first_word(workshop: Workshop) -> None:
    """Not after all the questions; and danger is still heard."""
    await settle_in(workshop)
    told = await file_bin(workshop, CITIZEN)
    code = next(word for line in told for word in line.translate(_LATIN).split() if "-" in word)
    code = "".join(letter for letter in code if letter.isdigit())[:9]
    await workshop.hear(said(f"/block {code} ناسزای پی‌درپی ۷", chat=OWNER))
    told = await workshop.hear(said("سطل دوباره پر است", chat=CITIZEN))
    assert "🚫" in told[-1]
    assert "ناسزای پی‌درپی" in told[-1]

    danger = await workshop.hear(said("بوی گاز شدید می‌آید", chat=CITIZEN))
    assert "🚫" not in "".join(danger)
    await workshop.hear(said("/cancel", chat=CITIZEN))
    await tap(workshop, "باز کردن", OWNER)
    assert "🚫" not in (await workshop.hear(said("سطل پر است", chat=CITIZEN)))[-1]


async def test_a_citizen_takes_his_data_and_is_forgotten(workshop: Workshop) -> None:
    """The file holds his words; afterwards nobody knows him."""
    await settle_in(workshop)
    await file_bin(workshop, CITIZEN)
    await workshop.hear(said("/privacy", chat=CITIZEN))
    await tap(workshop, "داده‌های من", CITIZEN)
    shown = [r for to, r, _ in workshop.messenger.sent if to == CITIZEN and isinstance(r, Show)]
    kept = json.loads(workshop.parts.files.path(shown[-1].files[0].key).read_bytes())
    assert kept["reports"][0]["story"] == "سطل زباله پر است"

    await tap(workshop, "فراموش", CITIZEN)
    await tap(workshop, "بله", CITIZEN)
    told = await tap(workshop, "پاک کنید", CITIZEN)
    assert any("فراموش شدید" in one for one in told)
    async with workshop.database.read() as tx:
        assert await people.person_at(tx, "bale", CITIZEN) is None
    assert (await workshop.hear(said("/my", chat=CITIZEN)))[-1]


async def test_the_owner_writes_to_everybody(workshop: Workshop) -> None:
    """Sees it first, and what came of it."""
    await settle_in(workshop)
    await workshop.hear(said("/broadcast", chat=OWNER))
    await tap(workshop, "همه", OWNER)
    await workshop.hear(said("فردا آب کوچهٔ سوم قطع است", chat=OWNER))
    told = await tap(workshop, VOICE.word("talk-skip"), OWNER)
    assert any("فردا آب" in one for one in told)
    told = await tap(workshop, "بفرستید", OWNER)
    assert "۳ نفر" in told[-1]
    for _ in range(6):
        workshop.clock.move(seconds=2)
        await workshop.ticker.tick()
        await workshop.rest()

    assert any("فردا آب" in one for one in workshop.messenger.texts(CITIZEN))
    assert "پایان‌یافته" in (await workshop.hear(said("/broadcasts", chat=OWNER)))[-1]
