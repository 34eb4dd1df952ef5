"""How fast a messenger lets us send: overall, to one person, to one group."""

import asyncio
from collections import deque
from dataclasses import dataclass
from time import monotonic

from bot.messengers.port import Abilities
from domain.errors import SlowDown

BURST = 3
KEPT_CHATS = 10_000
PATIENCE_S = 20.0


@dataclass(slots=True)
class Bucket:
    """Lets `rate` things a second through, and up to `burst` at once after a pause."""

    rate: float
    burst: float
    level: float = 0.0
    at: float = 0.0

    def delay(self, now: float) -> float:
        """Take one; how many seconds to wait before it may go."""
        self.level = max(0.0, self.level - (now - self.at) * self.rate) + 1
        self.at = now
        return max(0.0, (self.level - self.burst) / self.rate)


class Window:
    """Lets no more than `rate` things through in any stretch of `span_s` seconds.

    A bucket would not do for a hard limit: it lets its burst and its rate through at once.
    """

    def __init__(self, rate: float, span_s: float) -> None:
        """Start with nothing let through."""
        most = max(1, int(rate))
        self._span_s = span_s * most / rate
        self._times: deque[float] = deque(maxlen=most)

    def delay(self, now: float) -> float:
        """Take one; how many seconds to wait before it may go."""
        full = len(self._times) == self._times.maxlen
        goes = max(now, self._times[0] + self._span_s) if full else now
        self._times.append(goes)
        return goes - now


class Limits:
    """The three limits of one messenger."""

    def __init__(self, abilities: Abilities) -> None:
        """Start with all buckets empty."""
        self._abilities = abilities
        self._overall = Window(abilities.per_second, 1)
        self._chats: dict[int, Bucket | Window] = {}
        self._paused_until = 0.0

    async def wait(self, chat: int, *, is_group: bool) -> None:
        """Return when one more message to this chat may leave.

        `SlowDown` when the messenger asked for a pause too long to be waited for here.
        """
        now = monotonic()
        if (paused := self._paused_until - now) > PATIENCE_S:
            raise SlowDown(paused)
        delays = (
            paused,
            self._overall.delay(now),
            self._bucket(chat, is_group=is_group).delay(now),
        )
        if (longest := max(delays)) > 0:
            await asyncio.sleep(longest)

    def pause(self, seconds: float) -> None:
        """Send nothing at all for a while: the messenger said so."""
        self._paused_until = max(self._paused_until, monotonic() + seconds)

    def _bucket(self, chat: int, *, is_group: bool) -> Bucket | Window:
        if len(self._chats) > KEPT_CHATS:
            self._chats.clear()
        if chat not in self._chats:
            group, private = self._abilities.per_group_minute, self._abilities.per_chat_second
            self._chats[chat] = Window(group, 60) if is_group else Bucket(private, BURST)
        return self._chats[chat]
