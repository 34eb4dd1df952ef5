"""Carries messages to many into the outbox, a few at a time: what is urgent never waits for them.

A copy enters the outbox only when the copies before it have left, so that at any moment no more
than a handful stand before a receipt or a card.
"""

from datetime import datetime, timedelta

from bot.parts import Parts
from bot.turn import Poke
from conversation.replies import dump_reply
from services import broadcasts as circulars
from services.daytime import may_leave_at
from storage import broadcasts, copies, people
from storage.broadcasts import DONE, BroadcastRow
from storage.database import Tx

LOOK_PAUSE = timedelta(seconds=1)
SHARE = 4
"""A message to many may use one part in so many of what a messenger takes in a second."""


class Courier:
    """Looks every second whether copies may go on their way."""

    def __init__(self, parts: Parts, poke: Poke) -> None:
        """Carry with these parts; `poke` hears of each chat that something was queued for."""
        self._parts, self._poke = parts, poke
        self._next: datetime | None = None

    async def look(self) -> None:
        """Send on what is due; at night only what two people called a danger to life."""
        now = self._parts.clock.now()
        if self._next and now < self._next:
            return
        self._next = now + LOOK_PAUSE
        async with self._parts.database.read() as tx:
            due = await broadcasts.due(tx, now)
        night = may_leave_at(self._parts.city, now) > now
        for row in [row for row in due if row.approved_by or not night][:1]:
            await self._carry(row)

    async def _carry(self, row: BroadcastRow) -> None:
        """One message at a time: the next copies, or the report when there are none left."""
        poked: list[tuple[str, int]] = []
        async with self._parts.database.write() as tx:
            await copies.settle(tx, row.id)
            for name, messenger in self._parts.messengers.items():
                room = max(1, int(messenger.abilities.per_second / SHARE))
                room -= await copies.under_way(tx, row.id, name)
                poked += await self._queue(tx, row, name, room)
            if not poked:
                poked += await self._end(tx, row)
        for key in poked:
            self._poke(*key)

    async def _queue(
        self, tx: Tx, row: BroadcastRow, messenger: str, room: int
    ) -> list[tuple[str, int]]:
        if room <= 0:
            return []
        poked = []
        now = self._parts.clock.now()
        for copy in await copies.next_copies(tx, row.id, messenger, room):
            person = await people.person(tx, copy.person_id)
            reply = dump_reply(circulars.copy_for(self._parts.city, person, row))
            await copies.queue(tx, row.id, copy, reply, now)
            poked.append((copy.messenger, copy.native_id))
        return poked

    async def _end(self, tx: Tx, row: BroadcastRow) -> list[tuple[str, int]]:
        """When every copy has left or failed, whoever began it hears so."""
        counts = await copies.counts(tx, row.id)
        away = await copies.messengers_of(tx, row.id)
        waits = any(name in self._parts.messengers for name in away)
        if counts.get("queued") or waits:
            return []
        if not await broadcasts.end(tx, row.id, DONE, self._parts.clock.now()):
            return []
        desk = self._parts.desk(tx)
        await circulars.report(desk, row.id)
        await desk.send()
        return [(letter.messenger, letter.chat) for letter in desk.letters]
