"""Which reports may tell of one fault: how far they reach, and which subjects are sisters."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from domain.duplicates import Kinship, Reach

USUAL = Reach(60.0, timedelta(days=7))
"""For a subject the table does not name."""


@dataclass(frozen=True, slots=True)
class Reaches:
    """A city's table of reaches and sister subjects."""

    reaches: Mapping[str, Reach]
    sisters: tuple[frozenset[str], ...]

    def of(self, subject: str) -> Reach:
        """How far the reports on one fault of a subject lie apart."""
        return self.reaches.get(subject, USUAL)

    def kinship(self, one: str, other: str) -> Kinship:
        """How near two subjects are."""
        if one == other:
            return Kinship.SAME
        return Kinship.SISTER if other in self.around(one) else Kinship.OTHER

    def around(self, subject: str) -> frozenset[str]:
        """The subject and its sisters: all that a candidate may be about."""
        return frozenset({subject}).union(*(group for group in self.sisters if subject in group))


def reaches_from(table: Mapping[str, Any]) -> Reaches:
    """The table from `reaches.toml` of a city, as it was read."""
    reaches = {
        subject: Reach(float(row["radius_m"]), timedelta(hours=row["hours"]))
        for row in table["reaches"]
        for subject in row["subjects"]
    }
    return Reaches(reaches, tuple(frozenset(group) for group in table["sisters"]))
