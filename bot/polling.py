"""Fetches updates from one messenger: each is stored before it is confirmed."""

import asyncio
import json

import structlog

from bot.line import Line
from bot.messengers.port import Messenger, RawUpdate
from bot.parts import Parts
from domain.errors import DeliveryError, SlowDown
from storage import inbox
from storage.database import StorageFault
from storage.inbox import InboxRow

log = structlog.get_logger()

WAIT_S = 25
FIRST_PAUSE_S = 0.5
LONGEST_PAUSE_S = 30.0
LONGEST_LINE = 2000


class Intake:
    """The way of updates into the inbox and the line, by polling or webhook."""

    def __init__(self, parts: Parts, line: Line) -> None:
        """Store with these parts, hand over to `line`."""
        self._parts = parts
        self._line = line

    async def poll(self, messenger: Messenger) -> None:
        """Fetch until cancelled. Whatever fails is tried again, ever more slowly."""
        offset = await self._first_offset(messenger.name)
        pause = FIRST_PAUSE_S
        while True:
            await self._room()
            try:
                updates = await messenger.updates(offset, WAIT_S)
                await self.store(messenger, updates)
            except (DeliveryError, StorageFault) as error:
                wait = error.retry_after_s if isinstance(error, SlowDown) else pause
                log.warning("no updates", messenger=messenger.name, error=str(error), wait_s=wait)
                await asyncio.sleep(wait)
                pause = min(pause * 2, LONGEST_PAUSE_S)
            else:
                offset = max([offset, *(number + 1 for number in map(_number, updates) if number)])
                pause = FIRST_PAUSE_S

    async def store(self, messenger: Messenger, updates: list[RawUpdate]) -> None:
        """Keep updates; the new ones join the line, a broken one is set aside with its cause."""
        numbered = [(_number(raw), raw) for raw in updates]
        pairs = [(n, json.dumps(raw, ensure_ascii=False)) for n, raw in numbered if n is not None]
        async with self._parts.database.write() as tx:
            rows = await inbox.store(tx, messenger.name, pairs, self._parts.clock.now())
        for row in rows:
            await self._line_up(messenger, row)

    async def catch_up(self) -> None:
        """Bring into the line what was stored before a crash and never handled."""
        async with self._parts.database.read() as tx:
            names = list(self._parts.messengers)
            rows = await inbox.waiting(tx, names, self._parts.clock.now())
        for row in rows:
            await self._line_up(self._parts.messengers[row.messenger], row)

    async def _line_up(self, messenger: Messenger, row: InboxRow) -> None:
        try:
            event = messenger.read(json.loads(row.raw))
        except ValueError as error:
            log.warning(
                "an update cannot be read", messenger=row.messenger, row=row.id, error=str(error)
            )
            await self._set_aside(row, f"unreadable: {error}")
            return
        if event is None:
            await self._set_aside(row, None)
            return
        self._line.accept(event, row)

    async def _set_aside(self, row: InboxRow, error: str | None) -> None:
        async with self._parts.database.write() as tx:
            now = self._parts.clock.now()
            if error is None:
                await inbox.finish(tx, row.id, now)
            else:
                await inbox.give_up(tx, row.id, error, now)

    async def _first_offset(self, name: str) -> int:
        async with self._parts.database.read() as tx:
            newest = await inbox.newest(tx, name)
        return 0 if newest is None else newest + 1

    async def _room(self) -> None:
        """Wait while the line is too long: the messenger keeps updates better than memory does."""
        while self._line.length > LONGEST_LINE:  # noqa: ASYNC110 - a count, not an event
            await asyncio.sleep(0.1)


def _number(raw: RawUpdate) -> int | None:
    number = raw.get("update_id")
    return number if isinstance(number, int) else None
