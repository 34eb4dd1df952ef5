"""What both readers of updates need: sound words, numbers and times, whatever was sent."""

import math
from datetime import UTC, datetime
from typing import Literal

from conversation.events import ChatKind, Event, Membership, Pin

NO_TIME = datetime.fromtimestamp(0, UTC)
WHOLE_MAX = 2**63
LONGEST_NAME = 48

# Things a person may well send that we cannot use: the dialog says so, instead of silence.
USELESS = ("poll", "dice", "game", "story", "paid_media", "checklist")

_KINDS: dict[str, ChatKind] = {
    "private": "private",
    "group": "group",
    "supergroup": "group",
    "channel": "channel",
}


def chat_kind(type_: object) -> ChatKind | None:
    """The kind behind a chat's type; `None` if the word is new to us."""
    return _KINDS.get(str(type_))


def sound(words: str | None) -> str:
    """Words without what no database and no messenger takes: NUL and halves of letters.

    Marks that turn the direction of what follows go too: they could make a card read falsely.
    """
    return (words or "").translate(_UNSOUND).encode("utf-8", "replace").decode()


_UNSOUND = dict.fromkeys([0, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])


def full_name(*names: str | None) -> str:
    """First and last name in one, cut where it would push aside what a card says; may be empty."""
    named = " ".join(name for name in (sound(one).strip() for one in names) if name)
    return named[:LONGEST_NAME].strip()


def moment(seconds: object) -> datetime:
    """The time of a Unix stamp; `NO_TIME` when there is none or it is out of all reason."""
    if not isinstance(seconds, int | float) or not 0 < seconds < 2**36:
        return NO_TIME
    return datetime.fromtimestamp(seconds, UTC)


def pin_at(latitude: float, longitude: float) -> Pin:
    """The point; raises ValueError if it is not on the earth."""
    fits = abs(latitude) <= 90 and abs(longitude) <= 180
    if not fits or math.isnan(latitude) or math.isnan(longitude):
        raise ValueError(f"no such place: {latitude}, {longitude}")
    return Pin(latitude, longitude)


def membership(change: Literal["added", "removed"], people: tuple[int, ...], me: int) -> Membership:
    """Who came or left, and whether that was us."""
    return Membership(change, me in people, people)


def checked(event: Event) -> Event:
    """The event, if its numbers fit our tables; raises ValueError."""
    numbers = (event.update_id, event.chat.id, event.message_id, event.reply_to, event.points_at)
    people = event.membership.people if event.membership else ()
    for number in (*numbers, event.migrated_to, _sender_id(event), _contact_id(event), *people):
        if number is not None and not -WHOLE_MAX <= number < WHOLE_MAX:
            raise ValueError(f"a number too large to be an id: {str(number)[:40]}")
    return event


def _sender_id(event: Event) -> int | None:
    return event.sender.id if event.sender else None


def _contact_id(event: Event) -> int | None:
    return event.contact.user_id if event.contact else None
