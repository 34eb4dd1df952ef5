"""The borders: whole, the same in any order of corners, and an answer for every point."""

import random
from itertools import pairwise

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from geo.borders import BOTH_SIDES_M, Borders, load_corners
from geo.checks import Shapes
from geo.locator import Locator
from tests.geo.conftest import CITIES, rows_of

TEHRAN = load_corners(CITIES / "tehran" / "places")
BORDERS = Borders(TEHRAN)
SOUTH, WEST, NORTH, EAST = BORDERS.box
IN_BOX = st.tuples(st.floats(SOUTH, NORTH), st.floats(WEST, EAST))


def test_tehran_has_its_22_regions() -> None:
    """Every region from 1 to 22 has a ring."""
    assert [str(number) for number in range(1, 23)] == list(BORDERS.names)


def test_regions_have_neither_gaps_nor_overlaps() -> None:
    """The regions cover the city exactly once, slivers included."""
    assert Shapes(TEHRAN).faults() == ()


def test_every_corner_has_a_key_a_name_and_a_use() -> None:
    """No corner is nameless, doubled or unused."""
    corners = rows_of("../../cities/tehran/places/corners.csv")
    rings = rows_of("../../cities/tehran/places/regions.csv")
    used = {key for ring in rings for key in ring["corners"].split()}

    assert len(corners) == len({corner["key"] for corner in corners})
    assert used == {corner["key"] for corner in corners}
    assert all(corner["name"] for corner in corners)


def test_neighbours_share_each_stretch_of_border() -> None:
    """A stretch between two corners belongs to one region and the outside, or to exactly two."""
    owners: dict[frozenset[tuple[float, float]], set[str]] = {}
    for name, rings in TEHRAN.items():
        for ring in rings:
            for a, b in pairwise((*ring, ring[0])):
                owners.setdefault(frozenset((a, b)), set()).add(name)

    assert {1, 2} == {len(names) for names in owners.values()}


@given(IN_BOX)
def test_every_point_in_the_box_has_an_answer(point: tuple[float, float]) -> None:
    """Inside at most one region holds the point; outside the nearest border is known."""
    near = BORDERS.near(*point)

    assert near.border_m >= 0
    assert near.region is None or near.region in BORDERS.names
    assert set(near.nearest) <= set(BORDERS.names)
    assert near.region not in near.neighbours


@given(IN_BOX, st.randoms(use_true_random=False))
def test_the_order_of_corners_does_not_matter(
    point: tuple[float, float], chance: random.Random
) -> None:
    """A ring may start anywhere and run either way."""
    turned = {}
    for name, (ring,) in TEHRAN.items():
        start = chance.randrange(len(ring))
        moved = (*ring[start:], *ring[:start])
        turned[name] = (moved if chance.random() < 0.5 else moved[::-1],)

    assert BORDERS.region_at(*point) == Borders(turned).region_at(*point)


def test_the_grid_answers_as_all_rings_do() -> None:
    """Remembering what matters in a square changes no answer."""
    chance = random.Random(4)
    shapes = Shapes(TEHRAN)
    for _ in range(1500):
        point = (chance.uniform(SOUTH, NORTH), chance.uniform(WEST, EAST))
        spot = shapely.Point(shapes.plane.lay(*point))
        holders: list[str | None] = [
            name for name, shape in shapes.shapes.items() if shape.contains(spot)
        ]

        assert (holders or [None]) == [BORDERS.region_at(*point)]


def test_both_sides_are_known_within_reach_of_a_border() -> None:
    """On a border the other side is offered, deep inside nothing is."""
    on_the_border = BORDERS.near(35.70095, 51.39241)

    assert {"6", "11"} == {on_the_border.region, *on_the_border.neighbours}
    assert on_the_border.border_m < BOTH_SIDES_M
    assert BORDERS.near(35.7850, 51.3760).neighbours == ()


@pytest.mark.parametrize("row", rows_of("known_places.csv"), ids=lambda row: row["name"])
def test_known_places_lie_in_their_region(row: dict[str, str], tehran: Locator) -> None:
    """Places that everybody knows are in the region everybody knows."""
    spot = tehran.at(float(row["latitude"]), float(row["longitude"]))

    assert spot.region in row["regions"].split()
