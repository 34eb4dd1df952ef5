"""What the room answers with: where a point lies, and what a text may mean."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a point lies in the city and how sure that is.

    `region` is plain digits ("6"), None outside the city or when it cannot be said; `also` holds
    the other regions worth offering, likeliest first; `border_m` is the distance to the nearest
    border in metres, None where no borders are known; `elsewhere` names the city of a point that
    lies outside.
    """

    region: str | None
    district: str | None
    neighbourhood: str | None
    also: tuple[str, ...]
    inside: bool
    approximate: bool
    border_m: float | None
    confidence: float
    source: str
    elsewhere: str | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a text may mean: its point is right within `spread_m` metres; `score` is 0 to 1.

    `also` holds other regions the place reaches into. A neighbouring city is a candidate of kind
    "town" without a region.
    """

    name: str
    kind: str
    latitude: float
    longitude: float
    region: str | None
    neighbourhood: str | None
    spread_m: float
    score: float
    also: tuple[str, ...] = ()
