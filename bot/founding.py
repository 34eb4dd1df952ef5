"""A bot without a city: it listens to its owners, who bring one in, and asks all others to wait."""

from bot.parts import Parts
from conversation.events import Event
from conversation.replies import Say
from domain.unfounded import is_founded
from services.desk import Here
from services.voice import Voice
from storage.city_files import shipped

OPEN = frozenset({"config", "lang", "cancel"})
"""The commands that an owner has before there is a city."""


def is_for_later(parts: Parts, event: Event, *, in_dialog: bool) -> bool:
    """Whether an event has to wait until there is a city."""
    if is_founded(parts.city):
        return False
    name = event.command[0] if event.command else ""
    return not (_is_owner(parts, event) and (name in OPEN or in_dialog or event.press))


def awaiting(parts: Parts, here: Here, voice: Voice, event: Event) -> list[Say]:
    """What is said until then: to an owner how to begin, to others that they come too early.

    In a group there is nobody yet to be told anything.
    """
    if here.chat.kind != "private":
        return []
    if _is_owner(parts, event):
        known = "، ".join(shipped())
        return [Say(text=voice.say("city-awaited-owner", cities=known))]
    me = f"{here.person.messenger}:{here.person.native_id}"
    return [Say(text=voice.say("city-awaited", id=me))]


def _is_owner(parts: Parts, event: Event) -> bool:
    who = event.sender
    return bool(who and (who.messenger, who.id) in parts.owners)
