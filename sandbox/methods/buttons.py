"""Answers to pressed buttons, and the list of commands."""

from sandbox.errors import bad_request
from sandbox.flavour import Json
from sandbox.params import Call
from sandbox.posting import tell

ANSWER_LIMIT = 200


async def answer_callback_query(call: Call) -> bool:
    """Ends the waiting of the person who pressed, with a short word if there is one."""
    press = call.messenger.presses.get(call.text("callback_query_id") or "")
    if not press or press.message.sender.id != call.bot.id:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    text = call.text("text") or ""
    if len(text) > ANSWER_LIMIT:
        raise bad_request("MESSAGE_TOO_LONG")
    press.answer = {"text": text, "alert": call.flag("show_alert"), "url": call.text("url")}
    told = {"event": "answer", "press": press.id, "person": press.person.id, **press.answer}
    tell(call.messenger, press.message.chat, told)
    return True


async def set_my_commands(call: Call) -> bool:
    """Sets the commands suggested after a slash."""
    commands = call.object("commands")
    if not isinstance(commands, list):
        raise bad_request("can't parse commands JSON object")
    for one in commands:
        if not str(one.get("command", "")).replace("_", "").isalnum() or not one.get("description"):
            raise bad_request("BOT_COMMAND_INVALID")
    call.bot.commands = commands
    call.messenger.feed.tell({"flavour": call.flavour.name, "event": "world"})
    return True


async def get_my_commands(call: Call) -> list[Json]:
    """The commands set last."""
    return call.bot.commands


async def delete_my_commands(call: Call) -> bool:
    """Forgets the commands."""
    call.bot.commands = []
    return True
