"""Before a report is filed its citizen sees whether somebody told of the fault already.

He is asked once before pictures are asked for, and once more where a picture that came since was
sent with another report. No report is asked about in both.
"""

from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from pydantic import TypeAdapter

from conversation.events import Attachment, Pin
from conversation.phrases import Phrase
from conversation.questions import Choose, Option
from conversation.session import Kept
from conversation.talk import Talk
from handlers.citizen.place import named
from handlers.lookups import Lookups
from services.neighbours import Neighbour
from services.voice import Voice

NOT_THE_SAME = "no"
_DENIED = "denied"

_NEIGHBOURS: TypeAdapter[tuple[Neighbour, ...]] = TypeAdapter(tuple[Neighbour, ...])
_KEYS: TypeAdapter[tuple[str, ...]] = TypeAdapter(tuple[str, ...])
_MEDIA: TypeAdapter[tuple[Attachment, ...]] = TypeAdapter(tuple[Attachment, ...])


@dataclass(frozen=True, slots=True)
class Sighting:
    """A fault that may have been told of before; one that is urgent waits for no picture."""

    subject: str
    pin: Pin
    story: str
    is_urgent: bool

    @property
    def sought(self) -> tuple[str, Pin, str]:
        """What is looked up about it."""
        return self.subject, self.pin, self.story


async def same_as(talk: Talk, look: Lookups, seen: Sighting | None) -> int | None:
    """The open report that the citizen says is about the fault he sees; `None` for a new one."""
    if seen is None:
        return None
    pictures = () if seen.is_urgent else await _so_far(talk, seen)
    found = await talk.look_up("neighbours", _NEIGHBOURS, look.neighbours, *seen.sought, pictures)
    prompt = Phrase("same-which" if len(found) > 1 else "same-one")
    return await _asked(talk, look, prompt, seen, found)


async def resent_of(
    talk: Talk, look: Lookups, seen: Sighting | None, media: tuple[Attachment, ...]
) -> int | None:
    """The same once more, where a picture that came since was sent with another report."""
    if seen is None or seen.is_urgent:
        return None
    before = await _so_far(talk, seen)
    since = tuple(key for key in photos_in(media) if key not in before)
    if not since:
        return None
    found = await talk.look_up("resent", _NEIGHBOURS, look.resent, *seen.sought, since)
    return await _asked(talk, look, Phrase("resent-which"), seen, found)


async def _so_far(talk: Talk, seen: Sighting) -> tuple[str, ...]:
    """The pictures that had come when these words and this place were first looked up.

    Later ones do not count, or the question would change under the citizen's finger.
    """

    async def in_hand(*_: Any) -> tuple[str, ...]:
        return _in_hand(talk)

    return await talk.look_up("so-far", _KEYS, in_hand, *seen.sought)


def _in_hand(talk: Talk) -> tuple[str, ...]:
    session, kept = talk.session, talk.session.answers.get("media")
    held = kept.value if kept else session.drafts.get("media")
    return photos_in((*session.pocket.media, *_MEDIA.validate_python(held or ())))


def photos_in(media: tuple[Attachment, ...]) -> tuple[str, ...]:
    """The keys of the photos among files that we have."""
    return tuple(item.key for item in media if item.kind == "photo" and item.key)


async def _asked(
    talk: Talk, look: Lookups, prompt: Phrase, seen: Sighting, found: tuple[Neighbour, ...]
) -> int | None:
    """Ask which of these it is, without those that were denied in another question."""
    key = prompt.key.partition("-")[0]
    basis = f"{key}/{[one.report_id for one in found]}"
    open_ = [one for one in found if _denied(talk).get(str(one.report_id), basis) == basis]
    if not open_:
        return None
    pictures = tuple(one.picture for one in open_ if one.picture)
    if pictures:
        await talk.tell(f"{key}-shown", Phrase("same-pictures"), files=pictures)
    options = tuple(Option(str(one.report_id), _label(talk, look, one)) for one in open_)
    none = Option(NOT_THE_SAME, Phrase("same-no"))
    chosen = await talk.ask(key, Choose(prompt, (*options, none)), basis=seen.subject)
    if chosen != NOT_THE_SAME:
        return int(chosen)
    denied = {str(one.report_id): basis for one in open_}
    talk.session.notes[_DENIED] = Kept("", {**_denied(talk), **denied})
    return None


def _denied(talk: Talk) -> dict[str, str]:
    """The reports that the citizen said are another fault, each with the question it was in."""
    kept = talk.session.notes.get(_DENIED)
    return kept.value if kept else {}


def _label(talk: Talk, look: Lookups, one: Neighbour) -> Phrase:
    voice = Voice(talk.wording.language, ZoneInfo(look.city.timezone))
    told = {
        "subject": named(talk, look.city.subject(one.subject).short),
        "age": voice.day(one.opened_at),
        "distance": str(one.distance_m),
        "waiting": str(one.waiting),
    }
    return Phrase("same-option", told)
