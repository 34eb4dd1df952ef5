"""A city as data: its areas, subjects, units, rules, helplines and regions.

Pure and frozen. `storage.city_files.read_city` makes one from the files of `cities/<name>/`;
nothing in the code knows the name of any city.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Protocol

from domain.calendar import Calendar, Holiday
from domain.city_parts import (
    DANGERS,
    Area,
    Box,
    Helpline,
    Hours,
    Name,
    Region,
    Rule,
    Subject,
    Succession,
    Unit,
    UnitKind,
    UnknownKey,
)
from domain.templates import Template, best_for

__all__ = [
    "DANGERS",
    "Area",
    "Box",
    "City",
    "Helpline",
    "Hours",
    "Name",
    "Region",
    "Rule",
    "Subject",
    "Succession",
    "Unit",
    "UnitKind",
    "UnknownKey",
]


@dataclass(frozen=True, slots=True)
class City:
    """Everything a city's data says, with look-ups that raise `UnknownKey`.

    What is retired is found by its key, for the reports that name it, and offered nowhere.
    Late reports climb a ladder: `supervisor`, a kind with a unit in every region, then the units
    `headquarters` and `inspection`. In `weekend` 0 is Monday.
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
    supervisor: str = ""
    headquarters: str = ""
    inspection: str = ""
    timezone: str = "Asia/Tehran"
    weekend: frozenset[int] = frozenset({4})
    holidays: tuple[Holiday, ...] = ()
    sisters: tuple[frozenset[str], ...] = ()
    templates: tuple[Template, ...] = ()
    successions: tuple[Succession, ...] = ()
    retired_subjects: tuple[Subject, ...] = ()
    retired_units: tuple[Unit, ...] = ()

    @property
    def calendar(self) -> Calendar:
        """The days on which crews work."""
        return Calendar(frozenset(holiday.day for holiday in self.holidays), self.weekend)

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

    def templates_for(self, move: str, subject: str, unit: str = "") -> tuple[Template, ...]:
        """List at most six answers for a move of a report, those of its unit and subject first."""
        return best_for(self.templates, move, self.subject(subject), unit)

    def units_of(self, kind: str) -> tuple[Unit, ...]:
        """List the units of a kind, in the order of the city's file."""
        return tuple(unit for unit in self.units if unit.kind == kind)

    def serving_unit(self, kind: str, region: str | None) -> Unit | None:
        """Find the unit that does a kind of work in a region (None: not known), if anyone does."""
        for candidate in self._kinds_that_serve(kind):
            units = {unit.region: unit for unit in self.units_of(candidate)}
            found = units.get(region) or units.get(None)
            if found is not None:
                return found
        return None

    def supervisor_of(self, region: str | None) -> str:
        """The unit that watches over a region (None: not known); headquarters where none does.

        Never the inspection, which stands at the end of the ladder and not in its middle.
        """
        known = any(kind.key == self.supervisor for kind in self.unit_kinds)
        found = self.serving_unit(self.supervisor, region) if known else None
        if found is None or found.key == self.inspection:
            return self.headquarters or self.fallback
        return found.key

    def helpline(self, code: str) -> Helpline:
        """Find the helpline for a danger."""
        found = next((line for line in self.helplines if line.code == code), None)
        if found is None:
            raise UnknownKey("helpline", code)
        return found

    def is_external(self, unit: str) -> bool:
        """Whether a unit is a body outside the municipality."""
        return self.unit_kind(self.unit(unit).kind).scope == "external"

    def _kinds_that_serve(self, kind: str) -> Iterator[str]:
        # Each kind once, even if the data goes in a ring.
        seen: set[str] = set()
        following: str | None = kind
        while following is not None and following not in seen:
            seen.add(following)
            yield following
            following = self.unit_kind(following).served_by


class _Keyed(Protocol):
    @property
    def key(self) -> str: ...


def _find[T: _Keyed](what: str, things: Iterable[T], key: str) -> T:
    found = next((thing for thing in things if thing.key == key), None)
    if found is None:
        raise UnknownKey(what, key)
    return found
