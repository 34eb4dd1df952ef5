"""What people send along: a file they uploaded before, a ready-made sample, or plain base64."""

import base64
import binascii
from typing import Any

from sandbox.errors import LabError
from sandbox.flavour import Json
from sandbox.messenger import Messenger
from sandbox.pictures import sample_photo
from sandbox.records import Media, StoredFile
from sandbox.sounds import sample_voice

TYPES = {
    "photo": ("photo.jpg", "image/jpeg"),
    "video": ("video.mp4", "video/mp4"),
    "voice": ("voice.ogg", "audio/ogg"),
    "audio": ("music.mp3", "audio/mpeg"),
    "document": ("file.pdf", "application/pdf"),
    "sticker": ("sticker.webp", "image/webp"),
}


def sent_media(messenger: Messenger, kind: str, value: Any, wish: Json) -> Media:
    """A medium named by an upload's number, `sample:NAME` or base64; raises LabError."""
    details: Json = {}
    if kind in ("video", "voice", "audio"):
        details["duration"] = int(wish.get("duration", 7))
    if kind == "video":
        details.update(width=720, height=1280)
    if kind == "sticker":
        details.update(type="regular", width=512, height=512)
        if not messenger.flavour.is_bale:  # Bale documents no such fields
            details.update(is_animated=False, is_video=False)
    return Media(kind, _file(messenger, kind, value, wish), details)


def _file(messenger: Messenger, kind: str, value: Any, wish: Json) -> StoredFile:
    name, mime = TYPES[kind]
    files, name = messenger.files, str(wish.get("name") or name)
    if isinstance(value, int):
        if value not in files.kept:
            raise LabError(f"no uploaded media {value}")
        return files.kept[value]
    word, _, rest = str(value).partition(":")
    if value == "sample:voice":
        return files.keep(sample_voice(), "voice.wav", "audio/wav")
    if word == "sample":
        return files.keep(sample_photo(rest), f"{rest}.jpg", "image/jpeg")
    try:
        return files.keep(base64.b64decode(value, validate=True), name, mime)
    except (binascii.Error, ValueError):
        raise LabError("media is an upload's number, sample:NAME or base64") from None
