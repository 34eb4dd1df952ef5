"""What the room answers with: where a point lies, and what a text may mean."""

from dataclasses import dataclass

SURE_SCORE = 0.5
WORTH_OFFERING = 0.55
"""A place is worth offering beside the best one from this share of its score."""
_TOWN = "town"


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

    @property
    def is_guess(self) -> bool:
        """Whether only the places around tell the region, so that it must be asked about."""
        return self.source == "neighbours"


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

    @property
    def is_town(self) -> bool:
        """Whether it is a neighbouring town, where another body is responsible."""
        return self.kind == _TOWN


def sure_of(found: tuple[Candidate, ...]) -> Candidate | None:
    """The best of what was found, if it is surely meant; `None` where one must ask."""
    if not found or found[0].score < SURE_SCORE or found[0].also:
        return None
    best = found[0]
    rivals = [one for one in found[1:] if one.region != best.region]
    doubted = any(one.score >= WORTH_OFFERING * best.score for one in rivals)
    return None if doubted else best
