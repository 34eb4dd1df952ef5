"""Questions a dialog may ask: how each is shown, and what counts as an answer to it."""

from dataclasses import dataclass, field
from typing import Any

from pydantic import TypeAdapter

from conversation.events import Event
from conversation.phrases import Phrase, Wording, fold
from conversation.replies import Button, Buttons, Key, Keyboard
from conversation.session import Pocket

BACK, CANCEL, DONE, SKIP = "<", "x", "!", "-"
BUTTON_BYTES = 64


@dataclass(frozen=True, slots=True)
class Given[T]:
    """The event answers the question."""

    value: T


@dataclass(frozen=True, slots=True)
class Keep:
    """The event adds to a draft; `ask_again` when the question is to be shown with it."""

    draft: Any
    ask_again: bool = False
    hint: Phrase | None = None


@dataclass(frozen=True, slots=True)
class Wrong:
    """The event is no answer; `hint` says kindly what would be one."""

    hint: Phrase


@dataclass(frozen=True, slots=True)
class Forget:
    """The person wants these questions asked again."""

    keys: tuple[str, ...]


type Verdict[T] = Given[T] | Keep | Wrong | Forget | None


@dataclass(frozen=True, slots=True)
class Face:
    """How a question looks: one phrase, buttons as (label, token) rows, or a reply keyboard."""

    prompt: Phrase
    rows: tuple[tuple[tuple[Phrase, str], ...], ...] = ()
    keyboard: tuple[tuple[tuple[Phrase, str | None], ...], ...] | None = None


@dataclass(frozen=True, slots=True)
class Question[T]:
    """What every question has: a prompt, and the type its answer is kept as."""

    prompt: Phrase

    def kind(self) -> TypeAdapter[T]:
        """How the answer is turned to JSON and back."""
        raise NotImplementedError

    def basis(self) -> str:
        """What the answer depends on; the question is asked again when this changes."""
        return ""

    def face(self, draft: Any) -> Face:
        """The question as shown, with what is drafted so far."""
        return Face(self.prompt)

    def read(self, event: Event, token: str | None, draft: Any, wording: Wording) -> Verdict[T]:
        """Judge an event; `token` is the pressed button's, if it was a press."""
        raise NotImplementedError

    def find(self, pocket: Pocket) -> Verdict[T]:
        """The answer or a draft of it, if it came before it was asked for."""
        return None


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose: the token kept and the label shown."""

    token: str
    label: Phrase


_strings: TypeAdapter[str] = TypeAdapter(str)


@dataclass(frozen=True, slots=True)
class Choose(Question[str]):
    """One of some options, by button, by its words or by its number."""

    options: tuple[Option, ...] = ()
    columns: int = 1

    def kind(self) -> TypeAdapter[str]:
        """A token."""
        return _strings

    def basis(self) -> str:
        """Other options make it another question."""
        return "|".join(option.token for option in self.options)

    def face(self, draft: Any) -> Face:
        """The options as buttons, `columns` a row."""
        cells = [(option.label, option.token) for option in self.options]
        starts = range(0, len(cells), self.columns)
        return Face(self.prompt, tuple(tuple(cells[at : at + self.columns]) for at in starts))

    def read(self, event: Event, token: str | None, draft: Any, wording: Wording) -> Verdict[str]:
        """A pressed option, or one named by its words or its place in the list."""
        tokens = [option.token for option in self.options]
        if token is not None:
            return Given(token) if token in tokens else Wrong(Phrase("talk-old-button"))
        if not event.text:
            return None
        named = self._named(fold(event.text), wording)
        return Given(named) if named else Wrong(Phrase("talk-choose-hint"))

    def _named(self, said: str, wording: Wording) -> str | None:
        if said.isascii() and said.isdigit() and 1 <= int(said) <= len(self.options):
            return self.options[int(said) - 1].token
        fitting = [o for o in self.options if _bare(wording.label(o.label)) == _bare(said)]
        return fitting[0].token if fitting else None


def _bare(text: str) -> str:
    return "".join(letter for letter in fold(text) if letter.isalnum())


@dataclass(frozen=True, slots=True)
class Words(Question[str]):
    """A text of the person's own, `least` letters to `most` characters; may be skipped.

    Where `voice_will_do`, a voice message answers as well, with no words.
    """

    least: int = 1
    most: int = 4000
    optional: bool = False
    voice_will_do: bool = False
    too_short: Phrase = field(default_factory=lambda: Phrase("talk-words-hint"))

    def kind(self) -> TypeAdapter[str]:
        """The words as they were written."""
        return _strings

    def face(self, draft: Any) -> Face:
        """The prompt, and a way past it when it is optional."""
        rows = (((Phrase("talk-skip"), SKIP),),) if self.optional else ()
        return Face(self.prompt, rows)

    def read(self, event: Event, token: str | None, draft: Any, wording: Wording) -> Verdict[str]:
        """Any text with enough letters in it; over-long text is cut at `most`, with no fuss."""
        if token is not None:
            return (
                Given("") if token == SKIP and self.optional else Wrong(Phrase("talk-old-button"))
            )
        if not event.text:
            return Given("") if self.voice_will_do and _speaks(event) else None
        if sum(letter.isalnum() for letter in event.text) < self.least:
            return Wrong(self.too_short)
        return Given(event.text.strip()[: self.most])

    def find(self, pocket: Pocket) -> Verdict[str]:
        """Captions of pictures that came first are the story, when there is enough in them."""
        said = "\n".join(dict.fromkeys(pocket.words))
        enough = sum(letter.isalnum() for letter in said) >= self.least
        return Given(said[: self.most]) if said and enough and not self.optional else None


def _speaks(event: Event) -> bool:
    return any(item.kind == "voice" and item.key for item in event.media)


def buttons(face: Face, prefix: str, wording: Wording, *, may_go_back: bool) -> Buttons:
    """The inline buttons of a question, way back and way out at the end."""
    rows = [
        tuple(Button(wording.label(label), data=_data(prefix, token)) for label, token in row)
        for row in face.rows
    ]
    way_back = [(Phrase("talk-back"), BACK)] if may_go_back else []
    ways = [*way_back, (Phrase("talk-cancel"), CANCEL)]
    rows.append(tuple(Button(wording.label(p), data=_data(prefix, token)) for p, token in ways))
    return tuple(rows)


def keyboard(face: Face, wording: Wording, *, may_go_back: bool) -> Keyboard:
    """The reply keyboard of a question, way back and way out at the end."""
    asked = [
        tuple(Key(wording.label(label), asks=_asks(asks)) for label, asks in row)
        for row in face.keyboard or ()
    ]
    ways = [Phrase("talk-back")] if may_go_back else []
    asked.append(tuple(Key(wording.label(p)) for p in (*ways, Phrase("talk-cancel"))))
    return tuple(asked)


def _asks(asks: str | None) -> Any:
    return asks


def _data(prefix: str, token: str) -> str:
    data = f"{prefix}{token}"
    if len(data.encode()) > BUTTON_BYTES:
        raise ValueError(f"button data over {BUTTON_BYTES} bytes: {data}")
    return data
