"""Sentences by key: a dialog names what it wants said, the wording says it in a language."""

from dataclasses import dataclass, field
from typing import Protocol

from conversation.replies import Text


@dataclass(frozen=True, slots=True)
class Phrase:
    """A sentence of the wording room with what fills it."""

    key: str
    details: dict[str, str] = field(default_factory=dict)


class Wording(Protocol):
    """One language, as dialogs see it."""

    @property
    def language(self) -> str:
        """Which language it is, such as `fa`."""
        ...

    def text(self, phrase: Phrase) -> Text:
        """The sentence, styled."""
        ...

    def label(self, phrase: Phrase) -> str:
        """The sentence as bare words, for a button."""
        ...
