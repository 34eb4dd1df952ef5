"""getUpdates keeps its promises: confirmation by offset, waiting, limits, one reader at a time."""

import asyncio
import time

import httpx
import pytest

from sandbox.lab import Lab
from tests.sandbox.conftest import TOKEN, Bot


async def test_an_update_stays_until_a_higher_offset_confirms_it(lab: Lab, bot: Bot) -> None:
    """What was not confirmed is delivered again."""
    maryam = await lab.person("telegram", "مریم")
    await maryam.say("یک")
    await maryam.say("دو")
    first, second = await bot.updates()
    again = await bot.updates(offset=first["update_id"])
    rest = await bot.updates(offset=second["update_id"])
    none = await bot.updates(offset=second["update_id"] + 1)

    assert ([first, second], [second], []) == (again, rest, none)
    assert second["update_id"] == first["update_id"] + 1


async def test_a_negative_offset_forgets_all_but_the_last(lab: Lab, bot: Bot) -> None:
    """The older ones do not come back."""
    maryam = await lab.person("telegram", "مریم")
    for text in "ابپ":
        await maryam.say(text)
    last = await bot.updates(offset=-1)

    assert [one["message"]["text"] for one in last] == ["پ"]
    assert last == await bot.updates()


async def test_limit_bounds_one_answer(lab: Lab, bot: Bot) -> None:
    """A batch is never larger than asked for."""
    maryam = await lab.person("telegram", "مریم")
    for text in "ابپ":
        await maryam.say(text)

    assert len(await bot.updates(limit=2)) == 2


async def test_a_poll_waits_and_ends_with_the_first_news(lab: Lab, bot: Bot) -> None:
    """Long polling answers at once when something happens."""
    maryam = await lab.person("telegram", "مریم")
    began = time.monotonic()
    poll = asyncio.ensure_future(bot.updates(timeout=10))
    await asyncio.sleep(0.1)
    await maryam.say("سلام")
    (update,) = await poll

    assert update["message"]["text"] == "سلام"
    assert time.monotonic() - began < 5


async def test_an_empty_poll_ends_after_its_timeout(bot: Bot) -> None:
    """Nothing happened: an empty list, not an error."""
    began = time.monotonic()

    assert await bot.updates(timeout=1) == []
    assert 0.9 < time.monotonic() - began < 5


async def test_a_second_reader_ousts_the_first(bot: Bot) -> None:
    """Two programs on one Telegram token are told so."""
    first = asyncio.ensure_future(bot.ask("getUpdates", timeout=10))
    await asyncio.sleep(0.1)
    assert (await bot.ask("getUpdates")).status_code == 200
    ousted = await first

    assert ousted.status_code == 409
    assert "terminated by other getUpdates" in ousted.json()["description"]


async def test_polling_is_refused_while_a_webhook_is_set(bot: Bot) -> None:
    """409 until deleteWebhook."""
    await bot.call("setWebhook", url="https://example.org/hook")
    refusal = await bot.refusal("getUpdates")
    await bot.call("deleteWebhook")

    assert refusal["error_code"] == 409
    assert await bot.updates() == []


async def test_only_the_kinds_asked_for_arrive(lab: Lab, bot: Bot) -> None:
    """allowed_updates narrows Telegram's stream from then on."""
    maryam = await lab.person("telegram", "مریم")
    await bot.updates(allowed_updates=["edited_message"])
    said = await maryam.say("سلم")
    await maryam.edit(said["id"], "سلام")

    assert [list(one)[1] for one in await bot.updates()] == ["edited_message"]


async def test_updates_can_be_repeated_and_made_up(lab: Lab, bot: Bot) -> None:
    """The lab delivers an update twice, and any JSON at all."""
    maryam = await lab.person("telegram", "مریم")
    await maryam.say("سلام")
    (first,) = await bot.updates()
    await lab.redeliver("telegram")
    await lab.inject("telegram", {"story_posted": {"id": 1}})
    await lab.inject_raw("telegram", {"update_id": 9, "message": None})

    assert [first, first] == (await bot.updates())[:2]
    assert [
        {"story_posted": (await bot.updates())[2]["story_posted"]},
        (await bot.updates())[3]["message"],
    ] == [{"story_posted": {"id": 1}}, None]
    assert await lab.pending("telegram", TOKEN) == 4


@pytest.mark.parametrize("token", ["nonsense", "12:", "abc:def"])
async def test_a_malformed_token_is_unauthorized(bot: Bot, token: str) -> None:
    """401, as on Telegram."""
    answer = await bot.http.get(f"{bot.api}/bot{token}/getMe")

    assert answer.status_code == 401


async def test_the_first_use_of_a_token_makes_the_bot(lab: Lab) -> None:
    """No registration is needed in an open world; a wrong secret is refused afterwards."""
    async with httpx.AsyncClient(trust_env=False) as http:
        made = await http.get(f"{lab.base_url}/bot77:secret/getMe")
        wrong = await http.get(f"{lab.base_url}/bot77:other/getMe")

    assert (made.json()["result"]["id"], wrong.status_code) == (77, 401)
