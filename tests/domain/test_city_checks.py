"""Files that do not fit together are told: what is missing, said twice, or contradicted."""

from copy import deepcopy
from datetime import time
from typing import Any

import pytest

from tests.domain.sound_city import (
    HOLIDAY,
    SOUND,
    TEMPLATE,
    Spoil,
    add,
    build,
    drop,
    problems_when,
    put,
)

SUBJECT = SOUND["subjects"]["subjects"][0]
KIND = SOUND["units"]["kinds"][0]
UNIT = SOUND["units"]["units"][0]

SENSE = [
    (add("subjects", "subjects", value=SUBJECT), 'subjects "pothole": given 2 times'),
    (add("units", "kinds", value=KIND | {"unit_fa": None, "unit_en": None}), "given 2 times"),
    (add("units", "units", value=UNIT), 'units "triage": given 2 times'),
    (
        put(
            "units",
            "units",
            value=[UNIT]
            + [UNIT | {"key": key, "kind": "technical", "region": "1"} for key in ("a", "b")],
        ),
        'units "technical of region 1": given 2 times',
    ),
    (put("subjects", "subjects", 0, "area", value="sky"), "area: no such area: 'sky'"),
    (
        put("subjects", "subjects", 0, "owner", value=["technical", "magic"]),
        "subjects.toml: subjects \"pothole\" owner: no such unit kind in units.toml: 'magic'",
    ),
    (
        add("subjects", "areas", value=SOUND["subjects"]["areas"][0] | {"key": "sky"}),
        'areas "sky": no subject belongs to this area',
    ),
    (drop("units", "kinds", 0, "unit_en"), "`unit_fa` and `unit_en` go together"),
    (put("units", "kinds", 0, "scope", value="city"), 'only a kind with scope "region"'),
    (put("units", "kinds", 0, "served_by", value="magic"), "no such unit kind: 'magic'"),
    (put("units", "kinds", 1, "served_by", value="art"), 'kinds "art" served_by: the kinds name'),
    (
        add("units", "kinds", value=SOUND["units"]["kinds"][2] | {"key": "x", "served_by": "x"}),
        'kinds "x" served_by: the kinds name one another in a ring',
    ),
    (
        add("units", "units", value=UNIT | {"key": "x", "kind": "magic"}),
        "units.toml: units[4] \"مرکز\" kind: no such unit kind: 'magic'",
    ),
    (
        add("units", "units", value=UNIT | {"key": "x", "region": "1"}),
        "a unit of the kind 'triage' (scope \"city\") has no region",
    ),
    (
        add("units", "units", value=UNIT | {"kind": "technical", "region": "9"}),
        "region: no such region: '9'",
    ),
    (
        add("units", "kinds", value=KIND | {"key": "technical_and_civil_work"}),
        'units "technical_and_civil_work_01": too long for a button: at most 24 letters',
    ),
    (put("city", "bounds", "north", value=34), "south must be less than north"),
    (put("city", "regions", 0, "latitude", value=37), 'regions "1": its point lies outside'),
    (put("city", "timezone", value="Asia/Nowhere"), "no such time zone: 'Asia/Nowhere'"),
    (put("city", "timezone", value="/etc"), "no such time zone: '/etc'"),
    (put("city", "fallback", value="nobody"), "fallback: no such unit: 'nobody'"),
    (
        put("city", "supervisor", value="magic"),
        "supervisor: no such unit kind in units.toml: 'magic'",
    ),
    (
        put("city", "supervisor", value="triage"),
        "supervisor: the kind 'triage' has no unit in each region",
    ),
    (put("city", "headquarters", value="x"), "headquarters: no such unit in units.toml: 'x'"),
    (put("city", "inspection", value="x"), "inspection: no such unit in units.toml: 'x'"),
    (
        put("city", "inspection", value="headquarters"),
        "inspection: the same unit as `headquarters`",
    ),
    (drop("helplines", "helplines", 0), "helplines: no number for the danger 'gas'"),
    (
        add("helplines", "helplines", value=SOUND["helplines"]["helplines"][0] | {"code": "ufo"}),
        'helplines "ufo": no such danger',
    ),
    (add("rules", "rules", value={"danger": True}), "rules[4]: give either `unit` or `unit_kind`"),
    (
        add("rules", "rules", value={"subject": "pothole", "area": "roads", "unit": "triage"}),
        "rules[4]: give `subject` or `area`, not both",
    ),
    (
        add("rules", "rules", value={"unit_kind": "magic"}),
        "rules[4] unit_kind: no such unit kind: 'magic'",
    ),
    (put("rules", "rules", 0, "hours", "end", value=time(22)), "start and end are the same"),
    (
        add("rules", "rules", value={"subject": "pothole", "unit": "technical_01"}),
        "rules[4]: says the same conditions as rules[3]",
    ),
    (
        put("rules", "rules", 1, "hours", "start", value=time(5)),
        "rules[2]: says the same conditions as rules[1]",
    ),
]


