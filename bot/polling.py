"""Fetches updates from one messenger: each is stored before it is confirmed."""

import asyncio
import json
from datetime import datetime

import structlog

from bot.line import Line
from bot.messengers.port import Messenger, RawUpdate
from bot.parts import Parts
from domain.errors import ShahrdadError, SlowDown, Unreachable
from storage import inbox
from storage.database import StorageFault
from storage.inbox import InboxRow

log = structlog.get_logger()

WAIT_S = 25
FIRST_PAUSE_S = 0.5
LONGEST_PAUSE_S = 30.0
LONGEST_LINE = 2000
LARGEST = 2**63 - 1


class Intake:
    """The way of updates into the inbox and the line, by polling or webhook."""

    def __init__(self, parts: Parts, line: Line) -> None:
        """Store with these parts, hand over to `line`."""
        self._parts = parts
        self._line = line

    async def poll(self, messenger: Messenger) -> None:
        """Fetch until cancelled. Whatever fails is tried again, ever more slowly."""
        offset, pause = None, FIRST_PAUSE_S
        while True:
            await self._room()
            try:
                if offset is None:
                    offset = await self._first_offset(messenger.name)
                offset = await self._fetch(messenger, offset)
            except ShahrdadError as error:
                wait = error.retry_after_s if isinstance(error, SlowDown) else pause
                log.warning("no updates", messenger=messenger.name, error=str(error), wait_s=wait)
            except Exception:
                wait = pause
                log.exception("fetching failed", messenger=messenger.name)
            else:
                pause = FIRST_PAUSE_S
                continue
            await asyncio.sleep(wait)
            pause = min(pause * 2, LONGEST_PAUSE_S)

    async def _fetch(self, messenger: Messenger, offset: int) -> int:
        """Fetch and store once; the next offset, which may be lower: ids can begin anew."""
        updates = await messenger.updates(offset, WAIT_S)
        await self.store(messenger, updates)
        numbers = [number for number in map(_number, updates) if number is not None]
        if updates and not numbers:
            raise Unreachable("updates without a number, which can be neither kept nor confirmed")
        return max(numbers) + 1 if numbers else offset

    async def store(self, messenger: Messenger, updates: list[RawUpdate]) -> None:
        """Keep updates; the new ones join the line, a broken one is set aside with its cause."""
        numbered = [(_number(raw), raw) for raw in updates]
        pairs = [(number, _text(raw)) for number, raw in numbered if number is not None]
        async with self._parts.database.write() as tx:
            rows = await inbox.store(tx, messenger.name, pairs, self._parts.clock.now())
        for row in rows:
            await self._line_up(messenger, row)

    async def catch_up(self, before: datetime | None = None) -> None:
        """Bring into the line what was stored (`before` a moment) and never handled.

        At the start that is what a crash left behind; later, what another process that died
        left behind. What two processes take up is still handled once.
        """
        async with self._parts.database.read() as tx:
            names = list(self._parts.messengers)
            rows = await inbox.waiting(tx, names, before)
        for row in rows:
            await self._line_up(self._parts.messengers[row.messenger], row)

    async def _line_up(self, messenger: Messenger, row: InboxRow) -> None:
        try:
            event = messenger.read(json.loads(row.raw))
        except Exception as error:
            log.exception("an update cannot be read", messenger=row.messenger, row=row.id)
            await self._set_aside(row, f"unreadable: {error!r}")
            return
        if event is None:
            await self._set_aside(row, None)
            return
        self._line.accept(event, row)

    async def _set_aside(self, row: InboxRow, error: str | None) -> None:
        """Mark what will not be handled; if that fails it is looked at again at the next start."""
        now = self._parts.clock.now()
        try:
            async with self._parts.database.write() as tx:
                if error is None:
                    await inbox.finish(tx, row.id, now)
                else:
                    await inbox.give_up(tx, row.id, error, now)
        except StorageFault as fault:
            log.error("an update cannot be set aside", row=row.id, error=str(fault))

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
    return number if isinstance(number, int) and abs(number) < LARGEST else None


def _text(raw: RawUpdate) -> str:
    """An update as JSON text; halves of letters, which no database takes, become question marks."""
    return json.dumps(raw, ensure_ascii=False).encode("utf-8", "replace").decode()
