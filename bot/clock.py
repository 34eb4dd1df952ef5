"""The only place that knows what time it is."""

from datetime import UTC, datetime
from random import Random, SystemRandom


class Clock:
    """The time and chance of the real world."""

    random: Random = SystemRandom()

    def now(self) -> datetime:
        """This moment, in UTC."""
        return datetime.now(UTC)  # noqa: TID251 - this is the clock
