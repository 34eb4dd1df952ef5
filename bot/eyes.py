"""Looks at pictures: in a thread, one at a time, with no transaction open.

The libraries for it are imported with the first picture, so that starting does not pay for them.
"""

import asyncio
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

import structlog

from domain.proof import COPIED, Likeness, Trace
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
MOST_LAID = 5
PATIENCE_S = 2.0
"""Longer than this no citizen waits for a comparison that only leads to a question."""


class Eyes:
    """Compares pictures in our own store."""

    def __init__(
        self, database: Database, files: FileStore, patience_s: float = PATIENCE_S
    ) -> None:
        """Look at `files`, remember in `database`."""
        self._database, self._files, self._patience_s = database, files, patience_s
        self._looking = asyncio.Lock()

    async def examine(self, report_id: int, after: Sequence[str]) -> Examined:
        """How a claim's pictures look beside the citizen's own, and beside all seen before."""
        async with self._database.read() as tx:
            before = await prints.photos_of(tx, report_id, ("before", "note"))
            again = await prints.is_elsewhere(tx, after, report_id)
        async with self._looking:
            shown = await self._seen(after, MOST_AFTER)
            own = await self._seen(before, MOST_BEFORE)
            beside = [
                await _compared(mine, theirs, screens=True) for theirs in own for mine in shown
            ]
            elsewhere = [await self._elsewhere(report_id, mine) for mine in shown]
        if again:
            return Examined(tuple(beside), _THE_SAME, is_blank=not shown)
        found = max((one for one in elsewhere if one), key=lambda one: one.score, default=None)
        return Examined(tuple(beside), found, is_blank=not shown)

    async def alike(self, mine: Sequence[str], theirs: Collection[str]) -> dict[str, float]:
        """How surely each of their pictures is one of mine; what takes too long is left out.

        The very same file is known at once; of others those are compared that share marks.
        """
        found = {key: 1.0 for key in theirs if key in mine}
        try:
            async with asyncio.timeout(self._patience_s), self._looking:
                for key in mine[:MOST_LAID]:
                    sure = {other for other, score in found.items() if score >= COPIED}
                    await self._lay(key, set(theirs) - sure, found)
        except TimeoutError:
            log.warning("pictures of neighbours were not compared in time")
        return found

    async def _lay(self, key: str, theirs: Collection[str], found: dict[str, float]) -> None:
        """Compare one picture with those of theirs that may be like it."""
        from imaging.fingerprints import LEAST_SHARED

        for seen in await self._seen([key]) if theirs else ():
            wanted = await asyncio.to_thread(_wanted, seen)
            async with self._database.read() as tx:
                keys = await prints.alike_among(tx, wanted, LEAST_SHARED, theirs)
            for other in keys:
                for shown in await self._seen([other]):
                    score = (await _compared(seen, shown)).score
                    found[other] = max(score, found.get(other, 0.0))

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

    async def _seen(self, keys: Sequence[str], most: int | None = None) -> list["Seen"]:
        """The pictures among these files, so many at most; what is none is passed over."""
        found: list[Seen] = []
        for key in keys:
            if len(found) == most:
                break
            if seen := await asyncio.to_thread(self._see, key):
                found.append(seen)
        return found

    async def _elsewhere(self, report_id: int, seen: "Seen") -> Likeness | None:
        from imaging.fingerprints import LEAST_SHARED

        wanted = await asyncio.to_thread(_wanted, seen)
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


async def _compared(after: "Seen", before: "Seen", *, screens: bool = False) -> Likeness:
    from imaging.likeness import compare_seen

    return await asyncio.to_thread(compare_seen, before, after, screens=screens)


def _wanted(seen: "Seen") -> frozenset[int]:
    from imaging.fingerprints import fingerprint_of

    return fingerprint_of(seen).wanted
