"""The less travelled corners: places, contacts, actions, copies, refusals of the lab."""

import base64
from typing import Any

import httpx
import pytest

from sandbox.app import create_app
from sandbox.lab import Lab, LabError
from sandbox.pictures import tiny_photo
from sandbox.serve import running
from tests.sandbox.conftest import TOKEN, Bot


async def test_places_contacts_and_actions_are_sent(lab: Lab, bot: Bot) -> None:
    """Each shows on the person's screen or passes by."""
    maryam = await lab.person("telegram", "مریم")
    await maryam.start()
    to = {"chat_id": maryam.id}
    await bot.call("sendLocation", latitude=35.7, longitude=51.4, **to)
    await bot.call("sendContact", phone_number="137", first_name="شهرداری", last_name="تهران", **to)
    await bot.call("sendChatAction", action="typing", **to)
    _start, place, contact = await maryam.messages()

    assert place["location"] == {"longitude": 51.4, "latitude": 35.7}
    assert contact["contact"]["last_name"] == "تهران"


@pytest.mark.parametrize(
    ("method", "params", "words"),
    [
        ("sendLocation", {"latitude": 95, "longitude": 51}, "wrong latitude or longitude"),
        ("sendLocation", {"latitude": "شمال", "longitude": 51}, "latitude is empty or invalid"),
        ("sendContact", {"phone_number": "137"}, "first_name is empty"),
        ("sendChatAction", {}, "wrong parameter action"),
        ("sendMediaGroup", {"media": "?"}, "can't parse media JSON object"),
        ("sendMediaGroup", {"media": [{"type": "voice"}, {"type": "photo"}]}, "can't be mixed"),
        ("sendPhoto", {"photo": "https://example.org/a.jpg"}, "wrong file identifier"),
        ("sendPhoto", {"photo": "attach://missing"}, "wrong file identifier"),
        ("sendMessage", {"text": "x", "parse_mode": "Markdown"}, "unsupported parse_mode"),
        ("sendMessage", {"text": "x", "reply_markup": [1]}, "object expected as reply markup"),
        ("sendMessage", {"text": "x", "reply_markup": {"keyboard": [[""]]}}, "non-empty"),
        ("sendMessage", {"text": "x", "reply_markup": {"keyboard": [[]]}}, "it has no buttons"),
        ("editMessageCaption", {"message_id": 1, "caption": "x"}, "can't be edited"),
        ("getChatMember", {"user_id": 42}, "user not found"),
        ("getChatAdministrators", {}, "no administrators in the private chat"),
        ("leaveChat", {}, "can't be changed in private chats"),
        ("setMyCommands", {"commands": [{"command": "بد", "description": ""}]}, "COMMAND_INVALID"),
        ("setMyCommands", {"commands": "{}"}, "can't parse commands"),
        ("copyMessage", {"from_chat_id": 5_000_000_001, "message_id": 99}, "message to copy not"),
        ("sendMessage", {"chat_id": "@channel", "text": "x"}, "chat not found"),
        ("setMyCommands", {"commands": [5]}, "can't parse parameters"),
    ],
)
async def test_refusals(lab: Lab, bot: Bot, method: str, params: Any, words: str) -> None:
    """400, worded as on Telegram."""
    maryam = await lab.person("telegram", "مریم")
    await maryam.start()
    refusal = await bot.refusal(method, **{"chat_id": maryam.id, **params})

    assert refusal["error_code"] == 400
    assert words in refusal["description"]


@pytest.mark.parametrize(
    ("button", "words"),
    [
        ({"text": "", "callback_data": "x"}, "text buttons must have text"),
        ({"text": "x", "url": "nowhere"}, "BUTTON_URL_INVALID"),
        ({"text": "x", "url": "https://a.ir", "callback_data": "x"}, "exactly one action"),
    ],
)
async def test_unfit_buttons(lab: Lab, bot: Bot, button: Any, words: str) -> None:
    """A keyboard with one bad button is refused whole."""
    maryam = await lab.person("telegram", "مریم")
    await maryam.start()
    keys = {"inline_keyboard": [[button]]}
    refusal = await bot.refusal("sendMessage", chat_id=maryam.id, text="x", reply_markup=keys)

    assert words in refusal["description"]


