"""A file from a stranger becomes a small grey picture, or a word why it does not."""

import struct
import zlib
from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps

type Grey = NDArray[np.float32]

FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF", "AVIF")
"""Pillow opens MPO as JPEG; named here, it would hide all that are named behind it."""
MOST_BYTES = 25_000_000
MOST_PIXELS = 16_000_000
"""Of what has to be held in memory whole, some 100 MB then …"""
MOST_PIXELS_JPEG = 60_000_000
"""… and of a JPEG that can be made smaller while it is read."""
LEAST_SIDE = 48
"""Below this nothing can be said of a picture."""
SIDE = 400
"""The longer side of the picture that all else works with …"""
LARGE_SIDE = 560
"""… and of the one for a closer look."""
BROKEN = (
    OSError, ValueError, SyntaxError, EOFError, TypeError, IndexError, KeyError, OverflowError,
    struct.error, zlib.error, MemoryError,
)  # fmt: skip
"""All that Pillow raises over bytes which are no picture, or half of one …"""
BOMBS = (Image.DecompressionBombError, Image.DecompressionBombWarning)
"""… or which claim to be an enormous one."""


class Flaw(StrEnum):
    """Why a file cannot be looked at."""

    BROKEN = "broken"
    TOO_LARGE = "too-large"
    TOO_SMALL = "too-small"


@dataclass(frozen=True, slots=True)
class Frame:
    """A picture upright and grey, 0 to 255, made small."""

    grey: Grey


def decode(raw: bytes, side: int = SIDE) -> Frame | Flaw:
    """The picture in a file, or why there is none; never raises over what the bytes hold."""
    if len(raw) > MOST_BYTES:
        return Flaw.TOO_LARGE
    try:
        with Image.open(BytesIO(raw), formats=FORMATS) as picture:
            return _read(picture, side)
    except BOMBS:
        return Flaw.TOO_LARGE
    except BROKEN:
        return Flaw.BROKEN


def _read(picture: Image.Image, side: int) -> Frame | Flaw:
    width, height = picture.size
    if width * height > _most_pixels(picture):
        return Flaw.TOO_LARGE
    if min(width, height) < LEAST_SIDE:
        return Flaw.TOO_SMALL
    # JPEG can be decoded at half the size at once, which is faster and asks for less memory
    picture.draft("L", (2 * side, 2 * side))
    grey = _grey(ImageOps.exif_transpose(picture))
    grey.thumbnail((side, side), Image.Resampling.BOX, reducing_gap=None)
    if min(grey.size) < LEAST_SIDE:
        return Flaw.TOO_SMALL
    return Frame(np.asarray(grey, np.float32))


def _most_pixels(picture: Image.Image) -> int:
    shrinks = picture.format in ("JPEG", "MPO") and "progressive" not in picture.info
    return MOST_PIXELS_JPEG if shrinks else MOST_PIXELS


def _grey(picture: Image.Image) -> Image.Image:
    if picture.mode == "P" or "transparency" in picture.info:
        picture = picture.convert("RGBA")
    return picture.convert("L")
