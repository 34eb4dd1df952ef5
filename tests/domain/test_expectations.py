"""What a citizen is told about time rests on enough history and says what it rests on."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.expectations import FEWEST, Asked, Basis, Case, Expectation, expect, season_of

NOW = datetime(2026, 5, 10, tzinfo=UTC)
ASKED = Asked("pothole", "roads", "6", emergency=False, term_hours=72)
ENDED = Case("pothole", "roads", "6", False, 72, NOW - timedelta(days=40), 4.0, confirmed=True)
AUTUMN = NOW - timedelta(days=200)


def cases(days: Sequence[float], like: Case = ENDED) -> list[Case]:
    """One case for every number of days."""
    return [replace(like, days=lasted) for lasted in days]


def ranging(like: Case, count: int = 40) -> list[Case]:
    """Cases of one to `count` days."""
    return cases(range(1, count + 1), like)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ((3, 20), 3),
        ((3, 21), 0),
        ((8, 1), 1),
        ((9, 23), 2),
        ((12, 21), 2),
        ((12, 22), 3),
        ((1, 5), 3),
    ],
)
def test_a_season_begins_with_the_solar_calendar(day: tuple[int, int], expected: int) -> None:
    """Spring begins with the year; January still belongs to winter."""
    assert expected == season_of(datetime(2026, *day, tzinfo=UTC))


def test_the_range_is_the_middle_and_four_in_five() -> None:
    """Of cases of one to forty days half ended in twenty; the upper bound leaves a little room."""
    assert Expectation(20.0, 33.0, 40, Basis.SEASON) == expect(ranging(ENDED), ASKED, NOW)


@pytest.mark.parametrize(
    ("like", "expected"),
    [
        (ENDED, Basis.SEASON),
        (replace(ENDED, opened_at=AUTUMN), Basis.REGION),
        (replace(ENDED, region="2"), Basis.SUBJECT),
        (replace(ENDED, region=None), Basis.SUBJECT),
        (replace(ENDED, subject="kerb"), Basis.AREA),
        (replace(ENDED, area="green", subject="pruning"), Basis.TERM),
        (replace(ENDED, emergency=True), Basis.TERM),
        (replace(ENDED, opened_at=NOW + timedelta(days=1)), Basis.TERM),
    ],
)
def test_it_falls_back_to_the_nearest_history(like: Case, expected: Basis) -> None:
    """Season, region, subject, area, and at last the term: whatever is used is named."""
    assert expected == expect(ranging(like), ASKED, NOW).basis


def test_too_few_cases_are_no_history() -> None:
    """Below the fewest cases only the term is told, with no case behind it."""
    assert Expectation(None, 3.0, 0, Basis.TERM) == expect(ranging(ENDED, FEWEST - 1), ASKED, NOW)
    assert FEWEST == expect(ranging(ENDED, FEWEST), ASKED, NOW).cases


def test_other_subjects_of_the_area_are_measured_in_their_terms() -> None:
    """A kerb that took twice its week makes a pothole likely to take twice its three days."""
    kerbs = cases([14.0] * 30, replace(ENDED, subject="kerb", term_hours=168))

    assert Expectation(6.0, 6.0, 30, Basis.AREA) == expect(kerbs, ASKED, NOW)


def test_a_subject_without_term_is_measured_in_hours() -> None:
    """Where only a call at once will do, an hour stands for the term."""
    asked = replace(ASKED, term_hours=0)

    assert expect([], asked, NOW).upper_days == pytest.approx(1 / 24)


def test_open_cases_make_the_range_longer() -> None:
    """A backlog is history too: who has waited long is not forgotten."""
    waiting = cases([30.0] * 7, replace(ENDED, confirmed=False))
    with_backlog = expect(ranging(ENDED) + waiting, ASKED, NOW)

    assert with_backlog.upper_days > expect(ranging(ENDED), ASKED, NOW).upper_days
    assert with_backlog.cases == 40


def test_where_most_are_still_waiting_nothing_is_promised() -> None:
    """If history does not reach four in five, a wider level or the term must do."""
    waiting = cases([30.0] * 200, replace(ENDED, confirmed=False))

    assert expect(cases([2.0] * 30) + waiting, ASKED, NOW).basis is Basis.TERM


def test_recent_cases_count_more() -> None:
    """A unit that has become quick is not judged by what it was two years ago."""
    slow = cases([20.0] * 60, replace(ENDED, opened_at=NOW - timedelta(days=730)))
    quick = cases([2.0] * 40)

    assert expect(slow + quick, ASKED, NOW).upper_days == 2.0
    assert expect(slow + quick, ASKED, NOW, half_life=timedelta(days=9999)).upper_days == 20.0


@given(st.lists(st.floats(0.01, 400), min_size=FEWEST, max_size=60), st.randoms())
def test_order_does_not_matter_and_the_bounds_are_in_order(
    days: list[float], random: Random
) -> None:
    """The same history gives the same range, its middle never above its upper bound."""
    history = cases(days)
    told = expect(history, ASKED, NOW)
    random.shuffle(history)

    assert told == expect(history, ASKED, NOW)
    assert min(days) <= (told.middle_days or 0) <= told.upper_days <= max(days)
