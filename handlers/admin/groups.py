"""What makes a messenger group a unit's, and how the groups fare."""

from dataclasses import dataclass

from pydantic import TypeAdapter

from conversation.phrases import Phrase
from conversation.questions import Choose, Option
from conversation.talk import Talk
from handlers.lookups import Lookups
from services import areas, bindings, membership
from services.desk import Desk, Here
from wording.digits import latin_digits

_TEXT: TypeAdapter[str] = TypeAdapter(str)


async def bind(desk: Desk, here: Here, argument: str) -> None:
    """Make this group the unit's whose code is given."""
    await membership.bind(desk, here, latin_digits(argument))


async def area(desk: Desk, here: Here, argument: str) -> None:
    """Limit this group or topic to the regions named."""
    await areas.limit_area(desk, here, latin_digits(argument))


async def unit_code(desk: Desk, here: Here, argument: str) -> None:
    """Give whoever may bind groups a code for the unit named."""
    await membership.give_code(desk, here, argument.strip())


async def health(desk: Desk, here: Here, argument: str) -> None:
    """Tell how every group fares."""
    await bindings.tell_health(desk, here)


async def test_card(desk: Desk, here: Here, argument: str) -> None:
    """Send a card that only shows that cards arrive."""
    await bindings.test_card(desk, here, argument)


async def seen(desk: Desk, here: Here, argument: str) -> None:
    """Somebody pressed the test card's button."""
    await bindings.seen(desk, here)


@dataclass(frozen=True, slots=True)
class Moving:
    """The unit that this group is to be given to; nothing where it is to be nobody's."""

    unit: str = ""


async def unbind_it(talk: Talk, look: Lookups) -> Moving:
    """Be sure that this group is to be nobody's."""
    unit = await talk.look_up("unit", _TEXT, look.admin.bound_here)
    await _sure(talk, Phrase("unbind-sure", {"unit": unit}))
    return Moving()


async def move_it(talk: Talk, look: Lookups) -> Moving:
    """Be sure that this group is to be another unit's."""
    said = talk.about.get("said", "")
    unit = await talk.look_up("unit", _TEXT, look.admin.moving_to, said)
    await _sure(talk, Phrase("move-sure", {"unit": look.city.unit(unit).name.fa}))
    return Moving(unit)


async def _sure(talk: Talk, prompt: Phrase) -> None:
    yes = (Option("yes", Phrase("config-yes")),)
    await talk.ask("sure", Choose(prompt, yes), basis=repr(prompt))


async def move(desk: Desk, here: Here, moving: Moving) -> None:
    """Give the group to the unit, or to nobody."""
    if moving.unit:
        await bindings.move(desk, here, moving.unit)
    else:
        await bindings.unbind(desk, here)
