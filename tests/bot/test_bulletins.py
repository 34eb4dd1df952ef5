"""Figures and exports in the chat: asked in words, refused plainly, pictures and files opened."""

import csv
import io
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from PIL import Image

from bot.settings import CITIES
from conversation.events import Attachment, Pin
from conversation.gathering import Place
from conversation.replies import Say, Show, words
from geo.locator import Locator
from services import intake, unit_work, verdict
from services.desk import Desk, Here
from services.intake import NewReport
from storage import audit, groups, people
from storage.database import Database
from tests.bot.conftest import Workshop, opened, said
from tests.storage.test_sheets import opened as opened_sheet

GROUP, OWNER, CITIZEN, WORKER = -10, 99, 5, 11
STORY = "سطل زباله پر است. من آقای رضا کریمی هستم، تلفن 09121234567"
PHOTO = Attachment("photo", "f1", key="k" * 64)


@pytest.fixture
async def city(database: Database, tmp_path: Path) -> AsyncIterator[Workshop]:
    """A city with borders whose waste unit has a group; of its three reports one is solved."""
    async with opened(database, tmp_path) as shop:
        shop.parts.borders = Locator.load(CITIES / "tehran").borders
        await shop.hear(said("/x", chat=GROUP, who=WORKER))
        async with shop.database.write() as tx:
            here = await _here(shop, tx, GROUP, WORKER)
            now = shop.clock.now()
            await groups.bind(tx, here.chat.id, "urban_services_01", here.person.id, now)
            await people.note_worker(tx, here.person.id, here.chat.id, now)
        await _file_three(shop)
        shop.messenger.sent.clear()
        yield shop


async def _here(shop: Workshop, tx: object, chat: int, who: int) -> Here:
    known = await people.acquaintance(tx, "bale", chat, who)  # type: ignore[arg-type]
    assert known.person
    assert known.chat
    return Here(known.person, known.chat)


async def _file_three(shop: Workshop) -> None:
    await shop.hear(said("/start", chat=CITIZEN))
    for number in range(3):
        shop.clock.move(minutes=10)
        async with shop.database.write() as tx:
            desk, here = shop.parts.desk(tx), await _here(shop, tx, CITIZEN, CITIZEN)
            report = await intake.submit(desk, here, _new(number))
            if number == 0:
                await _solve(shop, desk, here, report.id)


async def _solve(shop: Workshop, desk: Desk, citizen: Here, report: int) -> None:
    unit = await _here(shop, desk.tx, GROUP, WORKER)
    desk.now += timedelta(minutes=30)
    await unit_work.take(desk, unit, report)
    desk.now += timedelta(minutes=30)
    await unit_work.claim(desk, unit, report, (PHOTO,), "خالی شد")
    desk.now += timedelta(minutes=60)
    await verdict.confirm(desk, citizen, report)
    await verdict.rate(desk, citizen, report, 4)


def _new(number: int) -> NewReport:
    return NewReport(
        origin=f"o{number}", story=STORY, subject="bin_issue", kind="request", decided_by="model",
        confidence=0.9, danger=None, emergency=False, place=Place(Pin(35.7575, 51.41), ""),
        region="1", media=(),
    )  # fmt: skip


async def ask(shop: Workshop, command: str, argument: str, *, chat: int, who: int = 0) -> None:
    """Say a command, a day later, so that all of it lies in the past."""
    if shop.clock.now().day == 21:
        shop.clock.move(hours=20)
    event = said(f"/{command} {argument}", chat=chat, who=who)
    await shop.hear(event)


def text(shop: Workshop, chat: int) -> str:
    """The last text that a chat got."""
    texts = [reply for to, reply, _ in shop.messenger.sent if to == chat and isinstance(reply, Say)]
    return words(texts[-1].text)


def shown(shop: Workshop, chat: int) -> Show:
    """The last files that a chat got."""
    shows = [one for to, one, _ in shop.messenger.sent if to == chat and isinstance(one, Show)]
    return shows[-1]


async def test_a_group_gets_its_units_figures(city: Workshop) -> None:
    """Numbers in words, solved apart from the rest; a chart and a map that can be opened."""
    await ask(city, "stats", "هفته", chat=GROUP, who=WORKER)
    told = text(city, GROUP)

    for line in (
        "رسیده: ۳", "گفتهٔ شهروند: ۱", "تأیید نکرده: ۰", "سکوت شهروند: ۰", "مدل ۰ از ۳",
        "نیمی تا ۳۰ دقیقه", "نیمی تا ۲ ساعت", "امتیاز ۴٫۰ از ۵", "رأی ۱ نفر از ۱",
    ):  # fmt: skip
        assert line in told
    chart, city_map = shown(city, GROUP).files
    sizes = []
    for file in (chart, city_map):
        picture = Image.open(city.parts.files.path(file.key)).convert("RGB")
        sizes.append(picture.size[0])
        assert len(picture.getcolors(1_000_000) or []) > 50
    assert [1000, 1000] == sizes


