"""Where points go, and whether they were bent."""

import numpy as np
import pytest

from imaging.affine import Affine, bent, fitted

POINTS = np.array([x + 1j * y for x in range(0, 400, 50) for y in range(0, 300, 50)])
EVEN = np.ones(len(POINTS))


def test_the_way_of_points_is_found_again() -> None:
    """Enlarged, turned, stretched and shifted: all of it comes out."""
    way = Affine(1.3 + 0.1j, 0.05, 12 - 7j)

    found = fitted(POINTS, way.at(POINTS), EVEN)

    assert pytest.approx(way.turn) == found.turn
    assert pytest.approx(way.stretch, abs=1e-9) == found.stretch
    assert pytest.approx(way.shift) == found.shift


def test_an_affine_way_is_not_bent() -> None:
    """What a crop, a turn or a stretch does is no other point of view."""
    moved = Affine(0.02 + 0.01j, 0.01, 3).at(POINTS)

    assert bent(POINTS, moved, EVEN) < 1e-6


def test_another_point_of_view_is_bent() -> None:
    """A camera turned by half a degree moves the edges by more than the middle."""
    moved = (POINTS - 200 - 150j) ** 2 * np.radians(0.5) / 320

    assert bent(POINTS, moved, EVEN) > 0.2


def test_a_stretch_along_a_side_is_no_shear() -> None:
    """Right angles stay right when a picture is squeezed, not when it is pushed askew."""
    squeezed, askew = Affine(1, 0.1, 0), Affine(1, 0.1j, 0)

    assert (0, 0.1) == (squeezed.shear(), askew.shear())
