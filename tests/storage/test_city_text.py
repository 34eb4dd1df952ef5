"""A city in one file: what is written is read again as the same city, and faults are told."""

from dataclasses import replace
from datetime import time
from pathlib import Path

import pytest

from domain.city import Hours, Rule, Succession
from domain.city_schema import CityError
from domain.hours import read_week
from storage.city_files import read_city
from storage.city_text import check_city, read_city_text, write_city

CITIES = sorted((Path(__file__).parents[2] / "cities").glob("*/city.toml"))
DEMO = read_city(Path(__file__).parents[2] / "cities" / "demo")


@pytest.mark.parametrize("path", CITIES, ids=lambda path: path.parent.name)
def test_a_city_comes_back_from_its_file(path: Path) -> None:
    """Nothing is lost and nothing added, whichever city it is."""
    city = read_city(path.parent)

    assert city == read_city_text(write_city(city).encode())


def test_what_only_the_chat_can_change_comes_back_too() -> None:
    """Hours, keywords, successions, rules with hours, and words with signs in them."""
    first, *others = DEMO.subjects
    night = Hours(time(22), time(6, 30))
    name = replace(first.name, fa='او گفت: "بله"\\\nو رفت')
    city = replace(
        DEMO,
        subjects=(replace(first, name=name, keywords=("گودال", "فرورفتگی")), *others),
        units=(
            replace(DEMO.units[0], hours=read_week("sat 8-12, fri 22-6"), phone="137"),
            *DEMO.units[1:],
        ),
        rules=(*DEMO.rules, Rule(subject=first.key, hours=night, unit=DEMO.units[0].key)),
        successions=(Succession("old", (first.key,)), Succession("gone")),
    )

    assert city == read_city_text(write_city(city).encode())
    assert city == check_city(city)


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"\xff\xfe", "is not UTF-8 text: byte 0"),
        (b"[city", "is not valid TOML"),
        (b'city = "Tehran"', "city"),
        (b"x = 1", "city"),
    ],
)
def test_what_is_no_city_is_told(content: bytes, problem: str) -> None:
    """A wrong file is refused with the reason."""
    with pytest.raises(CityError, match=problem):
        read_city_text(content)


def test_every_problem_is_told_at_once() -> None:
    """A change that leaves work without a unit is refused."""
    with pytest.raises(CityError, match="no such unit"):
        check_city(replace(DEMO, fallback="nobody"))
