"""The live feed: whatever changes in the box is told to the page and to tests that wait."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from sandbox.flavour import Json

HEARTBEAT_S = 15.0


@dataclass(slots=True, eq=False)
class Feed:
    """Hands every event to every listener; costs nothing while nobody listens."""

    listeners: list[asyncio.Queue[Json | None]] = field(default_factory=list)

    @property
    def is_heard(self) -> bool:
        """Whether anybody listens, so that events are worth making."""
        return bool(self.listeners)

    def tell(self, event: Json) -> None:
        """Hands an event to all listeners."""
        for listener in self.listeners:
            listener.put_nowait(event)

    def close(self) -> None:
        """Ends every listener's stream."""
        for listener in self.listeners:
            listener.put_nowait(None)

    @contextmanager
    def listening(self) -> Iterator[asyncio.Queue[Json | None]]:
        """A queue that receives events as long as the block runs."""
        queue: asyncio.Queue[Json | None] = asyncio.Queue()
        self.listeners.append(queue)
        try:
            yield queue
        finally:
            self.listeners.remove(queue)

    async def stream(self) -> AsyncIterator[Json | None]:
        """Events as they come; None now and then, to show that the line is alive."""
        with self.listening() as queue:
            while True:
                try:
                    event = await asyncio.wait_for(queue.get(), HEARTBEAT_S)
                except TimeoutError:
                    yield None
                    continue
                if event is None:
                    return
                yield event
