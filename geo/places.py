"""The gazetteer: every named place a citizen may mention, with kind, point and spread."""

import csv
from dataclasses import dataclass
from pathlib import Path

TOWN = "town"
"""A neighbouring city, which people name by mistake or live in."""
CITY = "city"
"""A city far away: known only to be able to name it for a point."""
REGION = "region"
"""A whole region, named as «منطقه ۶»."""
AREA = "area"
"""A name whose region is known and whose point is not: it stands in the middle of the region."""
NEIGHBOURHOODS = ("neighbourhood", "quarter")
"""The city's own division, and the names people use instead of it."""


@dataclass(frozen=True, slots=True)
class Place:
    """A named place: right within `spread_m` metres; `weight` grows with how often it is named."""

    name: str
    aliases: tuple[str, ...]
    kind: str
    latitude: float
    longitude: float
    region: str | None
    spread_m: float
    weight: float


def load_gazetteer(file: Path) -> tuple[Place, ...]:
    """All places of a gazetteer file, in its order; none when there is no file."""
    if not file.exists():
        return ()
    with file.open(encoding="utf-8", newline="") as lines:
        return tuple(_place(row) for row in csv.DictReader(lines))


def _place(row: dict[str, str]) -> Place:
    return Place(
        name=row["name"],
        aliases=tuple(alias.strip() for alias in row["aliases"].split("|") if alias.strip()),
        kind=row["kind"],
        latitude=float(row["latitude"]),
        longitude=float(row["longitude"]),
        region=row["region"] or None,
        spread_m=float(row["spread_m"]),
        weight=float(row["weight"] or 1),
    )
