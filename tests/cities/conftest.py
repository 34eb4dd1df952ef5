"""The cities we ship, each in turn or by name."""

from pathlib import Path

import pytest

from domain.city import City
from storage.city_files import read_city

CITIES = Path(__file__).parents[2] / "cities"


@pytest.fixture(
    scope="session", params=sorted(file.parent.name for file in CITIES.glob("*/city.toml"))
)
def city(request: pytest.FixtureRequest) -> City:
    """Each of the cities in turn."""
    return read_city(CITIES / request.param)


@pytest.fixture(scope="session")
def tehran() -> City:
    """The city the founders start with."""
    return read_city(CITIES / "tehran")


@pytest.fixture(scope="session")
def mashhad() -> City:
    """The second city, with a region known by name."""
    return read_city(CITIES / "mashhad")
