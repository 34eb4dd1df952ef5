"""A broken entry is told in plain English: file, entry, field, and what is expected."""

from copy import deepcopy

import pytest

from domain.calendar import WEEK
from domain.city import Name
from domain.city_form import Problem, RawFile
from domain.city_schema import CityError, build_city
from tests.domain.sound_city import HOLIDAY, SOUND, TEMPLATE, Spoil, build, drop, problems_when, put


def test_sound_files_make_a_city() -> None:
    """Sound files become a city, with a unit made for every region."""
    city = build(SOUND)

    made = ["technical_01", "technical_02"]
    assert [unit.key for unit in city.units] == ["triage", "headquarters", "inspection", *made]
    assert Name("فنی منطقهٔ ۲", "Civil works, region 2") == city.unit("technical_02").name
    assert city.helpline("gas").phrase == "danger.gas"


def test_a_unit_written_out_takes_the_place_of_the_made_one() -> None:
    """A region's unit can have a name and a key of its own."""
    raw = deepcopy(SOUND)
    own = {"key": "roadmen", "kind": "technical", "region": "2", "fa": "راهداری", "en": "Roadmen"}
    raw["units"]["units"].append(own)

    assert [unit.key for unit in build(raw).units[3:]] == ["roadmen", "technical_01"]


FORM = [
    (put("units", "units", 0, "hours", value="someday 8-12"), "someday is neither a day nor hours"),
    (put("units", "units", 0, "hours", value="sat 8-12 11-13"), "two stretches of one day overlap"),
    (put("units", "units", 0, "hours", value="holidays 8-12"), "hours on some day of the week"),
    (drop("subjects", "subjects", 0, "en"), 'subjects[1] "pothole" en: Field required'),
    (put("subjects", "subjects", 0, "hours", value=-1), "greater than or equal to 0, found -1"),
    (put("subjects", "subjects", 0, "radius_m", value=5000), "less than or equal to 1000"),
    (put("subjects", "subjects", 0, "same_hours", value=-1), "greater than or equal to 0"),
    (put("subjects", "subjects", 0, "seasonal", value="yes"), "seasonal: Input should be a valid"),
    (put("subjects", "subjects", 0, "hours", value="72"), "valid integer, found '72'"),
    (put("subjects", "subjects", 0, "hour", value=3), "hour: Extra inputs are not permitted"),
    (put("subjects", "subjects", 0, "emergency", value="maybe"), "'with_danger' or 'never'"),
    (put("subjects", "subjects", 0, "owner", value=[]), "owner: List should have at least 1"),
    (put("subjects", "subjects", 0, "short_fa", value="چاله" * 9), "at most 30 characters"),
    (put("subjects", "subjects", 0, "key", value="Pot hole"), "should match pattern"),
    (put("subjects", "subjects", 0, "fa", value="كوچه"), "use the Persian letters ی and ک"),
    (put("units", "kinds", 0, "scope", value="planet"), 'kinds[1] "technical" scope'),
    (put("units", "units", 0, "phone", value="۱۳۷"), "phone: String should match"),
    (put("helplines", "helplines", 0, "number", value=""), 'helplines[1] "gas" number'),
    (put("rules", "rules", 0, "hours", "start", value="22:00"), "rules[1] hours start"),
    (put("city", "weekend", value=["sonntag"]), "weekend[1]: Input should be 'monday'"),
    (put("city", "weekend", value=[*WEEK]), "weekend: List should have at most 6 items"),
    (put("holidays", value={"holidays": [HOLIDAY | {"day": "x"}]}), "valid date, found 'x'"),
    (put("holidays", value={"holidays": [HOLIDAY | {"kind": "x"}]}), "'solar' or 'lunar'"),
    (put("holidays", value={"holidays": [HOLIDAY | {"jalali": "x"}]}), "should match pattern"),
    (put("templates", value={"templates": [TEMPLATE | {"move": "x"}]}), "'claim', 'return'"),
    (put("templates", value={"templates": [TEMPLATE | {"en": "x"}]}), "at least 10 characters"),
    (put("city", "regions", value=[]), "regions: List should have at least 1 item"),
    (put("city", "files", value={"unit": "u.toml"}), "files unit"),
    (put("city", "bounds", "south", value=95), "less than or equal to 90, found 95"),
    (put("subjects", "subjects", value="none"), "subjects: Input should be a valid list"),
    (put("subjects", "subjects", 0, value="pothole"), "subjects[1]: "),
]


@pytest.mark.parametrize(("spoil", "expected"), FORM)
def test_a_wrong_form_is_told(spoil: Spoil, expected: str) -> None:
    """An entry that is wrong in itself is named with its field and what is expected there."""
    problems = problems_when(spoil)

    assert len(problems) == 1
    assert expected in problems[0]


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
