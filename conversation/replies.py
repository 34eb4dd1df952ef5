"""What a dialog or a service wants shown: plain data, kept as JSON until it is sent."""

from dataclasses import dataclass, replace
from typing import Literal

from pydantic import TypeAdapter

from conversation.events import Pin

Style = Literal["plain", "bold", "italic", "code", "link"]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text in one style; a `link` span leads to `url`."""

    text: str
    style: Style = "plain"
    url: str | None = None


Text = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Button:
    """An inline button: one of `data` (at most 64 bytes), `url`, and `copy`, words it copies."""

    label: str
    data: str | None = None
    url: str | None = None
    copy: str | None = None


@dataclass(frozen=True, slots=True)
class Key:
    """A key of the reply keyboard; `asks` lets the messenger send the place or the phone number."""

    label: str
    asks: Literal["location", "contact"] | None = None


Buttons = tuple[tuple[Button, ...], ...]
Keyboard = tuple[tuple[Key, ...], ...]


@dataclass(frozen=True, slots=True)
class Stored:
    """A file of our own store, named by the hash of its bytes."""

    kind: Literal["photo", "video", "voice", "audio", "document"]
    key: str
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Say:
    """A text. `keyboard=()` takes the reply keyboard away, `None` leaves it alone.

    `card` names the message within its topic, so that a later `Edit` finds it.
    """

    text: Text
    buttons: Buttons = ()
    keyboard: Keyboard | None = None
    reply_to: int | None = None
    card: str | None = None
    topic: int = 0
    form: Literal["say"] = "say"


@dataclass(frozen=True, slots=True, kw_only=True)
class Show:
    """Files with one caption; several make albums of as many as the messenger takes."""

    files: tuple[Stored, ...]
    caption: Text = ()
    reply_to: int | None = None
    topic: int = 0
    form: Literal["show"] = "show"


@dataclass(frozen=True, slots=True, kw_only=True)
class Locate:
    """A point on the map."""

    pin: Pin
    topic: int = 0
    form: Literal["locate"] = "locate"


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """A message of ours becomes this: the one named `card`, or the one with `message_id`.

    Where the card is not to be found any more, or cannot be edited, it is sent anew.
    """

    text: Text
    buttons: Buttons = ()
    card: str | None = None
    message_id: int | None = None
    topic: int = 0
    form: Literal["edit"] = "edit"


@dataclass(frozen=True, slots=True, kw_only=True)
class Retire:
    """The inline buttons of this message go away; its words stay."""

    message_id: int
    form: Literal["retire"] = "retire"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A press is answered, so that its button stops waiting; `text` shows briefly or as alert."""

    press_id: str
    text: str = ""
    alert: bool = False
    form: Literal["answer"] = "answer"


Reply = Say | Show | Locate | Edit | Retire | Answer

_replies: TypeAdapter[Reply] = TypeAdapter(Reply)


def dump_reply(reply: Reply) -> str:
    """The reply as JSON text, for the outbox."""
    return _replies.dump_json(reply).decode()


def load_reply(text: str) -> Reply:
    """The reply that `dump_reply` wrote."""
    return _replies.validate_json(text)


def in_topic(reply: Reply, topic: int) -> Reply:
    """The reply as it is said in a topic of a group; 0 is the group itself."""
    return reply if isinstance(reply, Retire | Answer) else replace(reply, topic=topic)


def topic_of(reply: Reply) -> int:
    """The topic that a reply is said in; 0 for none."""
    return 0 if isinstance(reply, Retire | Answer) else reply.topic


def plain(text: str) -> Text:
    """Words as they are, with no style."""
    return (Span(text),)


def words(text: Text) -> str:
    """The bare words of a styled text."""
    return "".join(span.text for span in text)
