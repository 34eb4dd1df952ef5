"""Words, places and contacts that a bot sends."""

from typing import Any

from sandbox.errors import bad_request
from sandbox.flavour import Json
from sandbox.methods.reach import open_chat, quoted, topic_in
from sandbox.methods.words import markup_of, message_words
from sandbox.params import Call
from sandbox.posting import post, show_chat, tell
from sandbox.records import Chat
from sandbox.shapes import message_json


async def send_message(call: Call) -> Json:
    """Sends a text."""
    chat = open_chat(call)
    text, entities = message_words(call)
    return send(call, chat, text=text, entities=entities)


async def send_location(call: Call) -> Json:
    """Sends a point."""
    chat = open_chat(call)
    point = {"longitude": call.decimal("longitude"), "latitude": call.decimal("latitude")}
    if not (-90 <= point["latitude"] <= 90 and -180 <= point["longitude"] <= 180):
        raise bad_request("wrong latitude or longitude specified")
    return send(call, chat, extra={"location": point})


async def send_contact(call: Call) -> Json:
    """Sends a phone number with a name."""
    chat = open_chat(call)
    contact: Json = {}
    for name in ("phone_number", "first_name"):
        contact[name] = call.text(name) or ""
        if not contact[name]:
            raise bad_request(f"{name} is empty")
    if last_name := call.text("last_name"):
        contact["last_name"] = last_name
    return send(call, chat, extra={"contact": contact})


async def send_chat_action(call: Call) -> bool:
    """Shows "typing…" and the like."""
    chat = open_chat(call)
    action = call.text("action")
    if not action:
        raise bad_request("wrong parameter action in request")
    tell(call.messenger, chat, {"event": "action", "action": action, "bot": call.bot.first_name})
    return True


def send(call: Call, chat: Chat, **content: Any) -> Json:
    """Posts a bot's message with the keyboard and quote the call asks for; answers with it."""
    topic, reply_to = topic_in(call, chat), quoted(call, chat)
    before = chat.keyboard
    aim = {"topic": topic, "reply_to": reply_to, "markup": markup_of(call, chat)}
    message = post(call.messenger, chat, call.bot, **aim, **content)
    if chat.keyboard is not before:
        show_chat(call.messenger, chat)
    return message_json(call.flavour, call.bot, message)
