"""The city changed in the chat of a running bot: at work at once, everywhere, and for good."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.operating import city_at_work
from bot.parts import Parts
from bot.settings import Settings
from conversation.events import Attachment, Event, Press
from conversation.replies import Button, Say, Show
from storage import cities
from storage.city_text import read_city_text
from tests.bot.conftest import CITY, NOW, Workshop, pressed, said

OWNER = 99


@pytest.fixture
async def ruled(workshop: Workshop) -> Workshop:
    """The bot of a city that is stored, with its owner met."""
    async with workshop.database.write() as tx:
        await cities.take_files(tx, CITY, "files-1", NOW)
    await workshop.hear(said("/start", chat=OWNER))
    return workshop


def button(workshop: Workshop, label: str) -> Event:
    """A press on the newest button with this label."""
    shown: list[Button] = [
        one
        for _, reply, _ in workshop.messenger.sent
        if isinstance(reply, Say)
        for row in reply.buttons
        for one in row
        if label in one.label
    ]
    return replace(pressed(str(shown[-1].data), chat=OWNER), press=Press("p", str(shown[-1].data)))


async def test_a_change_is_shown_sworn_and_at_work(ruled: Workshop) -> None:
    """Nothing happens before the yes; the next turn works with the new city."""
    shown = await ruled.hear(said("/term pothole ۵", chat=OWNER))
    before = ruled.parts.city.subject("pothole").term_hours
    done = await ruled.hear(button(ruled, "بله، انجام شود"))
    await ruled.hear(said("/help", chat=OWNER))

    assert "مهلت" not in shown[-1]
    assert f"ساعت: {before} ← 5".translate(str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")) in shown[-1]
    assert CITY.subject("pothole").term_hours == before
    assert "نسخهٔ ۲" in done[-1]
    assert ruled.parts.city.subject("pothole").term_hours == 5


async def test_a_no_changes_nothing(ruled: Workshop) -> None:
    """The way out is the no."""
    await ruled.hear(said("/term pothole 5", chat=OWNER))
    await ruled.hear(button(ruled, "انصراف"))
    await ruled.hear(said("/help", chat=OWNER))

    assert CITY == ruled.parts.city


async def test_every_process_takes_a_change_over(ruled: Workshop) -> None:
    """One that did not make it hears of it at its next tick."""
    other: Parts = replace(ruled.parts, version=None)
    await ruled.hear(said("/subject retire graffiti", chat=OWNER), said("شاید", chat=OWNER))
    await ruled.hear(button(ruled, "بله، انجام شود"))
    async with other.database.read() as tx:
        await other.keep_up(tx)

    assert "graffiti" not in {subject.key for subject in other.city.subjects}
    assert other.city.subject("graffiti").key == "graffiti"


async def test_the_city_goes_out_and_comes_back_as_a_file(ruled: Workshop) -> None:
    """Changed outside, shown as a difference, at work after the yes, and undone by a command."""
    await ruled.hear(said("/config export", chat=OWNER))
    (shown,) = [reply for _, reply, _ in ruled.messenger.sent if isinstance(reply, Show)]
    path = ruled.parts.files.path(shown.files[0].key)
    content = path.read_bytes()
    assert CITY == read_city_text(content)
    await ruled.hear(said("/config ورودی", chat=OWNER))
    faulty = await send(ruled, content.replace(b'fallback = "triage"', b'fallback = "nobody"'))
    told = await send(ruled, content.replace('fa = "شهر نمونه"'.encode(), 'fa = "شهر نو"'.encode()))
    await ruled.hear(button(ruled, "بله، انجام شود"))
    await ruled.hear(said("/help", chat=OWNER))
    new = ruled.parts.city.name.fa
    await ruled.hear(said("/config rollback ۱", chat=OWNER))
    await ruled.hear(button(ruled, "بله، انجام شود"))
    await ruled.hear(said("/help", chat=OWNER))

    assert any("no such unit" in one for one in faulty)
    assert any("شهر نمونه ← شهر نو" in one for one in told)
    assert "شهر نو" == new
    assert CITY == ruled.parts.city


async def send(workshop: Workshop, content: bytes) -> list[str]:
    """Send a file, and hear what is said."""
    workshop.messenger.fetches.append(content)
    file = Attachment("document", "f1", name="city.toml")
    return await workshop.hear(said(chat=OWNER, media=(file,)))


async def test_what_the_chat_changed_survives_a_restart(ruled: Workshop) -> None:
    """The same files are not loaded again, new ones are held back, unless somebody insists."""
    await ruled.hear(said("/term pothole 5", chat=OWNER))
    await ruled.hear(button(ruled, "بله، انجام شود"))
    taken = [await take(ruled, digest, again=False) for digest in ("files-1", "files-2")]
    kept = await stored(ruled)
    loaded = await take(ruled, "files-2", again=True)

    assert ["same", "held"] == taken
    assert kept == 5
    assert "loaded" == loaded
    assert CITY.subject("pothole").term_hours == await stored(ruled)
    assert "same" == await take(ruled, "files-2", again=False)


async def take(workshop: Workshop, digest: str, *, again: bool) -> str:
    """Start again with files like that."""
    async with workshop.database.write() as tx:
        return await cities.take_files(tx, CITY, digest, NOW, again=again)


async def stored(workshop: Workshop) -> int:
    """The term of a pothole, as stored."""
    async with workshop.database.read() as tx:
        return (await cities.the_city(tx, CITY.key)).subject("pothole").term_hours


async def test_an_invitation_is_opened_by_its_link(ruled: Workshop) -> None:
    """Whoever follows the link has the role, and hears which commands are his."""
    ruled.parts.usernames["bale"] = "shahr_bot"
    await ruled.hear(said("/invite operator", chat=OWNER))
    links = [
        str(one.copy)
        for _, reply, _ in ruled.messenger.sent
        if isinstance(reply, Say)
        for row in reply.buttons
        for one in row
        if one.copy
    ]
    heard = await ruled.hear(said(f"/start {links[-1].split('start=')[1]}", chat=5))
    listed = await ruled.hear(said("/admin", chat=5))

    assert "اپراتور" in heard[-1]
    assert "/whyroute" in listed[-1]
    assert "/config" not in listed[-1]


async def test_the_route_is_told_without_filing(ruled: Workshop) -> None:
    """Subject, unit and why."""
    told = await ruled.hear(said("/whyroute سطل پر است | میدان", chat=OWNER))

    assert "bin_issue" in told[-1]
    assert "۱) " in told[-1]


async def test_the_command_line_sees_the_city_at_work(ruled: Workshop, tmp_path: Path) -> None:
    """What the chat changed; the files' city where there is no database yet."""
    await ruled.hear(said("/term pothole 5", chat=OWNER))
    await ruled.hear(button(ruled, "بله، انجام شود"))
    url = ruled.database.engine.url.render_as_string(hide_password=False)
    here = Settings(
        city="demo", data=tmp_path, database=url.replace("+aiosqlite", "").replace("+asyncpg", "")
    )
    nowhere = Settings(city="demo", data=tmp_path / "none")

    assert 5 == (await city_at_work(here)).subject("pothole").term_hours
    assert CITY == await city_at_work(nowhere)
