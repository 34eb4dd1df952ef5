"""Replies that waited for the morning go out, when it has come."""

from bot.parts import Parts
from bot.turn import Poke, announce
from services import daytime
from storage import postponed

MOST_AT_ONCE = 50


class Mornings:
    """Puts into the outbox what was kept for later."""

    def __init__(self, parts: Parts, poke: Poke) -> None:
        """Work with these parts; `poke` hears of each chat that something was queued for."""
        self._parts = parts
        self._poke = poke

    async def look(self) -> None:
        """Queue what is due; of several processes one takes each reply."""
        now = self._parts.clock.now()
        async with self._parts.database.read() as tx:
            if not await postponed.due(tx, now, 1):
                return
        async with self._parts.database.write() as tx:
            desk = self._parts.desk(tx)
            await daytime.take_up(desk, MOST_AT_ONCE)
            await desk.send()
        announce(self._poke, desk)
