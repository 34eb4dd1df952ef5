"""The drawn city plan: which piece of the earth it shows, and the places named on it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A name to be written on the plan."""

    name: str
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Plan:
    """The edges of the plan in degrees, and its places."""

    title: str
    south: float
    west: float
    north: float
    east: float
    places: tuple[Place, ...] = ()


DEFAULT_PLAN = Plan(
    title="تهران",
    south=35.650,
    west=51.330,
    north=35.745,
    east=51.450,
    places=(
        Place("آزادی", 35.6997, 51.3380),
        Place("انقلاب", 35.7008, 51.3912),
        Place("پارک لاله", 35.7135, 51.3885),
        Place("ولیعصر", 35.7118, 51.4069),
        Place("هفت تیر", 35.7154, 51.4262),
        Place("پارک شهر", 35.6830, 51.4120),
        Place("راه‌آهن", 35.6588, 51.3980),
        Place("یوسف‌آباد", 35.7345, 51.4065),
    ),
)
