"""What the rest of the bot needs of a messenger; all it may know of one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from conversation.events import Event
from conversation.replies import Reply

RawUpdate = dict[str, Any]
FilePath = Callable[[str], Path]


@dataclass(frozen=True, slots=True)
class Abilities:
    """What a messenger can do; sizes in characters, files in bytes, rates in messages."""

    text_max: int
    caption_max: int
    album_max: int
    download_max: int
    edits: bool
    per_second: float
    per_chat_second: float
    per_group_minute: float
    album_caption_max: int = 1024
    photo_max: int = 10 * 1024 * 1024
    upload_max: int = 50 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Profile:
    """Who the bot is at this messenger."""

    id: int
    username: str
    name: str


@dataclass(frozen=True, slots=True)
class Address:
    """Where a message goes: a chat, and a topic of it where it has topics, else 0."""

    chat: int
    topic: int = 0


@dataclass(frozen=True, slots=True)
class Sent:
    """What was made: the messages' ids, in order; empty when nothing new appeared."""

    message_ids: tuple[int, ...] = ()


class Messenger(Protocol):
    """One messenger, over its real client library.

    Every call raises the delivery errors of `domain.errors` and nothing of the library;
    a wrong token is `Misconfigured`.
    """

    name: str
    abilities: Abilities

    async def profile(self) -> Profile:
        """Who we are there; proves that the token is good."""
        ...

    async def updates(self, offset: int, wait_s: int) -> list[RawUpdate]:
        """Raw updates from `offset` on; waits up to `wait_s` seconds for the first.

        Reading from an offset confirms, and so forgets, everything before it.
        """
        ...

    def read(self, raw: RawUpdate) -> Event | None:
        """The event in a raw update; `None` if it does not concern us, `ValueError` if broken."""
        ...

    async def send(
        self, chat_id: int, reply: Reply, files: FilePath, message_id: int | None
    ) -> Sent:
        """Carry out one reply. `message_id` is the message an `Edit` or `Retire` is about."""
        ...

    async def fetch(self, file_id: str, into: Path) -> None:
        """Write a file of the messenger's to `into`."""
        ...

    async def offer(self, commands: Sequence[tuple[str, str]]) -> None:
        """Offer (command, words) pairs in the messenger's own menu, where it has one."""
        ...

    async def receive_at(self, url: str | None, secret: str) -> None:
        """Have updates posted to `url`; `None` goes back to polling."""
        ...

    async def close(self) -> None:
        """Let go of connections."""
        ...
