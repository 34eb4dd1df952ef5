"""A city's look-ups and the small rules of its parts."""

from dataclasses import replace
from datetime import time

import pytest

from domain.city import (
    Area,
    Box,
    City,
    Helpline,
    Hours,
    Name,
    Region,
    Subject,
    Unit,
    UnitKind,
    UnknownKey,
)

NAME = Name("نام", "name")


def _city() -> City:
    return City(
        key="small",
        name=NAME,
        areas=(Area("roads", NAME, NAME, "🛣️"), Area("safety", NAME, NAME, "🚒")),
        subjects=(
            Subject("pothole", "roads", NAME, NAME, ("technical",), 72, "with_danger"),
            Subject("fire", "safety", NAME, NAME, ("fire",), 0, "always"),
            Subject("resurfacing", "roads", NAME, NAME, ("technical",), 720),
        ),
        unit_kinds=(UnitKind("technical", NAME, "region"), UnitKind("fire", NAME, "external")),
        units=(
            Unit("technical_01", "technical", NAME, "1"),
            Unit("fire", "fire", NAME, phone="125"),
            Unit("technical_02", "technical", NAME, "2"),
        ),
        rules=(),
        helplines=(Helpline("fire", "125", NAME, "danger.fire"),),
        bounds=Box(35, 51, 36, 52),
        regions=(Region("1", NAME, 35.5, 51.5), Region("2", NAME, 35.6, 51.6)),
        fallback="fire",
    )


def test_every_thing_is_found_by_its_key() -> None:
    """Areas, subjects, kinds, units, regions and helplines are found by key."""
    city = _city()
    found = (
        city.area("safety").key,
        city.subject("fire").key,
        city.unit_kind("technical").key,
        city.unit("technical_02").key,
        city.region("2").key,
        city.helpline("fire").number,
    )

    assert found == ("safety", "fire", "technical", "technical_02", "2", "125")


@pytest.mark.parametrize("what", ["area", "subject", "unit_kind", "unit", "region", "helpline"])
def test_an_unknown_key_says_what_was_looked_for(what: str) -> None:
    """A key the city does not have raises an error that names thing and key."""
    with pytest.raises(UnknownKey) as caught:
        getattr(_city(), what)("nowhere")

    assert (what.replace("_", " "), "nowhere") == (caught.value.what, caught.value.key)


def test_subjects_of_an_area_keep_their_order() -> None:
    """The second step of the tree shows an area's subjects as the city's file lists them."""
    keys = [subject.key for subject in _city().subjects_of("roads")]

    assert keys == ["pothole", "resurfacing"]


def test_an_unknown_area_has_no_empty_list_of_subjects() -> None:
    """Asking for the subjects of an area that is not there is an error, not an empty menu."""
    with pytest.raises(UnknownKey):
        _city().subjects_of("nowhere")


def test_units_of_a_kind_are_listed() -> None:
    """All units that do the same work are found together."""
    keys = [unit.key for unit in _city().units_of("technical")]

    assert keys == ["technical_01", "technical_02"]


def test_a_body_outside_the_municipality_is_known_as_such() -> None:
    """A unit is external exactly if its kind is."""
    city = _city()

    assert (city.is_external("fire"), city.is_external("technical_01")) == (True, False)


@pytest.mark.parametrize(
    ("region", "expected"),
    [("1", "technical_01"), ("2", "technical_02"), ("3", "fire"), (None, "fire")],
)
def test_each_region_has_its_supervisor(region: str | None, expected: str) -> None:
    """A late report goes to the one who watches over its region, else to headquarters."""
    city = replace(_city(), supervisor="technical", headquarters="fire")

    assert expected == city.supervisor_of(region)


def test_the_inspection_is_nobodys_supervisor() -> None:
    """Where the inspection would serve as supervisor, headquarters does instead."""
    city = replace(_city(), supervisor="technical", headquarters="fire", inspection="technical_02")

    assert (city.supervisor_of("1"), city.supervisor_of("2")) == ("technical_01", "fire")


def test_a_city_without_a_ladder_still_has_a_supervisor() -> None:
    """Data from before the ladder leads to the fallback and breaks nothing."""
    assert _city().supervisor_of("1") == "fire"


@pytest.mark.parametrize(
    ("subject", "danger", "expected"),
    [
        ("fire", False, True),
        ("fire", True, True),
        ("pothole", False, False),
        ("pothole", True, True),
        ("resurfacing", True, False),
    ],
)
def test_emergency_follows_the_subject_and_the_danger(
    subject: str, danger: bool, expected: bool
) -> None:
    """Some subjects are always urgent, some only with a danger word, the rest never."""
    assert expected == _city().subject(subject).is_emergency(danger=danger)


@pytest.mark.parametrize(
    ("start", "end", "moment", "expected"),
    [
        (8, 14, 8, True),
        (8, 14, 14, False),
        (8, 14, 7, False),
        (22, 6, 23, True),
        (22, 6, 5, True),
        (22, 6, 6, False),
        (22, 6, 12, False),
    ],
)
def test_hours_may_go_over_midnight(start: int, end: int, moment: int, expected: bool) -> None:
    """Hours hold their start and not their end, also when the night lies between."""
    assert expected == Hours(time(start), time(end)).contains(time(moment))


def test_a_box_holds_its_edges_and_nothing_outside() -> None:
    """The city's box decides whether a point can lie in the city at all."""
    box = Box(35, 51, 36, 52)
    held = [box.contains(*point) for point in [(35, 51), (36, 52), (34.9, 51), (35, 52.1)]]

    assert held == [True, True, False, False]
