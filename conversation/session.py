"""An open dialog as it is kept: nothing but JSON, so that it outlives any restart."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from pydantic import TypeAdapter

from conversation.events import Attachment, Event, Pin

POCKET_FILES = 50
"""More than any question takes: nobody fills our database by sending pictures for ever."""


@dataclass(slots=True)
class Kept:
    """A value with its basis, what it was an answer to, and the message that gave it."""

    basis: str
    value: Any
    message_id: int | None = None


@dataclass(slots=True)
class Pocket:
    """What came before it was asked for: kept until its question turns up."""

    media: list[Attachment] = field(default_factory=list)
    pin: Pin | None = None
    words: list[str] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class Session:
    """One person's open dialog in one chat.

    `serial` stands in every button, so that a button of an older dialog is known as old.
    `trail` lists the answered questions in order; `open` is the question now asked; `drafts`
    holds answers still growing. `album` is the album last seen; `gathering` is true while a
    draft waits for the quiet second after which it is shown. `asked_anew` holds the questions that
    the person came back to: he answers them himself. `topic` is the part of a group with topics
    where it is held. `beneath` is the dialog that waits until this one is over.
    """

    dialog: str
    serial: str
    opened_at: datetime
    touched_at: datetime
    topic: int = 0
    about: dict[str, str] = field(default_factory=dict)
    answers: dict[str, Kept] = field(default_factory=dict)
    notes: dict[str, Kept] = field(default_factory=dict)
    trail: list[str] = field(default_factory=list)
    open: str | None = None
    drafts: dict[str, Any] = field(default_factory=dict)
    album: str | None = None
    gathering: bool = False
    pocket: Pocket = field(default_factory=Pocket)
    asked_anew: list[str] = field(default_factory=list)
    has_keyboard: bool = False
    reminded: bool = False
    beneath: Session | None = None

    def forget(self, *keys: str) -> None:
        """These answers are gone and their questions are asked again, of the person himself."""
        for key in keys:
            self.answers.pop(key, None)
            self.drafts.pop(key, None)
            if key not in self.asked_anew:
                self.asked_anew.append(key)
        self.open = None

    def stow(self, event: Event) -> None:
        """What this event brought is kept for the question it belongs to."""
        kept = [*self.pocket.media, *(item for item in event.media if item.key)]
        self.pocket.media = kept[:POCKET_FILES]
        self.pocket.pin = event.pin or self.pocket.pin


_sessions: TypeAdapter[Session] = TypeAdapter(Session)


def dump_session(session: Session) -> str:
    """The session as JSON text."""
    return _sessions.dump_json(session).decode()


def load_session(text: str) -> Session:
    """The session that `dump_session` wrote; `ValueError` if it cannot be read."""
    return _sessions.validate_json(text)
