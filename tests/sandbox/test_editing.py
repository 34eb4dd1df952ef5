"""Edits and deletions, and what is refused about them."""

from sandbox.lab import Lab
from sandbox.pictures import tiny_photo
from tests.sandbox.conftest import Bot

KEYS = {"inline_keyboard": [[{"text": "بله", "callback_data": "y"}]]}


async def test_an_edit_replaces_text_and_keyboard(lab: Lab, bot: Bot) -> None:
    """An edit without a keyboard takes the old one away."""
    maryam = await lab.person("telegram", "مریم")
    await maryam.start()
    sent = await bot.call("sendMessage", chat_id=maryam.id, text="یک", reply_markup=KEYS)
    where = {"chat_id": maryam.id, "message_id": sent["message_id"]}
    edited = await bot.call("editMessageText", text="دو", **where)
    seen = (await maryam.messages())[-1]

    assert (seen["text"], seen["edited"], seen["buttons"]) == ("دو", True, [])
    assert "edit_date" in edited


async def test_an_unchanged_edit_is_refused(lab: Lab, bot: Bot) -> None:
    """Message is not modified, for text and for keyboard."""
    maryam = await lab.person("telegram", "مریم")
    await maryam.start()
    sent = await bot.call("sendMessage", chat_id=maryam.id, text="یک", reply_markup=KEYS)
    where = {"chat_id": maryam.id, "message_id": sent["message_id"], "reply_markup": KEYS}
    refusals = [
        await bot.refusal("editMessageText", text="یک", **where),
        await bot.refusal("editMessageReplyMarkup", **where),
    ]

    assert all("message is not modified" in one["description"] for one in refusals)


async def test_captions_and_keyboards_change_by_themselves(lab: Lab, bot: Bot) -> None:
    """Each method touches what it is named after."""
    maryam = await lab.person("telegram", "مریم")
    await maryam.start()
    sent = await bot.upload("sendPhoto", {"photo": ("p", tiny_photo())}, chat_id=str(maryam.id))
    where = {"chat_id": maryam.id, "message_id": sent["message_id"]}
    await bot.call("editMessageCaption", caption="پس", reply_markup=KEYS, **where)
    edited = await bot.call("editMessageReplyMarkup", **where)
    refusal = await bot.refusal("editMessageText", text="پس", **where)

    assert (edited["caption"], "reply_markup" in edited) == ("پس", False)
    assert refusal["description"] == "Bad Request: there is no text in the message to edit"


async def test_only_what_is_there_and_ones_own_can_be_edited(lab: Lab, bot: Bot) -> None:
    """400 for a missing message and for a citizen's."""
    maryam = await lab.person("telegram", "مریم")
    said = await maryam.say("سلام")
    missing = await bot.refusal("editMessageText", chat_id=maryam.id, message_id=99, text="x")
    theirs = await bot.refusal(
        "editMessageText", chat_id=maryam.id, message_id=said["id"], text="x"
    )

    assert missing["description"] == "Bad Request: message to edit not found"
    assert theirs["description"] == "Bad Request: message can't be edited"


async def test_a_deleted_message_is_gone(lab: Lab, bot: Bot) -> None:
    """It cannot be deleted twice, and the person sees a gap."""
    maryam = await lab.person("telegram", "مریم")
    await maryam.start()
    sent = await bot.call("sendMessage", chat_id=maryam.id, text="یک")
    where = {"chat_id": maryam.id, "message_id": sent["message_id"]}
    await bot.call("deleteMessage", **where)
    refusal = await bot.refusal("deleteMessage", **where)

    assert refusal["description"] == "Bad Request: message to delete not found"
    assert (await maryam.messages())[-1]["deleted"]


async def test_a_persons_edit_reaches_the_bot(lab: Lab, bot: Bot) -> None:
    """As edited_message with an edit date."""
    maryam = await lab.person("telegram", "مریم")
    said = await maryam.say("سلم")
    await maryam.edit(said["id"], "سلام")
    edited = (await bot.updates())[-1]["edited_message"]

    assert ("سلام", said["id"]) == (edited["text"], edited["message_id"])
    assert edited["edit_date"] >= edited["date"]
