"""The most special rule wins, then the usual owner, then triage: nobody is left unassigned."""

import random
from dataclasses import replace
from datetime import UTC, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.city import (
    Area,
    Box,
    City,
    Hours,
    Name,
    Region,
    Rule,
    Subject,
    Unit,
    UnitKind,
    UnknownKey,
)
from domain.routing import night_duty, route

NAME = Name("نام", "name")
NIGHT = Hours(time(22), time(6))
DAY = Hours(time(6), time(22))
REGIONS = ("1", "2", "3")


def _subject(key: str, area: str, owner: str) -> Subject:
    return Subject(key, area, NAME, NAME, (owner,), 24)


CITY = City(
    key="small",
    name=NAME,
    areas=(Area("roads", NAME, NAME, "🛣️"), Area("green", NAME, NAME, "🌳")),
    subjects=(
        _subject("pothole", "roads", "technical"),
        _subject("sweeping", "roads", "cleaning"),
        _subject("street_light", "roads", "power"),
        _subject("pruning", "green", "gardens"),
        _subject("planting", "green", "parks"),
        _subject("fountain", "green", "art"),
        _subject("puzzle", "green", "nobody"),
    ),
    unit_kinds=(
        UnitKind("technical", NAME, "region"),
        UnitKind("cleaning", NAME, "region"),
        UnitKind("gardens", NAME, "region", served_by="parks"),
        UnitKind("parks", NAME, "city"),
        UnitKind("art", NAME, "city", served_by="nobody"),
        UnitKind("nobody", NAME, "city", served_by="art"),
        UnitKind("power", NAME, "external"),
        UnitKind("triage", NAME, "city"),
    ),
    units=(
        *(Unit(f"technical_{key}", "technical", NAME, key) for key in REGIONS),
        *(Unit(f"cleaning_{key}", "cleaning", NAME, key) for key in REGIONS),
        Unit("technical", "technical", NAME),
        Unit("gardens_1", "gardens", NAME, "1"),
        Unit("parks", "parks", NAME),
        Unit("power", "power", NAME, phone="121"),
        Unit("triage", "triage", NAME),
    ),
    rules=(),
    helplines=(),
    bounds=Box(35, 51, 36, 52),
    regions=tuple(Region(key, NAME, 35.5, 51.5) for key in REGIONS),
    fallback="triage",
)


@pytest.mark.parametrize(
    ("subject", "region", "unit", "steps"),
    [
        ("pothole", "2", "technical_2", ("routing.owner", "routing.region")),
        ("pothole", None, "technical", ("routing.owner", "routing.headquarters")),
        ("sweeping", None, "triage", ("routing.owner", "routing.fallback")),
        ("planting", "2", "parks", ("routing.owner", "routing.city_wide")),
        ("planting", None, "parks", ("routing.owner", "routing.city_wide")),
        ("street_light", "3", "power", ("routing.owner", "routing.external")),
        ("pruning", "1", "gardens_1", ("routing.owner", "routing.region")),
        ("pruning", "2", "parks", ("routing.owner", "routing.served_by", "routing.city_wide")),
        ("fountain", "1", "triage", ("routing.owner", "routing.fallback")),
    ],
)
def test_without_rules_the_usual_owner_has_it(
    subject: str, region: str | None, unit: str, steps: tuple[str, ...]
) -> None:
    """The owner's unit of the region, else its headquarters, else who serves, else triage."""
    routed = route(CITY, subject, region, emergency=False)

    assert (unit, steps, None) == (routed.unit, routed.steps, routed.rule)


@pytest.mark.parametrize(
    ("weaker", "stronger"),
    [
        (Rule(unit="parks"), Rule(area="roads", unit="power")),
        (
            Rule(region="1", danger=True, hours=NIGHT, unit="parks"),
            Rule(area="roads", unit="power"),
        ),
        (Rule(area="roads", danger=True, unit="parks"), Rule(subject="pothole", unit="power")),
        (Rule(subject="pothole", unit="parks"), Rule(subject="pothole", region="1", unit="power")),
        (Rule(region="1", unit="parks"), Rule(danger=True, unit="power")),
        (Rule(hours=NIGHT, unit="parks"), Rule(region="1", unit="power")),
        (Rule(unit="parks"), Rule(hours=NIGHT, unit="power")),
    ],
)
def test_the_more_special_rule_wins_in_any_order(weaker: Rule, stronger: Rule) -> None:
    """Subject before area before danger before region before hours, however they are listed."""
    night = datetime(2026, 1, 1, 20, 30, tzinfo=UTC)  # midnight in Tehran
    winners = [
        route(replace(CITY, rules=rules), "pothole", "1", emergency=True, at=night).rule
        for rules in [(weaker, stronger), (stronger, weaker)]
    ]

    assert [stronger, stronger] == winners


@pytest.mark.parametrize(
    "rule",
    [
        Rule(subject="pruning", unit="power"),
        Rule(area="green", unit="power"),
        Rule(region="2", unit="power"),
        Rule(danger=True, unit="power"),
        Rule(hours=NIGHT, unit="power"),
    ],
)
def test_a_rule_that_does_not_fit_is_passed_over(rule: Rule) -> None:
    """A rule counts only if every condition it names is met."""
    noon = datetime(2026, 1, 1, 8, 30, tzinfo=UTC)
    routed = route(replace(CITY, rules=(rule,)), "pothole", "1", emergency=False, at=noon)

    assert (routed.unit, routed.rule) == ("technical_1", None)


