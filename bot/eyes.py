"""Looks at pictures: in a thread, one at a time, with no transaction open.

The libraries for it are imported with the first picture, so that starting does not pay for them.
"""

import asyncio
from collections.abc import Sequence
from typing import TYPE_CHECKING

import structlog

from domain.proof import Likeness, Trace
from handlers.ports import Examined
from storage import prints
from storage.database import Database
from storage.files import FileStore
from storage.prints import Printed

if TYPE_CHECKING:
    from imaging.likeness import Seen

log = structlog.get_logger()

MOST_BEFORE, MOST_AFTER = 3, 3
_THE_SAME = Likeness(1.0, (Trace.SAME_PICTURE,))
MOST_PRINTED = 10


class Eyes:
    """Compares pictures in our own store."""

    def __init__(self, database: Database, files: FileStore) -> None:
        """Look at `files`, remember in `database`."""
        self._database, self._files = database, files
        self._looking = asyncio.Lock()

    async def examine(self, report_id: int, after: Sequence[str]) -> Examined:
        """How a claim's pictures look beside the citizen's own, and beside all seen before."""
        async with self._database.read() as tx:
            before = await prints.photos_of(tx, report_id, ("before", "note"))
            again = await prints.is_elsewhere(tx, after[:MOST_AFTER], report_id)
        async with self._looking:
            shown = await self._seen(after[:MOST_AFTER])
            own = await self._seen(before[:MOST_BEFORE])
            beside = [await _compared(mine, theirs) for theirs in own for mine in shown]
            elsewhere = [await self._elsewhere(report_id, mine) for mine in shown]
        if again:
            return Examined(tuple(beside), _THE_SAME)
        found = max((one for one in elsewhere if one), key=lambda one: one.score, default=None)
        return Examined(tuple(beside), found)

    async def print_some(self) -> int:
        """Take the fingerprints of pictures that have none yet; how many were taken."""
        async with self._database.read() as tx:
            keys = await prints.unprinted(tx, MOST_PRINTED)
        for key in keys:
            async with self._looking:
                printed = await asyncio.to_thread(self._printed, key)
            async with self._database.write() as tx:
                await prints.keep(tx, printed)
        return len(keys)

    async def _seen(self, keys: Sequence[str]) -> list["Seen"]:
        looked = [await asyncio.to_thread(self._see, key) for key in keys]
        return [seen for seen in looked if seen]

    async def _elsewhere(self, report_id: int, seen: "Seen") -> Likeness | None:
        from imaging.fingerprints import LEAST_SHARED, fingerprint_of

        wanted = (await asyncio.to_thread(fingerprint_of, seen)).wanted
        async with self._database.read() as tx:
            keys = await prints.alike(tx, wanted, LEAST_SHARED, report_id)
        found = [await _compared(seen, other) for other in await self._seen(keys)]
        return max(found, key=lambda one: one.score, default=None)

    def _see(self, key: str) -> "Seen | None":
        from imaging.decoding import Flaw
        from imaging.likeness import see

        try:
            seen = see(self._files.path(key).read_bytes())
        except OSError as error:
            log.error("a picture is gone", key=key, error=str(error))
            return None
        return None if isinstance(seen, Flaw) else seen

    def _printed(self, key: str) -> Printed:
        from imaging.fingerprints import fingerprint_of

        seen = self._see(key)
        if seen is None:
            return Printed(key, flaw="unreadable")
        taken = fingerprint_of(seen)
        return Printed(key, taken.whole, taken.turned, tuple(sorted(taken.keys)))


async def _compared(after: "Seen", before: "Seen") -> Likeness:
    from imaging.likeness import compare_seen

    return await asyncio.to_thread(compare_seen, before, after)
