"""Questions answered by places and pictures, in whatever order and number they come."""

from dataclasses import dataclass, field
from typing import Any

from pydantic import TypeAdapter

from conversation.events import Attachment, Event, Pin
from conversation.phrases import Phrase
from conversation.questions import DONE, Asks, Face, Given, Keep, Question, Verdict, Wrong
from conversation.session import Pocket


@dataclass(frozen=True, slots=True)
class Place:
    """Where it is: a pin, or words for it, or both."""

    pin: Pin | None = None
    words: str = ""


_places: TypeAdapter[Place] = TypeAdapter(Place)
_media: TypeAdapter[tuple[Attachment, ...]] = TypeAdapter(tuple[Attachment, ...])


@dataclass(frozen=True, slots=True)
class Where(Question[Place]):
    """A place: shared, chosen on the messenger's map, or told in words.

    `near` is a place that may be meant: one more key, which says its words.
    """

    least: int = 3
    most: int = 500
    near: Phrase | None = None

    def kind(self) -> TypeAdapter[Place]:
        """A place."""
        return _places

    def face(self, draft: Any) -> Face:
        """A key that sends the place, on the reply keyboard: inline buttons cannot."""
        share: tuple[tuple[Phrase, Asks], ...] = ((Phrase("talk-send-location"), "location"),)
        if self.near is None:
            return Face(self.prompt, keyboard=(share,))
        return Face(self.prompt, keyboard=(share, ((self.near, None),)))

    def read(self, event: Event, token: str | None, draft: Any) -> Verdict[Place]:
        """A pin, or words with at least `least` letters."""
        if event.pin:
            return Given(Place(event.pin, event.text.strip()[: self.most]))
        if not event.text or event.media:
            return None
        if sum(letter.isalnum() for letter in event.text) < self.least:
            return Wrong(Phrase("talk-where-hint"))
        return Given(Place(words=event.text.strip()[: self.most]))

    def take(self, pocket: Pocket, held: Any) -> Verdict[Place]:
        """A pin that came before, or one that came after the words for the place."""
        pin, pocket.pin = pocket.pin, None
        return Given(Place(pin, held["words"] if held else "")) if pin else None


@dataclass(frozen=True, slots=True)
class Gather(Question[tuple[Attachment, ...]]):
    """Pictures, videos, voices and files, `least` to `most` of them, closed by a button."""

    least: int = 0
    most: int = 10
    kinds: frozenset[str] = field(
        default=frozenset({"photo", "video", "voice", "audio", "document", "animation"})
    )

    def kind(self) -> TypeAdapter[tuple[Attachment, ...]]:
        """The files, in the order they came."""
        return _media

    def face(self, draft: Any) -> Face:
        """How many there are, and a button that closes the list once there are enough."""
        count = len(draft or ())
        done = Phrase("talk-media-done" if count else "talk-media-none")
        rows = (((done, DONE),),) if count >= self.least else ()
        if not count:
            return Face(self.prompt, rows)
        return Face(Phrase("talk-media-so-far", {"count": str(count)}), rows)

    def read(self, event: Event, token: str | None, draft: Any) -> Verdict[tuple[Attachment, ...]]:
        """Add what comes; answer when told it is done."""
        held: list[Any] = list(draft or [])
        if token is not None:
            return self._pressed(token, held)
        if not event.media:
            return Wrong(Phrase("talk-media-hint")) if event.text and not event.pin else None
        good = [item for item in event.media if self._fits(item)]
        return self._added(good, held) if good else Wrong(fault_of(event.media), useless=True)

    def _pressed(self, token: str, held: list[Any]) -> Verdict[tuple[Attachment, ...]]:
        if token != DONE:
            return Wrong(Phrase("talk-old-button"))
        if len(held) < self.least:
            return Wrong(Phrase("talk-media-needed"))
        return Given(_media.validate_python(held))

    def _fits(self, item: Attachment) -> bool:
        return item.key is not None and item.kind in self.kinds

    def _added(self, good: list[Attachment], held: list[Any]) -> Keep:
        """The list with these behind it, each file once, and no more than `most` of them."""
        known = {kept["key"] for kept in held}
        fresh = tuple({item.key: item for item in good if item.key not in known}.values())
        all_ = [*held, *_media.dump_python(fresh, mode="json")]
        if len(all_) <= self.most:
            return Keep(all_)
        enough = Phrase("talk-media-enough", {"most": str(self.most)})
        return Keep(all_[: self.most], ask_again=True, hint=enough)

    def take(self, pocket: Pocket, held: Any) -> Verdict[tuple[Attachment, ...]]:
        """What came unasked joins the list: more may follow."""
        good = [item for item in pocket.media if self._fits(item)]
        pocket.media = [item for item in pocket.media if not self._fits(item)]
        return self._added(good, list(held or [])) if good else None


def fault_of(media: tuple[Attachment, ...]) -> Phrase:
    """Why a file could not be taken, in words for its sender."""
    faults = [item.fault for item in media if item.fault]
    return Phrase(f"talk-file-{faults[0].replace('_', '-')}" if faults else "talk-file-kind")