async def test_a_group_cannot_be_asked_for_phone_numbers(lab: Lab, bot: Bot) -> None:
    """request_contact is for private chats."""
    hossein = await lab.person("telegram", "حسین")
    group = await lab.group("telegram", "گروه", members=[hossein], bot=TOKEN)
    keys = {"keyboard": [[{"text": "شماره", "request_contact": True}]]}
    refusal = await bot.refusal("sendMessage", chat_id=group.id, text="x", reply_markup=keys)

    assert "private chats only" in refusal["description"]


@pytest.mark.parametrize("method", ["sendVideo", "sendVoice", "sendAudio", "sendDocument"])
async def test_every_kind_of_file_is_sent(lab: Lab, bot: Bot, method: str) -> None:
    """With a caption, under the name of its kind."""
    maryam = await lab.person("telegram", "مریم")
    await maryam.start()
    kind = method.removeprefix("send").lower()
    sent = await bot.upload(method, {kind: ("n.bin", b"x")}, chat_id=str(maryam.id), caption="شرح")

    assert (sent["caption"], sent[kind]["file_size"]) == ("شرح", 1)


async def test_a_copy_may_have_a_new_caption(lab: Lab, bot: Bot) -> None:
    """The photo stays, the words change."""
    maryam = await lab.person("telegram", "مریم")
    photo = await maryam.photo(tiny_photo(), "پیش")
    where = {"chat_id": maryam.id, "from_chat_id": maryam.id, "message_id": photo["id"]}
    await bot.call("copyMessage", caption="پس", **where)

    assert [one["text"] for one in await maryam.messages()] == ["پیش", "پس"]


async def test_a_missing_quote_may_be_overlooked(lab: Lab, bot: Bot) -> None:
    """allow_sending_without_reply sends all the same."""
    maryam = await lab.person("telegram", "مریم")
    await maryam.start()
    quote = {"message_id": 99, "allow_sending_without_reply": True}
    sent = await bot.call("sendMessage", chat_id=maryam.id, text="x", reply_parameters=quote)

    assert "reply_to_message" not in sent


async def test_pending_updates_can_be_dropped_on_telegram(lab: Lab, bot: Bot, bale: Bot) -> None:
    """Bale does not know the parameter."""
    for flavour in ("telegram", "bale"):
        await (await lab.person(flavour, "مریم")).say("سلام")
    for one in (bot, bale):
        await one.call("setWebhook", url="https://example.org/", drop_pending_updates=True)
        await one.call("deleteWebhook")

    assert (await bot.updates(), len(await bale.updates())) == ([], 1)


async def test_members_of_a_bale_group(lab: Lab, bale: Bot) -> None:
    """Bare objects, as documented there."""
    hossein = await lab.person("bale", "حسین")
    group = await lab.group("bale", "گروه", members=[hossein], bot=TOKEN)
    creator = await bale.call("getChatMember", chat_id=group.id, user_id=hossein.id)
    own = await bale.call("getChatMember", chat_id=group.id, user_id=1100000001)
    chat = await bale.call("getChat", chat_id=group.id)

    assert set(creator) == {"status", "user"}
    assert (own["status"], own["can_delete_messages"]) == ("administrator", True)
    assert chat["invite_link"].startswith("https://ble.ir/join/")


async def test_a_forward_from_another_chat_keeps_its_author(lab: Lab, bot: Bot) -> None:
    """What Maryam wrote, Reza passes on."""
    maryam, reza = await lab.person("telegram", "مریم"), await lab.person("telegram", "رضا")
    said = await maryam.say("سلام")
    await reza.do("forward", source=await maryam.chat_key(), message=said["id"])
    message = (await bot.updates())[-1]["message"]

    assert (message["text"], message["from"]["id"]) == ("سلام", reza.id)
    assert message["forward_origin"]["sender_user"]["id"] == maryam.id