async def test_the_owner_asks_in_his_own_words(city: Workshop) -> None:
    """English words, a region, a unit, Jalali days with Persian digits: all lead to figures."""
    for argument in (
        "month region 1",
        "ماه منطقهٔ ۱",
        "week unit urban_services_01",
        "۱۴۰۵/۱/۱ تا ۱۴۰۵/۱/۲",
    ):
        await ask(city, "stats", argument, chat=OWNER)
        assert "رسیده: ۳" in text(city, OWNER), argument
    await ask(city, "stats", "منطقه ۲", chat=OWNER)

    assert "رسیده: ۰" in text(city, OWNER)


@pytest.mark.parametrize(
    ("command", "argument", "chat", "expected"),
    [
        ("stats", "", CITIZEN, "در اختیار شما نیست"),
        ("export", "", CITIZEN, "در اختیار شما نیست"),
        ("stats", "منطقه ۲", GROUP, "در دید شما نیست"),
        ("stats", "واحد parks", GROUP, "در دید شما نیست"),
        ("export", "واحد parks", GROUP, "در دید شما نیست"),
        ("stats", "", -77, "گروه هیچ واحدی نیست"),
        ("stats", "راهنما", OWNER, "نمونه‌ها: /stats ماه منطقه ۶"),
        ("stats", "قرن", OWNER, "«قرن» را نمی‌شناسم. پس از /stats و /export"),
        ("stats", "۱۴۰۵/۱۳/۱", OWNER, "چنین روزی در تقویم نیست: ۱۴۰۵/۱۳/۱"),
        ("export", "منطقه ۲", OWNER, "گزارشی نرسیده است. نمونه: /export ماه"),
    ],
)
async def test_a_mistake_and_a_no_are_said_plainly(
    city: Workshop, command: str, argument: str, chat: int, expected: str
) -> None:
    """Who may not hears so, who erred hears an example, and no picture is sent."""
    await ask(city, command, argument, chat=chat, who=WORKER if chat == GROUP else 0)

    assert expected in text(city, chat)
    assert not [one for _, one, _ in city.messenger.sent if isinstance(one, Show)]


async def test_an_export_knows_no_citizen(city: Workshop) -> None:
    """Excel and CSV hold the same rows, the citizen's name and number masked."""
    await ask(city, "export", "هفته", chat=GROUP, who=WORKER)
    excel, table = (city.parts.files.path(one.key) for one in shown(city, GROUP).files)
    rows, _ = opened_sheet(excel.read_bytes())
    units, _ = opened_sheet(excel.read_bytes(), 2)
    lines = list(csv.reader(io.StringIO(table.read_bytes().decode("utf-8-sig"))))

    assert (["reports.xlsx", "reports.csv"], 4) == (
        [one.name for one in shown(city, GROUP).files], len(lines),
    )  # fmt: skip
    assert [[str(cell or "") for cell in row][:5] for row in rows] == [row[:5] for row in lines]
    assert "کریمی" not in table.read_text("utf-8-sig")
    assert "0912" not in table.read_text("utf-8-sig")
    assert f"p{CITIZEN}" not in table.read_text("utf-8-sig")
    assert ["معاونت خدمات شهری", 3.0, 1.0, 0.0, 0.0][1:] == units[1][1:5]


async def test_only_an_owner_in_private_gets_names(city: Workshop) -> None:
    """He has to ask for them; the group's own «کامل» changes nothing."""
    await ask(city, "export", "هفته", chat=OWNER)
    assert "کریمی" not in _csv(city, OWNER)
    await ask(city, "export", "هفته کامل", chat=OWNER)
    assert "کریمی" in _csv(city, OWNER)
    assert f"p{CITIZEN}" in _csv(city, OWNER)
    await ask(city, "export", "هفته کامل", chat=GROUP, who=OWNER)

    assert "کریمی" not in _csv(city, GROUP)
    async with city.database.read() as tx:
        noted = await audit.recent(tx, 9, "export")
    assert [("p99", "export-full", "2026-03-16 – 2026-03-22: 3")] == [
        (line.name, line.action, line.words) for line in noted
    ]


def _csv(shop: Workshop, chat: int) -> str:
    return shop.parts.files.path(shown(shop, chat).files[1].key).read_text("utf-8-sig")


async def test_a_full_disk_leaves_the_text(city: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    """Figures are told without pictures where these cannot be kept."""

    def full(_: bytes) -> str:
        raise OSError("no room")

    monkeypatch.setattr(city.parts.files, "put", full)
    await ask(city, "stats", "", chat=OWNER)

    assert "رسیده: ۳" in text(city, OWNER)
    assert not [one for _, one, _ in city.messenger.sent if isinstance(one, Show)]
