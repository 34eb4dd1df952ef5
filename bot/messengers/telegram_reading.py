"""Telegram's updates, parsed by aiogram's models one at a time, as our events."""

from typing import Any, Literal

from aiogram import types
from pydantic import ValidationError

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

NAME = "telegram"
INSIDE = ("creator", "administrator", "member")

# An animation also comes as a document, so it is looked for first.
KINDS: tuple[tuple[str, MediaKind], ...] = (
    ("animation", "animation"),
    ("video", "video"),
    ("video_note", "video"),
    ("voice", "voice"),
    ("audio", "audio"),
    ("document", "document"),
    ("sticker", "sticker"),
)


def read_update(raw: RawUpdate, me: int) -> Event | None:
    """The event in one update; `None` if it does not concern us, ValueError if it is broken."""
    try:
        event = _event(raw, me)
    except ValidationError as problem:
        # pydantic's own words quote the message; a citizen's words do not belong in a log.
        raise ValueError(_where(problem)) from None
    return checked(event) if event else None


def _event(raw: RawUpdate, me: int) -> Event | None:
    if isinstance(raw, dict) and isinstance(raw.get("my_chat_member"), dict):
        return _own_membership(raw, raw["my_chat_member"], me)
    update = types.Update.model_validate(raw)
    if update.message:
        return _message(update.update_id, update.message, me)
    if update.edited_message:
        return _message(update.update_id, update.edited_message, me, edited=True)
    if update.callback_query:
        return _press(update.update_id, update.callback_query)
    return None


def _message(
    update_id: int, message: types.Message, me: int, *, edited: bool = False
) -> Event | None:
    chat = _chat(message.chat)
    if chat.kind == "channel":
        return None
    change = _membership(message, me)
    moved = message.migrate_to_chat_id
    if not change and not moved and not _is_somebodys(message):
        return None
    return Event(
        messenger=NAME,
        update_id=update_id,
        chat=chat,
        at=moment(message.date.timestamp()),
        sender=_sender(message.from_user),
        message_id=message.message_id,
        topic=_topic(message),
        text=_text(message),
        media=_media(message),
        album=sound(message.media_group_id) or None,
        pin=_pin(message),
        contact=_contact(message.contact),
        reply_to=_reply_to(message),
        points_at=_points_at(message),
        forwarded=message.forward_origin is not None,
        edited=edited,
        membership=change,
        migrated_to=moved,
    )


def _is_somebodys(message: types.Message) -> bool:
    """Whether a person said something in it; service messages and other bots say nothing."""
    author = message.from_user
    if author is None or author.is_bot or message.is_automatic_forward:
        return False
    said = message.text or message.location or message.contact or _media(message)
    return bool(said) or any(getattr(message, name, None) for name in USELESS)


def _press(update_id: int, query: types.CallbackQuery) -> Event | None:
    if query.data is None:
        return None
    sender = _sender(query.from_user)
    assumed = Chat(NAME, query.from_user.id, "private")
    return Event(
        messenger=NAME,
        update_id=update_id,
        chat=_chat(query.message.chat) if query.message else assumed,
        at=NO_TIME,  # Telegram does not say when; the message's own date may be days old
        sender=sender,
        message_id=query.message.message_id if query.message else None,
        topic=_topic(query.message) if isinstance(query.message, types.Message) else 0,
        press=Press(sound(query.id), sound(query.data)),
    )


def _own_membership(raw: RawUpdate, news: dict[str, Any], me: int) -> Event | None:
    """Our own coming and going.

    aiogram's model of a member demands every right Telegram ever invented, so that a server one
    version older would hide from us that we were added; of a member only the status is read.
    """
    update = types.Update.model_validate({"update_id": raw.get("update_id")})
    chat = _chat(types.Chat.model_validate(news.get("chat")))
    was, now = _is_inside(news.get("old_chat_member")), _is_inside(news.get("new_chat_member"))
    if was == now or chat.kind == "channel":
        return None
    return Event(
        messenger=NAME,
        update_id=update.update_id,
        chat=chat,
        at=moment(news.get("date")),
        sender=_sender(types.User.model_validate(news.get("from"))),
        membership=Membership("added" if now else "removed", of_bot=True, people=(me,)),
    )


def _is_inside(member: object) -> bool:
    if not isinstance(member, dict) or not isinstance(member.get("status"), str):
        raise ValueError("a member without a status")
    return member["status"] in INSIDE or (
        member["status"] == "restricted" and member.get("is_member") is True
    )


def _membership(message: types.Message, me: int) -> Membership | None:
    """Others who came or left; our own coming and going is told by `my_chat_member`."""
    change: Literal["added", "removed"] = "added" if message.new_chat_members else "removed"
    moved = [*(message.new_chat_members or ())]
    moved += [message.left_chat_member] if message.left_chat_member else []
    people = tuple(user.id for user in moved if user.id != me)
    return membership(change, people, me) if people else None


def _chat(chat: types.Chat) -> Chat:
    kind = chat_kind(chat.type)
    if kind is None:
        raise ValueError(f"a chat of unknown type {chat.type!r}")
    return Chat(NAME, chat.id, kind, sound(chat.title))


def _sender(user: types.User | None) -> Sender | None:
    if user is None:
        return None
    return Sender(
        NAME,
        user.id,
        full_name(user.first_name, user.last_name),
        sound(user.username) or None,
        sound(user.language_code) or None,
        user.is_bot,
    )


def _text(message: types.Message) -> str:
    if message.venue:
        lines = (sound(message.venue.title), sound(message.venue.address))
        return "\n".join(line for line in lines if line)
    return sound(message.text or message.caption)


def _media(message: types.Message) -> tuple[Attachment, ...]:
    if message.photo:
        largest = max(message.photo, key=lambda size: size.width * size.height)
        return (_attachment("photo", largest),)
    for name, kind in KINDS:
        if file := getattr(message, name):
            return (_attachment(kind, file),)
    return ()


def _attachment(kind: MediaKind, file: object) -> Attachment:
    size = getattr(file, "file_size", None)
    return Attachment(
        kind,
        sound(getattr(file, "file_id", None)),
        size if size and 0 < size < 2**53 else None,
        sound(getattr(file, "mime_type", None)) or None,
        sound(getattr(file, "file_name", None)) or None,
    )


def _pin(message: types.Message) -> Pin | None:
    place = message.venue.location if message.venue else message.location
    return pin_at(place.latitude, place.longitude) if place else None


def _contact(contact: types.Contact | None) -> Contact | None:
    if contact is None:
        return None
    name = full_name(contact.first_name, contact.last_name)
    return Contact(sound(contact.phone_number), name, contact.user_id)


def _topic(message: types.Message) -> int:
    """The topic; in other groups a thread is only a chain of answers."""
    thread = message.message_thread_id if message.is_topic_message else None
    return thread if thread and thread > 0 else 0


def _reply_to(message: types.Message) -> int | None:
    answered = message.reply_to_message
    # In a forum every message of a topic "answers" the topic's beginning.
    if answered is None or answered.forum_topic_created:
        return None
    return answered.message_id


def _points_at(message: types.Message) -> int | None:
    """Whom it names without a user name, else whose words it answers."""
    named = [one.user for one in message.entities or () if one.user]
    answered = message.reply_to_message if _reply_to(message) else None
    meant = named[0] if named else answered.from_user if answered else None
    return meant.id if meant and not meant.is_bot else None


def _where(problem: ValidationError) -> str:
    faults = problem.errors(include_url=False, include_context=False, include_input=False)
    return "; ".join(f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in faults[:5])