async def test_media_may_be_named_or_carried_along(lab: Lab, bot: Bot) -> None:
    """The sample voice, and plain base64."""
    maryam = await lab.person("telegram", "مریم")
    voice = await maryam.do("voice", media="sample:voice", duration=3)
    await maryam.do("document", media=base64.b64encode(b"a").decode(), name="a.txt")
    document = (await bot.updates())[-1]["message"]["document"]

    assert (voice["media"]["mime"], voice["media"]["seconds"]) == ("audio/wav", 3)
    assert (document["file_name"], document["file_size"]) == ("a.txt", 1)


@pytest.mark.parametrize(
    ("what", "wish", "words"),
    [
        ("say", {}, "needs 'text'"),
        ("say", {"text": "x", "chat": "-1"}, "no chat -1"),
        ("say", {"text": "x", "reply_to": 99}, "no message 99"),
        ("say", {"text": "x", "bot": 42}, "no such bot"),
        ("say", {"text": "x", "person": 42}, "no person 42"),
        ("photo", {"media": 99}, "no uploaded media 99"),
        ("photo", {"media": "sample:unicorn"}, "no sample unicorn"),
        ("photo", {"media": "!"}, "media is an upload's number"),
        ("tap", {"label": "x"}, "no reply button"),
        ("press", {"label": "x"}, "no such button"),
        ("press", {"data": "x", "message": 99}, "no such button"),
        ("forward", {"message": 99}, "no such message"),
        ("edit", {"message": 99, "text": "x"}, "no message 99"),
        ("location", {"latitude": "x", "longitude": 1}, "cannot be read"),
    ],
)
async def test_the_lab_says_what_is_wrong(
    lab: Lab, bot: Bot, what: str, wish: Any, words: str
) -> None:
    """A deed that cannot be done is refused with its reason."""
    maryam = await lab.person("telegram", "مریم")
    await maryam.start()
    with pytest.raises(LabError, match=words):
        await maryam.do(what, **wish)


async def test_a_blocked_bot_is_not_written_to_and_others_words_not_edited(
    lab: Lab, bot: Bot
) -> None:
    """The lab keeps people to what the messenger lets them do."""
    maryam = await lab.person("telegram", "مریم")
    await maryam.start()
    sent = await bot.call("sendMessage", chat_id=maryam.id, text="x")
    with pytest.raises(LabError, match="only one's own"):
        await maryam.edit(sent["message_id"], "y")
    await maryam.block()
    with pytest.raises(LabError, match="blocked"):
        await maryam.say("سلام")


async def test_groups_are_joined_and_left_by_members_only(lab: Lab, bot: Bot) -> None:
    """Strangers do not speak, and only a basic group is upgraded, once."""
    hossein, leila = await lab.person("telegram", "حسین"), await lab.person("telegram", "لیلا")
    group = await lab.group("telegram", "گروه", members=[hossein], kind="group")
    for deed in (
        leila.at(group).say("x"),
        hossein.at(group).block(),
        group.change(remove=[leila.id]),
    ):
        with pytest.raises(LabError):
            await deed
    await group.change(add=[leila.id])
    await leila.at(group).say("رسیدم")
    new = await group.migrate()
    for again in (group, new):
        with pytest.raises(LabError, match="only once"):
            await again.migrate()

    assert (await group.messages())[1]["text"] == "رسیدم"


async def test_a_strict_bale_answers_403() -> None:
    """Worded as Bale's libraries report it."""
    async with running(create_app(strict=True)) as base_url, httpx.AsyncClient() as http:
        answer = await http.get(f"{base_url}/bale/bot1:x/getMe")
        broken = await http.post(f"{base_url}/lab/bale/people", content="{")
        nowhere = await http.post(f"{base_url}/lab/signal/people", json={})

    assert answer.json()["description"] == "Forbidden: Token not found"
    assert broken.json() == {"error": "the body is not JSON"}
    assert nowhere.json() == {"error": "no such messenger: signal"}


async def test_faults_can_be_seen_and_forgotten(lab: Lab, bot: Bot) -> None:
    """Nothing misbehaves after clear_faults."""
    await lab.fault("server_error")
    waiting = await lab.ask("GET", "/faults")
    await lab.clear_faults()
    await lab.forget_calls()
    await bot.call("getMe")

    assert [one["status"] for one in waiting] == [500]
    assert [one["status"] for one in await lab.calls()] == [200]
