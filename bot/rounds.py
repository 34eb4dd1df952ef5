"""What is done every so often, and by one process only: when it was last done is a row."""

import asyncio
from datetime import datetime, timedelta

from bot.parts import Parts
from bot.turn import Poke, announce
from services import crowds, rota
from services.rejections import LOOK_EVERY, tell_of_rejections
from storage import nearby, rounds
from storage.rejections import rejected_since

LOOK_PAUSE = timedelta(minutes=10)
HOT_SPOTS, REJECTIONS, ROTA = "hot-spots", "rejections", "rota"


class Rounds:
    """Looks now and then whether a round is due."""

    def __init__(self, parts: Parts, poke: Poke) -> None:
        """Work with these parts; `poke` hears of each chat that something was queued for."""
        self._parts = parts
        self._poke = poke
        self._next: datetime | None = None

    async def look(self) -> None:
        """Do what is due; the database is asked every ten minutes, not every tick."""
        now = self._parts.clock.now()
        if self._next and now < self._next:
            return
        self._next = now + LOOK_PAUSE
        await self._look_for_crowds(now)
        await self._look_at_rejections(now)
        await self._look_at_the_rota(now)

    async def _look_for_crowds(self, now: datetime) -> None:
        """Think with no transaction open, beside the turns; then write."""
        async with self._parts.database.read() as tx:
            last = await rounds.last_round(tx, HOT_SPOTS)
            if last and now - last < crowds.LOOK_EVERY:
                return
            reports = await nearby.points_since(tx, now - crowds.LOOK_BACK)
        since = last or now - crowds.LOOK_BACK
        found = await asyncio.to_thread(crowds.growing_crowds, reports, since)
        async with self._parts.database.write() as tx:
            if not await rounds.begin_round(tx, HOT_SPOTS, last, now):
                return
            desk = self._parts.desk(tx)
            await crowds.tell_of_crowds(desk, found, self._parts.locator.describe)
            await desk.send()
        announce(self._poke, desk)

    async def _look_at_rejections(self, now: datetime) -> None:
        """What was not accepted since the last time goes to headquarters, once a week."""
        async with self._parts.database.write() as tx:
            last = await rounds.last_round(tx, REJECTIONS)
            if last and now - last < LOOK_EVERY:
                return
            if not await rounds.begin_round(tx, REJECTIONS, last, now):
                return
            desk = self._parts.desk(tx)
            await tell_of_rejections(desk, await rejected_since(tx, last or now - LOOK_EVERY))
            await desk.send()
        announce(self._poke, desk)

    async def _look_at_the_rota(self, now: datetime) -> None:
        """Where nobody is on call in the coming day its head hears it, once a day."""
        async with self._parts.database.write() as tx:
            last = await rounds.last_round(tx, ROTA)
            if last and now - last < rota.WARN_EVERY:
                return
            if not await rounds.begin_round(tx, ROTA, last, now):
                return
            desk = self._parts.desk(tx)
            await rota.warn_of_gaps(desk)
            await desk.send()
        announce(self._poke, desk)
