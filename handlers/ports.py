"""What dialogs look things up with: each port has a real implementation and one for rehearsals."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from conversation.events import Pin
from conversation.replies import Reply, Stored
from domain.expectations import Expectation
from domain.proof import Likeness
from domain.rights import Action
from geo.spot import Candidate, Spot
from nlp.reading import Reading
from services.announcements import Announced, Window
from services.desk import Here
from services.voice import Voice


class Reader(Protocol):
    """Understands a message; `nlp.reader.Reader` is one. `version` names its model."""

    version: str

    def read(self, text: str) -> Reading:
        """Say what a message is about."""
        ...

    def reload_if_changed(self) -> bool:
        """Take over a newer model if there is one; whether there was."""
        ...


class Locator(Protocol):
    """Knows the city's map; `geo.locator.Locator` is one."""

    def at(self, latitude: float, longitude: float) -> Spot:
        """Say where a point lies."""
        ...

    def search(self, text: str) -> tuple[Candidate, ...]:
        """Find the places that words may mean."""
        ...

    def read(self, text: str) -> tuple[float, float] | None:
        """Read a map link or coordinates."""
        ...

    def describe(self, latitude: float, longitude: float, *, with_region: bool = True) -> str:
        """Tell a point in words."""
        ...


class Finder(Protocol):
    """Knows more of places than the map, and may take its time; `geo.geocoders.Places` is one."""

    def find(self, text: str) -> tuple[Candidate, ...]:
        """Find the places that words may mean."""
        ...

    def address_of(self, latitude: float, longitude: float) -> str:
        """Tell a point in words."""
        ...


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer of the city's knowledge base, in both languages."""

    key: str
    fa: str
    en: str


class Knowledge(Protocol):
    """Answers questions about city services, or knows no answer; `bot.knowledge` has one."""

    def answer(self, question: str) -> Answered | None:
        """The answer, where it is sure."""
        ...


class Forecaster(Protocol):
    """Knows how long reports take; `bot.forecasts.Forecasts` is one."""

    async def of(self, subject: str, region: str | None, *, emergency: bool) -> Expectation:
        """The range for a report filed now."""
        ...


@dataclass(frozen=True, slots=True)
class Examined:
    """How a claim's pictures look beside the citizen's own, and beside all seen before.

    `is_blank` if none of its files shows anything.
    """

    before: tuple[Likeness, ...] = ()
    elsewhere: Likeness | None = None
    is_blank: bool = False


class Eyes(Protocol):
    """Looks at pictures; `bot.eyes.Eyes` is one."""

    async def examine(self, report_id: int, after: Sequence[str]) -> Examined:
        """Compare pictures of our own store, by their keys."""
        ...

    async def alike(self, mine: Sequence[str], theirs: Collection[str]) -> Mapping[str, float]:
        """How surely each of their pictures is one of mine; what takes too long is left out."""
        ...


class Painter(Protocol):
    """Draws maps; `bot.pictures.Pictures` is one."""

    async def of(self, pin: Pin) -> Stored | None:
        """Draw a pin, if that can be done without delay."""
        ...


class Bulletins(Protocol):
    """Answers with figures, if they may be seen; `bot.bulletins.Bulletins` is one."""

    async def figures(self, here: Here, voice: Voice, said: str) -> list[Reply]:
        """Show the figures that are asked for in words."""
        ...

    async def table(self, here: Here, voice: Voice, said: str) -> list[Reply]:
        """Hand out the reports that are asked for in words, as files."""
        ...


@dataclass(frozen=True, slots=True)
class Gathered:
    """Reports that were found for one deed: their numbers, and the first of them in words."""

    ids: tuple[int, ...]
    shown: str


class Clerk(Protocol):
    """Looks up for the city's people and for citizens; `bot.clerk.Clerk` is one.

    Each raises `Refusal` for who may not know.
    """

    async def admit(self, here: Here, urgent: bool) -> bool:
        """Whether this person may file a report now; true, or a `Refusal`."""
        ...

    async def allow(self, here: Here, action: Action) -> bool:
        """Whether this person may do something; true, or a `Refusal`."""
        ...

    async def first_day(self) -> date:
        """The first day that can be named for work."""
        ...

    async def search(self, here: Here, voice: Voice, said: str) -> list[Reply]:
        """Show the reports that are looked for in words."""
        ...

    async def gather(self, here: Here, said: str) -> Gathered:
        """The open reports that are looked for in words, for a deed on all of them."""
        ...

    async def central(self, here: Here, report_id: int, deed: str) -> str:
        """The code of a report on which the centre may begin a deed."""
        ...

    async def speakable(self, here: Here, report_id: int) -> tuple[str, str]:
        """The code of a caller's report, and what may be said of it now."""
        ...

    async def audience(self, here: Here, audience: str) -> int:
        """How many people a message to many would reach."""
        ...

    async def leaves_at(self, voice: Voice) -> str:
        """When a message to many would leave that is sent now; nothing for at once."""
        ...

    async def announced(self, here: Here, subject: str, region: str) -> tuple[Announced, ...]:
        """The announcements that may answer a report, which this person sees now."""
        ...

    async def notice(self, here: Here, number: int) -> Announced:
        """An announcement that this person may change."""
        ...

    async def window(self, begin: str, end: str) -> Window:
        """From when to when an announcement holds, as said."""
        ...

    async def belongings(self, here: Here, voice: Voice) -> list[Reply]:
        """All that is kept of this person, as a file."""
        ...

    async def examine(self, here: Here, voice: Voice) -> list[Reply]:
        """What the doctor found."""
        ...
