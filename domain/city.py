"""A city as data: its areas, subjects, units, rules, helplines and regions.

Pure and frozen. `storage.city_files.read_city` makes one from the files of `cities/<name>/`;
nothing in the code knows the name of any city.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import time
from itertools import chain
from typing import Literal, Protocol

from domain.errors import ShahrdadError

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
    clock and is 0 where only a call at once will do; `short` fits on a button.
    """

    key: str
    area: str
    name: Name
    short: Name
    owner: tuple[str, ...]
    term_hours: int
    emergency: Emergency = "never"
    unit_note: str = ""

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
class Unit:
    """A body that can be given a report; `region` is None for one that serves the whole city."""

    key: str
    kind: str
    name: Name
    region: str | None = None
    phone: str | None = None


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


@dataclass(frozen=True, slots=True)
class City:
    """Everything a city's data says, with look-ups that raise `UnknownKey`.

    What is retired is found by its key, for the reports that name it, and offered nowhere.
    """

    key: str
    name: Name
    areas: tuple[Area, ...]
    subjects: tuple[Subject, ...]
    unit_kinds: tuple[UnitKind, ...]
    units: tuple[Unit, ...]
    rules: tuple[Rule, ...]
    helplines: tuple[Helpline, ...]
    bounds: Box
    regions: tuple[Region, ...]
    fallback: str
    timezone: str = "Asia/Tehran"
    retired_subjects: tuple[Subject, ...] = ()
    retired_units: tuple[Unit, ...] = ()

    def area(self, key: str) -> Area:
        """Find the area with this key."""
        return _find("area", self.areas, key)

    def subject(self, key: str) -> Subject:
        """Find the subject with this key."""
        return _find("subject", chain(self.subjects, self.retired_subjects), key)

    def unit_kind(self, key: str) -> UnitKind:
        """Find the kind of unit with this key."""
        return _find("unit kind", self.unit_kinds, key)

    def unit(self, key: str) -> Unit:
        """Find the unit with this key."""
        return _find("unit", chain(self.units, self.retired_units), key)

    def region(self, key: str) -> Region:
        """Find the region with this key."""
        return _find("region", self.regions, key)

    def subjects_of(self, area: str) -> tuple[Subject, ...]:
        """List the subjects of an area, in the order of the city's file."""
        self.area(area)
        return tuple(subject for subject in self.subjects if subject.area == area)

    def units_of(self, kind: str) -> tuple[Unit, ...]:
        """List the units of a kind, in the order of the city's file."""
        return tuple(unit for unit in self.units if unit.kind == kind)

    def helpline(self, code: str) -> Helpline:
        """Find the helpline for a danger."""
        found = next((line for line in self.helplines if line.code == code), None)
        if found is None:
            raise UnknownKey("helpline", code)
        return found

    def is_external(self, unit: str) -> bool:
        """Whether a unit is a body outside the municipality."""
        return self.unit_kind(self.unit(unit).kind).scope == "external"


class _Keyed(Protocol):
    @property
    def key(self) -> str: ...


def _find[T: _Keyed](what: str, things: Iterable[T], key: str) -> T:
    found = next((thing for thing in things if thing.key == key), None)
    if found is None:
        raise UnknownKey(what, key)
    return found
