"""How a message comes to be: stored in its chat, shown on the page, delivered to bots."""

from collections.abc import Callable
from typing import Any

from sandbox.flavour import Json
from sandbox.markdown import found_entities
from sandbox.messenger import Messenger
from sandbox.records import Account, Bot, Chat, Message
from sandbox.shapes import chat_json, message_json, photo_of, user_json
from sandbox.views import chat_view, message_view


def post(messenger: Messenger, chat: Chat, sender: Account, **content: Any) -> Message:
    """Puts a message into a chat and on the page; `content` names fields of `Message`."""
    if content.get("media"):
        content["media"] = photo_of(content["media"])
    number = messenger.new_message_id(chat)
    message = Message(number, chat, sender, messenger.now(), **content)
    chat.messages[number] = message
    show(messenger, message)
    return message


def say(messenger: Messenger, chat: Chat, sender: Account, **content: Any) -> Message:
    """What a person writes or a service message: posted, then delivered to the bots present."""
    text = content.get("text")
    if text and "entities" not in content:
        content["entities"] = found_entities(messenger.flavour, text)
    message = post(messenger, chat, sender, **content)
    deliver(messenger, message)
    return message


def show(messenger: Messenger, message: Message, event: str = "message") -> None:
    """Tells the page that a bubble is new or has changed."""
    if not messenger.feed.is_heard:
        return
    bubble = message_view(messenger.flavour, message)
    tell(messenger, message.chat, {"event": event, "message": bubble})


def show_chat(messenger: Messenger, chat: Chat) -> None:
    """Tells the page that a chat's keyboard, members or title have changed."""
    if messenger.feed.is_heard:
        tell(messenger, chat, {"event": "chat", "view": chat_view(messenger, chat)})


def tell(messenger: Messenger, chat: Chat, event: Json) -> None:
    """Puts an event of a chat on the live feed."""
    messenger.feed.tell({"flavour": messenger.flavour.name, "chat": chat.key, **event})


def deliver(messenger: Messenger, message: Message, kind: str = "message") -> None:
    """Queues a message for every bot that is allowed to see it."""
    for bot in messenger.bots_in(message.chat):
        if may_read(messenger, bot, message):
            bot.mailbox.put({kind: message_json(messenger.flavour, bot, message)})


def may_read(messenger: Messenger, bot: Bot, message: Message) -> bool:
    """Telegram's privacy mode: a plain member bot hears only what is meant for it."""
    chat = message.chat
    if message.sender.is_bot:
        return bool(message.extra) and message.sender.id != bot.id
    if chat.person or messenger.flavour.is_bale or bot.reads_all:
        return True
    if chat.members.get(bot.id) == "administrator":
        return True
    return _concerns(bot, message)


def _concerns(bot: Bot, message: Message) -> bool:
    text = message.text or ""
    answered = message.reply_to is not None and message.reply_to.sender.id == bot.id
    return bool(message.extra) or answered or text.startswith("/") or f"@{bot.username}" in text


def tell_membership(
    messenger: Messenger, chat: Chat, bot: Bot, actor: Account, was: str, now: str
) -> None:
    """Telegram's my_chat_member; Bale has no such update."""
    if messenger.flavour.is_bale:
        return
    me = user_json(messenger.flavour, bot)
    change: Json = {
        "chat": chat_json(chat),
        "from": user_json(messenger.flavour, actor),
        "date": messenger.now(),
        "old_chat_member": {"user": me, "status": was},
        "new_chat_member": {"user": me, "status": now},
    }
    for side in ("old_chat_member", "new_chat_member"):
        change[side].update(_RIGHTS.get(change[side]["status"], dict)())
    bot.mailbox.put({"my_chat_member": change})


def administrator_rights() -> Json:
    """The rights a Telegram group owner usually leaves ticked for a bot."""
    rights = dict.fromkeys(
        (
            "can_manage_chat",
            "can_delete_messages",
            "can_manage_video_chats",
            "can_restrict_members",
            "can_change_info",
            "can_invite_users",
            "can_pin_messages",
            "can_post_stories",
            "can_edit_stories",
            "can_delete_stories",
            "can_send_welcome_messages",
        ),
        True,
    )
    return {**rights, "can_be_edited": False, "is_anonymous": False, "can_promote_members": False}


_RIGHTS: dict[str, Callable[[], Json]] = {
    "administrator": administrator_rights,
    "kicked": lambda: {"until_date": 0},
}
