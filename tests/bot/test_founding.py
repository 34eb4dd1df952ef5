"""A bot without a city: its owner brings one in by chat, and all others are asked to wait."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.doctor import Doctor
from bot.operating import city_at_work
from bot.parts import Maps
from bot.settings import Settings
from conversation.events import Attachment, Event
from conversation.replies import Button, Say, Show
from domain.errors import Misconfigured
from domain.unfounded import unfounded
from storage import cities
from storage.city_text import read_city_text, write_city
from tests.bot.conftest import CITY, NOW, FakeLocator, Workshop, pressed, said

OWNER, CITIZEN, GROUP = 99, 5, -10


@pytest.fixture
def bare(workshop: Workshop) -> Workshop:
    """The bot as `SHAHRDAD_CITY=new` starts it; what is known of a city besides is counted."""
    workshop.parts.city = unfounded()
    workshop.parts.maps_of = lambda key: Maps(FakeLocator())
    return workshop


def sent_file(workshop: Workshop, content: bytes) -> Event:
    """A document that the owner sends."""
    workshop.messenger.fetches.append(content)
    return said(chat=OWNER, media=(Attachment("document", "f1", name="city.toml"),))


def yes(workshop: Workshop) -> str:
    """What the newest yes carries."""
    shown: list[Button] = [
        one
        for _, reply, _ in workshop.messenger.sent
        if isinstance(reply, Say)
        for row in reply.buttons
        for one in row
        if "بله، انجام شود" in one.label
    ]
    return str(shown[-1].data)


async def found(workshop: Workshop) -> list[str]:
    """The owner brings the demo city in."""
    await workshop.hear(said("/config import", chat=OWNER))
    shown = await workshop.hear(sent_file(workshop, write_city(CITY).encode()))
    return [*shown, *await workshop.hear(pressed(yes(workshop), chat=OWNER))]


async def test_citizens_are_asked_to_wait_and_owners_to_begin(bare: Workshop) -> None:
    """A citizen reads emergency numbers and his own; a group is left alone."""
    told = await bare.hear(said("بوی گاز می‌آید", chat=CITIZEN))
    early = await bare.hear(said("/config import", chat=CITIZEN))
    owner = await bare.hear(said("/start", chat=OWNER))
    later = await bare.hear(said("/broadcast", chat=OWNER))

    assert "در دست راه‌اندازی" in told[-1]
    assert "۱۲۵" in told[-1]
    assert f"bale:{CITIZEN}" in told[-1].translate(str.maketrans("۰۱۲۳۴۵۶۷۸۹", "0123456789"))
    assert told == early
    assert "/config import" in owner[-1]
    assert "mashhad" in owner[-1]
    assert owner == later
    assert [] == await bare.hear(said("/bind ABCD2345", chat=GROUP, who=CITIZEN))


async def test_a_ready_city_can_be_taken_as_a_file(bare: Workshop) -> None:
    """Of those that come with the program; there is nothing else to take yet."""
    await bare.hear(said("/config export demo", chat=OWNER))
    (shown,) = [one for _, one, _ in bare.messenger.sent if isinstance(one, Show)]
    file = shown.files[0]
    none = await bare.hear(said("/config export", chat=OWNER))
    outside = await bare.hear(said("/config export ../demo", chat=OWNER))

    assert "demo.toml" == file.name
    assert CITY == read_city_text(bare.parts.files.path(file.key).read_bytes())
    assert "demo" in none[-1]
    assert none == outside


async def test_one_file_makes_the_city(bare: Workshop) -> None:
    """It is shown in numbers, done after a yes, at work at once, and its map with it."""
    before = bare.parts.locator
    told = await found(bare)
    heard = await bare.hear(said("سطل پر است", chat=CITIZEN))

    assert "شهر تازه" in "\n".join(told)
    assert "/unitcode triage" in told[-1]
    assert replace(CITY, templates=()) == replace(bare.parts.city, templates=())
    assert before is not bare.parts.locator
    assert "در دست راه‌اندازی" not in heard[-1]
    async with bare.database.read() as tx:
        assert "demo" == (await cities.the_city(tx, "")).key


async def test_of_two_files_the_second_is_shown_anew(bare: Workshop) -> None:
    """Another owner, or another process, was quicker: nothing is put over the city unseen."""
    await bare.hear(said("/config import", chat=OWNER))
    await bare.hear(sent_file(bare, write_city(CITY).encode()))
    async with bare.database.write() as tx:
        await cities.keep_city(tx, CITY, NOW)
    told = await bare.hear(pressed(yes(bare), chat=OWNER))

    assert "در این میان" in told[-1]


async def test_the_shell_finds_the_city_that_was_brought(
    bare: Workshop, tmp_path: Path, database_url: str
) -> None:
    """With no city chosen, whichever is in the database is meant; with a wrong one it is told."""
    settings = Settings.model_validate(
        {"city": "new", "data": tmp_path, "database": database_url.replace("+aiosqlite", "")}
    )
    nothing = await city_at_work(settings)
    await found(bare)

    assert ("", "demo") == (nothing.key, (await city_at_work(settings)).key)
    with pytest.raises(Misconfigured, match="run `shahrdad migrate`"):
        async with bare.database.read() as tx:
            await cities.the_city(tx, "tehran")


async def test_the_clock_and_the_doctor_bear_with_no_city(bare: Workshop) -> None:
    """Nothing is due yet, and what is missing is told rather than tripped over."""
    await bare.hear(said("/start", chat=OWNER))
    sent = len(bare.messenger.sent)
    await bare.ticker.tick()
    found = await Doctor(bare.parts).examine()

    assert sent == len(bare.messenger.sent)
    assert found
