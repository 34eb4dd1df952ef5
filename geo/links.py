"""Reads a point out of what people paste: coordinates, `geo:`, links of map apps. No network."""

import re
from urllib.parse import unquote_plus

from geo.folding import fold

_NUMBER = r"(-?\d{1,3}\.\d+)"
_GAP = r"\s*(?:,|%2c|\+|\s)\s*"
_WITHIN_LINKS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"!3d{_NUMBER}!4d{_NUMBER}",
        rf"mlat={_NUMBER}&mlon={_NUMBER}",
        rf"(?:latitude|lat)={_NUMBER}&(?:longitude|lng|lon|long)={_NUMBER}",
        rf"(?:q|query|ll|sll|center|daddr|destination|saddr|pin|to|point|location)=(?:loc:)?{_NUMBER}{_GAP}{_NUMBER}",
        rf"/(?:search|place|dir)/(?:[^@]*?/)?{_NUMBER}{_GAP}{_NUMBER}",
        rf"@{_NUMBER},{_NUMBER}",
        rf"#map=\d+(?:\.\d+)?/{_NUMBER}/{_NUMBER}",
        rf"#c{_NUMBER}-{_NUMBER}",
        rf"[#/]\d+(?:\.\d+)?/{_NUMBER}/{_NUMBER}",
    )
)
_GEO = re.compile(rf"geo:{_NUMBER},{_NUMBER}(?:.*?[?&]q={_NUMBER},{_NUMBER})?")
_BARE = re.compile(r"(?<![\d.])(\d{1,2}\.\d{3,})\s*°?\s*n?[\s,;/]+\s*(\d{1,2}\.\d{3,})(?![\d.])")
_DEGREES = r"(\d{1,2})°\s*(\d{1,2})['′’]\s*(\d{1,2}(?:\.\d+)?)(?:\"|″|”|'')?"
_SEXAGESIMAL = re.compile(rf"{_DEGREES}\s*n?\s*,?\s*{_DEGREES}\s*e?")
_SIGNS = str.maketrans({"٫": ".", "،": ",", "؛": ";"})


def read_point(text: str) -> tuple[float, float] | None:
    """Latitude and longitude written in a text in any known way; None when there are none.

    Swapped pairs are turned round where they can only lie in Iran that way. A shortened link
    needs the network and gives None.
    """
    plain = fold(unquote_plus(text.replace("+", " ")).translate(_SIGNS))
    if "geo:" in plain:
        return _geo(plain)
    if "://" in plain or "www." in plain:
        return _within_link(plain)
    return _sexagesimal(plain) or _bare(plain)


def _geo(text: str) -> tuple[float, float] | None:
    found = _GEO.search(text)
    if found is None:
        return None
    pin = found.group(3), found.group(4)
    view = found.group(1), found.group(2)
    return _checked(*(float(number) for number in (pin if pin[0] else view)))


def _within_link(text: str) -> tuple[float, float] | None:
    for pattern in _WITHIN_LINKS:
        found = pattern.search(text)
        if found:
            return _checked(float(found.group(1)), float(found.group(2)))
    return None


def _sexagesimal(text: str) -> tuple[float, float] | None:
    found = _SEXAGESIMAL.search(text)
    if found is None:
        return None
    parts = [float(part) for part in found.groups()]
    latitude = parts[0] + parts[1] / 60 + parts[2] / 3600
    return _checked(latitude, parts[3] + parts[4] / 60 + parts[5] / 3600)


def _bare(text: str) -> tuple[float, float] | None:
    found = _BARE.search(text)
    if found is None:
        return None
    point = _checked(float(found.group(1)), float(found.group(2)))
    return point if point and _in_iran(*point) else None


def _checked(latitude: float, longitude: float) -> tuple[float, float] | None:
    if _in_iran(longitude, latitude):
        return longitude, latitude
    return (latitude, longitude) if abs(latitude) <= 90 and abs(longitude) <= 180 else None


def _in_iran(latitude: float, longitude: float) -> bool:
    return 24.0 <= latitude <= 40.5 and 43.5 <= longitude <= 64.0
