"""Questions a dialog may ask: how each is shown, and what counts as an answer to it."""

from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from typing import Any, Literal

from pydantic import TypeAdapter

from conversation.events import Event
from conversation.phrases import Phrase, Wording
from conversation.replies import Button, Buttons, Key, Keyboard
from conversation.session import Pocket
from conversation.spelling import bare, fold

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
    """The event is no answer; `hint` says kindly what would be one.

    `useless` when what it brought is of no use to a later question either.
    """

    hint: Phrase
    useless: bool = False


@dataclass(frozen=True, slots=True)
class Forget:
    """The person wants these questions asked again."""

    keys: tuple[str, ...]


type Asks = Literal["location", "contact"] | None

type Verdict[T] = Given[T] | Keep | Wrong | Forget | None


@dataclass(frozen=True, slots=True)
class Face:
    """How a question looks: one phrase, buttons as (label, token) rows, or a reply keyboard."""

    prompt: Phrase
    rows: tuple[tuple[tuple[Phrase, str], ...], ...] = ()
    keyboard: tuple[tuple[tuple[Phrase, Asks], ...], ...] | None = None


@dataclass(frozen=True, slots=True)
class Question[T](ABC):
    """What every question has: a prompt, and the type its answer is kept as."""

    prompt: Phrase

    @abstractmethod
    def kind(self) -> TypeAdapter[T]:
        """How the answer is turned to JSON and back."""

    def basis(self) -> str:
        """What the answer depends on; the question is asked again when this changes."""
        return ""

    @abstractmethod
    def face(self, draft: Any) -> Face:
        """The question as shown, with what is drafted so far."""

    @abstractmethod
    def read(self, event: Event, token: str | None, draft: Any) -> Verdict[T]:
        """Judge an event; `token` is that of the button it pressed or named. `None`: not for me."""

    def take(self, pocket: Pocket, held: Any) -> Verdict[T]:
        """Take what came unasked out of the pocket: an answer, or more for what is `held`.

        `held` is the draft or, where the question is answered already, the kept answer; `None` only
        where the person never answered it.
        """
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

    def read(self, event: Event, token: str | None, draft: Any) -> Verdict[str]:
        """A pressed or named option, or one by its place in the list."""
        numbered = {str(place): option.token for place, option in enumerate(self.options, 1)}
        if token is not None:
            known = token in numbered.values()
            return Given(token) if known else Wrong(Phrase("talk-old-button"))
        if not event.text or event.media:
            return None
        chosen = numbered.get(fold(event.text))
        return Given(chosen) if chosen else Wrong(Phrase("talk-choose-hint"))


@dataclass(frozen=True, slots=True)
class Words(Question[str]):
    """A text of the person's own, `least` letters to `most` characters; may be skipped.

    Where `voice_will_do`, a voice message answers as well, with no words; where `anything_will_do`,
    so does any file, and a place answers with its degrees.
    """

    least: int = 1
    most: int = 4000
    optional: bool = False
    voice_will_do: bool = False
    anything_will_do: bool = False
    too_short: Phrase = field(default_factory=lambda: Phrase("talk-words-hint"))

    def kind(self) -> TypeAdapter[str]:
        """The words as they were written."""
        return _strings

    def face(self, draft: Any) -> Face:
        """The prompt, and a way past it when it is optional."""
        rows = (((Phrase("talk-skip"), SKIP),),) if self.optional else ()
        return Face(self.prompt, rows)

    def read(self, event: Event, token: str | None, draft: Any) -> Verdict[str]:
        """Any text with enough letters in it; over-long text is cut at `most`, with no fuss."""
        if token is not None:
            skipped = token == SKIP and self.optional
            return Given("") if skipped else Wrong(Phrase("talk-old-button"))
        if not event.text:
            return self._wordless(event)
        if sum(letter.isalnum() for letter in event.text) < self.least:
            return Wrong(self.too_short)
        return Given(event.text.strip()[: self.most])

    def _wordless(self, event: Event) -> Verdict[str]:
        if self.anything_will_do and event.pin:
            return Given(f"{event.pin.latitude:.6f}, {event.pin.longitude:.6f}")
        kinds = {item.kind for item in event.media if item.key} - {"sticker"}
        spoken_of = self.voice_will_do and "voice" in kinds
        return Given("") if spoken_of or (self.anything_will_do and kinds) else None

    def take(self, pocket: Pocket, held: Any) -> Verdict[str]:
        """Captions of pictures that came first, when there is enough in them; never more later."""
        said = "\n".join(dict.fromkeys(pocket.words))
        enough = sum(letter.isalnum() for letter in said) >= max(self.least, 1)
        if self.optional or held is not None or not enough:
            return None
        pocket.words.clear()
        return Given(said[: self.most])


def named(face: Face, event: Event, wording: Wording) -> str | None:
    """The token of the button that these words name, where nothing but words came."""
    said = spoken(event)
    labels = [(bare(wording.label(label)), token) for row in face.rows for label, token in row]
    return next((token for label, token in labels if said and label == said), None)


def spoken(event: Event) -> str:
    """The bare words of an event that brings nothing else."""
    alone = not (event.press or event.media or event.pin)
    return bare(event.text) if alone else ""


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
        tuple(Key(wording.label(label), asks=asks) for label, asks in row)
        for row in face.keyboard or ()
    ]
    ways = [Phrase("talk-back")] if may_go_back else []
    asked.append(tuple(Key(wording.label(p)) for p in (*ways, Phrase("talk-cancel"))))
    return tuple(asked)


def _data(prefix: str, token: str) -> str:
    data = f"{prefix}{token}"
    if len(data.encode()) > BUTTON_BYTES:
        raise ValueError(f"button data over {BUTTON_BYTES} bytes: {data}")
    return data
