"""Where a call is aimed, and whether the bot may reach it."""

from sandbox.errors import ApiError, bad_request
from sandbox.params import Call
from sandbox.records import Chat, Message


def known_chat(call: Call, name: str = "chat_id") -> Chat:
    """The chat a call names, if the bot has ever met it; raises ApiError."""
    number = _chat_number(call, name)
    group = call.messenger.groups.get(number)
    if group:
        return _met_group(call, group)
    person = call.messenger.people.get(number)
    if not person:
        raise ApiError(400, call.flavour.says["chat"])
    chat = call.messenger.private.get((call.bot.id, number))
    if not chat:
        raise ApiError(403, call.flavour.says["not_started"])
    return chat


def open_chat(call: Call, name: str = "chat_id") -> Chat:
    """The chat a call writes to; raises ApiError when blocked, removed or left behind."""
    chat = known_chat(call, name)
    if chat.migrated_to:
        raise ApiError(
            400,
            "Bad Request: group chat was upgraded to a supergroup chat",
            {"migrate_to_chat_id": chat.migrated_to},
        )
    if chat.person and call.bot.id in chat.person.blocked:
        raise ApiError(403, call.flavour.says["blocked"])
    return chat


def message_in(call: Call, chat: Chat, name: str, missing: str) -> Message:
    """A message of a chat by the parameter that names it; raises ApiError worded by `missing`."""
    found = chat.messages.get(call.integer(name))
    if found is None or found.deleted:
        raise bad_request(missing)
    return found


def quoted(call: Call, chat: Chat) -> Message | None:
    """The message that is replied to: Bale knows only `reply_to_message_id`."""
    number, may_lack = call.integer("reply_to_message_id"), False
    asked = None if call.flavour.is_bale else call.object("reply_parameters")
    if isinstance(asked, dict):
        number = int(asked.get("message_id", 0))
        may_lack = bool(asked.get("allow_sending_without_reply"))
    if not number:
        return None
    found = chat.messages.get(number)
    if found and not found.deleted:
        return found
    if may_lack or call.flag("allow_sending_without_reply"):
        return None
    raise bad_request("message to be replied not found")


def topic_in(call: Call, chat: Chat) -> int:
    """The topic that a call writes to, 0 for none; raises ApiError when gone or closed."""
    number = 0 if call.flavour.is_bale else call.integer("message_thread_id")
    if not number:
        return 0
    if number not in chat.topics:
        raise bad_request("message thread not found")
    if chat.topics[number].is_closed:
        raise bad_request("TOPIC_CLOSED")
    return number


def _chat_number(call: Call, name: str) -> int:
    value = call.params.get(name)
    if value in (None, ""):
        raise bad_request(f"{name} is empty")
    try:
        return int(str(value))
    except ValueError:
        raise ApiError(400, call.flavour.says["chat"]) from None


def _met_group(call: Call, group: Chat) -> Chat:
    if call.bot.id in group.members:
        return group
    if call.bot.id in group.left:
        raise ApiError(403, call.flavour.says["kicked"].format(type=group.type))
    raise ApiError(400, call.flavour.says["chat"])
