"""A picture that went round the neighbourhood finds the report it came with first."""

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageOps

from bot.eyes import Eyes
from conversation.events import Attachment, Pin
from handlers import comparing
from sandbox.pictures import sample_photo
from services.neighbours import Sought
from storage.files import FileStore
from tests.services.conftest import Office

NEAR = Pin(35.70002, 51.4)
VAGUE = Sought("bin_issue", NEAR, "لطفاً رسیدگی کنید")
CLEAR = Sought("bin_issue", NEAR, "سطل زباله پر است")


def sent_on(picture: bytes) -> bytes:
    """The picture as it comes out of another chat: cut a little, and saved once more."""
    opened = ImageOps.crop(Image.open(BytesIO(picture)), border=20)
    out = BytesIO()
    opened.save(out, "JPEG", quality=60)
    return out.getvalue()


@dataclass
class Album:
    """An office, its store of pictures, and who looks at them."""

    office: Office
    files: FileStore
    eyes: Eyes

    async def file(self, origin: str, picture: bytes, **changes: object) -> int:
        """The citizen files a report with this picture, whose fingerprint is taken; its id."""
        media = (Attachment("photo", "f", key=self.files.put(picture)),)
        report, _ = await self.office.file(origin=origin, media=media, **changes)
        await self.eyes.print_some()
        return report.id

    async def likely(self, sought: Sought, *pictures: bytes) -> list[int]:
        """What a citizen with these pictures is asked about."""
        keys = tuple(self.files.put(one) for one in pictures)
        found = await comparing.likely(self.office.desk, self.eyes, sought, keys)
        return [one.report_id for one in found]

    async def resent(self, sought: Sought, *pictures: bytes) -> list[int]:
        """What he is asked about when these pictures come later."""
        keys = tuple(self.files.put(one) for one in pictures)
        found = await comparing.resent(self.office.desk, self.eyes, sought, keys)
        return [one.report_id for one in found]


@pytest.fixture
def album(office: Office, tmp_path: Path) -> Album:
    """An office whose pictures are real."""
    files = FileStore(tmp_path / "media")
    return Album(office, files, Eyes(office.database, files, patience_s=60))


async def test_the_same_picture_makes_vague_words_likely(album: Album) -> None:
    """The very file, or as it was sent on; without it nobody is asked."""
    mine = sample_photo("bin-full")
    number = await album.file("first", mine)

    assert await album.likely(VAGUE) == []
    assert await album.likely(VAGUE, mine) == [number]
    assert await album.likely(VAGUE, sent_on(mine)) == [number]


async def test_another_picture_says_nothing(album: Album) -> None:
    """It neither makes a pair likely nor less so: people stand on different sides."""
    number = await album.file("first", sample_photo("bin-full"))
    other = sample_photo("pothole")

    assert await album.likely(VAGUE, other) == []
    assert await album.likely(CLEAR, other) == [number]


async def test_a_later_picture_finds_only_the_report_it_came_with(album: Album) -> None:
    """Those that words alone make likely were asked about before."""
    mine = sample_photo("bin-full")
    await album.file("first", sample_photo("pothole"))
    second = await album.file("second", mine)

    assert len(await album.likely(CLEAR)) == 2
    assert await album.resent(CLEAR, sent_on(mine)) == [second]
    assert await album.resent(CLEAR, sample_photo("lamp-on")) == []


async def test_a_picture_alone_is_not_enough(album: Album) -> None:
    """Place and subject count as well: far away, or of another subject, it is another fault."""
    mine = sample_photo("bin-full")
    await album.file("first", mine)
    far = Sought("bin_issue", Pin(35.7009, 51.4), VAGUE.story)
    other = Sought("street_light", NEAR, VAGUE.story)

    assert await album.resent(far, mine) == []
    assert await album.resent(other, mine) == []


async def test_without_eyes_words_and_place_decide(album: Album) -> None:
    """Where nobody can look at pictures the question is as it was."""
    mine = sample_photo("bin-full")
    number = await album.file("first", mine)
    keys = (album.files.put(mine),)
    found = [await comparing.likely(album.office.desk, None, one, keys) for one in (VAGUE, CLEAR)]

    assert [[one.report_id for one in some] for some in found] == [[], [number]]
