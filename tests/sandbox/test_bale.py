"""The Bale flavour leaves out what Bale leaves out."""

from sandbox.lab import Lab
from sandbox.pictures import tiny_photo
from tests.sandbox.conftest import TOKEN, Bot

KEYS = {"inline_keyboard": [[{"text": "بله", "callback_data": "y"}]]}


async def test_ids_begin_at_zero_and_a_voice_has_only_ids(lab: Lab, bale: Bot) -> None:
    """update_id 0 is a real update; a voice tells no duration."""
    maryam = await lab.person("bale", "مریم")
    await maryam.voice(b"ogg")
    (update,) = await bale.updates()

    assert update["update_id"] == 0
    assert {"file_id", "file_unique_id"} == set(update["message"]["voice"])


async def test_a_path_with_colons_leads_to_the_bytes(lab: Lab, bale: Bot) -> None:
    """Bale's file paths look like its ids."""
    maryam = await lab.person("bale", "مریم")
    await maryam.photo(tiny_photo(3))
    photo = (await bale.updates())[0]["message"]["photo"][-1]
    path = (await bale.call("getFile", file_id=photo["file_id"]))["file_path"]

    assert ":" in path
    assert tiny_photo(3) == (await bale.fetch(path)).content


async def test_callbacks_have_gaps(lab: Lab, bale: Bot) -> None:
    """No chat_instance; every fourth message without a date; old messages bare."""
    maryam = await lab.person("bale", "مریم")
    await maryam.start()
    await bale.call("sendMessage", chat_id=maryam.id, text="?", reply_markup=KEYS)
    for _press in range(4):
        await maryam.press("بله")
    await maryam.press("بله", bare=True)
    old = await maryam.press("بله", old_client=True)
    queries = [one["callback_query"] for one in (await bale.updates())[1:]]

    assert not any("chat_instance" in one for one in queries)
    assert ["date" in one["message"] for one in queries[:4]] == [True, True, True, False]
    assert {"message_id", "chat"} == set(queries[4]["message"])
    assert old["press"].startswith("1")


async def test_edits_answer_with_a_stub(lab: Lab, bale: Bot) -> None:
    """The edit happens; its answer is worthless; an unchanged edit is no error."""
    maryam = await lab.person("bale", "مریم")
    await maryam.start()
    sent = await bale.call("sendMessage", chat_id=maryam.id, text="یک")
    where = {"chat_id": maryam.id, "message_id": sent["message_id"], "text": "دو"}
    stubs = [await bale.call("editMessageText", **where) for _time in range(2)]

    assert [stub["message_id"] for stub in stubs] == [0, 0]
    assert (await maryam.messages())[-1]["text"] == "دو"


async def test_text_is_markdown_and_parse_mode_is_ignored(lab: Lab, bale: Bot) -> None:
    """Tags stay, stars become bold, a zero-width space defuses them."""
    maryam = await lab.person("bale", "مریم")
    await maryam.start()
    text = "<b>x</b> *مهم* [اینجا](https://a.ir) *\u200bنه*\u200b [\u200bدام]\u200b(\u200bhttps://b.ir)"
    await bale.call("sendMessage", chat_id=maryam.id, text=text, parse_mode="HTML")
    seen = await maryam.wait_for("مهم")

    assert seen["text"].startswith("<b>x</b> مهم اینجا *\u200bنه")
    assert [span["type"] for span in seen["spans"]] == ["bold", "text_link", "url"]


async def test_groups_have_large_positive_ids_and_no_membership_updates(
    lab: Lab, bale: Bot
) -> None:
    """Only new_chat_members and left_chat_member tell of the bot's coming and going."""
    hossein = await lab.person("bale", "حسین")
    group = await lab.group("bale", "گروه", members=[hossein], bot=TOKEN)
    await group.change(remove=[1100000001])
    came, went = [one["message"] for one in await bale.updates()]

    assert group.id > 2**31
    assert (came["chat"]["type"], "new_chat_members" in came, "left_chat_member" in went) == (
        "group",
        True,
        True,
    )


async def test_unknown_methods_are_not_found(lab: Lab, bale: Bot) -> None:
    """404 for what Bale does not document; the member count has its own name."""
    hossein = await lab.person("bale", "حسین")
    group = await lab.group("bale", "گروه", members=[hossein], bot=TOKEN)
    codes = [
        (await bale.ask(method, chat_id=group.id)).status_code
        for method in ("setMyCommands", "getChatMemberCount", "nonsense")
    ]

    assert codes == [404, 404, 404]
    assert await bale.call("getChatMembersCount", chat_id=group.id) == 2


async def test_only_the_old_reply_field_is_honoured(lab: Lab, bale: Bot) -> None:
    """reply_parameters does nothing."""
    maryam = await lab.person("bale", "مریم")
    said = await maryam.say("سلام")
    old = await bale.call(
        "sendMessage", chat_id=maryam.id, text="x", reply_to_message_id=said["id"]
    )
    new = await bale.call(
        "sendMessage", chat_id=maryam.id, text="x", reply_parameters={"message_id": said["id"]}
    )

    assert ("reply_to_message" in old, "reply_to_message" in new) == (True, False)


async def test_a_forward_has_the_old_fields(lab: Lab, bale: Bot) -> None:
    """forward_from and forward_date, no forward_origin."""
    maryam = await lab.person("bale", "مریم")
    await maryam.forward("خبر", "رضا")
    message = (await bale.updates())[0]["message"]

    assert (message["forward_from"]["first_name"], "forward_origin" in message) == ("رضا", False)


async def test_errors_are_worded_as_on_bale(lab: Lab, bale: Bot) -> None:
    """Unknown chats, blocks and long captions."""
    maryam = await lab.person("bale", "مریم")
    await maryam.start()
    await maryam.block()
    unknown = await bale.refusal("sendMessage", chat_id=42, text="x")
    blocked = await bale.refusal("sendMessage", chat_id=maryam.id, text="x")

    assert unknown["description"] == "Bad Request: no such group or user"
    assert blocked["description"] == "Forbidden: permission_denied"
    assert [one for one in await bale.updates() if "my_chat_member" in one] == []


async def test_the_two_messengers_are_two_worlds(lab: Lab, bot: Bot, bale: Bot) -> None:
    """The same number is somebody else on the other side."""
    maryam, reza = await lab.person("telegram", "مریم"), await lab.person("bale", "رضا")
    await maryam.say("تلگرام")
    await reza.say("بله")

    assert maryam.id == reza.id
    assert [one["message"]["text"] for one in await bot.updates()] == ["تلگرام"]
    assert [one["message"]["text"] for one in await bale.updates()] == ["بله"]
