"""What reaches a dialog: one plain event, whatever the messenger it came from."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

ChatKind = Literal["private", "group", "channel"]
MediaKind = Literal["photo", "video", "voice", "audio", "document", "animation", "sticker"]
_GAP = re.compile(r"\s")


@dataclass(frozen=True, slots=True)
class Chat:
    """A place where people talk; known by messenger and id together, never by the id's sign."""

    messenger: str
    id: int
    kind: ChatKind
    title: str = ""


@dataclass(frozen=True, slots=True)
class Sender:
    """The person who acted, as the messenger names him."""

    messenger: str
    id: int
    name: str = ""
    username: str | None = None
    language: str | None = None
    is_bot: bool = False


@dataclass(frozen=True, slots=True)
class Pin:
    """A point on the map in degrees (WGS 84)."""

    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Shot:
    """What a camera wrote into a picture sent as a file: when and where it was taken.

    `is_sure` if the camera named the zone of its clock; else the city's is taken for it.
    """

    at: datetime | None = None
    is_sure: bool = False
    pin: Pin | None = None


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file at the messenger: `file_id` is good for this bot only, and not for long.

    `key` names our own copy once we have it; `fault` says why there is none:
    `gone`, `too_big`, `empty`, `unreadable` or `uncleaned`. `shot` is known of the city's own
    people's only.
    """

    kind: MediaKind
    file_id: str
    size: int | None = None
    mime: str | None = None
    name: str | None = None
    key: str | None = None
    fault: str | None = None
    shot: Shot | None = None


@dataclass(frozen=True, slots=True)
class Contact:
    """A phone number somebody shared; `user_id` tells whose it is, `None` when not said."""

    phone: str
    name: str = ""
    user_id: int | None = None


@dataclass(frozen=True, slots=True)
class Press:
    """A pressed inline button: `id` is what the messenger wants answered, `data` what we put in."""

    id: str
    data: str


@dataclass(frozen=True, slots=True)
class Membership:
    """Somebody came to or left a group; `of_bot` when it was this bot itself."""

    change: Literal["added", "removed"]
    of_bot: bool
    people: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One thing that happened in a chat. `update_id` is unique within its messenger.

    `text` is the words of a message or the caption of its media, commands included.
    `topic` is the part of a group with topics where it happened, 0 for none. `migrated_to` is the
    new id of a group that changed it. `wake` names a time-out of ours. `points_at` is the person
    whom a message names without a user name, or else who wrote what it answers; never a bot.
    """

    messenger: str
    update_id: int
    chat: Chat
    at: datetime
    sender: Sender | None = None
    message_id: int | None = None
    topic: int = 0
    text: str = ""
    media: tuple[Attachment, ...] = ()
    album: str | None = None
    pin: Pin | None = None
    contact: Contact | None = None
    reply_to: int | None = None
    forwarded: bool = False
    edited: bool = False
    press: Press | None = None
    membership: Membership | None = None
    migrated_to: int | None = None
    wake: str | None = None
    points_at: int | None = None

    @property
    def command(self) -> tuple[str, str] | None:
        """The command without slash and bot name, lower case, and the words after it."""
        if not self.text.startswith("/") or self.edited:
            return None
        name, *rest = _GAP.split(self.text[1:], maxsplit=1)
        return name.partition("@")[0].lower(), "".join(rest).strip()

    @property
    def addressee(self) -> str:
        """The bot that a command names behind an `@`, in lower case; empty if it names none."""
        if self.command is None:
            return ""
        return _GAP.split(self.text, maxsplit=1)[0].partition("@")[2].lower()
