"""Presses on inline buttons: the callback a bot receives, with the gaps Bale leaves in it."""

from typing import Any
from urllib.parse import parse_qs, urlsplit

from sandbox.errors import LabError
from sandbox.flavour import Json
from sandbox.messenger import Messenger
from sandbox.records import Bot, Chat, Message, Person, Press
from sandbox.shapes import chat_json, message_json, user_json

DATELESS_EVERY = 4


def press(messenger: Messenger, person: Person, chat: Chat, wish: Json) -> Json:
    """Presses the button named by `message`, `data` or `label`, on the newest message that has it.

    `bare` presses as on a very old message, `old_client` as from a client that shows no answers.
    A link is not followed; one that starts a bot comes back as its id and payload.
    """
    message, button = _find(chat, wish)
    if "url" in button:
        return _link(messenger, str(button["url"]))
    if "callback_data" not in button:
        raise LabError("this button does nothing in the box")
    pressed = Press(
        _new_id(messenger, bool(wish.get("old_client"))), person, message, button["callback_data"]
    )
    messenger.presses[pressed.id] = pressed
    _deliver(messenger, pressed, bool(wish.get("bare")))
    return {"press": pressed.id, "message": message.id, "data": pressed.data}


def start_link(messenger: Messenger, url: str) -> tuple[Bot, str] | None:
    """The bot and payload behind a deep link such as t.me/name?start=x; None for other links."""
    parts = urlsplit(url if "://" in url else f"https://{url}")
    if parts.hostname not in ("t.me", "ble.ir", "telegram.me"):
        return None
    name = parts.path.strip("/").lower()
    bot = next((one for one in messenger.bots.values() if one.username.lower() == name), None)
    payload = parse_qs(parts.query).get("start", [""])[0]
    return (bot, payload) if bot else None


def _link(messenger: Messenger, url: str) -> Json:
    found = start_link(messenger, url)
    return {"url": url, "bot": found[0].id, "payload": found[1]} if found else {"url": url}


def _find(chat: Chat, wish: Json) -> tuple[Message, Json]:
    topic = wish.get("topic")
    for message in _candidates(chat, wish.get("message")):
        if topic and message.topic != topic:
            continue
        for row in (message.markup or {}).get("inline_keyboard", []):
            for button in row:
                if _is_meant(button, wish):
                    return message, button
    raise LabError(f"no such button: {wish.get('data') or wish.get('label')!r}")


def _candidates(chat: Chat, number: Any) -> list[Message]:
    if number:
        messages = [chat.messages[int(number)]] if int(number) in chat.messages else []
    else:
        messages = list(reversed(chat.messages.values()))
    return [message for message in messages if not message.deleted]


def _is_meant(button: Json, wish: Json) -> bool:
    if "data" in wish:
        return bool(button.get("callback_data") == wish["data"])
    return str(wish.get("label", "")) in button["text"]


def _new_id(messenger: Messenger, old_client: bool) -> str:
    number = 301_234_567_890 + len(messenger.presses)
    return f"{'1' if old_client else '4'}{number}"


def _deliver(messenger: Messenger, pressed: Press, bare: bool) -> None:
    bot = messenger.bots.get(pressed.message.sender.id)
    if bot is None:
        raise LabError("only a bot's buttons can be pressed")
    query: Json = {
        "id": pressed.id,
        "from": user_json(messenger.flavour, pressed.person),
        "message": _message_of(messenger, bot, pressed, bare),
        "data": pressed.data,
    }
    if not messenger.flavour.is_bale:
        query["chat_instance"] = str(pressed.message.chat.id)
    bot.mailbox.put({"callback_query": query})


def _message_of(messenger: Messenger, bot: Bot, pressed: Press, bare: bool) -> Json:
    message = pressed.message
    if bare:
        shape: Json = {"message_id": message.id, "chat": chat_json(message.chat)}
        return shape if messenger.flavour.is_bale else {**shape, "date": 0}
    shape = message_json(messenger.flavour, bot, message)
    if messenger.flavour.is_bale and len(messenger.presses) % DATELESS_EVERY == 0:
        del shape["date"]
    return shape
