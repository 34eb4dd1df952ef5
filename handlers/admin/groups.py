"""What makes a messenger group a unit's."""

from services import areas, membership
from services.desk import Desk, Here
from wording.digits import latin_digits


async def bind(desk: Desk, here: Here, argument: str) -> None:
    """Make this group the unit's whose code is given."""
    await membership.bind(desk, here, latin_digits(argument))


async def area(desk: Desk, here: Here, argument: str) -> None:
    """Limit this group or topic to the regions named."""
    await areas.limit_area(desk, here, latin_digits(argument))


async def unit_code(desk: Desk, here: Here, argument: str) -> None:
    """Give an owner a code for the unit named by its key."""
    await membership.give_code(desk, here, latin_digits(argument).strip().lower())
