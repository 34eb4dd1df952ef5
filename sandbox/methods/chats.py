"""Who the bot is, which chats it is in, and who else is there."""

from sandbox.errors import bad_request
from sandbox.flavour import Json
from sandbox.methods.reach import known_chat, open_chat
from sandbox.params import Call
from sandbox.posting import administrator_rights, say
from sandbox.records import Account, Chat
from sandbox.shapes import chat_json, me_json, user_json

BALE_RIGHTS = ("can_delete_messages", "can_restrict_members", "can_change_info", "can_pin_messages")


async def get_me(call: Call) -> Json:
    """The bot itself."""
    return me_json(call.flavour, call.bot)


async def get_chat(call: Call) -> Json:
    """A chat in full; Bale leaves out most of what Telegram tells."""
    chat = known_chat(call)
    shape = chat_json(chat)
    if call.flavour.is_bale:
        return shape if chat.person else {**shape, "invite_link": f"https://ble.ir/join/{chat.id}"}
    gifts = dict.fromkeys(
        ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription"), False
    )
    gifts["gifts_from_channels"] = False
    return {**shape, "accent_color_id": 1, "max_reaction_count": 11, "accepted_gift_types": gifts}


async def get_chat_member(call: Call) -> Json:
    """One member of a chat with the status held there."""
    chat, number = open_chat(call), call.integer("user_id")
    messenger = call.messenger
    who = messenger.bots.get(number) or messenger.people.get(number)
    if who is None:
        raise bad_request("user not found" if not call.flavour.is_bale else "no such group or user")
    return _member(call, chat, who)


async def get_chat_administrators(call: Call) -> list[Json]:
    """Those who run a group, bots other than the caller left out."""
    chat = open_chat(call)
    if chat.person:
        raise bad_request("there are no administrators in the private chat")
    return [
        _member(call, chat, call.messenger.account(number))
        for number, status in chat.members.items()
        if status in ("creator", "administrator")
    ]


async def get_chat_member_count(call: Call) -> int:
    """How many there are in a chat."""
    chat = open_chat(call)
    return 2 if chat.person else len(chat.members)


async def leave_chat(call: Call) -> bool:
    """The bot goes."""
    chat = open_chat(call)
    if chat.person:
        raise bad_request("chat member status can't be changed in private chats")
    del chat.members[call.bot.id]
    chat.left.add(call.bot.id)
    gone = {"left_chat_member": user_json(call.flavour, call.bot)}
    say(call.messenger, chat, call.bot, extra=gone)
    return True


def _member(call: Call, chat: Chat, who: Account) -> Json:
    status = chat.members.get(who.id, "left")
    if chat.person:
        status = "member" if who.id in (chat.person.id, chat.bot_id) else "left"
    shape: Json = {"user": user_json(call.flavour, who), "status": status}
    if call.flavour.is_bale:
        if status == "administrator":
            shape.update(dict.fromkeys(BALE_RIGHTS, True))
        return shape
    if status == "creator":
        shape["is_anonymous"] = False
    elif status == "administrator":
        shape.update(administrator_rights())
    return shape
