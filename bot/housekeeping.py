"""Once a day what was kept long enough goes, kind by kind, in portions."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog

from bot.parts import Parts
from bot.settings import Settings
from storage import retention, rounds, sessions
from storage.database import Tx

log = structlog.get_logger()

NAME = "retention"
EVERY = timedelta(days=1)
PAUSE_S = 0.05
MISSES_KEPT = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Keeping:
    """For how long what is kept; nothing is kept for ever that nobody needs."""

    updates: timedelta = timedelta(days=30)
    letters: timedelta = timedelta(days=30)
    sessions: timedelta = timedelta(days=30)
    media: timedelta = timedelta(days=1095)


def keeping_of(settings: Settings) -> Keeping:
    """For how long what is kept, as the settings say in days."""
    days = (settings.keep_updates, settings.keep_letters, settings.keep_sessions)
    return Keeping(*(timedelta(days=count) for count in (*days, settings.keep_media)))


class Housekeeping:
    """Looks once a minute whether it is time; of several processes one does it."""

    def __init__(self, parts: Parts, keeping: Keeping) -> None:
        """Tidy up with these parts."""
        self._parts, self._keeping = parts, keeping

    async def look(self) -> None:
        """Tidy up, if the last time is a day ago."""
        now = self._parts.clock.now()
        async with self._parts.database.write() as tx:
            last = await rounds.last_round(tx, NAME)
            if last and now - last < EVERY:
                return
            if not await rounds.begin_round(tx, NAME, last, now):
                return
        await self.tidy(now)

    async def tidy(self, now: datetime) -> None:
        """Let go of everything that is older than it may get."""
        kept = self._keeping
        dropped = {
            "updates": await self._portions(retention.drop_updates, now - kept.updates),
            "letters": await self._portions(retention.drop_letters, now - kept.letters),
            "media": await self._portions(retention.drop_media, now - kept.media),
            "sessions": await self._sessions(now - kept.sessions),
            "files": await self._files(now - EVERY),
        }
        async with self._parts.database.write() as tx:
            await retention.drop_misses(tx, now - MISSES_KEPT)
        log.info("tidied up", **dropped)

    async def _portions(
        self, drop: Callable[[Tx, datetime], Awaitable[int]], before: datetime
    ) -> int:
        """Drop a kind in portions, with a breath between them for everybody else."""
        whole = 0
        while True:
            async with self._parts.database.write() as tx:
                dropped = await drop(tx, before)
            whole += dropped
            if dropped < retention.PORTION:
                return whole
            await asyncio.sleep(PAUSE_S)

    async def _sessions(self, before: datetime) -> int:
        async with self._parts.database.survey() as tx:
            stale = await retention.stale_sessions(tx, before)
        async with self._parts.database.write() as tx:
            for chat, person in stale:
                await sessions.drop(tx, chat, person)
        return len(stale)

    async def _files(self, before: datetime) -> int:
        """Delete the files that nobody needs; one that cannot be deleted is tried tomorrow."""
        async with self._parts.database.write() as tx:
            keys = await retention.unneeded(tx, before)
        gone = await asyncio.to_thread(self._deleted, keys)
        async with self._parts.database.write() as tx:
            await retention.deleted(tx, gone)
        return len(gone)

    def _deleted(self, keys: list[str]) -> list[str]:
        gone = []
        for key in keys:
            try:
                self._parts.files.path(key).unlink(missing_ok=True)
            except OSError as error:
                log.error("a file cannot be deleted", error=str(error))
            else:
                gone.append(key)
        return gone
