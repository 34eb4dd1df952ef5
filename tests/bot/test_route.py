"""The dry run of the routing, and its words."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.settings import CITIES
from domain.city import City
from geo.locator import Locator
from nlp.reading import NOTHING, Reading
from services.voice import Voice
from services.whyroute import explain, region_of
from storage.city_files import read_city

NOW = datetime(2026, 3, 1, 9, tzinfo=UTC)
BIN = Reading("bin_issue", "cleaning", "request", False, 0.91, "auto", (("bin_issue", 0.91),))


@pytest.fixture(scope="module")
def tehran() -> City:
    """The city."""
    return read_city(Path(CITIES / "tehran"))


def test_subject_region_unit_and_reason_are_told(tehran: City) -> None:
    """An operator sees what the report would be taken for, who gets it, and why."""
    told = "\n".join(explain(tehran, Voice("fa", UTC), BIN, "6", NOW))

    assert "۹۱٪" in told or "۹۱%" in told
    assert "منطقهٔ ۶" in told
    assert "urban_services_06" in told
    assert "۱) " in told


def test_without_a_region_the_headquarters_get_it(tehran: City) -> None:
    """An unknown place is no reason to lose a report."""
    told = "\n".join(explain(tehran, Voice("en", UTC), BIN, None, NOW))

    assert "Region: unknown" in told
    assert "headquarters" in told or "whole city" in told


def test_what_is_no_report_is_said_to_be_none(tehran: City) -> None:
    """A greeting goes nowhere."""
    assert explain(tehran, Voice("en", UTC), NOTHING, None, NOW) == [
        Voice("en", UTC).word("route-no-subject")
    ]


@pytest.mark.parametrize(
    ("place", "region"),
    [("35.7573,51.4096", "3"), ("میدان ونک", "3"), ("جوادیه", None), ("", None)],
)
def test_a_place_counts_only_if_it_is_sure(place: str, region: str | None) -> None:
    """Where a citizen would be asked, the dry run leaves the region open."""
    assert region_of(Locator.load(CITIES / "tehran"), place) == region
