"""The words of a message and the keyboards under it, checked as strictly as the real servers do."""

from typing import Any

from sandbox.errors import ApiError, bad_request
from sandbox.flavour import BUTTON_DATA_LIMIT_BYTES, TEXT_LIMIT, Flavour, Json
from sandbox.html import read_html
from sandbox.markdown import found_entities
from sandbox.params import Call
from sandbox.records import Chat

ACTIONS = ("callback_data", "url", "web_app", "copy_text", "login_url", "switch_inline_query")


def message_words(call: Call) -> tuple[str, list[Json]]:
    """The text of a message and its entities; raises ApiError when empty or too long."""
    text, entities = read_words(call.flavour, call.text("text") or "", call.text("parse_mode"))
    if not text.strip():
        raise bad_request("message text is empty")
    if len(text) > TEXT_LIMIT:
        raise bad_request("message is too long")
    return text, call.object("entities") or entities


def caption_words(call: Call) -> tuple[str | None, list[Json]]:
    """The caption and its entities; None when there is none."""
    raw = call.text("caption")
    text, entities = checked_caption(
        call.flavour, raw, call.text("parse_mode"), call.flavour.caption_limit
    )
    return text, call.object("caption_entities") or entities


def checked_caption(
    flavour: Flavour, raw: str | None, mode: str | None, limit: int
) -> tuple[str | None, list[Json]]:
    """A caption read and measured; raises ApiError when too long."""
    if not raw:
        return None, []
    text, entities = read_words(flavour, raw, mode)
    if len(text) > limit:
        raise bad_request("message caption is too long")
    return text, entities


def read_words(flavour: Flavour, raw: str, mode: str | None) -> tuple[str, list[Json]]:
    """Text as stored: Telegram parses HTML, Bale keeps the Markdown and ignores `parse_mode`."""
    if flavour.is_bale or not mode:
        return raw, found_entities(flavour, raw)
    if mode.lower() != "html":
        raise bad_request(f"unsupported parse_mode in the box: {mode}")
    text, entities = read_html(raw)
    taken = {one["offset"] for one in entities}
    own = [one for one in found_entities(flavour, text) if one["offset"] not in taken]
    return text, sorted([*entities, *own], key=lambda one: int(one["offset"]))


def markup_of(call: Call, chat: Chat) -> Json | None:
    """The inline keyboard of a call; a reply keyboard is laid under the chat's input instead."""
    markup = call.object("reply_markup")
    if not markup:
        return None
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    if "inline_keyboard" in markup:
        return checked_inline(call.flavour, markup)
    if markup.get("remove_keyboard"):
        chat.keyboard = None
    elif "keyboard" in markup:
        chat.keyboard = _checked_reply_keyboard(markup, chat)
    return None


def checked_inline(flavour: Flavour, markup: Json) -> Json | None:
    """An inline keyboard that the messenger would take; None when it has no buttons."""
    rows = [row for row in markup.get("inline_keyboard") or [] if row]
    for row in rows:
        for button in row:
            _check_button(flavour, button)
    return {"inline_keyboard": rows} if rows else None


def _check_button(flavour: Flavour, button: Any) -> None:
    if not isinstance(button, dict) or not str(button.get("text", "")).strip():
        raise bad_request("can't parse inline keyboard button: text buttons must have text")
    actions = [name for name in ACTIONS if name in button]
    if len(actions) != 1:
        raise bad_request("can't parse inline keyboard button: exactly one action is needed")
    if actions == ["callback_data"]:
        length = len(str(button["callback_data"]).encode())
        if not 1 <= length <= BUTTON_DATA_LIMIT_BYTES:
            raise ApiError(400, flavour.says["button"])
    elif actions == ["url"] and "." not in str(button["url"]):
        raise bad_request("BUTTON_URL_INVALID")


def _checked_reply_keyboard(markup: Json, chat: Chat) -> Json:
    rows = [[_reply_button(button) for button in row] for row in markup["keyboard"] if row]
    if not rows:
        raise bad_request("can't parse reply keyboard: it has no buttons")
    asks = {name for row in rows for button in row for name in button}
    if chat.person is None and asks & {"request_contact", "request_location"}:
        raise bad_request("phone number and location can be requested in private chats only")
    return {**markup, "keyboard": rows}


def _reply_button(button: Any) -> Json:
    shape: Json = {"text": button} if isinstance(button, str) else dict(button)
    if not str(shape.get("text", "")).strip():
        raise bad_request("can't parse keyboard button: text must be non-empty")
    return shape
