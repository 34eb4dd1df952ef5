"""Pictures sent as files lose what the camera wrote beside them, and nothing else."""

from io import BytesIO

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from imaging.cleaning import cleaned, is_picture

MODEL, ORIENTATION, GPS = 0x0110, 0x0112, 0x8825


def picture(form: str, *, turned: bool = False, size: tuple[int, int] = (60, 40)) -> bytes:
    """A picture with a camera's notes in it."""
    made = BytesIO()
    exif = Image.Exif()
    exif[MODEL] = "Secret Phone 9"
    exif[ORIENTATION] = 6 if turned else 1
    exif.get_ifd(GPS)[2] = (35.0, 41.0, 0.0)
    notes = PngInfo()
    notes.add_text("Comment", "Secret Phone 9")
    more = {"pnginfo": notes} if form == "PNG" else {}
    Image.new("RGB", size, (200, 30, 30)).save(made, form, exif=exif, **more)
    return made.getvalue()


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "TIFF", "AVIF"])
@pytest.mark.parametrize("turned", [False, True])
def test_no_note_of_the_camera_is_left(form: str, turned: bool) -> None:
    """Neither its name nor the place; and the picture stands upright."""
    raw = picture(form, turned=turned)
    assert b"Secret Phone 9" in raw

    made = cleaned(raw)

    assert made is not None
    assert b"Secret Phone" not in made
    with Image.open(BytesIO(made)) as shown:
        assert {MODEL, ORIENTATION, GPS} & set(shown.getexif()) == set()
        assert shown.format == form
        assert shown.size == ((40, 60) if turned else (60, 40))
        red, green, _ = shown.convert("RGB").getpixel((20, 20))  # type: ignore[misc]
        assert red > 180 > 60 > green


@pytest.mark.parametrize(
    "raw", [b"", b"%PDF-1.7 a paper", picture("JPEG")[:200], b"x" * 26_000_000]
)
def test_what_is_no_picture_is_left_alone(raw: bytes) -> None:
    """Papers, halves of pictures and enormous files are nobody's to write anew."""
    assert cleaned(raw) is None


def test_a_moving_picture_is_left_alone() -> None:
    """It would stand still otherwise; it has no place in it."""
    assert cleaned(picture_gif()) is None


def picture_gif() -> bytes:
    """A GIF."""
    made = BytesIO()
    Image.new("P", (60, 40)).save(made, "GIF")
    return made.getvalue()


HEIC = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"GPS" * 40


@pytest.mark.parametrize("raw", [picture("JPEG")[:200], picture("AVIF"), picture_gif(), HEIC])
def test_a_picture_is_told_by_how_it_begins(raw: bytes) -> None:
    """Whether we can read it or not."""
    assert is_picture(raw)


@pytest.mark.parametrize(
    "raw", [b"", b"%PDF-1.7 a paper", b"PK\3\4", b"RIFF....WAVE", b"\0\0\0\x18ftypmp42"]
)
def test_papers_archives_and_films_are_no_pictures(raw: bytes) -> None:
    """They are kept as they are."""
    assert not is_picture(raw)
