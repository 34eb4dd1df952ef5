"""The city before there is one: nothing is known of it until its owner brings it in."""

from domain.city import Box, City, Name


def unfounded() -> City:
    """A city of which nothing is known yet."""
    return City(
        key="",
        name=Name("شهر", "the city"),
        areas=(),
        subjects=(),
        unit_kinds=(),
        units=(),
        rules=(),
        helplines=(),
        bounds=Box(-90, -180, 90, 180),
        regions=(),
        fallback="",
    )


def is_founded(city: City) -> bool:
    """Whether there is a city at all."""
    return bool(city.key)
