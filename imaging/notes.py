"""What a camera wrote beside a picture: when and where it was taken.

Messengers strip it from photos, but a picture sent as a file still has it. A clock may be wrong and
anything can be forged: it is a hint, never a proof.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import Any

from PIL import Image

from imaging.decoding import BOMBS, BROKEN, FORMATS, MOST_BYTES

type Tags = dict[int, Any]

_CAMERA, _PLACE = 0x8769, 0x8825
_TAKEN, _TAKEN_OFFSET = 0x9003, 0x9011
_NORTH, _LATITUDE, _EAST, _LONGITUDE, _TIME, _DAY = 1, 2, 3, 4, 7, 29
_STAMP = "%Y:%m:%d %H:%M:%S"
_UNREADABLE = (ValueError, TypeError, ArithmeticError, LookupError, AttributeError)
"""What notes that are cut short, or made up, lead to."""


@dataclass(frozen=True, slots=True)
class Notes:
    """When a picture was taken (with no zone if the camera names none), and where in degrees."""

    taken: datetime | None = None
    point: tuple[float, float] | None = None


def notes_of(raw: bytes) -> Notes:
    """A camera's notes; empty ones for what has none, or is no picture we can read."""
    if len(raw) > MOST_BYTES:
        return Notes()
    try:
        with Image.open(BytesIO(raw), formats=FORMATS) as picture:
            exif = picture.getexif()
            camera, place = dict(exif.get_ifd(_CAMERA)), dict(exif.get_ifd(_PLACE))
    except (*BOMBS, *BROKEN, *_UNREADABLE):
        return Notes()
    return Notes(_taken(camera, place), _point(place))


def _taken(camera: Tags, place: Tags) -> datetime | None:
    """By the camera's clock where it knows its zone, else by the satellites', else as it is."""
    own = _local(camera)
    if own and own.tzinfo:
        return own
    return _by_satellite(place) or own


def _local(camera: Tags) -> datetime | None:
    try:
        taken = datetime.strptime(_text(camera[_TAKEN]), _STAMP)  # noqa: DTZ007 - the zone follows
    except _UNREADABLE:
        return None
    try:
        return taken.replace(tzinfo=datetime.strptime(_text(camera[_TAKEN_OFFSET]), "%z").tzinfo)
    except _UNREADABLE:
        return taken


def _by_satellite(place: Tags) -> datetime | None:
    try:
        day = datetime.strptime(_text(place[_DAY]), "%Y:%m:%d").replace(tzinfo=UTC)
        hours, minutes, seconds = (float(part) for part in place[_TIME])
        return day + timedelta(hours=hours, minutes=minutes, seconds=seconds)
    except _UNREADABLE:
        return None


def _point(place: Tags) -> tuple[float, float] | None:
    try:
        latitude = _degrees(place[_LATITUDE], _text(place[_NORTH]) == "S")
        longitude = _degrees(place[_LONGITUDE], _text(place[_EAST]) == "W")
    except _UNREADABLE:
        return None
    on_earth = abs(latitude) <= 90 and abs(longitude) <= 180
    return (latitude, longitude) if on_earth and (latitude or longitude) else None


def _degrees(parts: Any, is_negative: bool) -> float:
    degrees, minutes, seconds = (float(part) for part in parts)
    found = degrees + minutes / 60 + seconds / 3600
    return -found if is_negative else found


def _text(value: Any) -> str:
    words = value.decode("ascii", "replace") if isinstance(value, bytes) else str(value)
    return words.strip("\0 ")
