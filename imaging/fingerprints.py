"""A few numbers that stand for a picture, so that an index finds where it was seen before.

Keep `keys` in a table of (key, picture), indexed by both. To look a new picture up, count rows by
picture where the key is among its `wanted`: whichever shares `LEAST_SHARED` or more is a candidate,
the most shared first, and `imaging.likeness.compare` has the last word. A key is what one mark
looks like in 24 bits, or one of four bands of 16 bits of the whole; so cropped, mirrored and
retouched pictures are found, as long as enough marks are left. `distance` needs no index.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import numpy as np
from PIL import Image

from imaging.decoding import Flaw, Grey
from imaging.likeness import Seen, see
from imaging.marks import PATCH, Marks
from imaging.softening import mirrored

KEY_BITS = 24
BANDS = 4
MOST_MARKS = 128
LEAST_SHARED = 3
"""Keys that two pictures must share to be worth comparing."""
WHOLE_SIDE = 32
WHOLE_BITS = 64
_ALL_BITS = (1 << WHOLE_BITS) - 1


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What is kept of a picture; `whole` and `turned` (mirrored) fit a signed 64-bit column."""

    whole: int
    turned: int
    keys: frozenset[int]
    turned_keys: frozenset[int]

    @property
    def wanted(self) -> frozenset[int]:
        """The keys to look for: its own, and those of its mirror image."""
        return self.keys | self.turned_keys


def fingerprint(raw: bytes) -> Fingerprint | Flaw:
    """The fingerprint of a file, or what is wrong with it."""
    seen = see(raw)
    return seen if isinstance(seen, Flaw) else fingerprint_of(seen)


def fingerprint_of(seen: Seen) -> Fingerprint:
    """The same for a picture made ready."""
    grey, marks = seen.frame.grey, seen.marks
    whole, turned = _whole(grey), _whole(mirrored(grey))
    return Fingerprint(
        whole,
        turned,
        frozenset((*_mark_keys(marks), *_band_keys(whole))),
        frozenset((*_mark_keys(marks.mirrored(grey.shape[1])), *_band_keys(turned))),
    )


def distance(one: Fingerprint, other: Fingerprint) -> int:
    """How many of 64 bits differ between two whole pictures, mirrored or not."""
    sides = other.whole, other.turned
    return min(((one.whole ^ side) & _ALL_BITS).bit_count() for side in sides)


def shared(one: Fingerprint, other: Fingerprint) -> int:
    """How many keys two pictures share, mirrored or not."""
    return max(len(one.keys & other.keys), len(one.turned_keys & other.keys))


def _whole(grey: Grey) -> int:
    """Which waves of the whole picture are stronger than the middle one (C. Zauner, 2010)."""
    size = WHOLE_SIDE, WHOLE_SIDE
    small = Image.fromarray(grey).resize(size, Image.Resampling.BOX)
    wave = _cosines(WHOLE_SIDE)
    waves = (wave[:8] @ np.asarray(small, np.float32) @ wave[1:9].T).ravel()
    bits = np.packbits(waves > np.median(waves))
    return int.from_bytes(bits.tobytes(), signed=True)


def _mark_keys(marks: Marks) -> Iterable[int]:
    """What each of the strongest marks looks like: the signs of its coarsest waves."""
    strongest = np.argsort(-marks.strength, kind="stable")[:MOST_MARKS]
    signs = marks.patches[strongest] @ _waves() > 0
    return [int(key) for key in signs @ (1 << np.arange(KEY_BITS))]


def _band_keys(whole: int) -> Iterable[int]:
    """Four keys beyond those of marks; one at least is left if few bits of the whole change."""
    for band in range(BANDS):
        yield (band + 1 << KEY_BITS) | (whole >> 16 * band & 0xFFFF)


@cache
def _waves() -> Grey:
    """The coarsest waves over a patch but the flat one, as columns."""
    order = sorted(np.ndindex(PATCH, PATCH), key=lambda at: (sum(at), at))[1 : KEY_BITS + 1]
    wave = _cosines(PATCH)
    waves = [np.outer(wave[row], wave[column]).ravel() for row, column in order]
    return np.stack(waves, axis=1).astype(np.float32)


def _cosines(side: int) -> Grey:
    """Waves ever finer along a side, as rows (the discrete cosine transform)."""
    return np.asarray(
        np.cos(np.pi * np.outer(np.arange(side), np.arange(side) + 0.5) / side), np.float32
    )
