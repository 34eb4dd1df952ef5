"""The store of everything ever sent, and the ids by which bots and the page name it."""

import base64
import hashlib
import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from PIL import Image, UnidentifiedImageError

from sandbox.errors import bad_request
from sandbox.flavour import Flavour
from sandbox.records import StoredFile

FOLDERS: Mapping[str, str] = MappingProxyType(
    {
        "photo": "photos",
        "video": "videos",
        "voice": "voice",
        "audio": "music",
        "sticker": "stickers",
    }
)
ENDINGS: Mapping[str, str] = MappingProxyType(
    {"photo": ".jpg", "video": ".mp4", "voice": ".oga", "audio": ".mp3", "sticker": ".webp"}
)
THUMB = 90


@dataclass(slots=True)
class Files:
    """Keeps files by number; a number is all that an id or a path has to carry."""

    kept: dict[int, StoredFile] = field(default_factory=dict)

    def keep(self, data: bytes, name: str, mime: str) -> StoredFile:
        """Stores bytes and returns their record."""
        number = len(self.kept) + 1
        unique = hashlib.blake2b(data, digest_size=9).hexdigest()
        stored = StoredFile(number, data, name, mime, unique)
        self.kept[number] = stored
        return stored

    def named(self, flavour: Flavour, bot_id: int, file_id: str) -> tuple[StoredFile, str, str]:
        """The file, kind and size letter behind a bot's file id; refuses ids of other bots."""
        try:
            owner, number, kind, size = _unpack(flavour, file_id)
        except ValueError:
            raise bad_request("wrong file identifier/HTTP URL specified") from None
        if owner != bot_id or number not in self.kept:
            raise bad_request("wrong file identifier/HTTP URL specified")
        return self.kept[number], kind, size


def file_id(flavour: Flavour, bot_id: int, stored: StoredFile, kind: str, size: str) -> str:
    """The id under which one bot knows a file; another bot has another id for the same bytes."""
    if flavour.is_bale:
        return f"{bot_id}:-{stored.number}:{size}:{kind}"
    plain = f"{bot_id}/{stored.number}/{kind}/{size}/sandbox-file"
    return base64.urlsafe_b64encode(plain.encode()).decode().rstrip("=")


def file_path(flavour: Flavour, bot_id: int, stored: StoredFile, kind: str, size: str) -> str:
    """The path under which a file is downloaded."""
    if flavour.is_bale:
        return file_id(flavour, bot_id, stored, kind, size)
    ending = ENDINGS.get(kind) or "." + stored.name.rpartition(".")[2]
    return f"{FOLDERS.get(kind, 'documents')}/file_{stored.number}_{size}{ending}"


def path_number(flavour: Flavour, path: str) -> tuple[int, str]:
    """The file's number and size letter inside a download path; raises ValueError."""
    if flavour.is_bale:
        _owner, number, _kind, size = _unpack(flavour, path)
        return number, size
    _word, number_text, rest = path.rpartition("/")[2].split("_", 2)
    return int(number_text), rest.partition(".")[0]


def _unpack(flavour: Flavour, name: str) -> tuple[int, int, str, str]:
    if flavour.is_bale:
        owner, number, size, kind = name.split(":")
        return int(owner), -int(number), kind, size
    plain = base64.urlsafe_b64decode(name + "=" * (-len(name) % 4)).decode()
    owner, number, kind, size, _salt = plain.split("/")
    return int(owner), int(number), kind, size


def picture_size(data: bytes) -> tuple[int, int] | None:
    """Width and height of an image, or None when the bytes are none."""
    try:
        with Image.open(io.BytesIO(data)) as image:
            return image.size
    except (UnidentifiedImageError, OSError, ValueError):
        return None


def thumbnail(data: bytes) -> bytes:
    """A small JPEG of an image; the bytes themselves when they are no image."""
    try:
        with Image.open(io.BytesIO(data)) as image:
            image.thumbnail((THUMB, THUMB))
            out = io.BytesIO()
            image.convert("RGB").save(out, "JPEG")
    except (UnidentifiedImageError, OSError, ValueError):
        return data
    return out.getvalue()
