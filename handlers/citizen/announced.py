"""Before a report is filed its citizen sees whether the city has announced just that."""

from dataclasses import dataclass
from functools import partial
from zoneinfo import ZoneInfo

from pydantic import TypeAdapter

from conversation.phrases import Phrase
from conversation.questions import Choose, Option
from conversation.talk import Talk
from handlers.citizen.place import Settled
from handlers.citizen.subject import About
from handlers.lookups import Lookups, Suggestion
from services.announcements import Announced
from services.voice import Voice

NOT_THIS = "no"
_ANNOUNCED: TypeAdapter[tuple[Announced, ...]] = TypeAdapter(tuple[Announced, ...])


@dataclass(frozen=True, slots=True)
class Foreseen:
    """The city has announced it: nothing is filed. `number` is the announcement's."""

    number: int


async def announced(
    talk: Talk, look: Lookups, about: About, where: Settled, guess: Suggestion
) -> Foreseen | None:
    """The announcement that the citizen says answers him; in an emergency nobody is asked."""
    subject = "" if about.unsure else about.subject
    urgent = (
        guess.danger or guess.emergency or look.city.subject(about.subject).emergency == "always"
    )
    if urgent or look.clerk is None:
        return None
    find = partial(look.clerk.announced, look.here)
    found = await talk.look_up("announced", _ANNOUNCED, find, subject, where.region or "")
    if not found:
        return None
    told = _told(talk, look, found)
    prompt = Phrase("announced-is-it", {"notices": "\n".join(told)})
    options = tuple(
        Option(str(one.number), _label(at, len(found))) for at, one in enumerate(found, 1)
    )
    none = Option(NOT_THIS, Phrase("announced-no"))
    basis = f"{subject} {where.region}"
    chosen = await talk.ask("notice", Choose(prompt, (*options, none)), basis=basis)
    return None if chosen == NOT_THIS else Foreseen(int(chosen))


def _told(talk: Talk, look: Lookups, found: tuple[Announced, ...]) -> list[str]:
    """Each in a line; numbered where there are more than one to choose from."""
    voice = Voice(talk.wording.language, ZoneInfo(look.city.timezone))
    key = "announced-line" if len(found) > 1 else "announced-alone"
    return [
        voice.word(key, number=str(at), words=one.words, until=voice.moment(one.ends_at))
        for at, one in enumerate(found, 1)
    ]


def _label(at: int, many: int) -> Phrase:
    return Phrase("announced-this", {"number": str(at)}) if many > 1 else Phrase("announced-yes")
