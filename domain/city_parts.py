"""What a city is made of: areas, subjects, units, regions and the like, each a plain fact."""

from dataclasses import dataclass
from datetime import time
from typing import Annotated, Literal

from pydantic import BeforeValidator

from domain.errors import ShahrdadError
from domain.hours import Week, week_of

Scope = Literal["region", "city", "external"]
Emergency = Literal["always", "with_danger", "never"]

DANGERS = (
    "gas",
    "fire",
    "live_wire",
    "collapse",
    "person",
    "medical",
    "flood",
    "water",
    "social",
    "traffic",
)
"""The kinds of danger a citizen's words can show; every city names a helpline for each."""


class UnknownKey(ShahrdadError):
    """The city's data has no such thing: a key from an old button or an old row."""

    def __init__(self, what: str, key: str) -> None:
        """Keep what was looked for and by which key."""
        super().__init__(f"no {what} {key!r} in this city")
        self.what = what
        self.key = key


@dataclass(frozen=True, slots=True)
class Name:
    """What a thing is called, in Persian and in English."""

    fa: str
    en: str


@dataclass(frozen=True, slots=True)
class Area:
    """A shelf of subjects: the first step of the subject tree."""

    key: str
    name: Name
    short: Name
    icon: str


@dataclass(frozen=True, slots=True)
class Subject:
    """One thing a report can be about, with its usual owner and its term.

    `owner` holds keys of unit kinds, the usual owner first; `term_hours` counts on the citizen's
    clock and is 0 where only a call at once will do; `short` fits on a button. `seasonal` works
    show only with time. Two reports within `radius_m` and `same_hours` may be about one fault; with
    0 each stands for itself. A person looks first at what is `sensitive`. By its `keywords` a new
    subject is found before there is any message to learn it from.
    """

    key: str
    area: str
    name: Name
    short: Name
    owner: tuple[str, ...]
    term_hours: int
    emergency: Emergency = "never"
    unit_note: str = ""
    seasonal: bool = False
    sensitive: bool = False
    radius_m: int = 50
    same_hours: int = 168
    keywords: tuple[str, ...] = ()

    def is_emergency(self, *, danger: bool) -> bool:
        """Whether a report on this subject is urgent; `danger` says a danger word was found."""
        return self.emergency == "always" or (self.emergency == "with_danger" and danger)


@dataclass(frozen=True, slots=True)
class UnitKind:
    """A line of work, done once per region, once for the city, or by a body outside it.

    Where there is no unit of this kind, in a region or at all, the kind `served_by` does the work.
    """

    key: str
    name: Name
    scope: Scope
    served_by: str | None = None


@dataclass(frozen=True, slots=True)
class Hours:
    """A part of the day on the city's clock, from `start` up to but without `end`.

    An end before the start means over midnight.
    """

    start: time
    end: time

    def contains(self, moment: time) -> bool:
        """Whether a time of day falls in these hours."""
        if self.start <= self.end:
            return self.start <= moment < self.end
        return moment >= self.start or moment < self.end


@dataclass(frozen=True, slots=True)
class Unit:
    """A body that can be given a report; `region` is None for one that serves the whole city.

    `hours` are its own working hours; without them it works by the city's calendar.
    """

    key: str
    kind: str
    name: Name
    region: str | None = None
    phone: str | None = None
    hours: Annotated[Week | None, BeforeValidator(week_of)] = None


@dataclass(frozen=True, slots=True)
class Succession:
    """What a retired subject is called now; nothing where it was given up."""

    subject: str
    by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Helpline:
    """The number to show first when a citizen's words show the danger `code`.

    `number` is in plain digits; `phrase` is the key of the sentence shown with it.
    """

    code: str
    number: str
    name: Name
    phrase: str


@dataclass(frozen=True, slots=True)
class Region:
    """A municipal region with a point well inside it, in degrees."""

    key: str
    name: Name
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the map, in degrees."""

    south: float
    west: float
    north: float
    east: float

    def contains(self, latitude: float, longitude: float) -> bool:
        """Whether a point lies in the box, its edges included."""
        return self.south <= latitude <= self.north and self.west <= longitude <= self.east


@dataclass(frozen=True, slots=True)
class Rule:
    """An exception to the usual owner: reports that meet every given condition go to the target.

    A condition that is None does not matter. A rule names a subject or an area or neither, and
    has exactly one target: a unit, or a kind whose unit in the report's region is meant.
    """

    subject: str | None = None
    area: str | None = None
    region: str | None = None
    danger: bool | None = None
    hours: Hours | None = None
    unit_kind: str | None = None
    unit: str | None = None
