"""The box's ready-made photos: repairs shown with them are honest, so nobody may be blamed."""

import pytest

from domain.proof import Trace
from imaging.likeness import compare
from sandbox.pictures import sample_photo

PAIRS = (("bin-full", "bin-clean"), ("pothole", "pothole-repaired"), ("lamp-off", "lamp-on"))


@pytest.mark.parametrize(("before", "after"), PAIRS)
def test_a_ready_made_repair_is_the_same_place_and_no_copy(before: str, after: str) -> None:
    """Before and after show one scene, and neither was made from the other."""
    found = compare(sample_photo(before), sample_photo(after))

    assert (found.is_copy, found.traces) == (False, (Trace.SAME_SCENE,))
