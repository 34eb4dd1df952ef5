"""Look-ups that know a few things by heart, so that dialogs can be walked and drawn anywhere."""

from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

import cities
from conversation.events import Pin
from conversation.replies import Stored
from domain.city import City
from domain.errors import Refusal
from domain.expectations import Basis, Expectation
from domain.report import Person
from domain.tracking import read_code, spell_code
from geo.links import read_point
from geo.spot import Candidate, Spot
from handlers.admin.lookups import AdminLookups
from handlers.admin.rehearsal import RehearsalClerk
from handlers.admin.rehearsed_city import RehearsalAdmin
from handlers.facts import Facts
from handlers.lookups import Lookups
from handlers.ports import Answered
from nlp.reading import NOTHING, Danger, Reading
from services.desk import Desk, Here
from services.neighbours import Neighbour
from services.thanks import Case
from storage.city_files import read_city
from storage.people import ChatRecord

CODE = "123456786"
"""The code of the only report there is."""

TODAY, TERM_ENDS = date(2026, 3, 21), date(2026, 3, 24)
"""New Year's day, on which the rehearsal is held, and the last day of that report's term."""

INSIDE, BORDER, OUTSIDE, ELSEWHERE = (35.95, 50.94), (35.95, 50.98), (36.5, 52.0), (35.8, 51.4)
"""Places in the demo city, on the border of its regions, in the desert, and in another town."""

SKIRTS, GUESSED = (35.89, 50.94), (35.95, 50.91)
"""Places a little outside the city, and where nobody knows the borders."""

BIN, HOLE, GAS, HELLO, RIDDLE = (
    "سطل زباله سر کوچه پر شده",
    "کف کوچه گود افتاده",
    "بوی گاز شدید می‌آید",
    "سلام",
    "یک چیز عجیب این‌جاست",
)
BIN_AT_STATION = "سطل زباله کنار ایستگاه مترو پر شده"
"""Stories: one clear, one with three readings, one of danger, a greeting, one without a reading."""

TWIN, QUESTION, THANKS, BRIBE, WISH = (
    "چالهٔ آسفالت جلوی مدرسه",
    "ساعت کار دفتر شهرداری چند است؟",
    "از پاکبان‌های کوچه ممنونم",
    "مأمور برای پروانه پول خواست",
    "پیشنهاد می‌کنم سطل‌ها را رنگ کنید",
)
"""Stories: a fault that somebody told of, a question, thanks, word of corruption, a suggestion."""

_BIN = Reading("bin_issue", "cleaning", "request", False, 0.9, "auto", (
    ("bin_issue", 0.9), ("missed_collection", 0.05), ("street_sweeping", 0.02),
))  # fmt: skip
_READINGS: dict[str, Reading] = {
    BIN: _BIN,
    BIN_AT_STATION: _BIN,
    HOLE: Reading("pothole", "roads", "request", False, 0.5, "ask", (
        ("pothole", 0.5), ("subsidence", 0.3), ("footpath_kerb", 0.1),
    )),
    GAS: Reading("gas_smell", "safety", "request", True, 0.9, "auto", (
        ("gas_smell", 0.9), ("gas_supply", 0.05),
    ), (Danger("gas", "بوی گاز"),)),
    TWIN: Reading("pothole", "roads", "request", False, 0.9, "auto", (("pothole", 0.9),)),
    QUESTION: Reading("permit_enquiry", "services", "information", False, 0.9, "auto", (
        ("permit_enquiry", 0.9),
    )),
    THANKS: replace(_BIN, kind="appreciation"),
    BRIBE: Reading("staff_conduct", "conduct", "corruption", False, 0.9, "auto", (
        ("staff_conduct", 0.9),
    )),
    WISH: replace(_BIN, kind="suggestion"),
    RIDDLE: Reading("pothole", "roads", "request", False, 0.1, "triage", ()),
}  # fmt: skip


RESENT = "photo-of-7"
"""The picture that came with the only report there is."""

_OPENED = datetime(2026, 3, 19, 8, 0, tzinfo=UTC)
_TOLD = Neighbour(7, "pothole", _OPENED, 20, 3, Stored("photo", RESENT, "file.jpg"))
_SHOWN = replace(_TOLD, report_id=8, picture=None)


class _Reader:
    version = "rehearsal"

    def reload_if_changed(self) -> bool:
        return False

    def read(self, text: str) -> Reading:
        return _READINGS.get(text, NOTHING)


_NEAR = Candidate("میدان آزادی", "square", 35.95, 50.94, "1", None, 100.0, 0.8)
_FAR = Candidate("میدان آزادی", "square", 35.95, 51.02, "2", None, 100.0, 0.7)
_TOWN = Candidate("کرج", "town", 35.8, 50.9, None, None, 5000.0, 0.8)
_STATION = Candidate("ایستگاه مترو", "metro", *INSIDE, "1", None, 100.0, 0.8)
_BAZAAR = Candidate("بازار", "bazaar", *BORDER, "1", None, 900.0, 0.8, ("2",))
_NAMES = {
    "میدان": (_NEAR, _FAR), "گلستان": (_FAR, _BAZAAR, _TOWN), "ایستگاه": (_STATION,),
    "بازار": (_BAZAAR,), "کرج": (_TOWN,),
}  # fmt: skip


