"""Before a report is filed its citizen sees whether somebody told of the fault already."""

from zoneinfo import ZoneInfo

from pydantic import TypeAdapter

from conversation.events import Pin
from conversation.phrases import Phrase
from conversation.questions import Choose, Option
from conversation.talk import Talk
from handlers.citizen.place import named
from handlers.lookups import Lookups
from services.neighbours import Neighbour
from services.voice import Voice

NOT_THE_SAME = "no"

_NEIGHBOURS: TypeAdapter[tuple[Neighbour, ...]] = TypeAdapter(tuple[Neighbour, ...])


async def same_as(
    talk: Talk, look: Lookups, subject: str, pin: Pin | None, story: str
) -> int | None:
    """The open report that the citizen says is about the fault he sees; `None` for a new one."""
    if pin is None:
        return None
    found = await talk.look_up("neighbours", _NEIGHBOURS, look.neighbours, subject, pin, story)
    if not found:
        return None
    pictures = tuple(one.picture for one in found if one.picture)
    if pictures:
        await talk.tell("neighbours-shown", Phrase("same-pictures"), files=pictures)
    options = tuple(Option(str(one.report_id), _label(talk, look, one)) for one in found)
    none = Option(NOT_THE_SAME, Phrase("same-no"))
    key = "same-which" if len(found) > 1 else "same-one"
    chosen = await talk.ask("same", Choose(Phrase(key), (*options, none)), basis=subject)
    return None if chosen == NOT_THE_SAME else int(chosen)


def _label(talk: Talk, look: Lookups, one: Neighbour) -> Phrase:
    voice = Voice(talk.wording.language, ZoneInfo(look.city.timezone))
    told = {
        "subject": named(talk, look.city.subject(one.subject).short),
        "age": voice.day(one.opened_at),
        "distance": str(one.distance_m),
        "waiting": str(one.waiting),
    }
    return Phrase("same-option", told)
