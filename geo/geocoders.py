"""Outside geocoders behind one port, and the gazetteer before and after them.

A city works with none of them. Where an operator has one, it is asked only for what the gazetteer
does not know, is never waited for long, and a failing one is left alone for a while.
"""

import logging
import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from geopy.exc import GeopyError

from geo.locator import Locator
from geo.spot import Candidate

log = logging.getLogger(__name__)

_SURE_SCORE = 0.65
_SERVICE_SCORE = 0.6
_SERVICE_SPREAD_M = 150.0


@dataclass(frozen=True, slots=True)
class Hit:
    """A place that a service knows: its name or address and its point."""

    address: str
    latitude: float
    longitude: float


class NoAnswer(Exception):
    """The service cannot be asked now or gave no sensible answer."""


class Geocoder(Protocol):
    """The port: places by text, addresses by point. Raises NoAnswer, and nothing else."""

    name: str

    def find(self, text: str) -> tuple[Hit, ...]:
        """The places a text means, best first."""
        ...

    def address_of(self, latitude: float, longitude: float) -> str | None:
        """A readable address of the point, None where the service knows none."""
        ...


@dataclass(frozen=True, slots=True)
class Patience:
    """How a service is treated: calls a second, failures in a row it may have, rest after that."""

    calls_per_second: float = 1.0
    failures: int = 3
    rest_s: float = 60.0
    remembered: int = 2000


class GeopyGeocoder:
    """A geopy geocoder behind the port, with memory, rate limit and circuit breaker."""

    def __init__(
        self,
        name: str,
        geocode: Callable[[str], Any],
        reverse: Callable[[tuple[float, float]], Any],
        monotonic: Callable[[], float],
        patience: Patience | None = None,
    ) -> None:
        """Take the two calls of a geopy geocoder, which knows its own time-out, and a clock."""
        self.name = name
        self._geocode, self._reverse, self._monotonic = geocode, reverse, monotonic
        self._patience = patience or Patience()
        self._known: OrderedDict[object, Any] = OrderedDict()
        self._guard = threading.Lock()
        self._failures = 0
        self._free_at = self._closed_until = monotonic()

    def find(self, text: str) -> tuple[Hit, ...]:
        """The places a text means, best first."""
        found = self._ask(text, lambda: self._geocode(text)) or ()
        return tuple(Hit(str(one.address), one.latitude, one.longitude) for one in found)

    def address_of(self, latitude: float, longitude: float) -> str | None:
        """A readable address of the point."""
        point = (round(latitude, 4), round(longitude, 4))
        found = self._ask(point, lambda: self._reverse(point))
        return str(found.address) if found else None

    def _ask(self, key: object, call: Callable[[], Any]) -> Any:
        with self._guard:
            if key in self._known:
                self._known.move_to_end(key)
                return self._known[key]
            self._take_turn()
        try:
            answer = call()
        except (GeopyError, OSError, ValueError, KeyError, TypeError) as error:
            self._failed(error)
            raise NoAnswer(self.name) from error
        self._succeeded(key, answer)
        return answer

    def _take_turn(self) -> None:
        now = self._monotonic()
        if now < max(self._closed_until, self._free_at):
            raise NoAnswer(f"{self.name} is resting")
        self._free_at = now + 1 / self._patience.calls_per_second

    def _failed(self, error: Exception) -> None:
        log.warning("geocoder %s failed: %s", self.name, error)
        with self._guard:
            self._failures += 1
            if self._failures >= self._patience.failures:
                self._closed_until = self._monotonic() + self._patience.rest_s
                self._failures = self._patience.failures - 1

    def _succeeded(self, key: object, answer: object) -> None:
        with self._guard:
            self._failures = 0
            self._known[key] = answer
            if len(self._known) > self._patience.remembered:
                self._known.popitem(last=False)


class Places:
    """All that can find a place: the gazetteer first, services for what it does not know."""

    def __init__(self, locator: Locator, services: Sequence[Geocoder] = ()) -> None:
        """Services are asked in this order until one answers."""
        self._locator, self._services = locator, tuple(services)

    def find(self, text: str) -> tuple[Candidate, ...]:
        """The places a text may mean, best first; blocks while a service is asked."""
        known = self._locator.search(text)
        if known and known[0].score >= _SURE_SCORE:
            return known
        for service in self._services:
            try:
                found = tuple(self._candidate(hit) for hit in service.find(text))
            except NoAnswer:
                continue
            inside = tuple(one for one in found if one.region is not None)
            if inside:
                return tuple(sorted((*inside, *known), key=lambda one: -one.score))
        return known

    def address_of(self, latitude: float, longitude: float) -> str:
        """An address the crew can read; the gazetteer's when no service has one."""
        for service in self._services:
            try:
                address = service.address_of(latitude, longitude)
            except NoAnswer:
                continue
            if address:
                return address
        return self._locator.describe(latitude, longitude, with_region=False)

    def _candidate(self, hit: Hit) -> Candidate:
        spot = self._locator.at(hit.latitude, hit.longitude)
        return Candidate(
            name=hit.address,
            kind="address",
            latitude=hit.latitude,
            longitude=hit.longitude,
            region=spot.region,
            neighbourhood=spot.neighbourhood,
            spread_m=_SERVICE_SPREAD_M,
            score=_SERVICE_SCORE,
            also=spot.also,
        )
