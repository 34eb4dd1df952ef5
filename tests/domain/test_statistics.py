"""Figures are compared only as far as their numbers reach."""

from datetime import timedelta
from math import comb

import pytest

from domain.statistics import (
    FEWEST,
    Share,
    Shift,
    Summary,
    Times,
    UnitFigures,
    by_chance,
    places,
    quantile,
    shifts,
    wilson,
)


@pytest.mark.parametrize(
    ("count", "of", "expected"),
    [
        # Worked with the formula of Wilson's paper in decimals, to four places.
        (0, 10, (0.0, 0.2775)),
        (10, 10, (0.7225, 1.0)),
        (5, 10, (0.2366, 0.7634)),
        (81, 263, (0.2553, 0.3662)),
    ],
)
def test_an_interval_is_wilsons(count: int, of: int, expected: tuple[float, float]) -> None:
    """The published example (81 of 263) and the edges come out as they should."""
    low, high = wilson(count, of)

    assert expected == (round(low, 4), round(high, 4))


def test_nothing_tells_nothing() -> None:
    """A share of nothing has no value and may be anything."""
    assert (None, (0.0, 1.0)) == (Share().value, Share().interval)
    assert Share(3, 8) == Share(1, 3) + Share(2, 5)


def test_units_whose_intervals_meet_share_a_place() -> None:
    """A clearly better unit is first; two that cannot be told apart are both second."""
    found = places(
        {"best": Share(195, 200), "a": Share(70, 100), "b": Share(65, 100), "few": Share(9, 9)}
    )

    assert {"best": 1, "a": 2, "b": 2} == found


def test_a_chain_of_meeting_intervals_is_no_ranking() -> None:
    """Where each meets the next nobody is placed, even if the ends lie apart."""
    chain = {"a": Share(90, 100), "b": Share(82, 100), "c": Share(74, 100)}
    assert chain["a"].interval[0] > chain["c"].interval[1]

    assert {} == places(chain)
    assert {} == places({})


def test_few_cases_are_not_compared() -> None:
    """Below ten cases nobody has a place, however good he is."""
    none = {"a": Share(FEWEST - 1, FEWEST - 1), "b": Share(1, 100)}

    assert {} == places(none)


@pytest.mark.parametrize(("parts", "of", "expected"), [(1, 2, 3), (4, 5, 4), (1, 1, 5), (0, 5, 1)])
def test_quantiles_go_by_nearest_rank(parts: int, of: int, expected: int) -> None:
    """The smallest value that so many parts do not exceed."""
    assert expected == quantile([1, 2, 3, 4, 5], parts, of)


def test_only_what_chance_does_not_explain_is_a_shift() -> None:
    """A doubled subject is told, a wavering one is not, and a rare one never is."""
    before = {"bins": 40, "lamps": 50, "rare": 0, "gone": 60}
    now = {"bins": 90, "lamps": 58, "rare": 5, "gone": 12}

    assert [Shift("gone", 60, 12), Shift("bins", 40, 90)] == shifts(before, now)


def test_many_subjects_make_a_shift_harder_to_believe() -> None:
    """What stands out alone may be chance among a hundred."""
    alone = shifts({"a": 20}, {"a": 40})
    crowd = {f"s{number}": 20 for number in range(100)}

    assert [Shift("a", 20, 40)] == alone
    assert [] == shifts({"a": 20, **crowd}, {"a": 40, **crowd})


def test_chance_is_exact_and_goes_on_smoothly() -> None:
    """Small numbers are counted out; large ones by the normal curve, which agrees."""
    assert 2 * (comb(10, 9) + comb(10, 10)) / 2**10 == by_chance(9, 10)
    assert 1.0 == by_chance(5, 10)
    assert abs(by_chance(540, 1000) - by_chance(541, 1002)) < 0.001


def test_a_summary_adds_its_units_up() -> None:
    """The whole is the sum of the units, and nothing is empty that had anything."""
    units = {"a": UnitFigures(5, 2, 1, 1, 4, 1), "b": UnitFigures(1, 0, 0, 0, 1, 1)}

    assert UnitFigures(6, 2, 1, 1, 5, 2) == Summary(units).whole
    assert Share(3, 4) == units["a"].on_time
    assert (False, True) == (Summary(units).is_empty, Summary().is_empty)
    assert not Summary(to_take=Times(1, timedelta(1), timedelta(1))).is_empty
