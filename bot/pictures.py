"""Maps drawn for citizens: in a thread, one at a time, and never at the price of a slow answer."""

import asyncio
from collections import OrderedDict

import structlog

from conversation.events import Pin
from conversation.replies import Stored
from geo.drawing import draw_pin
from geo.locator import Locator
from storage.files import FileStore

log = structlog.get_logger()

MOST_WAITING = 2
REMEMBERED = 500
DIGITS = 5
"""Of a degree: about one metre."""


class Pictures:
    """Pictures of pins, kept in our own store; under load a citizen gets his answer without one."""

    def __init__(self, locator: Locator, files: FileStore) -> None:
        """Draw what `locator` knows into `files`."""
        self._locator, self._files = locator, files
        self._drawing = asyncio.Lock()
        self._waiting = 0
        self._known: OrderedDict[Pin, Stored] = OrderedDict()

    async def of(self, pin: Pin) -> Stored | None:
        """The picture of a pin; `None` when too many are being drawn or it cannot be kept."""
        point = Pin(round(pin.latitude, DIGITS), round(pin.longitude, DIGITS))
        if point not in self._known and self._waiting >= MOST_WAITING:
            return None
        self._waiting += 1
        try:
            async with self._drawing:
                return await self._drawn(point)
        except OSError as error:
            log.error("a map cannot be kept", error=str(error))
            return None
        finally:
            self._waiting -= 1

    async def _drawn(self, point: Pin) -> Stored:
        known = self._known.get(point)
        if known is None:
            known = Stored("photo", await asyncio.to_thread(self._keep, point), "map.png")
            self._known[point] = known
            if len(self._known) > REMEMBERED:
                self._known.popitem(last=False)
        return known

    def _keep(self, point: Pin) -> str:
        return self._files.put(draw_pin(self._locator, point.latitude, point.longitude))
