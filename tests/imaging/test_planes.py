"""A flat picture seen askew is fitted to a plane, however it was enlarged, turned and shifted."""

import numpy as np
import pytest
from PIL import Image

from imaging.affine import Affine, fitted
from imaging.planes import Plane, fitted_plane, plane_by_marks, plane_of

RANDOM = np.random.default_rng(3)
POINTS = RANDOM.uniform(0, 400, 60) + 1j * RANDOM.uniform(0, 300, 60)
ASKEW = Plane(np.array([[1.02, 0.02, 6.0], [-0.01, 0.99, -4.0], [1e-4, -5e-5, 1.0]]))
WAY = Affine(1.1 + 0.1j, 0.02 - 0.01j, 5 - 3j)


def test_a_plane_is_found_again() -> None:
    """From where its points went."""
    found = fitted_plane(POINTS, ASKEW.at(POINTS), np.ones(60))

    assert np.allclose(ASKEW.matrix, found.matrix)
    assert 0.0 == found.shear()
    assert found.is_sane


def test_what_is_not_askew_is_a_plane_too() -> None:
    """With the same size, and no slant."""
    plane = plane_of(WAY)

    assert np.allclose(WAY.at(POINTS), plane.at(POINTS))
    assert 0.0 == plane.slant((300, 400))
    assert plane.area() == pytest.approx(WAY.area())
    assert ASKEW.slant((300, 400)) == pytest.approx(0.055)


def test_marks_that_went_astray_do_not_matter() -> None:
    """A third of them; the rest agree."""
    target = ASKEW.at(POINTS)
    target[:20] += 80
    found = plane_by_marks(POINTS, target, fitted(POINTS, ASKEW.at(POINTS), np.ones(60)))

    assert found
    assert 40 == found[1]
    assert np.allclose(ASKEW.matrix, found[0].matrix, atol=1e-6)


def test_without_enough_marks_there_is_no_plane() -> None:
    """Nothing is made up."""
    assert None is plane_by_marks(POINTS[:8], ASKEW.at(POINTS[:8]), Affine(1, 0, 0))
    assert not Plane(np.full((3, 3), np.nan)).is_sane


def test_pillow_takes_it_as_it_is() -> None:
    """A dot lies where the plane says."""
    shift = Plane(np.array([[1.0, 0, 3], [0, 1, 2], [0, 0, 1]]))
    dot = Image.new("L", (40, 30))
    dot.putpixel((20, 10), 255)
    laid = dot.transform((40, 30), Plane.transform, shift.for_pillow(), Image.Resampling.BILINEAR)

    assert 255 == laid.getpixel((17, 8))
