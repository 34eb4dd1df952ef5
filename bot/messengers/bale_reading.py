"""Bale's updates as our events, read by hand from the raw JSON.

Bale leaves out fields that both libraries' models require, so a strict reader would lose good
messages. Only what an event cannot do without is demanded; the rest may be missing or odd.
"""

from typing import Any, Literal

from bot.messengers.port import RawUpdate
from bot.messengers.reading import (
    NO_TIME,
    USELESS,
    chat_kind,
    checked,
    full_name,
    membership,
    moment,
    pin_at,
    sound,
)
from conversation.events import (
    Attachment,
    Chat,
    Contact,
    Event,
    MediaKind,
    Membership,
    Pin,
    Press,
    Sender,
)

NAME = "bale"
Json = dict[str, Any]

KINDS: tuple[tuple[str, MediaKind], ...] = (
    ("animation", "animation"),
    ("video", "video"),
    ("video_note", "video"),
    ("voice", "voice"),
    ("audio", "audio"),
    ("document", "document"),
    ("sticker", "sticker"),
)
FORWARD_MARKS = (
    "forward_from",
    "forward_from_chat",
    "forward_from_message_id",
    "forward_date",
    "forward_origin",
)


def read_update(raw: RawUpdate, me: int) -> Event | None:
    """The event in one update; `None` if it does not concern us, ValueError if it is broken."""
    if not isinstance(raw, dict):
        raise ValueError("an update is an object")
    update_id = _id(raw, "update_id")
    event = None
    if query := _part(raw, "callback_query"):
        event = _press(update_id, query)
    elif message := _part(raw, "message"):
        event = _message(update_id, message, me)
    elif message := _part(raw, "edited_message"):
        event = _message(update_id, message, me, edited=True)
    return checked(event) if event else None


def _message(update_id: int, message: Json, me: int, *, edited: bool = False) -> Event | None:
    sender = _sender(message)
    chat = _chat(_part(message, "chat"), sender)
    change = _membership(message, me)
    if chat.kind == "channel" or not (change or (sender and _is_said(message, sender))):
        return None
    return Event(
        messenger=NAME,
        update_id=update_id,
        chat=chat,
        at=moment(_whole(message.get("date"))),
        sender=sender,
        message_id=_whole(message.get("message_id")),
        text=_text(message),
        media=_media(message),
        album=_words(message, "media_group_id") or None,
        pin=_pin(_part(message, "location")),
        contact=_contact(_part(message, "contact")),
        reply_to=_whole(_part(message, "reply_to_message").get("message_id")),
        points_at=_points_at(_sender(_part(message, "reply_to_message"))),
        forwarded=any(message.get(mark) for mark in FORWARD_MARKS),
        edited=edited,
        membership=change,
    )


def _is_said(message: Json, sender: Sender) -> bool:
    """Whether a person said something in it; service messages and other bots say nothing."""
    said = (
        _text(message)
        or _media(message)
        or _part(message, "location")
        or _part(message, "contact")
        or any(message.get(name) for name in USELESS)
    )
    return bool(said) and not sender.is_bot


def _press(update_id: int, query: Json) -> Event | None:
    data = query.get("data")
    if not isinstance(data, str):
        return None
    sender = _sender(query)
    message = _part(query, "message")
    press_id = _words(query, "id")
    if sender is None or not press_id:
        raise ValueError("a press by nobody, or one that cannot be answered")
    return Event(
        messenger=NAME,
        update_id=update_id,
        chat=_chat(_part(message, "chat") or {"id": sender.id, "type": "private"}, sender),
        at=NO_TIME,  # Bale does not say when; the message's own date may be days old
        sender=sender,
        message_id=_whole(message.get("message_id")),
        press=Press(press_id, sound(data)),
    )


def _membership(message: Json, me: int) -> Membership | None:
    came = message.get("new_chat_members")
    change: Literal["added", "removed"] = "added" if came else "removed"
    moved = came if isinstance(came, list) else [_part(message, "left_chat_member")]
    ids = (_whole(user.get("id")) for user in moved if isinstance(user, dict))
    people = tuple(number for number in ids if number is not None)
    return membership(change, people, me) if people else None


def _chat(chat: Json, sender: Sender | None) -> Chat:
    number = _id(chat, "id")
    alone = sender is not None and sender.id == number
    kind = chat_kind(chat.get("type")) or ("private" if alone else "group")
    return Chat(NAME, number, kind, _words(chat, "title"))


def _sender(message: Json) -> Sender | None:
    user = _part(message, "from")
    number = _whole(user.get("id"))
    if number is None:
        return None
    return Sender(
        NAME,
        number,
        full_name(_words(user, "first_name"), _words(user, "last_name")),
        _words(user, "username") or None,
        _words(user, "language_code") or None,
        user.get("is_bot") is True,
    )


def _points_at(answered: Sender | None) -> int | None:
    """Whose words it answers."""
    return answered.id if answered and not answered.is_bot else None


def _text(message: Json) -> str:
    venue = _part(message, "venue")
    lines = (_words(venue, "title"), _words(venue, "address"))
    told = "\n".join(line for line in lines if line)
    return told or _words(message, "text") or _words(message, "caption")


def _media(message: Json) -> tuple[Attachment, ...]:
    sizes = message.get("photo")
    for file in sorted(filter(_is_file, sizes if isinstance(sizes, list) else ()), key=_area)[-1:]:
        return (_attachment("photo", file),)
    for name, kind in KINDS:
        if _is_file(file := _part(message, name)):
            return (_attachment(kind, file),)
    return ()


def _is_file(file: object) -> bool:
    return isinstance(file, dict) and bool(_words(file, "file_id"))


def _area(size: Json) -> int:
    return (_whole(size.get("width")) or 0) * (_whole(size.get("height")) or 0)


def _attachment(kind: MediaKind, file: Json) -> Attachment:
    size = _whole(file.get("file_size"))
    return Attachment(
        kind,
        _words(file, "file_id"),
        size if size and 0 < size < 2**53 else None,
        _words(file, "mime_type") or None,
        _words(file, "file_name") or None,
    )


def _pin(place: Json) -> Pin | None:
    if not place:
        return None
    point = place.get("latitude"), place.get("longitude")
    try:
        return pin_at(*(float(degree) for degree in point))  # type: ignore[arg-type]  # the except
    except (TypeError, OverflowError):
        raise ValueError("a location without a point") from None


def _contact(contact: Json) -> Contact | None:
    if not contact:
        return None
    name = full_name(_words(contact, "first_name"), _words(contact, "last_name"))
    return Contact(_words(contact, "phone_number"), name, _whole(contact.get("user_id")))


def _part(whole: Json, name: str) -> Json:
    """The object under a name; an empty one if there is none."""
    found = whole.get(name)
    return found if isinstance(found, dict) else {}


def _words(whole: Json, name: str) -> str:
    """The words under a name; empty if there are none. A number counts as its digits."""
    found = whole.get(name)
    if isinstance(found, int) and not isinstance(found, bool):
        return str(found) if abs(found) < 2**63 else ""
    return sound(found) if isinstance(found, str) else ""


def _whole(value: object) -> int | None:
    """A whole number, or one written in digits; `None` for anything else."""
    if isinstance(value, str) and value.removeprefix("-").isdecimal() and len(value) < 20:
        return int(value)
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _id(whole: Json, name: str) -> int:
    number = _whole(whole.get(name))
    if number is None:
        raise ValueError(f"no {name} in {sorted(map(str, whole))}"[:200])
    return number
