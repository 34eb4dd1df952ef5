"""The updates that wait for one bot, with the confirmation rules of getUpdates."""

import asyncio
from collections import deque
from dataclasses import dataclass, field

from sandbox.flavour import Flavour, Json

REMEMBERED = 5000
NOT_BY_DEFAULT = frozenset({"chat_member", "message_reaction", "message_reaction_count"})


@dataclass(slots=True)
class Webhook:
    """Where a bot wants its updates posted, and how the last delivery went."""

    url: str
    secret: str | None = None
    connections: int = 1
    last_error: str | None = None
    last_error_at: int | None = None


@dataclass(slots=True)
class Mailbox:
    """A bot's queue of updates: put in at one end, confirmed by offset at the other."""

    flavour: Flavour
    next_id: int
    pending: deque[Json] = field(default_factory=deque)
    past: deque[Json] = field(default_factory=lambda: deque(maxlen=REMEMBERED))
    allowed: frozenset[str] | None = None
    webhook: Webhook | None = None
    reader: int = 0
    news: asyncio.Event = field(default_factory=asyncio.Event)

    def wants(self, kind: str) -> bool:
        """Whether the bot asked for updates of this kind."""
        if self.flavour.is_bale:
            return True
        return kind in self.allowed if self.allowed else kind not in NOT_BY_DEFAULT

    def put(self, body: Json) -> int | None:
        """Queues an update under the next id; None when the bot does not want its kind."""
        if not self.wants(next(iter(body), "")):
            return None
        update = {"update_id": self.next_id, **body}
        self.next_id += 1
        self.put_raw(update)
        return int(update["update_id"])

    def put_raw(self, update: Json) -> None:
        """Queues an update exactly as it is, id included; the oldest fall out of a full box."""
        self.pending.append(update)
        self.past.append(update)
        while len(self.pending) > self.flavour.keeps_updates:
            self.pending.popleft()
        self.news.set()

    def confirm(self, offset: int) -> None:
        """Forgets what `offset` confirms: older ids, or all but the last few when negative."""
        if offset < 0:
            while len(self.pending) > -offset:
                self.pending.popleft()
            return
        while offset and self.pending and self.pending[0]["update_id"] < offset:
            self.pending.popleft()

    def peek(self, limit: int) -> list[Json]:
        """The oldest unconfirmed updates, at most `limit`."""
        return [self.pending[at] for at in range(min(limit, len(self.pending)))]

    def find(self, update_id: int) -> Json | None:
        """An update delivered or waiting, by its id."""
        return next((one for one in reversed(self.past) if one["update_id"] == update_id), None)

    async def wait(self, seconds: float) -> None:
        """Returns when something arrives, or after `seconds`."""
        self.news.clear()
        try:
            await asyncio.wait_for(self.news.wait(), seconds)
        except TimeoutError:
            return
