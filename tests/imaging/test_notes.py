"""A camera's notes are read as far as they can be trusted, and nothing in them does harm."""

from datetime import UTC, datetime, timedelta, timezone
from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from imaging.notes import Notes, notes_of

CAMERA, PLACE = 0x8769, 0x8825
TAKEN, OFFSET = 0x9003, 0x9011
HERE = {1: "N", 2: (35.0, 42.0, 0.0), 3: "E", 4: (51.0, 24.0, 0.0)}
SATELLITE = {7: (5.0, 0.0, 30.0), 29: "2026:03:21"}
TEHRAN = timezone(timedelta(hours=3, minutes=30))
LOCAL = datetime(2026, 3, 21, 8, 30)  # noqa: DTZ001 - the camera names no zone


def picture(camera: dict[int, Any], place: dict[int, Any], form: str = "JPEG") -> bytes:
    """A picture with these notes."""
    made, exif = BytesIO(), Image.Exif()
    exif[0x0110] = "Phone"
    exif.get_ifd(CAMERA).update(camera)
    exif.get_ifd(PLACE).update(place)
    Image.new("RGB", (40, 30), (200, 30, 30)).save(made, form, exif=exif)
    return made.getvalue()


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_time_and_place_are_read(form: str) -> None:
    """With the zone that the camera names."""
    raw = picture({TAKEN: "2026:03:21 08:30:00", OFFSET: "+03:30"}, HERE, form)

    assert Notes(LOCAL.replace(tzinfo=TEHRAN), (35.7, 51.4)) == notes_of(raw)


@pytest.mark.parametrize(
    ("camera", "place", "taken"),
    [
        ({TAKEN: "2026:03:21 08:30:00"}, {}, LOCAL),
        ({TAKEN: "2026:03:21 08:30:00", OFFSET: "yes"}, {}, LOCAL),
        ({TAKEN: "2026:03:21 09:30:00"}, SATELLITE, datetime(2026, 3, 21, 5, 0, 30, tzinfo=UTC)),
        ({}, SATELLITE, datetime(2026, 3, 21, 5, 0, 30, tzinfo=UTC)),
        ({TAKEN: "0000:00:00 00:00:00"}, {}, None),
        ({TAKEN: "    :  :     :  :  "}, {7: (5.0, 0.0)}, None),
        ({}, {7: (5.0, 0.0, 0.0), 29: "2026:13:45"}, None),
        ({}, {7: (1e30, 0.0, 0.0), 29: "2026:03:21"}, None),
    ],
)
def test_the_best_clock_counts(
    camera: dict[int, Any], place: dict[int, Any], taken: datetime | None
) -> None:
    """The camera's with its zone, the satellites', the camera's alone; nonsense is no time."""
    assert taken == notes_of(picture(camera, place)).taken


@pytest.mark.parametrize(
    ("place", "point"),
    [
        (HERE | {1: "S", 3: "W"}, (-35.7, -51.4)),
        (HERE | {2: (95.0, 0.0, 0.0)}, None),
        (HERE | {2: (0.0, 0.0, 0.0), 4: (0.0, 0.0, 0.0)}, None),
        (HERE | {4: (51.0, 24.0)}, None),
        ({1: "N", 2: (35.0, 42.0, 0.0)}, None),
        ({}, None),
    ],
)
def test_a_place_on_earth_or_none(place: dict[int, Any], point: tuple[float, float] | None) -> None:
    """Half a place is none, and neither is the point that a camera without satellites writes."""
    assert point == notes_of(picture({}, place)).point


@pytest.mark.parametrize("cut", [3, 20, 60, 120, 200])
def test_what_is_cut_short_harms_nothing(cut: int) -> None:
    """Whatever part of a file comes."""
    raw = picture({TAKEN: "2026:03:21 08:30:00", OFFSET: "+03:30"}, HERE)

    assert isinstance(notes_of(raw[:cut]), Notes)


def test_what_is_no_picture_has_no_notes() -> None:
    """Neither words nor nothing, nor a file too large to be read."""
    assert {Notes()} == {notes_of(raw) for raw in (b"", b"hello", bytes(40 << 20))}
