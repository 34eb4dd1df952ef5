"""The JSON a bot sees: users, chats, messages and media, shaped as each messenger shapes them."""

from sandbox.files import file_id, picture_size
from sandbox.flavour import Flavour, Json
from sandbox.records import Account, Bot, Chat, Forward, Media, Message, Person

DEFAULT_PICTURE = (1280, 960)


def user_json(flavour: Flavour, who: Account) -> Json:
    """A User object."""
    shape: Json = {"id": who.id, "is_bot": who.is_bot, "first_name": who.first_name}
    if who.last_name or (flavour.is_bale and not who.is_bot):
        shape["last_name"] = who.last_name
    if who.username:
        shape["username"] = who.username
    if isinstance(who, Person) and not flavour.is_bale:
        shape["language_code"] = "fa"
    return shape


def me_json(flavour: Flavour, bot: Bot) -> Json:
    """The answer to getMe."""
    shape = user_json(flavour, bot)
    if not flavour.is_bale:
        shape["can_join_groups"] = True
        shape["can_read_all_group_messages"] = bot.reads_all
        shape["supports_inline_queries"] = False
    return shape


def chat_json(chat: Chat) -> Json:
    """A Chat object."""
    shape: Json = {"id": chat.id, "type": chat.type}
    if chat.person is None:
        shape["title"] = chat.title
        return {**shape, "is_forum": True} if chat.topics else shape
    shape["first_name"] = chat.person.first_name
    for name in ("last_name", "username"):
        if value := getattr(chat.person, name):
            shape[name] = value
    return shape


def message_json(flavour: Flavour, bot: Bot, message: Message, deep: bool = True) -> Json:
    """A Message object as one bot sees it; a quoted message is not followed any deeper."""
    shape: Json = {
        "message_id": message.id,
        "from": user_json(flavour, message.sender),
        "chat": chat_json(message.chat),
        "date": message.date,
        **message.extra,
    }
    _add_words(shape, message)
    if message.topic:
        shape |= {"message_thread_id": message.topic, "is_topic_message": True}
    if message.media:
        shape.update(_media_field(flavour, bot, message.media))
    if message.album:
        shape["media_group_id"] = message.album
    if message.edited_at:
        shape["edit_date"] = message.edited_at
    if message.forward:
        shape.update(_forward_fields(flavour, message.forward))
    answered = message.reply_to or _topic_begun(message)
    if deep and answered:
        shape["reply_to_message"] = message_json(flavour, bot, answered, deep=False)
    if message.markup:
        shape["reply_markup"] = message.markup
    return shape


def _topic_begun(message: Message) -> Message | None:
    """As Telegram has it, whatever answers nothing in a topic answers the topic's beginning."""
    begun = message.chat.messages.get(message.topic)
    return begun if begun is not message else None


def _add_words(shape: Json, message: Message) -> None:
    if message.text is None:
        return
    words, spans = ("caption", "caption_entities") if message.media else ("text", "entities")
    shape[words] = message.text
    if message.entities:
        shape[spans] = message.entities


def _forward_fields(flavour: Flavour, forward: Forward) -> Json:
    sender = user_json(flavour, forward.sender)
    if flavour.is_bale:
        return {"forward_from": sender, "forward_date": forward.date}
    return {"forward_origin": {"type": "user", "sender_user": sender, "date": forward.date}}


def _media_field(flavour: Flavour, bot: Bot, media: Media) -> Json:
    if media.kind == "photo":
        return {"photo": _photo_sizes(flavour, bot, media)}
    shape = _ids(flavour, bot, media, "v")
    if not (flavour.is_bale and media.kind == "voice"):  # Bale documents only the ids of a voice
        shape.update(media.details)
        shape["mime_type"] = media.file.mime
        shape["file_size"] = len(media.file.data)
        if media.kind in ("document", "video", "audio"):
            shape["file_name"] = media.file.name
    return {media.kind: shape}


def _photo_sizes(flavour: Flavour, bot: Bot, media: Media) -> list[Json]:
    width, height = media.details.get("size") or DEFAULT_PICTURE
    small = {"width": 90, "height": max(1, 90 * height // max(width, 1)), "file_size": 1520}
    large = {"width": width, "height": height, "file_size": len(media.file.data)}
    return [
        {**_ids(flavour, bot, media, "s"), **small},
        {**_ids(flavour, bot, media, "x"), **large},
    ]


def _ids(flavour: Flavour, bot: Bot, media: Media, size: str) -> Json:
    return {
        "file_id": file_id(flavour, bot.id, media.file, media.kind, size),
        "file_unique_id": f"AQ{media.file.unique}{size}",
    }


def photo_of(media: Media) -> Media:
    """The same photo with its true width and height, where the bytes tell them."""
    if media.kind != "photo" or "size" in media.details:
        return media
    return Media("photo", media.file, {"size": picture_size(media.file.data) or DEFAULT_PICTURE})
