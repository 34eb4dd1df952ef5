"""A broken city file is told in plain English: file, entry, field, and what is expected."""

from collections.abc import Callable
from copy import deepcopy
from datetime import time
from typing import Any

import pytest

from domain.city import DANGERS, City, Name
from domain.city_form import Problem, RawFile
from domain.city_schema import CityError, build_city

Raw = dict[str, Any]

SOUND: dict[str, Raw] = {
    "city": {
        "key": "small",
        "fa": "کوچک",
        "en": "Small",
        "fallback": "triage",
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
        ],
        "units": [{"kind": "triage", "fa": "مرکز", "en": "Centre", "phone": "137"}],
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


def _build(raw: dict[str, Raw]) -> City:
    return build_city({section: RawFile(f"{section}.toml", raw[section]) for section in raw})


def _problems(spoil: Callable[[dict[str, Raw]], object]) -> list[str]:
    raw = deepcopy(SOUND)
    spoil(raw)
    with pytest.raises(CityError) as caught:
        _build(raw)
    return [str(problem) for problem in caught.value.problems]


def _set(*path: str | int, value: Any) -> Callable[[dict[str, Raw]], None]:
    def spoil(raw: Any) -> None:
        for step in path[:-1]:
            raw = raw[step]
        raw[path[-1]] = value

    return spoil


def _drop(*path: str | int) -> Callable[[dict[str, Raw]], None]:
    def spoil(raw: Any) -> None:
        for step in path[:-1]:
            raw = raw[step]
        del raw[path[-1]]

    return spoil


def _add(*path: str | int, value: Any) -> Callable[[dict[str, Raw]], None]:
    def spoil(raw: Any) -> None:
        for step in path:
            raw = raw[step]
        raw.append(value)

    return spoil


def test_sound_files_make_a_city() -> None:
    """Sound files become a city, with a unit made for every region."""
    city = _build(SOUND)

    assert [unit.key for unit in city.units] == ["triage", "technical_01", "technical_02"]
    assert Name("فنی منطقهٔ ۲", "Civil works, region 2") == city.unit("technical_02").name
    assert city.helpline("gas").phrase == "danger.gas"


def test_a_unit_written_out_takes_the_place_of_the_made_one() -> None:
    """A region's unit can have a name and a key of its own."""
    raw = deepcopy(SOUND)
    own = {"key": "roadmen", "kind": "technical", "region": "2", "fa": "راهداری", "en": "Roadmen"}
    raw["units"]["units"].append(own)

    assert [unit.key for unit in _build(raw).units] == ["triage", "roadmen", "technical_01"]


FORM = [
    (_drop("subjects", "subjects", 0, "en"), 'subjects[1] "pothole" en: Field required'),
    (_set("subjects", "subjects", 0, "hours", value=-1), "greater than or equal to 0, found -1"),
    (_set("subjects", "subjects", 0, "hours", value="72"), "valid integer, found '72'"),
    (_set("subjects", "subjects", 0, "hour", value=3), "hour: Extra inputs are not permitted"),
    (_set("subjects", "subjects", 0, "emergency", value="maybe"), "'with_danger' or 'never'"),
    (_set("subjects", "subjects", 0, "owner", value=[]), "owner: List should have at least 1"),
    (_set("subjects", "subjects", 0, "short_fa", value="چاله" * 9), "at most 30 characters"),
    (_set("subjects", "subjects", 0, "key", value="Pot hole"), "should match pattern"),
    (_set("subjects", "subjects", 0, "fa", value="كوچه"), "use the Persian letters ی and ک"),
    (_set("units", "kinds", 0, "scope", value="planet"), 'kinds[1] "technical" scope'),
    (_set("units", "units", 0, "phone", value="۱۳۷"), "phone: String should match"),
    (_set("helplines", "helplines", 0, "number", value=""), 'helplines[1] "gas" number'),
    (_set("rules", "rules", 0, "hours", "start", value="22:00"), "rules[1] hours start"),
    (_set("city", "regions", value=[]), "regions: List should have at least 1 item"),
    (_set("city", "files", value={"unit": "u.toml"}), "files unit"),
    (_set("city", "bounds", "south", value=95), "less than or equal to 90, found 95"),
    (_set("subjects", "subjects", value="none"), "subjects: Input should be a valid list"),
    (_set("subjects", "subjects", 0, value="pothole"), "subjects[1]: "),
]


@pytest.mark.parametrize(("spoil", "expected"), FORM)
def test_a_wrong_form_is_told(spoil: Callable[[dict[str, Raw]], object], expected: str) -> None:
    """An entry that is wrong in itself is named with its field and what is expected there."""
    problems = _problems(spoil)

    assert len(problems) == 1
    assert expected in problems[0]


SUBJECT = SOUND["subjects"]["subjects"][0]
KIND = SOUND["units"]["kinds"][0]
UNIT = SOUND["units"]["units"][0]

SENSE = [
    (_add("subjects", "subjects", value=SUBJECT), 'subjects "pothole": given 2 times'),
    (_add("units", "kinds", value=KIND | {"unit_fa": None, "unit_en": None}), "given 2 times"),
    (_add("units", "units", value=UNIT), 'units "triage": given 2 times'),
    (
        _set(
            "units",
            "units",
            value=[UNIT]
            + [UNIT | {"key": key, "kind": "technical", "region": "1"} for key in ("a", "b")],
        ),
        'units "technical of region 1": given 2 times',
    ),
    (_set("subjects", "subjects", 0, "area", value="sky"), "area: no such area: 'sky'"),
    (
        _set("subjects", "subjects", 0, "owner", value=["technical", "magic"]),
        "subjects.toml: subjects \"pothole\" owner: no such unit kind in units.toml: 'magic'",
    ),
    (
        _add("subjects", "areas", value=SOUND["subjects"]["areas"][0] | {"key": "sky"}),
        'areas "sky": no subject belongs to this area',
    ),
    (_drop("units", "kinds", 0, "unit_en"), "`unit_fa` and `unit_en` go together"),
    (_set("units", "kinds", 0, "scope", value="city"), 'only a kind with scope "region"'),
    (_set("units", "kinds", 0, "served_by", value="magic"), "no such unit kind: 'magic'"),
    (_set("units", "kinds", 1, "served_by", value="art"), 'kinds "art" served_by: the kinds name'),
    (
        _add("units", "kinds", value=SOUND["units"]["kinds"][2] | {"key": "x", "served_by": "x"}),
        'kinds "x" served_by: the kinds name one another in a ring',
    ),
    (
        _add("units", "units", value=UNIT | {"key": "x", "kind": "magic"}),
        "units.toml: units[2] \"مرکز\" kind: no such unit kind: 'magic'",
    ),
    (
        _add("units", "units", value=UNIT | {"key": "x", "region": "1"}),
        "a unit of the kind 'triage' (scope \"city\") has no region",
    ),
    (
        _add("units", "units", value=UNIT | {"kind": "technical", "region": "9"}),
        "region: no such region: '9'",
    ),
    (
        _add("units", "kinds", value=KIND | {"key": "technical_and_civil_work"}),
        'units "technical_and_civil_work_01": too long for a button: at most 24 letters',
    ),
    (_set("city", "bounds", "north", value=34), "south must be less than north"),
    (_set("city", "regions", 0, "latitude", value=37), 'regions "1": its point lies outside'),
    (_set("city", "timezone", value="Asia/Nowhere"), "no such time zone: 'Asia/Nowhere'"),
    (_set("city", "timezone", value="/etc"), "no such time zone: '/etc'"),
    (_set("city", "fallback", value="nobody"), "fallback: no such unit: 'nobody'"),
    (_drop("helplines", "helplines", 0), "helplines: no number for the danger 'gas'"),
    (
        _add("helplines", "helplines", value=SOUND["helplines"]["helplines"][0] | {"code": "ufo"}),
        'helplines "ufo": no such danger',
    ),
    (_add("rules", "rules", value={"danger": True}), "rules[4]: give either `unit` or `unit_kind`"),
    (
        _add("rules", "rules", value={"subject": "pothole", "area": "roads", "unit": "triage"}),
        "rules[4]: give `subject` or `area`, not both",
    ),
    (
        _add("rules", "rules", value={"unit_kind": "magic"}),
        "rules[4] unit_kind: no such unit kind: 'magic'",
    ),
    (_set("rules", "rules", 0, "hours", "end", value=time(22)), "start and end are the same"),
    (
        _add("rules", "rules", value={"subject": "pothole", "unit": "technical_01"}),
        "rules[4]: says the same conditions as rules[3]",
    ),
    (
        _set("rules", "rules", 1, "hours", "start", value=time(5)),
        "rules[2]: says the same conditions as rules[1]",
    ),
]


@pytest.mark.parametrize(("spoil", "expected"), SENSE)
def test_a_wrong_sense_is_told(spoil: Callable[[dict[str, Raw]], object], expected: str) -> None:
    """What the files say twice, leave out or say against each other is named."""
    assert any(expected in problem for problem in _problems(spoil))


def test_a_kind_that_leads_into_a_ring_is_not_blamed() -> None:
    """Only the kinds that make the ring are told, not one that points at it."""

    def spoil(raw: Any) -> None:
        raw["units"]["kinds"][1]["served_by"] = "art"
        raw["units"]["kinds"][0]["served_by"] = "art"

    problems = _problems(spoil)

    assert [problem.split(": ")[1] for problem in problems] == [
        'kinds "triage" served_by',
        'kinds "art" served_by',
    ]


def test_rules_for_different_places_do_not_quarrel() -> None:
    """The same subject may have one rule for the city and another for a region."""
    raw = deepcopy(SOUND)
    raw["rules"]["rules"].append({"subject": "pothole", "region": "1", "unit": "triage"})

    assert len(_build(raw).rules) == 4


def test_work_without_a_unit_in_a_region_is_told() -> None:
    """A kind in use that no unit does in some region is a problem of the units file."""

    def spoil(raw: Any) -> None:
        del raw["units"]["kinds"][0]["unit_fa"], raw["units"]["kinds"][0]["unit_en"]
        raw["units"]["units"].append(UNIT | {"kind": "technical", "region": "1"})

    problems = _problems(spoil)

    assert len(problems) == 1
    assert problems[0].startswith('units.toml: kinds "technical": no unit in region 2;')


def test_problems_of_all_files_come_together() -> None:
    """One run shows what is wrong in every file, and the message lists it all."""
    raw = deepcopy(SOUND)
    del raw["city"]["fallback"]
    raw["units"]["kinds"][0]["scope"] = "planet"
    unread = [Problem("rules.toml", "", "is not valid TOML")]
    files = {key: RawFile(f"{key}.toml", raw[key]) for key in raw if key != "rules"}
    with pytest.raises(CityError) as caught:
        build_city(files, unread)

    assert [p.file for p in caught.value.problems] == ["rules.toml", "city.toml", "units.toml"]
    assert str(caught.value).splitlines()[0] == "problems in the city's files: 3"
