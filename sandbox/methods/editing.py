"""Changing and deleting what was sent."""

from sandbox.errors import bad_request
from sandbox.flavour import Json
from sandbox.methods.reach import message_in, open_chat
from sandbox.methods.words import caption_words, checked_inline, message_words
from sandbox.params import Call
from sandbox.posting import show
from sandbox.records import Chat, Message
from sandbox.shapes import message_json

UNCHANGED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
BALE_STUB: Json = {"message_id": 0, "date": 0, "chat": {"id": 0, "type": ""}}


async def edit_text(call: Call) -> Json:
    """Replaces the text of the bot's own message, and its keyboard with it."""
    message = _editable(call)
    if message.media or message.text is None:
        raise bad_request("there is no text in the message to edit")
    text, entities = message_words(call)
    return _change(call, message, text, entities)


async def edit_caption(call: Call) -> Json:
    """Replaces the caption of the bot's own message, and its keyboard with it."""
    message = _editable(call)
    if not message.media:
        raise bad_request("there is no caption in the message to edit")
    text, entities = caption_words(call)
    return _change(call, message, text, entities)


async def edit_markup(call: Call) -> Json:
    """Replaces only the keyboard of the bot's own message."""
    message = _editable(call)
    return _change(call, message, message.text, message.entities)


async def delete_message(call: Call) -> bool:
    """Removes a message for everybody; others' messages in a group only as an administrator."""
    chat = open_chat(call)
    message = message_in(call, chat, "message_id", "message to delete not found")
    if not _may_delete(call, chat, message):
        raise bad_request("message can't be deleted for everyone")
    message.deleted = True
    show(call.messenger, message, "delete")
    return True


def _may_delete(call: Call, chat: Chat, message: Message) -> bool:
    own = message.sender.id == call.bot.id
    return own or chat.person is not None or chat.members.get(call.bot.id) == "administrator"


def _editable(call: Call) -> Message:
    chat = open_chat(call)
    message = message_in(call, chat, "message_id", "message to edit not found")
    if message.sender.id != call.bot.id or message.forward:
        raise bad_request("message can't be edited")
    return message


def _change(call: Call, message: Message, text: str | None, entities: list[Json]) -> Json:
    markup = checked_inline(call.flavour, call.object("reply_markup") or {})
    wanted = (text, entities, markup)
    if wanted == (message.text, message.entities, message.markup) and not call.flavour.is_bale:
        raise bad_request(UNCHANGED)
    if (text, entities) != (message.text, message.entities):
        message.edited_at = call.messenger.now()
    message.text, message.entities, message.markup = wanted
    show(call.messenger, message, "edit")
    if call.flavour.is_bale:
        return BALE_STUB
    return message_json(call.flavour, call.bot, message)
