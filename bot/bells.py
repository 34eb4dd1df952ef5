"""Reports whose clocks are due: looked at each tick, by one process at a time."""

from datetime import timedelta

import structlog

from bot.parts import Parts
from bot.turn import Poke, announce
from services import escalation
from storage import reports
from storage.database import StorageFault

log = structlog.get_logger()

MOST_AT_ONCE = 500
AFTER_TROUBLE = timedelta(hours=1)


class Bells:
    """Lets happen what is due to reports of itself."""

    def __init__(self, parts: Parts, poke: Poke) -> None:
        """Work with these parts; `poke` hears of each chat that something was queued for."""
        self._parts = parts
        self._poke = poke

    async def look(self) -> None:
        """Ring all that is due, together, so that groups get lists after an outage."""
        async with self._parts.database.read() as tx:
            due = await reports.waking(tx, self._parts.clock.now(), MOST_AT_ONCE)
        if not due:
            return
        try:
            await self._ring(due)
        except StorageFault:
            raise
        except Exception:
            log.exception("bells rung together failed; ringing one by one", reports=len(due))
            await self._ring_singly(due)

    async def _ring(self, due: list[int]) -> None:
        async with self._parts.database.write() as tx:
            desk = self._parts.desk(tx)
            await escalation.look(desk, due)
            await desk.send()
        announce(self._poke, desk)

    async def _ring_singly(self, due: list[int]) -> None:
        """One report that cannot be rung waits an hour and holds up no other."""
        for number in due:
            try:
                await self._ring([number])
            except StorageFault:
                raise
            except Exception:
                log.exception("a report cannot be rung", report=number)
                later = self._parts.clock.now() + AFTER_TROUBLE
                async with self._parts.database.write() as tx:
                    await reports.note_clock(tx, number, wake_at=later)
