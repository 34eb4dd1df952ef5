"""Points: inside, at borders, just outside, in other cities, and in a city without layers."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from geo.locator import Locator
from tests.geo.conftest import CITIES, rows_of


def test_a_point_well_inside_is_sure(tehran: Locator) -> None:
    """Region and neighbourhood are known and nothing else is offered."""
    spot = tehran.at(35.7850, 51.3760)

    assert (
        spot.region,
        spot.neighbourhood,
        spot.also,
        spot.inside,
    ) == ("2", "سعادت‌آباد", (), True)
    assert spot.confidence > 0.9


def test_a_point_at_a_border_offers_both_sides(tehran: Locator) -> None:
    """At Enqelab square region 6 and 11 are both offered."""
    spot = tehran.at(35.7012, 51.3935)

    assert {"6", "11"} <= {spot.region, *spot.also}
    assert spot.border_m is not None
    assert spot.border_m < 150


def test_just_outside_gets_the_nearest_region(tehran: Locator) -> None:
    """Within a kilometre of the city the nearest region is meant, marked approximate."""
    spot = tehran.at(35.8265, 51.4300)

    assert (spot.region, spot.inside, spot.approximate) == ("1", False, True)


@pytest.mark.parametrize(
    ("latitude", "longitude", "town"),
    [
        (35.830, 50.970, "کرج"),
        (35.548, 51.235, "اسلامشهر"),
        (35.825, 51.635, "لواسان"),
        (35.745, 51.790, "پردیس"),
        (36.300, 59.600, "مشهد"),
        (30.0, 70.0, None),
    ],
)
def test_other_cities_are_named(
    tehran: Locator, latitude: float, longitude: float, town: str | None
) -> None:
    """Farther away there is no region, but the name of the right city where it is known."""
    spot = tehran.at(latitude, longitude)

    assert (None, False, town) == (spot.region, spot.inside, spot.elsewhere)


def test_rey_is_region_20(tehran: Locator) -> None:
    """The old city of Rey is part of Tehran."""
    assert tehran.at(35.5930, 51.4340).region == "20"


def test_mashhad_is_told_by_known_places_and_never_sure(mashhad: Locator) -> None:
    """Without borders the answer is good enough to suggest, and says that it must be asked."""
    rows = rows_of("mashhad_places.csv")
    spots = [mashhad.at(float(row["latitude"]), float(row["longitude"])) for row in rows]
    right = sum(spot.region == row["region"] for spot, row in zip(spots, rows, strict=True))

    assert right / len(rows) >= 0.85
    assert max(spot.confidence for spot in spots) <= 0.6
    assert {"neighbours"} == {spot.source for spot in spots}


def test_towns_around_mashhad_are_named(mashhad: Locator) -> None:
    """Neyshabur and Torghabeh have town halls of their own."""
    assert mashhad.at(36.213, 58.796).elsewhere == "نیشابور"
    assert mashhad.at(36.310, 59.345).elsewhere == "طرقبه"


def test_a_city_without_layers_knows_its_box() -> None:
    """The demo city answers inside and outside, and no region."""
    demo = Locator.load(CITIES / "demo")
    inside, outside = demo.at(35.95, 51.0), demo.at(36.5, 51.0)

    assert (inside.region, inside.inside) == (None, True)
    assert (outside.region, outside.inside) == (None, False)
    assert demo.search("میدان آزادی") == ()


def test_a_folder_without_anything_still_answers(tmp_path: Path) -> None:
    """A city of which nothing is known takes every point."""
    assert Locator.load(tmp_path).at(35.7, 51.4).inside


def test_describes_a_point_for_the_crew(tehran: Locator) -> None:
    """Landmark, neighbourhood and region in words."""
    assert tehran.describe(35.7573, 51.4096) == "کنار میدان ونک، محلهٔ کاووسیه، منطقهٔ ۳"
    assert tehran.describe(35.83, 50.97) == "کرج"


def test_a_warm_lookup_is_quick(tehran: Locator) -> None:
    """Far under a millisecond, so that nobody must remember answers (the target is 50 µs)."""
    points = [(35.6 + i % 20 * 0.01, 51.25 + i * 0.0006) for i in range(500)]
    for point in points:
        tehran.at(*point)
    started = time.perf_counter()
    for point in points:
        tehran.at(*point)

    assert (time.perf_counter() - started) / len(points) < 0.0005


def test_the_way_in_loads_no_heavy_library() -> None:
    """Neither shapely nor geopy nor a drawing library is needed to answer a citizen."""
    code = (
        "import sys, geo.locator, geo.commands; "
        "print(sorted({'shapely', 'geopy', 'PIL', 'numpy'} & set(sys.modules)))"
    )
    done = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=CITIES.parent
    )

    assert done.stdout.strip() == "[]"
