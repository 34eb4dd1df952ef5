"""The two cities, read once."""

import csv
from pathlib import Path

import pytest

from geo.locator import Locator

HERE = Path(__file__).parent
CITIES = HERE.parents[1] / "cities"


@pytest.fixture(scope="session")
def tehran() -> Locator:
    """Tehran with its borders and gazetteer."""
    return Locator.load(CITIES / "tehran")


@pytest.fixture(scope="session")
def mashhad() -> Locator:
    """Mashhad, which has places but no borders."""
    return Locator.load(CITIES / "mashhad")


def rows_of(name: str) -> list[dict[str, str]]:
    """The rows of a table beside the tests."""
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
