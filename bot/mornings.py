"""Replies that waited for the morning go out, when it has come."""

from bot.parts import Parts
from bot.turn import Poke, announce
from storage import postponed
from storage.database import Tx
from storage.outbox import Letter
from storage.postponed import Waiting

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
            await postponed.drop_gone(tx, now)
            for one in await postponed.due(tx, now, MOST_AT_ONCE):
                desk.letters += await _taken(tx, one)
            await desk.send()
        announce(self._poke, desk)


async def _taken(tx: Tx, one: Waiting) -> list[Letter]:
    """A reply that is due, with all that its chat has to hear of the same report."""
    said = one.letter
    if said.report_id is None:
        return [said] if await postponed.take(tx, one.id) else []
    return await postponed.release(tx, said.messenger, said.chat, said.report_id)
