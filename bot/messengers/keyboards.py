"""Buttons and keys in the shape of the Bot API, which both messengers share."""

from typing import Any

from conversation.replies import Button, Buttons, Key, Keyboard
from domain.errors import Rejected

Markup = dict[str, Any]

DATA_MAX_BYTES = 64
COPY_MAX = 256
NO_BUTTONS: Markup = {"inline_keyboard": []}


def inline(buttons: Buttons) -> Markup | None:
    """The buttons under a message; `None` if there are none."""
    rows = [[_button(button) for button in row] for row in buttons if row]
    return {"inline_keyboard": rows} if rows else None


def keys(keyboard: Keyboard | None) -> Markup | None:
    """The reply keyboard, its removal, or `None` to leave it alone.

    One that asks for a place or a number folds away once used: it has done its work.
    """
    if keyboard is None:
        return None
    rows = [[_key(key) for key in row] for row in keyboard if row]
    if not rows:
        return {"remove_keyboard": True}
    asks = any(key.asks for row in keyboard for key in row)
    shape: Markup = {"keyboard": rows, "resize_keyboard": True}
    return {**shape, "is_persistent": False, "one_time_keyboard": True} if asks else shape


def _button(button: Button) -> Markup:
    if button.data is not None:
        if len(button.data.encode()) > DATA_MAX_BYTES:
            raise Rejected(f"button data longer than {DATA_MAX_BYTES} bytes: {button.data}")
        return {"text": button.label, "callback_data": button.data}
    if button.url is not None:
        return {"text": button.label, "url": button.url}
    return {"text": button.label, "copy_text": {"text": (button.copy or "")[:COPY_MAX]}}


def _key(key: Key) -> Markup:
    return {"text": key.label, **({f"request_{key.asks}": True} if key.asks else {})}