class _Locator:
    """A line from north to south parts two regions; a square is to be found in both."""

    def at(self, latitude: float, longitude: float) -> Spot:
        point = (latitude, longitude)
        if point in (OUTSIDE, ELSEWHERE):
            town = "تهران" if point == ELSEWHERE else None
            return _spot(None, (), town)
        if point in (SKIRTS, GUESSED):
            return replace(
                _spot("1", (), None),
                inside=point != SKIRTS,
                approximate=point == SKIRTS,
                source="neighbours" if point == GUESSED else "borders",
            )
        here, there = ("1", "2") if longitude < BORDER[1] else ("2", "1")
        return _spot(here, (there,) if point == BORDER else (), None)

    def search(self, text: str) -> tuple[Candidate, ...]:
        return next((found for name, found in _NAMES.items() if name in text), ())

    def read(self, text: str) -> tuple[float, float] | None:
        return read_point(text)

    def describe(self, latitude: float, longitude: float, *, with_region: bool = True) -> str:
        return "کنار میدان آزادی"


class _Knowledge:
    def answer(self, question: str) -> Answered | None:
        told = "شنبه تا چهارشنبه، ۸ تا ۱۴."
        return Answered("hours", told, "Saturday to Wednesday, 8 to 14.") if question else None


class _Forecasts:
    async def of(self, subject: str, region: str | None, *, emergency: bool) -> Expectation:
        return Expectation(2.0, 5.0, 43, Basis.SUBJECT)


class _Painter:
    async def of(self, pin: Pin) -> Stored | None:
        return Stored("photo", f"map-{pin.latitude}-{pin.longitude}", "map.png")


def _spot(region: str | None, also: tuple[str, ...], elsewhere: str | None) -> Spot:
    return Spot(region, None, None, also, region is not None, False, 10.0, 1.0, "test", elsewhere)


@dataclass(frozen=True, slots=True)
class Rehearsal(Lookups):
    """The real look-ups over a reader and a map that know a few things, and one open report."""

    async def unit_report(self, report_id: str, move: str) -> Facts:
        """The only report there is."""
        return self._only(report_id)

    async def triage_report(self, report_id: str, deed: str) -> Facts:
        """The only report there is."""
        return self._only(report_id)

    async def own_report(self, report_id: str, move: str) -> Facts:
        """The only report there is."""
        return self._only(report_id)

    async def claimed_report(self, report_id: str) -> Facts:
        """The only report there is."""
        return self._only(report_id)

    async def neighbours(
        self, subject: str, pin: Pin, story: str, pictures: tuple[str, ...] = ()
    ) -> tuple[Neighbour, ...]:
        """One fault has been told of before, and one picture sent."""
        return (_TOLD,) if story == TWIN or RESENT in pictures else ()

    async def resent(
        self, subject: str, pin: Pin, story: str, pictures: tuple[str, ...]
    ) -> tuple[Neighbour, ...]:
        """One picture has been sent before, and all that show the fault told of before."""
        if RESENT in pictures:
            return (_TOLD,)
        return (_SHOWN,) if story == TWIN else ()

    async def thankable(self) -> tuple[Case, ...]:
        """One case."""
        return (Case(7, spell_code(CODE), "bin_issue"),)

    @property
    def admin(self) -> AdminLookups:
        """One holder of a role, one change, one version."""
        return RehearsalAdmin(self.here, self.reading_desk, None)

    async def code_exists(self, said: str) -> str | None:
        """Whether it is the code of the only report there is."""
        return CODE if read_code(said) == CODE else None

    def _only(self, report_id: str) -> Facts:
        if report_id != "7":
            raise Refusal("report-unknown")
        asked = "دقیقاً کجای کوچه؟"
        return Facts(spell_code(CODE), asked, True, "pothole", "technical_01", TODAY, TERM_ENDS)


def rehearsal(city: City | None = None) -> Rehearsal:
    """Look-ups for a rehearsal in the demo city."""
    here = Here(
        Person(1, "story", 1, "سارا", "fa"), ChatRecord(1, "story", 1, "private", "", None, None)
    )
    demo = city or read_city(Path(cities.__file__).parent / "demo")
    return Rehearsal(
        demo,
        _Reader(),
        _Locator(),
        here,
        _no_desk,
        pictures=_Painter(),
        knowledge=_Knowledge(),
        forecasts=_Forecasts(),
        clerk=RehearsalClerk(),
    )


def _no_desk() -> AbstractAsyncContextManager[Desk]:
    raise LookupError("there is no database in a rehearsal")
