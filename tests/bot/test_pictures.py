"""Maps drawn for citizens."""

import asyncio
from pathlib import Path

import pytest

from bot.pictures import MOST_WAITING, Pictures
from bot.settings import CITIES
from conversation.events import Pin
from geo.locator import Locator
from storage.files import FileStore

HERE = Pin(35.7118, 51.4069)


@pytest.fixture
def files(tmp_path: Path) -> FileStore:
    """An empty store."""
    return FileStore(tmp_path)


@pytest.fixture
def pictures(files: FileStore) -> Pictures:
    """Pictures of the demo city, which has little to draw."""
    return Pictures(Locator.load(CITIES / "demo"), files)


async def test_a_pin_is_drawn_once(pictures: Pictures, files: FileStore) -> None:
    """The same place, to a metre, is the same picture in our store."""
    first = await pictures.of(HERE)
    again = await pictures.of(Pin(HERE.latitude + 1e-7, HERE.longitude))

    assert first is not None
    assert first is again
    assert files.path(first.key).read_bytes().startswith(b"\x89PNG")


async def test_nobody_queues_for_a_picture(pictures: Pictures) -> None:
    """Of many at once the first get one; the others are not kept waiting."""
    pins = [Pin(HERE.latitude, HERE.longitude + step / 100) for step in range(6)]
    drawn = await asyncio.gather(*(pictures.of(pin) for pin in pins))

    assert [one is not None for one in drawn] == [True] * MOST_WAITING + [False] * 4
    assert await pictures.of(pins[5]) is not None


async def test_other_work_goes_on_while_a_picture_is_drawn(pictures: Pictures) -> None:
    """The drawing is done beside the turns, not in their way."""
    drawing = asyncio.ensure_future(pictures.of(HERE))
    beats = 0
    while not drawing.done():
        beats += 1
        await asyncio.sleep(0.005)

    assert beats > 5


async def test_a_full_disk_costs_the_picture_only(pictures: Pictures, files: FileStore) -> None:
    """Where nothing can be kept there is no picture, and no error either."""
    (files.folder / "arriving").rmdir()

    assert await pictures.of(HERE) is None
