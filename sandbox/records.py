"""What the box is made of: people, bots, chats, messages and files."""

from dataclasses import dataclass, field

from sandbox.flavour import Json
from sandbox.mailbox import Mailbox


@dataclass(slots=True)
class Person:
    """Someone with the messenger installed."""

    id: int
    first_name: str
    last_name: str = ""
    username: str = ""
    phone: str = ""
    blocked: set[int] = field(default_factory=set)
    is_bot: bool = False


@dataclass(slots=True)
class Bot:
    """A bot account; `reads_all` is what its owner set with the messenger's own bot father."""

    id: int
    token: str
    first_name: str
    username: str
    mailbox: Mailbox
    reads_all: bool = False
    commands: list[Json] = field(default_factory=list)
    last_name: str = ""
    is_bot: bool = True


Account = Person | Bot


@dataclass(frozen=True, slots=True)
class StoredFile:
    """Bytes that were sent once, with what is known of them."""

    number: int
    data: bytes
    name: str
    mime: str
    unique: str


@dataclass(frozen=True, slots=True)
class Media:
    """One photo, video, voice, audio, document or sticker inside a message."""

    kind: str
    file: StoredFile
    details: Json = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Forward:
    """Who wrote a forwarded message first, and when."""

    sender: Account
    date: int


@dataclass(slots=True)
class Topic:
    """A topic of a Telegram group, numbered as the message that began it."""

    id: int
    title: str
    is_closed: bool = False


@dataclass(slots=True, eq=False)
class Chat:
    """A private chat of one person with one bot, or a group, with topics or without."""

    id: int
    key: str
    type: str
    title: str = ""
    person: Person | None = None
    bot_id: int | None = None
    members: dict[int, str] = field(default_factory=dict)
    left: set[int] = field(default_factory=set)
    messages: dict[int, "Message"] = field(default_factory=dict)
    next_message: int = 1
    keyboard: Json | None = None
    migrated_to: int | None = None
    topics: dict[int, Topic] = field(default_factory=dict)


@dataclass(slots=True, eq=False)
class Message:
    """One bubble; `text` is the caption of media, `extra` holds ready-made API fields.

    `topic` is 0 outside of topics, which Telegram calls General.
    """

    id: int
    chat: Chat
    sender: Account
    date: int
    topic: int = 0
    text: str | None = None
    entities: list[Json] = field(default_factory=list)
    media: Media | None = None
    extra: Json = field(default_factory=dict)
    album: str | None = None
    reply_to: "Message | None" = None
    markup: Json | None = None
    forward: Forward | None = None
    edited_at: int | None = None
    deleted: bool = False


@dataclass(slots=True)
class Press:
    """A press on an inline button, and the bot's answer to it once given."""

    id: str
    person: Person
    message: Message
    data: str
    answer: Json | None = None
