"""The back-test of expectations, on a small share of what `python -m bench.expectations` does."""

from datetime import timedelta
from statistics import fmean

import pytest

from bench.city_history import SCENARIOS, START, Happened, Scenario, made_up
from bench.expectations import (
    Told,
    back_test,
    blind_to_open_cases,
    by_basis,
    by_group,
    by_scenario,
    the_term,
    without_recency,
)
from domain.expectations import Basis

FEW = {"pothole", "debris", "bulky"}


def small(scenario: Scenario) -> list[Happened]:
    """A few subjects of a scenario."""
    return [one for one in made_up(scenario, seed=3) if one.topic.key in FEW]


@pytest.fixture(scope="module")
def told() -> list[Told]:
    """What was told and came in a city with slow winters and heavy tails."""
    return list(back_test(small(SCENARIOS[-1])))


def held(told: list[Told]) -> float:
    """The share that ended no later than the upper bound."""
    return fmean(one.held for one in told)


def test_the_upper_bound_holds_as_promised(told: list[Told]) -> None:
    """Of later cases 75 to 85 in a hundred end within it."""
    assert 0.75 <= held(told) <= 0.85


def test_ignoring_open_cases_promises_too_much(told: list[Told]) -> None:
    """Counting finished cases alone makes a backlog look quick."""
    blind = list(back_test(small(SCENARIOS[-1]), blind_to_open_cases))

    assert held(blind) < held(told)


def test_the_term_is_no_forecast() -> None:
    """A term says what should be; whoever takes it for a forecast is wrong every other time."""
    steady = list(back_test(small(SCENARIOS[0]), the_term))

    assert held(steady) < 0.6
    assert not any(one.within_middle for one in steady)


def test_nothing_is_known_before_it_happens() -> None:
    """A case still open at a time is known to have lasted so long, no more."""
    one = next(one for one in made_up(SCENARIOS[0]) if one.days > 2 and not one.silent_after)
    case = one.known_at(one.opened_at + timedelta(days=1))

    assert (1.0, False) == (case.days, case.confirmed)
    assert one.known_at(one.opened_at + timedelta(days=one.days)).confirmed
    assert one.opened_at >= START


def test_the_tables_show_every_method_and_basis(told: list[Told]) -> None:
    """What is printed names the scenarios, the levels and the regions."""
    same = dict.fromkeys(("ours", "no recency", "open cases ignored", "the term"), told)

    assert by_scenario({"all at once": same}).rows[0][0] == "all at once"
    assert {row[0] for row in by_basis(told).rows} <= {basis.value for basis in Basis}
    assert len(by_group(told, "By region", lambda one: one.happened.region).rows) == 5


def test_recency_can_be_left_out() -> None:
    """The same history without weights gives a forecast too."""
    some = small(SCENARIOS[0])[:800]

    assert all(one.expectation.upper_days > 0 for one in back_test(some, without_recency))