SENSE += [
    (
        put("holidays", value={"holidays": [HOLIDAY]}),
        "source: say in `source` who fixes these days",
    ),
    (
        put("holidays", value={"source": "us", "holidays": [HOLIDAY | {"jalali": "1405-01-02"}]}),
        "jalali: 2026-03-21 is 1405-01-01, found 1405-01-02",
    ),
    (
        put("holidays", value={"source": "us", "holidays": [HOLIDAY, HOLIDAY]}),
        'holidays.toml: holidays "نوروز": given 2 times for 2026-03-21',
    ),
    (
        put("templates", value={"templates": [TEMPLATE, TEMPLATE]}),
        'templates.toml: templates "filled": given 2 times',
    ),
    (
        put("templates", value={"templates": [TEMPLATE | {"subjects": ["sky"]}]}),
        "templates \"filled\" subjects: no such subject: 'sky'",
    ),
    (
        put("templates", value={"templates": [TEMPLATE | {"areas": ["sky"]}]}),
        "templates \"filled\" areas: no such area: 'sky'",
    ),
    (
        put("templates", value={"templates": [TEMPLATE | {"fa": "چاله را {who} پر کرد"}]}),
        "templates \"filled\" fa: no such gap: 'who'; the gaps are {unit}, {date}, {name}",
    ),
    (
        put("templates", value={"templates": [TEMPLATE | {"en": "Filled by {unit!r} today"}]}),
        "en: no such gap: 'unit'",
    ),
    (
        put("templates", value={"templates": [TEMPLATE | {"en": "Filled by {unit today"}]}),
        "en: expected '}' before end of string; the gaps are",
    ),
    (
        put("templates", value={"templates": [TEMPLATE | {"fa": "{unit}: انجام شد، با تشکر"}]}),
        "fa: says nothing of what was done",
    ),
]


@pytest.mark.parametrize(("spoil", "expected"), SENSE)
def test_a_wrong_sense_is_told(spoil: Spoil, expected: str) -> None:
    """What the files say twice, leave out or say against each other is named."""
    assert any(expected in problem for problem in problems_when(spoil))


def test_a_kind_that_leads_into_a_ring_is_not_blamed() -> None:
    """Only the kinds that make the ring are told, not one that points at it."""

    def spoil(raw: Any) -> None:
        raw["units"]["kinds"][1]["served_by"] = "art"
        raw["units"]["kinds"][0]["served_by"] = "art"

    problems = problems_when(spoil)

    assert [problem.split(": ")[1] for problem in problems] == [
        'kinds "triage" served_by',
        'kinds "art" served_by',
    ]


def test_rules_for_different_places_do_not_quarrel() -> None:
    """The same subject may have one rule for the city and another for a region."""
    raw = deepcopy(SOUND)
    raw["rules"]["rules"].append({"subject": "pothole", "region": "1", "unit": "triage"})

    assert len(build(raw).rules) == 4


def test_work_without_a_unit_in_a_region_is_told() -> None:
    """A kind in use that no unit does in some region is a problem of the units file."""

    def spoil(raw: Any) -> None:
        del raw["units"]["kinds"][0]["unit_fa"], raw["units"]["kinds"][0]["unit_en"]
        raw["units"]["units"].append(UNIT | {"kind": "technical", "region": "1"})

    problems = problems_when(spoil)

    assert len(problems) == 1
    assert problems[0].startswith('units.toml: kinds "technical": no unit in region 2;')
