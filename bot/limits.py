"""How fast a messenger lets us send: overall, to one person, to one group."""

import asyncio
from dataclasses import dataclass
from time import monotonic

from bot.messengers.port import Abilities

BURST = 3
KEPT_CHATS = 10_000


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


class Limits:
    """The three limits of one messenger."""

    def __init__(self, abilities: Abilities) -> None:
        """Start with all buckets empty."""
        self._abilities = abilities
        self._overall = Bucket(abilities.per_second, abilities.per_second)
        self._chats: dict[int, Bucket] = {}
        self._paused_until = 0.0

    async def wait(self, chat: int, *, is_group: bool) -> None:
        """Return when one more message to this chat may leave."""
        now = monotonic()
        delays = (
            self._paused_until - now,
            self._overall.delay(now),
            self._bucket(chat, is_group=is_group).delay(now),
        )
        if (longest := max(delays)) > 0:
            await asyncio.sleep(longest)

    def pause(self, seconds: float) -> None:
        """Send nothing at all for a while: the messenger said so."""
        self._paused_until = max(self._paused_until, monotonic() + seconds)

    def _bucket(self, chat: int, *, is_group: bool) -> Bucket:
        if len(self._chats) > KEPT_CHATS:
            self._chats.clear()
        if chat not in self._chats:
            per_minute = self._abilities.per_group_minute
            group = Bucket(per_minute / 60, per_minute)
            private = Bucket(self._abilities.per_chat_second, BURST)
            self._chats[chat] = group if is_group else private
        return self._chats[chat]