def test_hours_count_on_the_clock_of_the_city() -> None:
    """Half past six in the evening in UTC is ten at night in Tehran."""
    city = replace(CITY, rules=(Rule(hours=NIGHT, unit="power"),))
    evening = datetime(2026, 1, 1, 18, 30, tzinfo=UTC)

    assert route(city, "pothole", "1", emergency=False, at=evening).unit == "power"


def test_a_rule_with_hours_needs_a_time() -> None:
    """Without a time, rules with hours do not count."""
    city = replace(CITY, rules=(Rule(hours=NIGHT, unit="power"), Rule(hours=DAY, unit="power")))

    assert route(city, "pothole", "1", emergency=False).unit == "technical_1"


def test_a_rule_may_name_a_kind() -> None:
    """A rule that names a kind means that kind's unit in the region of the report."""
    city = replace(CITY, rules=(Rule(subject="planting", unit_kind="cleaning"),))
    routed = route(city, "planting", "3", emergency=False)

    assert (routed.unit, routed.steps) == ("cleaning_3", ("routing.rule", "routing.region"))


@pytest.mark.parametrize(
    ("rules", "unit"),
    [
        ((), None),
        ((Rule(unit="power"),), None),
        ((Rule(hours=DAY, unit="power"),), None),
        ((Rule(hours=NIGHT, danger=False, unit="power"),), None),
        ((Rule(hours=NIGHT, unit="power"), Rule(subject="pothole", unit="triage")), "power"),
        ((Rule(hours=NIGHT, unit="power"), Rule(hours=NIGHT, area="x", unit="triage")), "power"),
        ((Rule(hours=NIGHT, region="3", unit_kind="cleaning"),), "cleaning_3"),
    ],
)
def test_the_night_duty_is_whom_a_rule_with_hours_names(
    rules: tuple[Rule, ...], unit: str | None
) -> None:
    """Even where a more special rule without hours decides by day; nobody where there is none."""
    evening = datetime(2026, 1, 1, 18, 30, tzinfo=UTC)
    found = night_duty(replace(CITY, rules=rules), "pothole", "3", evening)

    assert unit == (found.key if found else None)


@pytest.mark.parametrize(("subject", "region"), [("nowhere", "1"), ("pothole", "99")])
def test_an_unknown_subject_or_region_is_an_error(subject: str, region: str) -> None:
    """A wrong key is a mistake of ours and must not end silently in triage."""
    with pytest.raises(UnknownKey):
        route(CITY, subject, region, emergency=False)


def test_only_the_fallback_is_marked_as_such() -> None:
    """A report nobody owns is marked, so that a person looks at it."""
    marks = [route(CITY, key, "1", emergency=False).is_fallback for key in ("puzzle", "pothole")]

    assert marks == [True, False]


def test_nobody_serves_where_nobody_is() -> None:
    """A kind whose work nobody does has no serving unit, even if the data goes in a ring."""
    assert CITY.serving_unit("nobody", "1") is None


hours = st.sampled_from([None, NIGHT, DAY])
targets = st.sampled_from(
    [{"unit": unit.key} for unit in CITY.units] + [{"unit_kind": k.key} for k in CITY.unit_kinds]
)
abouts = st.sampled_from(
    [{}]
    + [{"subject": subject.key} for subject in CITY.subjects]
    + [{"area": area.key} for area in CITY.areas]
)
rules = st.builds(
    lambda about, target, region, danger, when: Rule(
        **about, **target, region=region, danger=danger, hours=when
    ),
    abouts,
    targets,
    st.sampled_from([None, *REGIONS]),
    st.sampled_from([None, True, False]),
    hours,
)
moments = st.none() | st.datetimes(
    datetime(2026, 1, 1),  # noqa: DTZ001 - hypothesis wants the limits bare and adds the zone
    datetime(2027, 1, 1),  # noqa: DTZ001
    timezones=st.just(UTC),
)
reports = st.fixed_dictionaries(
    {
        "subject": st.sampled_from([subject.key for subject in CITY.subjects]),
        "region": st.sampled_from([None, *REGIONS]),
        "emergency": st.booleans(),
        "at": moments,
    }
)


@given(st.lists(rules, max_size=8), reports)
def test_nobody_is_left_unassigned(given_rules: list[Rule], report: dict[str, object]) -> None:
    """Whatever the rules say, every report goes to a unit the city has, and says why."""
    city = replace(CITY, rules=tuple(given_rules))
    routed = route(city, **report)  # type: ignore[arg-type]

    assert routed.unit == city.unit(routed.unit).key
    assert routed.steps


@given(st.lists(rules, max_size=8), reports, st.randoms())
def test_the_order_of_rules_does_not_matter(
    given_rules: list[Rule], report: dict[str, object], chance: random.Random
) -> None:
    """Shuffled rules give the same unit, even if some contradict each other."""
    shuffled = chance.sample(given_rules, len(given_rules))
    units = [
        route(replace(CITY, rules=tuple(some)), **report).unit  # type: ignore[arg-type]
        for some in (given_rules, shuffled)
    ]

    assert units[0] == units[1]
