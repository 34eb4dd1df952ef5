"""What dialogs may look up while they think: nothing here changes the world."""

import asyncio
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass

from conversation.events import Pin
from conversation.gathering import Place
from conversation.replies import Stored
from domain.city import City
from domain.errors import Refusal
from domain.lifecycle import Actor, target
from domain.tracking import read_code
from geo.spot import Candidate, Spot, sure_of
from handlers import comparing
from handlers.admin.lookups import AdminLookups
from handlers.facts import Facts, facts_about
from handlers.ports import (
    Bulletins,
    Clerk,
    Eyes,
    Finder,
    Forecaster,
    Knowledge,
    Locator,
    Painter,
    Reader,
)
from nlp.danger import dangers
from nlp.reading import Reading
from services import feedback, triage, verdict
from services.desk import Desk, Here
from services.neighbours import Neighbour, Sought
from services.standing import for_unit
from services.succession import meant
from services.thanks import Case, thankable
from services.unit_work import check_move
from storage import reports
from storage.files import FileStore

LONG_TEXT = 600
LONGEST_NUMBER = 18


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What a story seems to be about. `leaf` is `None` where it is no report at all."""

    leaf: str | None
    shortlist: tuple[str, ...]
    decision: str
    kind: str
    confidence: float
    emergency: bool
    danger: str | None


@dataclass(frozen=True, slots=True)
class Part:
    """A second fault told in a filed report's story, and the place it was told with."""

    words: str
    pin: Pin | None


