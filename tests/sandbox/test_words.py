"""Texts, keyboards and quotes are taken and refused as by the real servers."""

import json
from typing import Any

import pytest

from sandbox.lab import Lab
from tests.sandbox.conftest import Bot

LONG = "آ" * 4097


async def test_a_text_reaches_the_person(lab: Lab, bot: Bot) -> None:
    """What the bot sends is what the person sees."""
    maryam = await lab.person("telegram", "مریم")
    await maryam.start("area-12")
    sent = await bot.call(
        "sendMessage", chat_id=maryam.id, text="<b>سلام</b> &lt;مریم&gt;", parse_mode="HTML"
    )
    seen = await maryam.wait_for("سلام")

    assert "سلام <مریم>" == sent["text"] == seen["text"]
    assert sent["entities"] == [{"type": "bold", "offset": 0, "length": 4}]
    assert sent["chat"]["id"] == maryam.id


async def test_a_deep_link_arrives_as_a_command_with_payload(lab: Lab, bot: Bot) -> None:
    """/start and its payload, the command marked."""
    maryam = await lab.person("telegram", "مریم")
    await maryam.start("area-12")
    message = (await bot.updates())[0]["message"]

    assert message["text"] == "/start area-12"
    assert message["entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<b>باز", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<b><i>x</b></i>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
        ("<table>x</table>", 'Unsupported start tag "table" at byte offset 0'),
        ("۱ < ۲", 'Unsupported start tag "" at byte offset 3'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
    ],
)
async def test_broken_html_is_refused(lab: Lab, bot: Bot, html: str, words: str) -> None:
    """Can't parse entities, with the place in bytes."""
    maryam = await lab.person("telegram", "مریم")
    await maryam.start()
    refusal = await bot.refusal("sendMessage", chat_id=maryam.id, text=html, parse_mode="HTML")

    assert f"Bad Request: can't parse entities: {words}" == refusal["description"]


async def test_links_styles_and_emoji_keep_their_offsets(lab: Lab, bot: Bot) -> None:
    """Offsets count UTF-16 units."""
    maryam = await lab.person("telegram", "مریم")
    await maryam.start()
    html = '😀<i>کج <a href="https://example.org/?a=1&amp;b=2">پیوند</a></i>'
    sent = await bot.call("sendMessage", chat_id=maryam.id, text=html, parse_mode="HTML")
    link = {"type": "text_link", "offset": 5, "length": 5, "url": "https://example.org/?a=1&b=2"}

    assert [{"type": "italic", "offset": 2, "length": 8}, link] == sent["entities"]


@pytest.mark.parametrize(
    ("params", "words"),
    [
        ({"text": LONG}, "message is too long"),
        ({"text": "  "}, "message text is empty"),
        (
            {
                "text": "x",
                "reply_markup": {"inline_keyboard": [[{"text": "x", "callback_data": "ش" * 33}]]},
            },
            "BUTTON_DATA_INVALID",
        ),
        (
            {"text": "x", "reply_markup": {"inline_keyboard": [[{"text": "x"}]]}},
            "can't parse inline keyboard button: exactly one action is needed",
        ),
        ({"text": "x", "reply_markup": "{broken"}, "can't parse reply_markup JSON object"),
        ({"text": "x", "reply_parameters": {"message_id": 999}}, "message to be replied not found"),
        ({"text": "x", "chat_id": 42}, "chat not found"),
        ({"text": "x", "chat_id": ""}, "chat_id is empty"),
    ],
)
async def test_unfit_messages_are_refused(
    lab: Lab, bot: Bot, params: dict[str, Any], words: str
) -> None:
    """400 with Telegram's words."""
    maryam = await lab.person("telegram", "مریم")
    await maryam.start()
    refusal = await bot.refusal("sendMessage", **{"chat_id": maryam.id, **params})

    assert (400, f"Bad Request: {words}") == (refusal["error_code"], refusal["description"])


async def test_a_person_who_never_started_cannot_be_written_to(lab: Lab, bot: Bot) -> None:
    """403 before the first word."""
    maryam = await lab.person("telegram", "مریم")
    refusal = await bot.refusal("sendMessage", chat_id=maryam.id, text="سلام")

    assert refusal["description"] == "Forbidden: bot can't initiate conversation with a user"


