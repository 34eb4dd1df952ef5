"""Which reports may tell of one fault is a city's own table."""

import tomllib
from datetime import timedelta
from pathlib import Path

import pytest

from domain.duplicates import Kinship, Reach
from domain.reaches import USUAL, Reaches, reaches_from

CITY = Path(__file__).parents[2] / "cities" / "tehran"


@pytest.fixture(scope="module")
def tehran() -> Reaches:
    """The table of Tehran."""
    return reaches_from(tomllib.loads((CITY / "reaches.toml").read_text("utf-8")))


def test_every_subject_has_a_reach_and_only_one(tehran: Reaches) -> None:
    """All subjects of the tree are in the table once, and none besides."""
    table = tomllib.loads((CITY / "reaches.toml").read_text("utf-8"))
    named = [subject for row in table["reaches"] for subject in row["subjects"]]
    known = tomllib.loads((CITY / "subjects.toml").read_text("utf-8"))["subjects"]

    assert sorted(entry["key"] for entry in known) == sorted(named)
    assert set(named) >= set().union(*tehran.sisters)


def test_a_reach_is_the_subjects_own(tehran: Reaches) -> None:
    """A pothole stays where it is for weeks; an outage fills a quarter for hours."""
    assert Reach(40.0, timedelta(days=60)) == tehran.of("pothole")
    assert Reach(400.0, timedelta(hours=8)) == tehran.of("power_cut")
    assert USUAL == tehran.of("something_new")


def test_sisters_are_candidates_of_one_another(tehran: Reaches) -> None:
    """What people take for one another is looked up together."""
    assert tehran.kinship("pothole", "pothole") is Kinship.SAME
    assert tehran.kinship("pothole", "resurfacing") is Kinship.SISTER
    assert tehran.kinship("pothole", "rats") is Kinship.OTHER
    assert frozenset({"pothole", "resurfacing"}) == tehran.around("pothole")
