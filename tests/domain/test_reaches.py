"""Which reports may be about one fault is part of a city's own subjects."""

from datetime import timedelta
from pathlib import Path

import pytest

from domain.city import City
from domain.duplicates import Kinship, Reach
from domain.reaches import around, kinship, reach_of
from storage.city_files import read_city

CITIES = Path(__file__).parents[2] / "cities"


@pytest.fixture(scope="module", params=["tehran", "mashhad", "demo"])
def city(request: pytest.FixtureRequest) -> City:
    """Each city of ours."""
    return read_city(CITIES / request.param)


def test_a_reach_is_the_subjects_own(city: City) -> None:
    """A pothole stays where it is for weeks; an outage fills a quarter for hours."""
    assert Reach(40.0, timedelta(days=60)) == reach_of(city, "pothole")
    assert Reach(400.0, timedelta(hours=8)) == reach_of(city, "power_cut")
    assert reach_of(city, "staff_conduct").radius_m == 0


def test_sisters_are_candidates_of_one_another(city: City) -> None:
    """What people take for one another is looked up together."""
    assert kinship(city, "pothole", "pothole") is Kinship.SAME
    assert kinship(city, "pothole", "resurfacing") is Kinship.SISTER
    assert kinship(city, "pothole", "rats") is Kinship.OTHER
    assert around(city, "resurfacing") == ("resurfacing", "pothole")
    assert around(city, "rats") == ("rats",)
