"""Buttons of a card that need no questions, and the lists of a unit's group."""

from handlers.citizen import follow
from handlers.lookups import report_number
from services import claims, lists, unit_work, wishes
from services.desk import Desk, Here


async def visit(desk: Desk, here: Here, argument: str) -> None:
    """An expert goes to look."""
    await unit_work.step(desk, here, report_number(argument), "visit")


async def start(desk: Desk, here: Here, argument: str) -> None:
    """The work begins."""
    await unit_work.step(desk, here, report_number(argument), "start")


async def resume(desk: Desk, here: Here, argument: str) -> None:
    """The outside body has done its part."""
    await unit_work.step(desk, here, report_number(argument), "resume")


async def release(desk: Desk, here: Here, argument: str) -> None:
    """Work stands still no longer."""
    await unit_work.step(desk, here, report_number(argument), "release")


async def others(desk: Desk, here: Here, argument: str) -> None:
    """Show the deeds that the card has no room for."""
    await unit_work.show_others(desk, here, report_number(argument))


async def present(desk: Desk, here: Here, argument: str) -> None:
    """The head lets a contractor's claim pass."""
    await claims.present(desk, here, report_number(argument))


async def approve(desk: Desk, here: Here, argument: str) -> None:
    """A superior says yes to what a unit wishes."""
    await wishes.approve(desk, here, report_number(argument))


async def decline(desk: Desk, here: Here, argument: str) -> None:
    """A superior says no to what a unit wishes."""
    await wishes.decline(desk, here, report_number(argument))


async def take_over(desk: Desk, here: Here, argument: str) -> None:
    """Take over what a colleague has in hand."""
    await lists.take_over(desk, here, report_number(argument))


async def relieve(desk: Desk, here: Here, argument: str) -> None:
    """Take over all that a colleague has in hand."""
    await lists.relieve(desk, here, report_number(argument))


async def card(desk: Desk, here: Here, argument: str) -> None:
    """Show a card anew."""
    await lists.card(desk, here, report_number(argument))


async def mine(desk: Desk, here: Here, argument: str) -> None:
    """In a group what one has in hand there, in private the reports one filed."""
    if here.chat.kind == "private":
        await follow.mine(desk, here, argument)
    else:
        await lists.mine(desk, here)


async def late(desk: Desk, here: Here, argument: str) -> None:
    """The group's late reports."""
    await lists.late(desk, here)


async def queue(desk: Desk, here: Here, argument: str) -> None:
    """What nobody has taken, and what one has in hand."""
    await lists.queue(desk, here)


async def shift(desk: Desk, here: Here, argument: str) -> None:
    """All that is open, for the next shift."""
    await lists.shift(desk, here)
