"""The grid that finds what is near."""

from hypothesis import given
from hypothesis import strategies as st

from domain.grid import cell_of, cells_around, metres_between

LATITUDES = st.floats(-60, 60)
LONGITUDES = st.floats(-179, 179)
STEPS = st.floats(-0.02, 0.02)
RADII = st.floats(0, 1500)


@given(LATITUDES, LONGITUDES, STEPS, STEPS, RADII)
def test_whatever_is_within_the_radius_lies_in_a_cell_around(
    latitude: float, longitude: float, north: float, east: float, radius_m: float
) -> None:
    """No near point is ever missed."""
    other = (latitude + north, longitude + east)
    if metres_between((latitude, longitude), other) <= radius_m:
        assert cell_of(*other) in cells_around(latitude, longitude, radius_m + 0.01)


def test_a_small_circle_reaches_into_few_cells() -> None:
    """An index looks at a handful of numbers, each once."""
    cells = cells_around(35.7118, 51.4069, 150)

    assert len(cells) == len(set(cells))
    assert len(cells) <= 9


@given(LATITUDES, LONGITUDES, LATITUDES, LONGITUDES)
def test_cells_far_apart_have_different_numbers(a: float, b: float, c: float, d: float) -> None:
    """A number stands for one place on earth."""
    if abs(a - c) > 0.002 or abs(b - d) > 0.0025:
        assert cell_of(a, b) != cell_of(c, d)
