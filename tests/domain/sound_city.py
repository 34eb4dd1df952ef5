"""A small sound city as raw file contents, and ways to spoil it."""

from collections.abc import Callable
from copy import deepcopy
from datetime import date, time
from typing import Any

import pytest

from domain.city import DANGERS, City
from domain.city_form import RawFile
from domain.city_schema import CityError, build_city

Raw = dict[str, Any]
Spoil = Callable[[dict[str, Raw]], object]

HOLIDAY: Raw = {
    "day": date(2026, 3, 21),
    "jalali": "1405-01-01",
    "fa": "نوروز",
    "en": "Nowruz",
    "kind": "solar",
}
TEMPLATE: Raw = {
    "key": "filled",
    "move": "claim",
    "subjects": ["pothole"],
    "fa": "چاله با آسفالت پر شد ({date}، {unit}).",
    "en": "The hole was filled with asphalt ({date}, {unit}).",
}

SOUND: dict[str, Raw] = {
    "city": {
        "key": "small",
        "fa": "کوچک",
        "en": "Small",
        "fallback": "triage",
        "supervisor": "technical",
        "headquarters": "headquarters",
        "inspection": "inspection",
        "bounds": {"south": 35, "west": 51, "north": 36, "east": 52},
        "regions": [
            {"key": "1", "fa": "منطقهٔ ۱", "en": "region 1", "latitude": 35.5, "longitude": 51.5},
            {"key": "2", "fa": "منطقهٔ ۲", "en": "region 2", "latitude": 35.6, "longitude": 51.6},
        ],
    },
    "subjects": {
        "areas": [
            {
                "key": "roads",
                "icon": "🛣️",
                "fa": "معابر",
                "en": "Roads",
                "short_fa": "معابر",
                "short_en": "Roads",
            },
        ],
        "subjects": [
            {
                "key": "pothole",
                "area": "roads",
                "fa": "چاله",
                "en": "Pothole",
                "short_fa": "چاله",
                "short_en": "Pothole",
                "owner": ["technical"],
                "hours": 72,
                "emergency": "with_danger",
            },
        ],
    },
    "units": {
        "kinds": [
            {
                "key": "technical",
                "fa": "فنی",
                "en": "Civil works",
                "scope": "region",
                "unit_fa": "فنی {region}",
                "unit_en": "Civil works, {region}",
            },
            {"key": "triage", "fa": "مرکز", "en": "Centre", "scope": "city"},
            {"key": "art", "fa": "هنر", "en": "Art", "scope": "city", "served_by": "triage"},
            {"key": "headquarters", "fa": "ستاد", "en": "Headquarters", "scope": "city"},
            {"key": "inspection", "fa": "بازرسی", "en": "Inspection", "scope": "city"},
        ],
        "units": [
            {"kind": "triage", "fa": "مرکز", "en": "Centre", "phone": "137"},
            {"kind": "headquarters", "fa": "ستاد", "en": "Headquarters"},
            {"kind": "inspection", "fa": "بازرسی", "en": "Inspection"},
        ],
    },
    "helplines": {
        "helplines": [
            {"code": code, "number": "125", "fa": "آتش‌نشانی", "en": "Fire"} for code in DANGERS
        ]
    },
    "rules": {
        "rules": [
            {
                "subject": "pothole",
                "hours": {"start": time(22), "end": time(6)},
                "unit": "triage",
            },
            {
                "subject": "pothole",
                "hours": {"start": time(6), "end": time(8)},
                "unit_kind": "technical",
            },
            {"subject": "pothole", "unit": "triage"},
        ]
    },
}


def build(raw: dict[str, Raw]) -> City:
    """The city made from raw contents."""
    return build_city({section: RawFile(f"{section}.toml", raw[section]) for section in raw})


def problems_when(spoil: Spoil) -> list[str]:
    """The problems told when sound files are spoilt."""
    raw = deepcopy(SOUND)
    spoil(raw)
    with pytest.raises(CityError) as caught:
        build(raw)
    return [str(problem) for problem in caught.value.problems]


def put(*path: str | int, value: Any) -> Spoil:
    """Spoil by another value at a place in the files."""

    def spoil(raw: Any) -> None:
        for step in path[:-1]:
            raw = raw[step]
        raw[path[-1]] = value

    return spoil


def drop(*path: str | int) -> Spoil:
    """Spoil by leaving out what is at a place in the files."""

    def spoil(raw: Any) -> None:
        for step in path[:-1]:
            raw = raw[step]
        del raw[path[-1]]

    return spoil


def add(*path: str | int, value: Any) -> Spoil:
    """Spoil by one more entry in the list at a place."""

    def spoil(raw: Any) -> None:
        for step in path:
            raw = raw[step]
        raw.append(value)

    return spoil
