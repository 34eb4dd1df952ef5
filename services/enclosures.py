"""The files of a report as they are sent again, by their role."""

from pathlib import PurePath
from typing import Literal

from conversation.replies import Stored
from domain.report import File


def shown(files: list[File], role: str) -> tuple[Stored, ...]:
    """The files in a role, as they are sent again."""
    return tuple(stored(file.kind, file.key, file.name) for file in files if file.role == role)


def stored(kind: str, key: str, name: str) -> Stored:
    """A file as it is sent again, without its own name: that may tell who sent it.

    An animation goes as the video it is.
    """
    return Stored(_SENT_AS.get(kind, "document"), key, f"file{PurePath(name).suffix[:8]}")


_SENT_AS: dict[str, Literal["photo", "video", "voice", "audio", "document"]] = {
    "photo": "photo", "video": "video", "voice": "voice", "audio": "audio", "animation": "video",
}  # fmt: skip
