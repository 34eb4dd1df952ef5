"""Copies are known for what they are, honest pictures are not blamed."""

from collections.abc import Mapping
from io import BytesIO

import numpy as np
import pytest
from numpy.random import default_rng
from PIL import Image

from bench.proof.pairs import Pair
from bench.proof.screens import Paint, bricks, fence, off_pixels, regular
from bench.proof.sensor import opened
from bench.proof.tricks import COPIES, RETOUCHED
from domain.proof import Likeness, Trace
from imaging.likeness import Seen, compare, compare_seen, see
from tests.imaging.conftest import NEAR

TRACES = (
    ("re-sent", {Trace.SAME_PICTURE}),
    ("recompressed", {Trace.ALTERED}),
    ("cropped", {Trace.CROPPED}),
    ("mirrored", {Trace.MIRRORED}),
    ("drawn over", {Trace.RETOUCHED}),
    ("screenshot", {Trace.FRAMED}),
    ("all at once", {Trace.MIRRORED, Trace.CROPPED}),
    ("retouched: mastered", {Trace.RETOUCHED}),
    ("retouched and disguised", {Trace.RETOUCHED, Trace.CROPPED}),
)


def likeness(pair: Pair) -> Likeness:
    """What is said of a pair."""
    return compare(pair.before, pair.after)


def plain(level: int) -> bytes:
    """A picture of nothing."""
    kept = BytesIO()
    Image.fromarray(np.full((300, 400), level, np.uint8)).save(kept, "JPEG")
    return kept.getvalue()


@pytest.mark.parametrize("trick", [*COPIES, *RETOUCHED])
def test_a_copy_is_found(
    trick: str, street_pairs: Mapping[str, Pair], wall_pairs: Mapping[str, Pair]
) -> None:
    """Whatever was done to the complaint's own picture, it is known again."""
    assert likeness(street_pairs[trick]).is_copy
    assert likeness(wall_pairs[trick]).is_copy


@pytest.mark.parametrize(("trick", "traces"), TRACES, ids=[trick for trick, _ in TRACES])
def test_a_copy_shows_what_was_done(
    trick: str, traces: set[Trace], street_pairs: Mapping[str, Pair]
) -> None:
    """The reasons name the trick."""
    assert traces <= set(likeness(street_pairs[trick]).traces)


def test_a_photograph_of_a_screen_is_found(street_pairs: Mapping[str, Pair]) -> None:
    """With its own pixels, glare and tone; not where nothing has to have changed."""
    before = street_pairs["re-sent"].before
    first, second = see(before), see(off_pixels(opened(before), default_rng(6)))
    assert isinstance(first, Seen)
    assert isinstance(second, Seen)
    found = compare_seen(first, second, screens=True)

    assert found.is_copy
    assert (Trace.OFF_SCREEN,) == found.traces
    assert not compare_seen(first, second).is_copy


@pytest.mark.parametrize("paint", [bricks, fence])
def test_what_is_regular_is_not_taken_for_a_screen(paint: Paint) -> None:
    """Cleaned, and seen from another side."""
    assert not compare(*regular(default_rng(4), paint)).is_copy


@pytest.mark.parametrize("visit", NEAR)
def test_an_honest_picture_is_not_blamed(
    visit: str, street_pairs: Mapping[str, Pair], wall_pairs: Mapping[str, Pair]
) -> None:
    """Even from the same spot, a new picture is no copy."""
    assert not likeness(street_pairs[visit]).is_copy
    assert not likeness(wall_pairs[visit]).is_copy


def test_the_same_place_is_recognised(street_pairs: Mapping[str, Pair]) -> None:
    """A step aside, it is still the same place; another street is not."""
    near, other = street_pairs["honest: a step aside"], street_pairs["other scene"]

    assert (Trace.SAME_SCENE,) == likeness(near).traces
    assert Likeness(0.0, (Trace.OTHER_SCENE,)) == likeness(other)


def test_the_same_file_is_the_same_picture(street_pairs: Mapping[str, Pair]) -> None:
    """No pixel has to be looked at."""
    before = street_pairs["re-sent"].before

    assert Likeness(1.0, (Trace.SAME_PICTURE,)) == compare(before, before)


@pytest.mark.parametrize("after", [b"", b"no picture", plain(90)], ids=["empty", "text", "plain"])
def test_what_shows_nothing_cannot_be_told(after: bytes) -> None:
    """A broken file and a picture of nothing are neither copy nor other scene."""
    assert Likeness(0.0, (Trace.CANNOT_TELL,)) == compare(plain(200), after)


def test_a_shared_frame_alone_is_no_copy(
    street_pairs: Mapping[str, Pair], wall_pairs: Mapping[str, Pair]
) -> None:
    """Two screenshots of one phone have its bars in common, and nothing else."""
    bars = Image.open(BytesIO(street_pairs["screenshot"].after)).convert("RGB")
    files = []
    for pair in (street_pairs["re-sent"], wall_pairs["re-sent"]):
        page, shown = bars.copy(), Image.open(BytesIO(pair.before))
        shown.thumbnail((page.width, page.height * 2 // 3))
        page.paste(Image.new("RGB", (page.width, page.height - 260), "black"), (0, 130))
        page.paste(shown, ((page.width - shown.width) // 2, (page.height - shown.height) // 2))
        kept = BytesIO()
        page.save(kept, "JPEG", quality=90)
        files.append(kept.getvalue())

    assert not compare(files[0], files[1]).is_copy