async def test_blocking_stops_the_bot_and_is_told_to_it(lab: Lab, bot: Bot) -> None:
    """403 while blocked; my_chat_member both times."""
    maryam = await lab.person("telegram", "مریم")
    await maryam.start()
    await maryam.block()
    refusal = await bot.refusal("sendMessage", chat_id=maryam.id, text="سلام")
    await maryam.unblock()
    await bot.call("sendMessage", chat_id=maryam.id, text="سلام")
    news = [one["my_chat_member"] for one in await bot.updates() if "my_chat_member" in one]

    assert (refusal["error_code"], refusal["description"]) == (
        403,
        "Forbidden: bot was blocked by the user",
    )
    assert [one["new_chat_member"]["status"] for one in news] == ["kicked", "member"]


async def test_every_way_of_sending_parameters_is_understood(lab: Lab, bot: Bot) -> None:
    """Query string, form, multipart and JSON; methods in any case."""
    maryam = await lab.person("telegram", "مریم")
    await maryam.start()
    url = f"{bot.api}/bot{bot.token}/SENDMESSAGE"
    keyboard = json.dumps({"inline_keyboard": [[{"text": "بله", "callback_data": "y"}]]})
    params = {"chat_id": str(maryam.id), "text": "سلام", "reply_markup": keyboard}
    answers = [
        await bot.http.get(url, params=params),
        await bot.http.post(url, data=params),
        await bot.http.post(url, files={name: (None, value) for name, value in params.items()}),
        await bot.http.post(url, json=params),
    ]

    assert [
        one.json()["result"]["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
        for one in answers
    ] == 4 * ["y"]


async def test_a_reply_keyboard_is_tapped(lab: Lab, bot: Bot) -> None:
    """Plain buttons send their words; the others a place or the own number."""
    maryam = await lab.person("telegram", "مریم")
    await maryam.start()
    keys = [
        ["بله"],
        [{"text": "جا", "request_location": True}, {"text": "شماره", "request_contact": True}],
    ]
    await bot.call("sendMessage", chat_id=maryam.id, text="?", reply_markup={"keyboard": keys})
    shown = await maryam.keyboard()
    await maryam.tap("بله")
    await maryam.tap("جا", latitude=35.7, longitude=51.4)
    await maryam.tap("شماره")
    await bot.call(
        "sendMessage", chat_id=maryam.id, text=".", reply_markup={"remove_keyboard": True}
    )
    _start, yes, place, number = [one["message"] for one in await bot.updates()]

    assert (shown, await maryam.keyboard()) == ([["بله"], ["جا", "شماره"]], [])
    assert ("بله", 35.7, maryam.id) == (
        yes["text"],
        place["location"]["latitude"],
        number["contact"]["user_id"],
    )


async def test_a_pressed_button_is_answered(lab: Lab, bot: Bot) -> None:
    """The press reaches the bot, the answer reaches the person."""
    maryam = await lab.person("telegram", "مریم")
    await maryam.start()
    keyboard = {"inline_keyboard": [[{"text": "تأیید نهایی", "callback_data": "rep:17:ok"}]]}
    await bot.call("sendMessage", chat_id=maryam.id, text="ثبت شود؟", reply_markup=keyboard)
    press = await maryam.press("تأیید")
    query = (await bot.updates())[-1]["callback_query"]
    await bot.call("answerCallbackQuery", callback_query_id=query["id"], text="شد", show_alert=True)
    refusal = await bot.refusal("answerCallbackQuery", callback_query_id="0")

    assert ("rep:17:ok", maryam.id) == (query["data"], query["from"]["id"])
    assert "chat_instance" in query
    assert await maryam.answer(press) == {"text": "شد", "alert": True, "url": None}
    assert "query is too old" in refusal["description"]


async def test_a_reply_carries_the_message_it_answers(lab: Lab, bot: Bot) -> None:
    """In both directions, one level deep."""
    maryam = await lab.person("telegram", "مریم")
    said = await maryam.say("سلام")
    sent = await bot.call(
        "sendMessage", chat_id=maryam.id, text="؟", reply_parameters={"message_id": said["id"]}
    )
    await maryam.say("همین", reply_to=sent["message_id"])
    got = (await bot.updates())[-1]["message"]

    assert sent["reply_to_message"]["text"] == "سلام"
    assert (got["reply_to_message"]["text"], "reply_to_message" in got["reply_to_message"]) == (
        "؟",
        False,
    )


async def test_commands_are_kept(bot: Bot) -> None:
    """SetMyCommands is what the page suggests after a slash."""
    commands = [{"command": "start", "description": "آغاز"}]
    await bot.call("setMyCommands", commands=commands)

    assert commands == await bot.call("getMyCommands")
