"""Photos, videos, voices and documents: uploaded, sent again by file id, grouped, fetched."""

from typing import Any

from sandbox.errors import ApiError, bad_request
from sandbox.files import file_id, file_path, picture_size
from sandbox.flavour import (
    ALBUM_CAPTION_LIMIT,
    DOWNLOAD_LIMIT_BYTES,
    FILE_LIMIT_BYTES,
    PHOTO_LIMIT_BYTES,
    Json,
)
from sandbox.methods.reach import open_chat, quoted, topic_in
from sandbox.methods.sending import send
from sandbox.methods.words import caption_words, checked_caption
from sandbox.params import Call, Upload
from sandbox.posting import post
from sandbox.records import Media
from sandbox.shapes import message_json

NUMBERS = ("duration", "width", "height")
ALBUM_KINDS = ("photo", "video", "document", "audio")


async def send_photo(call: Call) -> Json:
    """Sends a photo."""
    return _send_one(call, "photo")


async def send_video(call: Call) -> Json:
    """Sends a video."""
    return _send_one(call, "video")


async def send_voice(call: Call) -> Json:
    """Sends a voice note."""
    return _send_one(call, "voice")


async def send_audio(call: Call) -> Json:
    """Sends a piece of music."""
    return _send_one(call, "audio")


async def send_document(call: Call) -> Json:
    """Sends any file."""
    return _send_one(call, "document")


async def send_media_group(call: Call) -> list[Json]:
    """Sends an album: photos and videos mixed, documents and audio only among their own."""
    chat = open_chat(call)
    items = call.object("media")
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
        raise bad_request("can't parse media JSON object")
    _check_album(call, items)
    parts = [(_album_media(call, item), *_album_caption(call, item)) for item in items]
    topic = topic_in(call, chat)
    reply_to, album = quoted(call, chat), call.messenger.new_album()
    sent = [
        post(
            call.messenger,
            chat,
            call.bot,
            topic=topic,
            media=media,
            text=text,
            entities=entities,
            album=album,
            reply_to=reply_to,
        )
        for media, text, entities in parts
    ]
    return [message_json(call.flavour, call.bot, message) for message in sent]


async def get_file(call: Call) -> Json:
    """Where a file can be downloaded; raises ApiError above 20 MB."""
    named = call.text("file_id") or ""
    try:
        stored, kind, size = call.messenger.files.named(call.flavour, call.bot.id, named)
    except ApiError:
        raise bad_request("wrong file_id or the file is temporarily unavailable") from None
    if len(stored.data) > DOWNLOAD_LIMIT_BYTES:
        raise bad_request("file is too big")
    return {
        "file_id": file_id(call.flavour, call.bot.id, stored, kind, size),
        "file_unique_id": f"AQ{stored.unique}{size}",
        "file_size": len(stored.data),
        "file_path": file_path(call.flavour, call.bot.id, stored, kind, size),
    }


def _send_one(call: Call, kind: str) -> Json:
    chat = open_chat(call)
    text, entities = caption_words(call)
    details = {name: call.integer(name) for name in NUMBERS if call.params.get(name)}
    media = _media(call, kind, kind, call.text(kind), details)
    return send(call, chat, media=media, text=text, entities=entities)


def _media(call: Call, kind: str, part: str, value: str | None, details: Json) -> Media:
    upload = _upload_for(call, part, value)
    if upload:
        return _stored(call, kind, upload, details)
    if not value:
        raise bad_request(f"there is no {kind} in the request")
    stored, _kind, _size = call.messenger.files.named(call.flavour, call.bot.id, value)
    return Media(kind, stored, _defaults(kind, details))


def _upload_for(call: Call, part: str, value: str | None) -> Upload | None:
    if value and value.startswith("attach://"):
        found = call.uploads.get(value.removeprefix("attach://"))
        if not found:
            raise bad_request("wrong file identifier/HTTP URL specified")
        return found
    return None if value else call.uploads.get(part)


def _stored(call: Call, kind: str, upload: Upload, details: Json) -> Media:
    if not upload.data:
        raise bad_request("file must be non-empty")
    if len(upload.data) > FILE_LIMIT_BYTES:
        raise ApiError(413, "Request Entity Too Large")
    if kind == "photo":
        details = {"size": _measured_photo(upload.data)}
    stored = call.messenger.files.keep(upload.data, upload.name, _mime(kind, upload.mime))
    return Media(kind, stored, _defaults(kind, details))


def _measured_photo(data: bytes) -> tuple[int, int]:
    if len(data) > PHOTO_LIMIT_BYTES:
        raise bad_request("file is too big for a photo; the maximum size is 10485760 bytes")
    size = picture_size(data)
    if size is None:
        raise bad_request("IMAGE_PROCESS_FAILED")
    if sum(size) > 10_000:
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    return size


def _mime(kind: str, given: str) -> str:
    usual = {"photo": "image/jpeg", "video": "video/mp4", "voice": "audio/ogg"}
    return usual.get(kind, given)


def _defaults(kind: str, details: Json) -> Json:
    if kind == "video":
        return {"width": 720, "height": 1280, "duration": 12, **details}
    if kind in ("voice", "audio"):
        return {"duration": details.get("duration", 7)}
    return {name: value for name, value in details.items() if name == "size"}


def _check_album(call: Call, items: list[Json]) -> None:
    if not call.flavour.album_least <= len(items) <= call.flavour.album_most:
        raise bad_request("media group must include 2-10 items")
    kinds = {str(item.get("type")) for item in items}
    if not kinds <= set(ALBUM_KINDS) or (len(kinds) > 1 and not kinds <= {"photo", "video"}):
        raise bad_request("this media type can't be mixed in an album")


def _album_media(call: Call, item: Json) -> Media:
    value = str(item.get("media", ""))
    details = {name: int(item[name]) for name in NUMBERS if item.get(name)}
    return _media(call, str(item["type"]), "", value, details)


def _album_caption(call: Call, item: Json) -> tuple[str | None, list[Any]]:
    limit = min(call.flavour.caption_limit, ALBUM_CAPTION_LIMIT)
    raw, mode = item.get("caption"), item.get("parse_mode")
    text, entities = checked_caption(call.flavour, raw, mode, limit)
    return text, item.get("caption_entities") or entities