@dataclass(frozen=True, slots=True)
class Lookups:
    """The questions a dialog may put to the model, the map and the database."""

    city: City
    reader: Reader
    locator: Locator
    here: Here
    reading_desk: Callable[[], AbstractAsyncContextManager[Desk]]
    places: Finder | None = None
    pictures: Painter | None = None
    knowledge: Knowledge | None = None
    forecasts: Forecaster | None = None
    eyes: Eyes | None = None
    bulletins: Bulletins | None = None
    clerk: Clerk | None = None
    files: FileStore | None = None

    @property
    def admin(self) -> AdminLookups:
        """What the dialogs of administration look up."""
        return AdminLookups(self.here, self.reading_desk, self.files)

    async def suggest(self, story: str) -> Suggestion:
        """What a story seems to be about, how sure that is, and whether it tells of danger."""
        reading = await self._read(story)
        is_about = meant(self.city, reading, story[:LONG_TEXT])
        danger = next((found.code for found in reading.danger or dangers(story)), None)
        emergency = reading.emergency or danger is not None
        return Suggestion(
            is_about.leaf,
            is_about.top,
            is_about.decision,
            reading.kind,
            reading.confidence,
            emergency,
            danger,
        )

    async def _read(self, story: str) -> Reading:
        """Read at once what is short; a long text must not hold up other people's turns."""
        if len(story) <= LONG_TEXT:
            return self.reader.read(story)
        return await asyncio.to_thread(self.reader.read, story)

    async def locate(self, place: Place) -> Spot | None:
        """Where a pin lies; `None` for a place told in words."""
        if place.pin is None:
            return None
        return self.locator.at(place.pin.latitude, place.pin.longitude)

    async def point_in(self, words: str) -> tuple[float, float] | None:
        """The point that a map link or coordinates name."""
        return self.locator.read(words)

    async def search(self, words: str) -> tuple[Candidate, ...]:
        """The places that words may mean, best first, towns around the city among them.

        Outside geocoders are asked only here and for an address, and only if the city has any.
        """
        if self.places is None:
            return self.locator.search(words)
        return await asyncio.to_thread(self.places.find, words)

    async def place_in(self, story: str) -> Candidate | None:
        """The place of this city that a story surely names; nobody outside sees the story."""
        sure = sure_of(self.locator.search(story[:LONG_TEXT]))
        return sure if sure and sure.region else None

    async def address(self, pin: Pin) -> str:
        """A pin in words, for the crew."""
        if self.places is None:
            return self.locator.describe(pin.latitude, pin.longitude, with_region=False)
        return await asyncio.to_thread(self.places.address_of, pin.latitude, pin.longitude)

    async def picture(self, pin: Pin) -> Stored | None:
        """A map with the pin, if one can be drawn without delay."""
        return await self.pictures.of(pin) if self.pictures else None

    async def unit_report(self, report_id: str, move: str) -> Facts:
        """A report this person may work on, if `move` is open to it; `Refusal` if not."""
        async with self.reading_desk() as desk:
            report = await for_unit(desk, self.here, report_number(report_id))
            check_move(report, move)
            return await facts_about(desk, self.here, report)

    async def triage_report(self, report_id: str, deed: str) -> Facts:
        """A report at the triage desk, if this person may begin a deed on it; `Refusal` if not."""
        async with self.reading_desk() as desk:
            report = await triage.check(desk, self.here, report_number(report_id), deed)
            return await facts_about(desk, self.here, report)

    async def own_report(self, report_id: str, move: str) -> Facts:
        """A report of this person's own, if `move` is open to it; `Refusal` if not."""
        async with self.reading_desk() as desk:
            report = await feedback.for_follower(desk, self.here, report_number(report_id))
            if move:
                target(move, report.state, Actor.CITIZEN, report.resume)
            return await facts_about(desk, self.here, report)

    async def claimed_report(self, report_id: str) -> Facts:
        """A report this person may object to; `Refusal` if not."""
        async with self.reading_desk() as desk:
            number = report_number(report_id)
            return await facts_about(
                desk, self.here, await verdict.objectable(desk, self.here, number)
            )

    async def neighbours(
        self, subject: str, pin: Pin, story: str, pictures: tuple[str, ...] = ()
    ) -> tuple[Neighbour, ...]:
        """The open reports that are likely about the same fault; `pictures` are the citizen's."""
        sought = Sought(subject, pin, story)
        return await comparing.likely(self.reading_desk, self.eyes, sought, pictures)

    async def resent(
        self, subject: str, pin: Pin, story: str, pictures: tuple[str, ...]
    ) -> tuple[Neighbour, ...]:
        """Those of them that came with one of these pictures."""
        sought = Sought(subject, pin, story)
        return await comparing.resent(self.reading_desk, self.eyes, sought, pictures)

    async def thankable(self) -> tuple[Case, ...]:
        """The newest cases of this person's own that he may be thankful for."""
        async with self.reading_desk() as desk:
            return await thankable(desk, self.here)

    async def other_fault(self, report_id: str) -> Part:
        """Another fault told in the story of a report of this person's own; `Refusal` if none."""
        async with self.reading_desk() as desk:
            report = await feedback.for_citizen(desk, self.here, report_number(report_id))
        parts = self.others(report.story, report.subject)
        if not parts:
            raise Refusal("talk-old-button")
        if report.latitude is None or report.longitude is None:
            return Part(parts[0], None)
        return Part(parts[0], Pin(report.latitude, report.longitude))

    def others(self, story: str, subject: str) -> tuple[str, ...]:
        """The parts of a story that tell of something else than `subject`."""
        faults = self.reader.read(story).faults if story else ()
        return tuple(fault.text for fault in faults if fault.leaf != subject)

    async def code_exists(self, said: str) -> str | None:
        """The tracking code in what was said, if there is such a report."""
        code = read_code(said)
        if code is None:
            return None
        async with self.reading_desk() as desk:
            return code if await reports.report_with_code(desk.tx, code) else None


def report_number(text: str) -> int:
    """The number that a button carries; `Refusal` where somebody made the button up."""
    if not is_number(text):
        raise Refusal("talk-old-button")
    return int(text)


def is_number(text: str) -> bool:
    """Whether this is a number that a report could have; anybody may send what no button has."""
    return text.isascii() and text.isdigit() and len(text) <= LONGEST_NUMBER
