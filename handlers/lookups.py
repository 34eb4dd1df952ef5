"""What dialogs may look up while they think: nothing here changes the world."""

import asyncio
from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from conversation.events import Pin
from conversation.gathering import Place
from conversation.replies import Reply, Stored
from domain.city import City
from domain.errors import Refusal
from domain.expectations import Expectation
from domain.lifecycle import Actor, target
from domain.proof import Likeness
from domain.report import Report
from domain.tracking import read_code, spell_code
from geo.spot import Candidate, Spot, sure_of
from nlp.danger import dangers
from nlp.reading import Reading
from services import feedback, triage, verdict
from services.desk import Desk, Here
from services.planning import first_day, last_day
from services.standing import for_unit
from services.unit_work import check_move
from services.voice import Voice
from storage import reports

SHORTLIST = 3
LONG_TEXT = 600
LONGEST_NUMBER = 18


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
    """How a claim's pictures look beside the citizen's own, and beside all seen before."""

    before: tuple[Likeness, ...] = ()
    elsewhere: Likeness | None = None


class Eyes(Protocol):
    """Looks at pictures; `bot.eyes.Eyes` is one."""

    async def examine(self, report_id: int, after: Sequence[str]) -> Examined:
        """Compare pictures of our own store, by their keys."""
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
class Facts:
    """What a dialog about a report needs of it; `question` is the unit's last one.

    `today` is the first day that can be named for its work, `ends` the last one within its term.
    """

    code: str
    question: str
    is_mine: bool
    subject: str
    unit: str
    today: date
    ends: date


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

    async def suggest(self, story: str) -> Suggestion:
        """What a story seems to be about, how sure that is, and whether it tells of danger."""
        reading = await self._read(story)
        known = {subject.key for subject in self.city.subjects}
        top = tuple(leaf for leaf, _ in reading.top if leaf in known)[:SHORTLIST]
        danger = next((found.code for found in reading.danger or dangers(story)), None)
        leaf = reading.leaf if reading.leaf in known else None
        emergency = reading.emergency or danger is not None
        return Suggestion(
            leaf, top, reading.decision, reading.kind, reading.confidence, emergency, danger
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
            return await self._facts(desk, report)

    async def triage_report(self, report_id: str, deed: str) -> Facts:
        """A report at the triage desk, if this person may begin a deed on it; `Refusal` if not."""
        async with self.reading_desk() as desk:
            report = await triage.check(desk, self.here, report_number(report_id), deed)
            return await self._facts(desk, report)

    async def own_report(self, report_id: str, move: str) -> Facts:
        """A report of this person's own, if `move` is open to it; `Refusal` if not."""
        async with self.reading_desk() as desk:
            report = await feedback.for_follower(desk, self.here, report_number(report_id))
            if move:
                target(move, report.state, Actor.CITIZEN, report.resume)
            return await self._facts(desk, report)

    async def claimed_report(self, report_id: str) -> Facts:
        """A report this person may object to; `Refusal` if not."""
        async with self.reading_desk() as desk:
            number = report_number(report_id)
            return await self._facts(desk, await verdict.objectable(desk, self.here, number))

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

    async def _facts(self, desk: Desk, report: Report) -> Facts:
        past = await reports.history(desk.tx, report.id)
        asked = [happening.words for happening in past if happening.move == "ask"]
        mine = report.author_id == self.here.person.id
        question, days = asked[-1] if asked else "", (first_day(desk), last_day(desk, report))
        return Facts(spell_code(report.code), question, mine, report.subject, report.unit, *days)


def report_number(text: str) -> int:
    """The number that a button carries; `Refusal` where somebody made the button up."""
    if not (text.isascii() and text.isdigit() and len(text) <= LONGEST_NUMBER):
        raise Refusal("talk-old-button")
    return int(text)
