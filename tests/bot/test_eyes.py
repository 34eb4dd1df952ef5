"""Real pictures in a real store: copies are found whatever was done, honest ones are not blamed."""

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageOps

from bench.proof.pairs import VISITS, Pair, pairs
from bench.proof.streets import street
from bot.eyes import Eyes
from domain.proof import COPIED, Trace
from domain.report import File
from sandbox.pictures import sample_photo
from storage import prints, reports
from storage.database import Database
from storage.files import FileStore
from tests.storage.rows import NOW, a_person, a_report

HONEST = "honest: a step aside"


@pytest.fixture(scope="module")
def shown() -> Mapping[str, Pair]:
    """A street with potholes, and what is shown for it."""
    found = pairs(street, range(1, 2), {HONEST: VISITS[HONEST]})
    return {pair.trick: pair for pair in found}


@pytest.fixture
def files(tmp_path: Path) -> FileStore:
    """A store of pictures."""
    return FileStore(tmp_path / "media")


async def a_case(database: Database, key: str | None, number: int = 1, role: str = "before") -> int:
    """A report with this picture."""
    async with database.write() as tx:
        made = await a_report(tx, code=f"{number:09}", origin=f"1:{number}")
        media = [File(role, "photo", key, "")] if key else []
        await reports.attach(tx, made, media, await a_person(tx), NOW)
    return made


def again(picture: bytes) -> bytes:
    """The same picture, mirrored, cut and saved once more."""
    opened = ImageOps.mirror(Image.open(BytesIO(picture)))
    wide, high = opened.size
    out = BytesIO()
    opened.crop((wide // 12, high // 12, wide, high)).save(out, "JPEG", quality=60)
    return out.getvalue()


async def test_the_citizens_own_picture_is_recognised(database: Database, files: FileStore) -> None:
    """Sent again as it is, and mirrored, cut and saved once more."""
    mine = sample_photo("pothole")
    number = await a_case(database, files.put(mine))
    eyes = Eyes(database, files)
    same = await eyes.examine(number, [files.put(mine)])
    turned = await eyes.examine(number, [files.put(again(mine))])

    assert [one.is_copy for one in (*same.before, *turned.before)] == [True, True]
    assert Trace.MIRRORED in turned.before[0].traces
    assert (same.elsewhere, turned.elsewhere) == (None, None)


async def test_an_honest_repair_is_not_blamed(
    database: Database, files: FileStore, shown: Mapping[str, Pair]
) -> None:
    """The same street a step aside, mended: no copy, and known elsewhere nowhere."""
    pair = shown[HONEST]
    number = await a_case(database, files.put(pair.before))
    found = await Eyes(database, files).examine(number, [files.put(pair.after)])

    assert [one.is_copy for one in found.before] == [False]
    assert found.elsewhere is None


async def test_a_picture_of_another_case_is_found(database: Database, files: FileStore) -> None:
    """Once its fingerprint was taken, even mirrored, cut and saved anew."""
    theirs = sample_photo("pothole-repaired")
    await a_case(database, files.put(theirs), 1, "after")
    mine = await a_case(database, files.put(sample_photo("bin-full")), 2)
    eyes = Eyes(database, files)
    taken = await eyes.print_some()
    found = await eyes.examine(mine, [files.put(again(theirs))])

    assert taken == 2
    assert found.elsewhere
    assert found.elsewhere.is_copy


async def test_the_very_same_file_is_found_at_once(database: Database, files: FileStore) -> None:
    """Before any fingerprint is taken."""
    key = files.put(sample_photo("bin-clean"))
    await a_case(database, key, 1, "after")
    mine = await a_case(database, files.put(sample_photo("bin-full")), 2)
    found = await Eyes(database, files).examine(mine, [key])

    assert found.elsewhere
    assert found.elsewhere.is_copy


async def test_what_cannot_be_read_is_passed_over(database: Database, files: FileStore) -> None:
    """A file that is gone, and one that is no picture: nothing is said of them, and no crash."""
    number = await a_case(database, files.put(b"no picture"))
    eyes = Eyes(database, files)
    wrecks = ["0" * 64, files.put(b"nor this"), files.put(b"nor that")]
    found = await eyes.examine(number, wrecks)
    beside = await eyes.examine(number, [*wrecks, files.put(sample_photo("bin-clean"))])

    assert (found.before, found.elsewhere) == ((), None)
    assert (True, False) == (found.is_blank, beside.is_blank)
    assert await eyes.print_some() == 1
    assert await eyes.print_some() == 0
    async with database.read() as tx:
        assert await prints.unprinted(tx, 10) == []


async def test_without_a_picture_of_the_citizens_nothing_is_compared(
    database: Database, files: FileStore
) -> None:
    """A report told in words only."""
    number = await a_case(database, None)
    found = await Eyes(database, files).examine(number, [files.put(sample_photo("bin-clean"))])

    assert (found.before, found.elsewhere) == ((), None)


async def test_pictures_are_found_among_those_of_neighbours(
    database: Database, files: FileStore
) -> None:
    """In disguise too, with its fingerprint taken or not; other pictures and wrecks are not."""
    theirs = [files.put(sample_photo(name)) for name in ("pothole", "bin-full", "lamp-on")]
    for number, key in enumerate(theirs):
        await a_case(database, key, number)
    readable = [files.put(sample_photo("bin-clean")), files.put(again(sample_photo("pothole")))]
    mine = [files.put(b"no picture"), "0" * 64, *readable]
    eyes = Eyes(database, files, patience_s=60)
    early = await eyes.alike(mine, theirs)
    await eyes.print_some()
    late = await eyes.alike(mine, theirs)

    for found in (early, late):
        assert [key for key, sure in found.items() if sure >= COPIED] == theirs[:1]


async def test_who_has_no_time_knows_the_very_same_file(
    database: Database, files: FileStore
) -> None:
    """A citizen never waits long for a question."""
    one, other = files.put(sample_photo("pothole")), files.put(again(sample_photo("bin-full")))
    theirs = [one, files.put(sample_photo("bin-full"))]
    found = await Eyes(database, files, patience_s=0).alike([one, other], theirs)

    assert found == {one: 1.0}
