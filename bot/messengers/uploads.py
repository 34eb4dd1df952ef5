"""Files of our store made ready to be sent: measured, named, and grouped into albums."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import batched
from pathlib import Path
from typing import Literal

from bot.messengers.port import Abilities, FilePath
from conversation.replies import Stored
from domain.errors import Rejected

UploadKind = Literal["photo", "video", "voice", "audio", "document"]

# Photos and videos share an album; documents and music only go among their own; a voice alone.
COMPANY = {"photo": "seen", "video": "seen", "document": "document", "audio": "audio"}
USUAL_NAMES = {"photo": "photo.jpg", "video": "video.mp4", "voice": "voice.ogg", "audio": "a.mp3"}
UNFIT_IN_A_NAME = re.compile(r'[\x00-\x1f\x7f"\'\\/:*?<>|]+')
NAME_MAX = 100


@dataclass(frozen=True, slots=True)
class Upload:
    """A file on disk on its way to a messenger."""

    kind: UploadKind
    path: Path
    name: str
    size: int


def prepare(stored: Stored, files: FilePath, abilities: Abilities) -> Upload:
    """The file, ready to go; raises Rejected if it is missing, empty or too big."""
    path = files(stored.key)
    try:
        size = path.stat().st_size
    except OSError:
        raise Rejected(f"the file {stored.key} is not in our store") from None
    if size == 0:
        raise Rejected(f"the file {stored.key} is empty")
    if size > abilities.upload_max:
        raise Rejected(f"the file {stored.key} is too big for this messenger ({size} bytes)")
    upload = Upload(stored.kind, path, _name(stored), size)
    too_big = upload.kind == "photo" and size > abilities.photo_max
    return as_document(upload) if too_big else upload


def as_document(upload: Upload) -> Upload:
    """The same file, sent as it is rather than as a picture."""
    return replace(upload, kind="document")


def batches(uploads: Iterable[Upload], most: int) -> list[tuple[Upload, ...]]:
    """The files in messages and albums, companions together, in the order they first appear."""
    companies: dict[object, list[Upload]] = {}
    for number, upload in enumerate(uploads):
        companies.setdefault(COMPANY.get(upload.kind, number), []).append(upload)
    return [batch for company in companies.values() for batch in batched(company, most)]


def _name(stored: Stored) -> str:
    fit = UNFIT_IN_A_NAME.sub("_", stored.name).strip(". ")
    return fit[-NAME_MAX:] or USUAL_NAMES.get(stored.kind, "file")
