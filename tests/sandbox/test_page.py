"""The page and what it feeds on."""

import json
from pathlib import Path

import httpx
import pytest

import sandbox
from sandbox.app import create_app
from sandbox.demo import demo_world
from sandbox.lab import Lab
from sandbox.pictures import SAMPLES, sample_photo
from sandbox.serve import running
from tests.sandbox.conftest import TOKEN, Bot

STATIC = Path(sandbox.__file__).parent / "static"


async def test_the_page_and_all_its_parts_are_served(lab: Lab) -> None:
    """Every script, style and font the folder holds, and nothing from elsewhere."""
    page = await lab.http.get("/")
    files = [one for one in STATIC.rglob("*") if one.is_file() and one.suffix != ".txt"]
    answers = [await lab.http.get(f"/static/{one.relative_to(STATIC)}") for one in files]

    assert 'dir="rtl"' in page.text
    assert {200} == {one.status_code for one in answers}
    assert not [
        one
        for one in files
        if one.suffix in (".js", ".html", ".css") and "//cdn" in one.read_text()
    ]


async def test_scripts_stay_small() -> None:
    """No module of the page passes 250 lines."""
    assert [
        one.name for one in STATIC.rglob("*.js") if len(one.read_text().splitlines()) >= 250
    ] == []


async def test_the_demo_world_is_furnished() -> None:
    """Five people and a group with the bot on both sides; ids are told."""
    async with running(create_app(demo_world(TOKEN))) as base_url, Lab(base_url) as lab:
        world = await lab.world()
        maryam = await lab.known("bale", "مریم")

    for flavour in ("telegram", "bale"):
        side = world[flavour]
        assert [one["name"] for one in side["people"]] == ["مریم", "رضا", "مدیر", "حسین", "لیلا"]
        assert [one["name"] for one in side["groups"][0]["members"]] == ["حسین", "لیلا", "شهرداد"]
    assert maryam.id == world["bale"]["people"][0]["id"]


@pytest.mark.parametrize("name", SAMPLES)
async def test_ready_made_photos_are_real(name: str) -> None:
    """Each is a JPEG of some size."""
    data = sample_photo(name)

    assert data[:2] == b"\xff\xd8"
    assert 50_000 < len(data) < 600_000


async def test_the_feed_tells_of_a_new_bubble(lab: Lab, bot: Bot) -> None:
    """The page hears at once what a person says."""
    maryam = await lab.person("telegram", "مریم")
    await maryam.start()
    async with lab.http.stream("GET", "/lab/feed") as feed:
        lines = feed.aiter_lines()
        await anext(lines)
        await maryam.say("سلام")
        async for line in lines:
            if line.startswith("data: "):
                event = json.loads(line.removeprefix("data: "))
                break

    assert ("telegram", f"1100000001:{maryam.id}") == (event["flavour"], event["chat"])
    assert (event["event"], event["message"]["text"]) == ("message", "سلام")


async def test_the_plan_the_samples_and_sent_files_can_be_seen(lab: Lab, bot: Bot) -> None:
    """Pictures are pictures; a missing file has a reason."""
    maryam = await lab.person("telegram", "مریم")
    bubble = await maryam.do("photo", media="sample:pothole")
    samples = (await lab.http.get("/lab/samples")).json()
    kinds = [
        (await lab.http.get(url)).headers["content-type"]
        for url in ("/lab/plan.png", samples[0]["url"], bubble["media"]["url"])
    ]
    missing = await lab.http.get("/lab/files/999")

    assert kinds == ["image/png", "image/jpeg", "image/jpeg"]
    assert (missing.status_code, missing.json()) == (400, {"error": "no such file"})


async def test_a_deep_link_on_the_page_starts_the_bot(lab: Lab, bot: Bot) -> None:
    """A link button to the bot's own name becomes /start with the payload; others stay links."""
    maryam = await lab.person("telegram", "مریم")
    await maryam.start()
    keys = [
        [
            {"text": "دنبال", "url": "https://t.me/shahrdad_bot?start=r17"},
            {"text": "سایت", "url": "https://a.ir"},
        ]
    ]
    await bot.call(
        "sendMessage", chat_id=maryam.id, text="?", reply_markup={"inline_keyboard": keys}
    )
    started, site = await maryam.press("دنبال"), await maryam.press("سایت")
    link = (
        await lab.http.get("/lab/telegram/link", params={"url": "t.me/shahrdad_bot?start=r1"})
    ).json()

    assert (started["text"], site["url"]) == ("/start r17", "https://a.ir")
    assert link == {"bot": 1100000001, "payload": "r1"}


async def test_many_deeds_in_one_request(lab: Lab, bot: Bot) -> None:
    """Benchmarks fill a bot's queue quickly."""
    maryam = await lab.person("telegram", "مریم")
    await lab.do(
        "telegram", [{"what": "say", "person": maryam.id, "text": str(at)} for at in range(150)]
    )

    assert len(await bot.updates()) == 100
    assert await lab.pending("telegram", TOKEN) == 150


async def test_the_command_line_serves(unused_tcp_port: int) -> None:
    """`python -m sandbox` prints its addresses and answers."""
    import asyncio
    import sys

    command = [sys.executable, "-m", "sandbox", "--port", str(unused_tcp_port)]
    process = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE)
    assert process.stdout
    first = (await process.stdout.readline()).decode()
    async with httpx.AsyncClient(trust_env=False) as http, asyncio.timeout(20):
        while True:
            try:
                page = await http.get(f"http://127.0.0.1:{unused_tcp_port}/lab/world")
                break
            except httpx.ConnectError:
                await asyncio.sleep(0.1)
    process.terminate()
    await process.communicate()

    assert str(unused_tcp_port) in first
    assert page.json()["bale"]["bots"][0]["name"] == "شهرداد"
