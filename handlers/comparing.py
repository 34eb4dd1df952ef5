"""What citizens told of before, held against a new report by place, time, words and pictures."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager

from handlers.ports import Eyes
from services import neighbours
from services.desk import Desk
from services.neighbours import Candidates, Neighbour, Sought

Desks = Callable[[], AbstractAsyncContextManager[Desk]]


async def likely(
    desks: Desks, eyes: Eyes | None, sought: Sought, pictures: tuple[str, ...]
) -> tuple[Neighbour, ...]:
    """The open reports that are likely about the same fault."""
    found = await _compared(desks, eyes, sought, pictures)
    async with desks() as desk:
        return await neighbours.likely(desk, sought, found)


async def resent(
    desks: Desks, eyes: Eyes | None, sought: Sought, pictures: tuple[str, ...]
) -> tuple[Neighbour, ...]:
    """Those of them that came with one of these pictures."""
    found = await _compared(desks, eyes, sought, pictures)
    same = [(report, held) for report, held in found if held.has_same_picture]
    async with desks() as desk:
        return await neighbours.likely(desk, sought, same)


async def _compared(
    desks: Desks, eyes: Eyes | None, sought: Sought, pictures: tuple[str, ...]
) -> Candidates:
    """Pictures are looked at with no transaction open."""
    async with desks() as desk:
        found = await neighbours.candidates(desk, sought)
        theirs = await neighbours.pictures_of(desk, found) if pictures else {}
    keys = {key for those in theirs.values() for key in those}
    if eyes is None or not keys:
        return found
    return neighbours.with_pictures(found, theirs, await eyes.alike(pictures, keys))
