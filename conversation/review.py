"""The last look before something is done: everything answered, and a way to change each answer."""

from dataclasses import dataclass, field
from typing import Any

from pydantic import TypeAdapter

from conversation.events import Event
from conversation.phrases import Phrase
from conversation.questions import DONE, Face, Forget, Given, Question, Verdict, Wrong

EDIT = "~"


@dataclass(frozen=True, slots=True)
class Line:
    """One answer that may be changed: its button, and the questions that are then asked again."""

    label: Phrase
    keys: tuple[str, ...]


_bools: TypeAdapter[bool] = TypeAdapter(bool)


@dataclass(frozen=True, slots=True)
class Review(Question[bool]):
    """Send it, or change one of the answers first."""

    send: Phrase = field(default_factory=lambda: Phrase("talk-send"))
    lines: tuple[Line, ...] = ()

    def kind(self) -> TypeAdapter[bool]:
        """Always true: anything else is another answer or the way out."""
        return _bools

    def basis(self) -> str:
        """What is shown: after a change it must be looked at anew."""
        return repr(sorted(self.prompt.details.items()))

    def face(self, draft: Any) -> Face:
        """Send first, alone in its row; the changes below, two a row."""
        cells = [(line.label, f"{EDIT}{line.keys[0]}") for line in self.lines]
        pairs = tuple(tuple(cells[at : at + 2]) for at in range(0, len(cells), 2))
        return Face(self.prompt, (((self.send, DONE),), *pairs))

    def read(self, event: Event, token: str | None, draft: Any) -> Verdict[bool]:
        """The send button; an edit button; anything else gets a hint."""
        if token == DONE:
            return Given(True)
        chosen = [line for line in self.lines if token == f"{EDIT}{line.keys[0]}"]
        if chosen:
            return Forget(chosen[0].keys)
        if token is not None:
            return Wrong(Phrase("talk-old-button"))
        return Wrong(Phrase("talk-review-hint")) if event.text and not event.media else None
