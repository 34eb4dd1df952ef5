"""Everything the box knows: both messengers, files, faults, the list of calls and the live feed."""

import asyncio
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

from sandbox.faults import Faults
from sandbox.feed import Feed
from sandbox.files import Files
from sandbox.flavour import FLAVOURS, Json
from sandbox.messenger import Messenger
from sandbox.plan import DEFAULT_PLAN, Plan
from sandbox.records import Bot

CALLS_KEPT = 200_000


def _no_couriers(bot: Bot) -> None:
    """Stands in until the server runs: then webhooks are served."""


@dataclass(slots=True)
class World:
    """The whole state of a box; `seed` furnishes it at the start and again after a reset.

    A strict world knows only the bots added beforehand; else a token's first use makes one.
    """

    strict: bool = False
    seed: Callable[["World"], None] | None = None
    clock: Callable[[], float] = time.time
    plan: Plan = DEFAULT_PLAN
    files: Files = field(default_factory=Files)
    faults: Faults = field(default_factory=Faults)
    feed: Feed = field(default_factory=Feed)
    calls: deque[Json] = field(default_factory=lambda: deque(maxlen=CALLS_KEPT))
    messengers: dict[str, Messenger] = field(default_factory=dict)
    closing: asyncio.Event = field(default_factory=asyncio.Event)
    deliver_to: Callable[[Bot], None] = _no_couriers

    def __post_init__(self) -> None:
        """Furnishes the world for the first time."""
        self.reset()

    def reset(self) -> None:
        """Returns to the first day: nothing but what `seed` puts there."""
        for messenger in self.messengers.values():
            messenger.retire()
        self.files, self.faults = Files(), Faults()
        self.calls.clear()
        self.messengers = {
            name: Messenger(flavour, self.files, self.feed, self.clock, self.strict)
            for name, flavour in FLAVOURS.items()
        }
        if self.seed:
            self.seed(self)
        self.feed.tell({"event": "reset"})

    def close(self) -> None:
        """Lets every waiting request go, so that the server can stop at once."""
        self.closing.set()
        self.feed.close()
        for messenger in self.messengers.values():
            messenger.retire()

    async def pause(self, seconds: float) -> None:
        """Waits, but not beyond the closing of the world."""
        if seconds <= 0:
            return
        try:
            await asyncio.wait_for(self.closing.wait(), seconds)
        except TimeoutError:
            return
