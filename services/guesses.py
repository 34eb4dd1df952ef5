"""One-time codes cannot be found by trying: after some wrong ones there is a pause."""

from datetime import timedelta

from domain.errors import Refusal
from services.desk import Desk, Here
from storage import blocks

MOST_WRONG = 5
WITHIN = timedelta(hours=1)
WRONG_CODES = frozenset({"bind-code-bad", "invite-bad"})
"""The refusals that mean a wrong code."""


async def check(desk: Desk, here: Here) -> None:
    """`Refusal` for who tried too many wrong codes within the last hour."""
    count, first = await blocks.misses(desk.tx, here.person.id, desk.now - WITHIN)
    if count >= MOST_WRONG and first:
        left = first + WITHIN - desk.now
        raise Refusal("codes-paused", minutes=max(1, -int(-left.total_seconds() // 60)))


async def note(desk: Desk, here: Here, refusal: Refusal) -> None:
    """Remember a wrong code; other refusals are none."""
    if refusal.phrase in WRONG_CODES:
        await blocks.miss(desk.tx, here.person.id, desk.now)
