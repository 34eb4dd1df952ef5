"""Files of strangers: whatever their bytes are, the answer is a picture or a word."""

import struct
import zlib
from io import BytesIO
from typing import Any

import numpy as np
import pytest
from PIL import Image

from imaging.decoding import MOST_BYTES, SIDE, Flaw, Frame, decode

ROTATED = 6
ORIENTATION = 0x0112


def picture(width: int = 300, height: int = 200) -> Image.Image:
    """A picture with a dark left and a light right half."""
    grey = np.full((height, width), 40, np.uint8)
    grey[:, width // 2 :] = 220
    return Image.fromarray(grey).convert("RGB")


def file(made: Image.Image, form: str = "JPEG", **options: Any) -> bytes:
    """The picture as a file."""
    kept = BytesIO()
    made.save(kept, form, **options)
    return kept.getvalue()


def huge_png(side: int) -> bytes:
    """A few bytes that claim to be an enormous picture."""
    head = b"IHDR" + struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    body = struct.pack(">I", 13) + head + struct.pack(">I", zlib.crc32(head))
    return b"\x89PNG\r\n\x1a\n" + body + struct.pack(">I", 4) + b"IDAT"


def shape(raw: bytes) -> tuple[int, ...]:
    """The size of what was read."""
    frame = decode(raw)
    assert isinstance(frame, Frame)
    return frame.grey.shape


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "GIF", "BMP"])
def test_usual_kinds_of_files_are_read(form: str) -> None:
    """What phones and messengers send is read."""
    assert (200, 300) == shape(file(picture(), form))


@pytest.mark.parametrize("mode", ["L", "LA", "RGBA", "P", "I;16", "1", "CMYK"])
def test_unusual_colours_are_read(mode: str) -> None:
    """Grey, transparent, palette, deep and print colours are read."""
    form = "JPEG" if mode == "CMYK" else "PNG"
    made = Image.new(mode, (300, 200))

    assert (200, 300) == shape(file(made, form))


def test_a_transparent_palette_is_read() -> None:
    """A palette with a transparent colour is no trouble."""
    made = picture().convert("P")

    assert (200, 300) == shape(file(made, "PNG", transparency=b"\x00\x80"))


def test_a_large_picture_is_made_small() -> None:
    """The longer side is that of all comparisons."""
    assert (SIDE // 2, SIDE) == shape(file(picture(2400, 1200)))


def test_a_camera_s_full_picture_is_read() -> None:
    """A JPEG is made smaller while it is read, so even a large one costs little."""
    assert (SIDE * 3 // 4, SIDE) == shape(file(picture(6_000, 4_500)))


def test_a_picture_held_sideways_is_put_upright() -> None:
    """The camera's own word on what is up is followed."""
    exif = Image.Exif()
    exif[ORIENTATION] = ROTATED

    frame = decode(file(picture(), exif=exif))

    assert isinstance(frame, Frame)
    assert (300, 200) == frame.grey.shape
    assert frame.grey[:100].mean() < 60 < frame.grey[200:].mean()


@pytest.mark.parametrize(
    ("raw", "flaw"),
    [
        (b"", Flaw.BROKEN),
        (b"no picture at all", Flaw.BROKEN),
        (file(picture())[:200], Flaw.BROKEN),
        (huge_png(9_000), Flaw.TOO_LARGE),
        (huge_png(100_000), Flaw.TOO_LARGE),
        (file(picture(4_200, 4_000), progressive=True), Flaw.TOO_LARGE),
        (b"\xff\xd8" + bytes(MOST_BYTES), Flaw.TOO_LARGE),
        (file(picture(30, 200)), Flaw.TOO_SMALL),
        (file(picture(6000, 60)), Flaw.TOO_SMALL),
    ],
    ids=[
        "empty",
        "text",
        "cut off",
        "bomb",
        "huge bomb",
        "all at once",
        "heavy",
        "narrow",
        "a strip",
    ],
)
def test_what_cannot_be_looked_at_is_named(raw: bytes, flaw: Flaw) -> None:
    """Broken, enormous and tiny files get their name, and cost nothing."""
    assert flaw == decode(raw)


@pytest.mark.filterwarnings("ignore::UserWarning")
@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "GIF", "BMP"])
def test_no_broken_byte_raises(form: str) -> None:
    """A hundred and fifty damaged files of each kind are read or refused, never more."""
    exif = Image.Exif()
    exif[ORIENTATION] = ROTATED
    whole = np.frombuffer(file(picture(), form, exif=exif), np.uint8)
    random = np.random.default_rng(1)

    for _ in range(150):
        damaged = whole.copy()
        reach = min(len(whole), int(random.choice((60, 400, len(whole)))))
        damaged[random.integers(0, reach, 4)] = random.integers(0, 256, 4)

        assert isinstance(decode(damaged.tobytes()), Frame | Flaw)
