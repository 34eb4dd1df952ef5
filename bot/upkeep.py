"""Once a minute: new model, left work, new pictures, figures; once a day: what is old goes."""

import asyncio
from datetime import timedelta

import structlog

from bot.eyes import MOST_PRINTED
from bot.housekeeping import Housekeeping, Keeping
from bot.parts import Parts
from bot.polling import Intake
from domain.errors import ShahrdadError
from storage import tallies

log = structlog.get_logger()

EVERY_S = 60.0
LEFT_BEHIND = timedelta(minutes=2)


class Upkeep:
    """The bot's own chores."""

    def __init__(self, parts: Parts, intake: Intake, keeping: Keeping | None = None) -> None:
        """Look after these parts."""
        self._parts = parts
        self._intake = intake
        self._house = Housekeeping(parts, keeping or Keeping())

    async def run(self) -> None:
        """Do the chores until cancelled; one that fails is logged and tried again."""
        while True:
            await asyncio.sleep(EVERY_S)
            try:
                await self.once()
            except (ShahrdadError, OSError, ValueError) as error:
                log.error("upkeep failed", error=str(error))

    async def once(self) -> None:
        """Do each chore now."""
        if await asyncio.to_thread(self._parts.reader.reload_if_changed):
            log.info("a new text model is at work", version=self._parts.reader.version)
        await self._intake.catch_up(self._parts.clock.now() - LEFT_BEHIND)
        taken = MOST_PRINTED
        while taken == MOST_PRINTED:
            taken = await self._parts.eyes.print_some()
        await self._house.look()
        made = tallies.AT_ONCE
        while made == tallies.AT_ONCE:
            made = await tallies.renew(self._parts.database)
