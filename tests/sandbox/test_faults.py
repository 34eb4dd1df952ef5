"""Faults happen to the calls they are meant for, and to no others."""

import time

import httpx
import pytest

from sandbox.app import create_app
from sandbox.lab import Lab, LabError
from sandbox.pictures import tiny_photo
from sandbox.serve import running
from tests.sandbox.conftest import Bot


@pytest.mark.parametrize(
    ("kind", "more", "status", "text"),
    [
        ("rate_limit", {"retry_after": 3}, 429, '"parameters":{"retry_after":3}'),
        ("rate_limit", {}, 429, '"description":"Too Many Requests: retry"'),
        ("forbidden", {}, 403, "bot was blocked by the user"),
        ("not_found", {}, 404, '"error_code":404'),
        ("server_error", {"status": 503}, 503, '"error_code":503'),
        ("text", {}, 429, "local_rate_limited"),
        ("html", {}, 502, "<html>"),
    ],
)
async def test_a_refusal_on_demand(
    lab: Lab, bot: Bot, kind: str, more: dict[str, int], status: int, text: str
) -> None:
    """Once, for the method named, then never again."""
    await lab.fault(kind, method="getMe", **more)
    other = await bot.ask("getUpdates")
    hit, after = await bot.ask("getMe"), await bot.ask("getMe")

    assert (200, status, 200) == (other.status_code, hit.status_code, after.status_code)
    assert text in hit.text
    assert "parameters" not in hit.text or "retry_after" in more


async def test_a_fault_can_be_aimed_at_one_chat_and_repeated(lab: Lab, bot: Bot) -> None:
    """Others are served meanwhile."""
    maryam, reza = await lab.person("telegram", "مریم"), await lab.person("telegram", "رضا")
    await maryam.start()
    await reza.start()
    await lab.fault("server_error", chat_id=maryam.id, times=2)
    codes = [
        (await bot.ask("sendMessage", chat_id=one.id, text="x")).status_code
        for one in (maryam, reza, maryam, maryam)
    ]

    assert codes == [500, 200, 500, 200]


async def test_a_line_cut_after_the_deed_leaves_the_deed_done(lab: Lab, bot: Bot) -> None:
    """The bot sees a dropped connection, the person sees the message."""
    maryam = await lab.person("telegram", "مریم")
    await maryam.start()
    await lab.fault("drop", method="sendMessage")
    with pytest.raises(httpx.RemoteProtocolError):
        await bot.ask("sendMessage", chat_id=maryam.id, text="رسید؟")

    assert (await maryam.messages())[-1]["text"] == "رسید؟"


async def test_a_line_cut_before_the_deed_leaves_it_undone(lab: Lab, bot: Bot) -> None:
    """perform=False loses the call altogether."""
    maryam = await lab.person("telegram", "مریم")
    await maryam.start()
    await lab.fault("drop", method="sendMessage", perform=False)
    with pytest.raises(httpx.RemoteProtocolError):
        await bot.ask("sendMessage", chat_id=maryam.id, text="رسید؟")

    assert (await maryam.messages())[-1]["text"] == "/start"


async def test_hanging_and_slowness(lab: Lab, bot: Bot) -> None:
    """A hang ends in a cut, a delay in an answer."""
    await lab.fault("hang", seconds=0.2)
    await lab.fault("delay", seconds=0.2)
    began = time.monotonic()
    with pytest.raises(httpx.RemoteProtocolError):
        await bot.ask("getMe")
    slow = await bot.ask("getMe")

    assert slow.status_code == 200
    assert time.monotonic() - began >= 0.4


async def test_downloads_fail_too(lab: Lab, bot: Bot) -> None:
    """The method's name for a download is "download"."""
    maryam = await lab.person("telegram", "مریم")
    await maryam.photo(tiny_photo())
    photo = (await bot.updates())[0]["message"]["photo"][-1]
    path = (await bot.call("getFile", file_id=photo["file_id"]))["file_path"]
    await lab.fault("not_found", method="download")

    assert [(await bot.fetch(path)).status_code for _time in range(2)] == [404, 200]


async def test_calls_are_remembered(lab: Lab, bot: Bot) -> None:
    """What was called, with which parameters, and how it ended."""
    await bot.ask("sendMessage", chat_id=42, text="x")
    await bot.ask("getMe")
    (sent,) = await lab.calls("sendMessage", chat_id=42)

    assert (sent["params"]["text"], sent["status"]) == ("x", 400)
    assert [one["method"] for one in await lab.calls()] == ["sendmessage", "getme"]


async def test_nonsense_is_refused_with_a_reason(lab: Lab, bot: Bot) -> None:
    """The lab explains itself."""
    maryam = await lab.person("telegram", "مریم")
    with pytest.raises(LabError, match="no such fault"):
        await lab.fault("earthquake")
    with pytest.raises(LabError, match="no such deed"):
        await maryam.do("fly")
    with pytest.raises(LabError, match="waited in vain"):
        await maryam.wait_for("هرگز", timeout=0.05)


async def test_a_strict_box_knows_only_its_own_bots() -> None:
    """401 for a token nobody added."""
    async with (
        running(create_app(strict=True)) as base_url,
        httpx.AsyncClient(trust_env=False) as http,
    ):
        answer = await http.get(f"{base_url}/bot1:x/getMe")

    assert answer.json() == {"ok": False, "error_code": 401, "description": "Unauthorized"}


async def test_reset_brings_back_the_first_day(lab: Lab, bot: Bot) -> None:
    """Nobody and nothing is left."""
    await lab.person("telegram", "مریم")
    await lab.reset()

    assert (await lab.world())["telegram"]["people"] == []
