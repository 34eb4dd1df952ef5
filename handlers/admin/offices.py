"""Who is head of a unit, on call, or its contractor."""

from services import offices
from services.desk import Desk, Here
from wording.digits import latin_digits


async def role_code(desk: Desk, here: Here, argument: str) -> None:
    """Give an owner a code for a role in a unit: `<unit> <role>`."""
    unit, _, role = latin_digits(argument).strip().lower().partition(" ")
    await offices.give_code(desk, here, unit, role.strip())


async def take_role(desk: Desk, here: Here, argument: str) -> None:
    """Take up the role that a code was made for."""
    await offices.take_up(desk, here, latin_digits(argument))


async def leave_role(desk: Desk, here: Here, argument: str) -> None:
    """Give a role of one's own back: `<unit> <role>`."""
    unit, _, role = latin_digits(argument).strip().lower().partition(" ")
    await offices.lay_down(desk, here, unit, role.strip())
