"""Floods and wrong codes: polling goes on, danger is heard, and codes cannot be found by trying."""

import asyncio
from io import BytesIO

import pytest
from PIL import Image

from bot.arrivals import bring_in
from bot.line import MOST_OF_ONE, MOST_URGENT
from conversation.events import Attachment, Event
from services import membership
from storage import inbox
from storage.inbox import InboxRow
from tests.bot.conftest import Workshop, said

THOUSANDS = 1500


async def flood(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch, count: int, text: str, chat: int = 1
) -> list[str]:
    """So many messages of one chat at once, and one of another; what was heard."""
    heard: list[str] = []

    async def handle(event: Event, row: InboxRow | None) -> None:
        await asyncio.sleep(0)
        heard.append(event.text)
        if row:
            async with workshop.database.write() as tx:
                await inbox.finish(tx, row.id, workshop.clock.now())

    monkeypatch.setattr(workshop.turn, "handle", handle)
    async with workshop.database.write() as tx:
        raws = [(number, "{}") for number in range(50_000, 50_000 + count)]
        rows = await inbox.store(tx, "bale", raws, workshop.clock.now())
    for row in rows:
        workshop.line.accept(said(text, chat=chat), row)
    workshop.line.accept(said("دیگری", chat=2), await workshop.row())
    assert workshop.line.length <= max(MOST_URGENT, count if chat < 0 else 0) + 1
    await workshop.rest()
    return heard


async def waiting(workshop: Workshop) -> int:
    """How many updates wait still."""
    async with workshop.database.read() as tx:
        return len(await inbox.waiting(tx, ["bale"]))


async def test_thousands_of_messages_hold_up_nobody(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is more than a hand can write is let go; others are heard; nothing is left behind."""
    await workshop.hear(said("/start"))
    heard = await flood(workshop, monkeypatch, THOUSANDS, "سلام")
    await workshop.deliver()

    assert heard.count("سلام") == MOST_OF_ONE
    assert heard.index("دیگری") <= 5
    assert await waiting(workshop) == 0
    assert workshop.line.length == 0
    assert workshop.messenger.texts().count(workshop.messenger.texts()[-1]) == 1


async def test_danger_in_a_flood_is_heard(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Up to a number that nobody in danger would write."""
    heard = await flood(workshop, monkeypatch, MOST_URGENT, "بوی گاز می‌آید")

    assert heard.count("بوی گاز می‌آید") == MOST_URGENT


async def test_a_group_is_heard_however_much_it_writes(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The city's people work there, and after an outage much comes at once."""
    heard = await flood(workshop, monkeypatch, MOST_OF_ONE + 40, "پذیرفتم", chat=-3)

    assert heard.count("پذیرفتم") == MOST_OF_ONE + 40


async def test_wrong_codes_are_remembered_though_they_are_refused(workshop: Workshop) -> None:
    """After five a good one waits an hour."""
    async with workshop.database.write() as tx:
        code = await membership.make_code(workshop.parts.desk(tx), "technical_01")
    for _ in range(5):
        await workshop.hear(said("/bind ABCDEFGH", chat=-7, who=4))
    told = await workshop.hear(said(f"/bind {code}", chat=-7, who=4))
    assert "⏳" in told[-1]
    workshop.clock.move(minutes=61)
    told = await workshop.hear(said(f"/bind {code}", chat=-7, who=4))
    assert "⏳" not in told[-1]


async def test_a_picture_sent_as_a_file_loses_its_notes(workshop: Workshop) -> None:
    """Before it is in our store, and so before anybody else sees it."""
    made, exif = BytesIO(), Image.Exif()
    exif[0x0110] = "Secret Phone 9"
    Image.new("RGB", (60, 40)).save(made, "JPEG", exif=exif)
    workshop.messenger.fetches += [made.getvalue(), b"%PDF-1.7"]
    files = (Attachment("document", "a", name="a.jpg"), Attachment("document", "b", name="b.pdf"))
    brought = await bring_in(workshop.parts, said(media=files), wanted=True)

    picture, paper = [
        workshop.parts.files.path(item.key or "").read_bytes() for item in brought.media
    ]
    assert b"Secret Phone" not in picture
    assert Image.open(BytesIO(picture)).size == (60, 40)
    assert paper == b"%PDF-1.7"
