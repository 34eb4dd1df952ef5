"""The hours of a week: read as people write them, written so that they are read again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from domain.city import Unit
from domain.hours import DAY_MIN, HOLIDAY, Stretch, Week, read_week, spell_week, week_of

days = st.integers(0, HOLIDAY)
stretches = st.builds(
    lambda day, start, length: Stretch(day, start, start + length),
    days,
    st.integers(0, DAY_MIN - 1),
    st.integers(1, DAY_MIN),
)


def apart(found: list[Stretch]) -> list[Stretch]:
    """Of some stretches those that do not overlap an earlier one of their day."""
    kept: list[Stretch] = []
    for one in sorted(found):
        if not any(one.day == other.day and one.start_min < other.end_min for other in kept):
            kept.append(one)
    return kept


weeks = st.lists(stretches, min_size=1, max_size=12).map(lambda found: Week(tuple(apart(found))))


@pytest.mark.parametrize(
    ("said", "spelled"),
    [
        ("sat-wed 7:30-14:30, thu 7:30-12", "sat-wed 07:30-14:30, thu 07:30-12:00"),
        ("sat-wed 7.30-12 13-16", "sat-wed 07:30-12:00 13:00-16:00"),
        ("sat-wed 7-12, 13-16; thu 8-12", "sat-wed 07:00-12:00 13:00-16:00, thu 08:00-12:00"),
        ("sat, sun 8-12", "sat-sun 08:00-12:00"),
        ("thu-sat 22-6", "sat 22:00-06:00, thu-fri 22:00-06:00"),
        ("fri 8-8", "fri 08:00-08:00"),
        ("fri 0-24 holidays 9-12", "fri 00:00-24:00, holidays 09:00-12:00"),
        ("8-16", "sat-thu 08:00-16:00"),
        ("workdays 8-16", "sat-thu 08:00-16:00"),
        ("daily 8-16", "sat-fri 08:00-16:00"),
        ("24h", "24h"),
        ("thu 24h", "thu 00:00-24:00"),
        ("daily 24h holidays 24h", "24h"),
    ],
)
def test_hours_are_read_as_people_write_them(said: str, spelled: str) -> None:
    """Several stretches a day, over midnight, days that end after they began, round the clock."""
    assert spelled == spell_week(read_week(said, (5, 6, 0, 1, 2, 3)))


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("", "no hours"),
        ("sat", "sat has no hours"),
        ("sat 8-12 sun", "sun has no hours"),
        ("sat 8-12 11-14", "overlap"),
        ("sat 25-26", "no time of day"),
        ("sat 8-24:30", "no time of day"),
        ("sat 8:75-9", "no time of day"),
        ("sat 24-3", "no time of day"),
        ("someday 8-12", "neither a day nor hours"),
        ("sat-noday 8-12", "neither a day nor hours"),
        ("1", "neither a day nor hours"),
    ],
)
def test_what_is_not_clear_is_named(said: str, why: str) -> None:
    """The word that cannot be read, or what is wrong with the whole."""
    with pytest.raises(ValueError, match=why):
        read_week(said)


@given(weeks)
def test_what_is_written_is_read_again(week: Week) -> None:
    """Every week there can be, to the minute."""
    assert week == read_week(spell_week(week))


@pytest.mark.parametrize(
    ("value", "spelled"),
    [
        ("sat 8-12", "sat 08:00-12:00"),
        ({"start": "07:00:00", "end": "14:30:00"}, "sat-fri 07:00-14:30"),
    ],
)
def test_hours_of_an_older_version_are_still_read(value: object, spelled: str) -> None:
    """Once they were one part of every day; rows and exported files may hold that."""
    week = week_of(value)

    assert isinstance(week, Week)
    assert spelled == spell_week(week)


def test_a_unit_stored_by_an_older_version_is_still_read() -> None:
    """With hours of every day; and what is stored now is read as it was."""
    units = TypeAdapter(Unit)
    name, hours = '{"fa": "ب", "en": "b"}', '{"start": "07:00:00", "end": "14:00:00"}'
    unit = units.validate_json(f'{{"key": "a", "kind": "k", "name": {name}, "hours": {hours}}}')

    assert unit.hours == read_week("daily 7-14")
    assert unit == units.validate_json(units.dump_json(unit))


def test_a_week_of_holidays_alone_is_known_as_one() -> None:
    """It is good for a turn, not for a unit."""
    assert [False, True] == [read_week(said).has_weekday for said in ("holidays 8-9", "fri 8-9")]
