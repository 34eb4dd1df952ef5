"""Which reports may tell of one fault: how far they reach, and which subjects are sisters."""

from datetime import timedelta

from domain.city import City
from domain.duplicates import Kinship, Reach


def reach_of(city: City, subject: str) -> Reach:
    """How far the reports on one fault of a subject lie apart; no way at all if each is its own."""
    found = city.subject(subject)
    return Reach(float(found.radius_m), timedelta(hours=max(1, found.same_hours)))


def kinship(city: City, one: str, other: str) -> Kinship:
    """How near two subjects are."""
    if one == other:
        return Kinship.SAME
    return Kinship.SISTER if other in around(city, one) else Kinship.OTHER


def around(city: City, subject: str) -> tuple[str, ...]:
    """The subject, then its sisters: all that a candidate may be about."""
    groups = [sorted(group) for group in city.sisters if subject in group]
    return tuple(dict.fromkeys([subject, *(key for group in groups for key in group)]))
