"""The Bot API as the box speaks it: every method, by its lower-case name."""

from collections.abc import Awaitable, Callable
from typing import Any

from sandbox.methods import buttons, chats, editing, media, passing, receiving, sending
from sandbox.params import Call

Method = Callable[[Call], Awaitable[Any]]

METHODS: dict[str, Method] = {
    "getme": chats.get_me,
    "getupdates": receiving.get_updates,
    "setwebhook": receiving.set_webhook,
    "deletewebhook": receiving.delete_webhook,
    "getwebhookinfo": receiving.get_webhook_info,
    "sendmessage": sending.send_message,
    "sendlocation": sending.send_location,
    "sendcontact": sending.send_contact,
    "sendchataction": sending.send_chat_action,
    "sendphoto": media.send_photo,
    "sendvideo": media.send_video,
    "sendvoice": media.send_voice,
    "sendaudio": media.send_audio,
    "senddocument": media.send_document,
    "sendmediagroup": media.send_media_group,
    "getfile": media.get_file,
    "editmessagetext": editing.edit_text,
    "editmessagecaption": editing.edit_caption,
    "editmessagereplymarkup": editing.edit_markup,
    "deletemessage": editing.delete_message,
    "answercallbackquery": buttons.answer_callback_query,
    "setmycommands": buttons.set_my_commands,
    "getmycommands": buttons.get_my_commands,
    "deletemycommands": buttons.delete_my_commands,
    "getchat": chats.get_chat,
    "getchatmember": chats.get_chat_member,
    "getchatadministrators": chats.get_chat_administrators,
    "getchatmembercount": chats.get_chat_member_count,
    "getchatmemberscount": chats.get_chat_member_count,
    "leavechat": chats.leave_chat,
    "copymessage": passing.copy_message,
    "forwardmessage": passing.forward_message,
}
