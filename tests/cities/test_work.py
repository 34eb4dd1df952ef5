"""What the cities say of the work: days off, and sentences to answer with."""

from datetime import date
from itertools import pairwise

import pytest

from domain.city import City
from domain.templates import PURPOSES


def test_crews_rest_on_fridays_and_holidays(city: City) -> None:
    """Nowruz, Ashura and any Friday are days off; the day after the four of Nowruz is not."""
    days = [date(2026, 3, 21), date(2026, 3, 25), date(2026, 6, 25), date(2026, 7, 3)]

    assert [city.calendar.is_working(day) for day in days] == [False, True, False, False]


def test_the_holidays_of_three_years_are_known(city: City) -> None:
    """Ten days of each solar year, and seventeen of the moon's, which move eleven days a year."""
    kinds = [(holiday.kind, holiday.expected) for holiday in city.holidays]
    eids = [holiday.day for holiday in city.holidays if holiday.name.en == "Eid al-Fitr"]

    assert (kinds.count(("solar", False)), kinds.count(("solar", True))) == (30, 0)
    assert (kinds.count(("lunar", False)), kinds.count(("lunar", True))) == (19, 35)
    assert all(354 <= (late - early).days <= 355 for early, late in pairwise(eids))
    assert (city.holidays[0].day, city.holidays[-1].day) == (date(2026, 3, 21), date(2029, 3, 19))


@pytest.mark.parametrize("move", PURPOSES)
def test_every_answer_can_start_from_a_template(city: City, move: str) -> None:
    """Whatever the subject and the move, a unit is offered between one and six sentences."""
    offered = [len(city.templates_for(move, subject.key)) for subject in city.subjects]

    assert all(1 <= count <= 6 for count in offered)


def test_templates_read_well_when_filled(city: City) -> None:
    """Filled in, no gap is left and the words stay."""
    gaps = {"unit": "فنی و عمرانی", "date": "۵ آذر", "name": "رضایی", "subject": "چاله"}
    texts = [template.text.fa.format(**gaps) for template in city.templates]

    assert 40 <= len(texts) <= 60
    assert [text for text in texts if "{" in text or "  " in text] == []


def test_a_filled_pothole_is_offered_first(tehran: City) -> None:
    """Sentences made for the subject come before those that fit anything."""
    keys = [template.key for template in tehran.templates_for("claim", "pothole")]

    assert keys == ["pothole_hot", "pothole_cold", "mended_on_the_spot", "made_safe_first"]
    assert "building_stopped" == tehran.templates_for("claim", "illegal_construction")[0].key
