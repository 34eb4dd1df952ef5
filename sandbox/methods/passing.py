"""Messages passed on: copied without their author, or forwarded with."""

from typing import Any

from sandbox.flavour import Json
from sandbox.methods.reach import known_chat, message_in, open_chat, quoted
from sandbox.methods.words import caption_words, markup_of
from sandbox.params import Call
from sandbox.posting import post
from sandbox.records import Forward, Message
from sandbox.shapes import message_json


async def copy_message(call: Call) -> Json:
    """Sends a copy that does not name its author; a new caption may be given."""
    chat, original = open_chat(call), _original(call)
    content = _content(original)
    if call.text("caption") is not None and original.media:
        content["text"], content["entities"] = caption_words(call)
    reply_to, markup = quoted(call, chat), markup_of(call, chat)
    sent = post(call.messenger, chat, call.bot, reply_to=reply_to, markup=markup, **content)
    return {"message_id": sent.id}


async def forward_message(call: Call) -> Json:
    """Sends a message on with the name of its author."""
    chat, original = open_chat(call), _original(call)
    origin = original.forward or Forward(original.sender, original.date)
    sent = post(call.messenger, chat, call.bot, forward=origin, **_content(original))
    return message_json(call.flavour, call.bot, sent)


def _original(call: Call) -> Message:
    source = known_chat(call, "from_chat_id")
    word = "copy" if call.method == "copymessage" else "forward"
    return message_in(call, source, "message_id", f"message to {word} not found")


def _content(original: Message) -> dict[str, Any]:
    return {
        "text": original.text,
        "entities": original.entities,
        "media": original.media,
        "extra": original.extra,
    }
