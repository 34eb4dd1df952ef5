"""What figures are asked for in a few words."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from domain.errors import Refusal
from domain.periods import Asked, Period, read_asked

TODAY = date(2026, 11, 26)
MEANINGS = {
    "امروز": "today", "دیروز": "yesterday", "هفته": "week", "ماه": "month", "year": "year",
    "منطقه": "region", "unit": "unit", "از": "between", "تا": "between", "کامل": "full",
    "help": "help",
}  # fmt: skip
WEEK = Period(date(2026, 11, 20), TODAY)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("", Asked(WEEK)),
        ("هفته", Asked(WEEK)),
        ("امروز", Asked(Period(TODAY, TODAY))),
        ("دیروز", Asked(Period(date(2026, 11, 25), date(2026, 11, 25)))),
        ("ماه منطقه 6", Asked(Period(date(2026, 10, 28), TODAY), region="6")),
        ("year unit parks", Asked(Period(date(2025, 11, 27), TODAY), unit="parks")),
        ("منطقه 6 کامل", Asked(WEEK, region="6", full=True)),
        ("از 1405/08/01 تا 1405/08/30", Asked(Period(date(2026, 10, 23), date(2026, 11, 21)))),
        ("1405-8-1", Asked(Period(date(2026, 10, 23), date(2026, 10, 23)))),
        ("2026-11-01 2026-12-31", Asked(Period(date(2026, 11, 1), TODAY))),
        ("منطقه", Asked(WEEK, region="")),
    ],
)
def test_a_few_words_are_understood(said: str, expected: Asked) -> None:
    """Days by name or by date, a region, a unit, in any order."""
    assert expected == read_asked(said.split(), MEANINGS, TODAY)


@pytest.mark.parametrize(
    ("said", "phrase"),
    [
        ("سده", "figures-argument"),
        ("help", "figures-help"),
        ("1405/13/01", "figures-no-such-day"),
        ("1405/08/30 1405/08/01", "figures-days-order"),
        ("1405/08/01 1405/08/02 1405/08/03", "figures-days-order"),
        ("1406/01/01", "figures-future"),
        ("1390/01/01 1405/01/01", "figures-too-long"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_its_reason(said: str, phrase: str) -> None:
    """Every mistake has a sentence of its own."""
    with pytest.raises(Refusal) as refused:
        read_asked(said.split(), MEANINGS, TODAY)

    assert phrase == refused.value.phrase


def test_a_day_is_the_citys_day() -> None:
    """It begins at midnight of the city and is over at the next."""
    begins, ends = Period(TODAY, TODAY).moments(ZoneInfo("Asia/Tehran"))

    assert ("2026-11-26T00:00:00+03:30", "2026-11-27T00:00:00+03:30") == (
        begins.isoformat(),
        ends.isoformat(),
    )
