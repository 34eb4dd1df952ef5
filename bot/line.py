"""The line of events: in order within a chat, side by side between chats, each until it is done."""

import asyncio
from collections import defaultdict, deque
from dataclasses import dataclass, field

import structlog

from bot.parts import Parts, Tasks
from bot.turn import Turn
from conversation.events import Event
from nlp.danger import dangers
from storage import inbox
from storage.database import StorageFault
from storage.inbox import InboxRow

log = structlog.get_logger()

AT_ONCE = 16
MOST_OF_ONE = 60
"""More than a hand can write: what one chat sends beyond that is let go, unless it matters."""
MOST_URGENT = 200
FIRST_PAUSE_S = 0.2
LONGEST_PAUSE_S = 10.0


@dataclass(slots=True)
class _Queue:
    waiting: deque[tuple[Event, InboxRow]] = field(default_factory=deque)
    excess: list[InboxRow] = field(default_factory=list)


class Line:
    """Takes stored events and sees each one through."""

    def __init__(self, parts: Parts, turn: Turn, tasks: Tasks) -> None:
        """Handle events with `turn`, in background tasks."""
        self._parts = parts
        self._turn = turn
        self._tasks = tasks
        self._queues: dict[tuple[str, int], _Queue] = {}
        self._held: set[int] = set()
        self._slots = defaultdict[str, asyncio.Semaphore](lambda: asyncio.Semaphore(AT_ONCE))

    @property
    def length(self) -> int:
        """How many events wait or are being handled."""
        return sum(len(queue.waiting) for queue in self._queues.values())

    def accept(self, event: Event, row: InboxRow) -> None:
        """Put an event at the end of its chat's queue, unless it stands in the line already."""
        if row.id in self._held:
            return
        self._held.add(row.id)
        key = (event.messenger, event.chat.id)
        if key in self._queues:
            self._join(self._queues[key], event, row)
            return
        self._queues[key] = _Queue(deque([(event, row)]))
        self._tasks.start(self._drain(key))

    def _join(self, queue: _Queue, event: Event, row: InboxRow) -> None:
        most = MOST_URGENT if _matters(event) else MOST_OF_ONE
        if event.chat.kind != "private" or len(queue.waiting) < most:
            queue.waiting.append((event, row))
        else:
            queue.excess.append(row)

    async def _drain(self, key: tuple[str, int]) -> None:
        queue = self._queues[key]
        try:
            while queue.waiting:
                event, row = queue.waiting[0]
                async with self._slots[event.messenger]:
                    await self._see_through(event, row)
                queue.waiting.popleft()
                self._held.discard(row.id)
                if queue.excess:
                    await self._let_go(queue, event)
        finally:
            del self._queues[key]

    async def _let_go(self, queue: _Queue, event: Event) -> None:
        """Mark what was too much as handled, all at once, and say so to whoever sent it."""
        rows, queue.excess = queue.excess, []
        log.warning("a chat sends too much", chat=event.chat.id, let_go=len(rows))
        try:
            await self._turn.let_go(event, rows)
        except StorageFault as fault:
            queue.excess = [*rows, *queue.excess]
            log.error("what was too much cannot be marked", error=str(fault))
            return
        self._held.difference_update(row.id for row in rows)

    async def _see_through(self, event: Event, row: InboxRow) -> None:
        """Handle an event; wait while the database is away; give up after some real failures."""
        pause = FIRST_PAUSE_S
        while True:
            try:
                await self._turn.handle(event, row)
            except StorageFault as fault:
                log.error("a turn waits for the database", row=row.id, error=str(fault))
            except Exception as error:
                log.exception("a turn failed", row=row.id)
                if await self._spent(event, row, error):
                    return
            else:
                return
            await asyncio.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE_S)

    async def _spent(self, event: Event, row: InboxRow, error: Exception) -> bool:
        """Count the failure; whether that was the last attempt."""
        said = f"{type(error).__name__}: {error}"
        try:
            async with self._parts.database.write() as tx:
                attempts = await inbox.failed(tx, row.id, said)
            if attempts < inbox.MOST_ATTEMPTS:
                return False
            await self._turn.apologise(event, row, said)
        except StorageFault as fault:
            log.error("a failure cannot be written down", row=row.id, error=str(fault))
            return False
        except Exception:
            log.exception("an update can be neither handled nor set aside", row=row.id)
        return True


def _matters(event: Event) -> bool:
    """What is heard though there is much of it: words of danger."""
    return bool(dangers(event.text))
