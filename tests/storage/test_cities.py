"""A city in the database is the city of its files."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, update

from domain.city import City, UnknownKey
from domain.errors import Misconfigured
from storage import cities
from storage.city_files import read_city
from storage.database import Database
from storage.tables import CityRow, SubjectRow
from tests.storage.rows import NOW

CITY = read_city(Path(__file__).parents[2] / "cities" / "demo")

NEWER: dict[type[Any], set[str]] = {
    CityRow: {"supervisor", "headquarters", "inspection", "weekend", "holidays", "templates"},
    SubjectRow: {"seasonal", "sensitive", "radius_m", "same_hours"},
}


async def _stored(database: Database, *versions: City) -> City:
    async with database.write() as tx:
        for version in versions:
            await cities.keep_city(tx, version, NOW)
        return await cities.the_city(tx, CITY.key)


async def test_a_city_comes_back_as_it_was(database: Database) -> None:
    """Subjects, units, rules and all the rest, in their order."""
    assert await _stored(database, CITY) == CITY


async def test_what_a_city_no_longer_has_is_retired(database: Database) -> None:
    """It is offered nowhere, and still found for the reports that name it."""
    lost, unit = CITY.subjects[0], CITY.units[-1]
    smaller = replace(CITY, subjects=CITY.subjects[1:], units=CITY.units[:-1])
    stored = await _stored(database, CITY, smaller)

    assert stored == replace(smaller, retired_subjects=(lost,), retired_units=(unit,))
    assert lost not in stored.subjects_of(lost.area)
    assert (stored.subject(lost.key), stored.unit(unit.key)) == (lost, unit)


async def test_what_comes_back_is_no_longer_retired(database: Database) -> None:
    """Loading the old files again gives the old city."""
    smaller = replace(CITY, subjects=CITY.subjects[1:])

    assert await _stored(database, CITY, smaller, CITY) == CITY


async def test_another_city_takes_the_place_of_the_first(database: Database) -> None:
    """One database, one city; who asks for the old one is told what to do."""
    await _stored(database, CITY)
    async with database.write() as tx:
        await cities.keep_city(tx, replace(CITY, key="other"), NOW)
        with pytest.raises(Misconfigured, match="run `shahrdad migrate`"):
            await cities.the_city(tx, CITY.key)


async def test_a_row_of_an_older_version_gets_what_it_lacks(database: Database) -> None:
    """Until `migrate` loads the files again, no field that came later stops the bot."""
    stored = await _stored(database, CITY)
    async with database.write() as tx:
        for table, columns in NEWER.items():
            for key, details in (await tx.execute(select(table.key, table.details))).all():
                old = {
                    name: value
                    for name, value in json.loads(details).items()
                    if name not in columns
                }
                change = update(table).where(table.key == key).values(details=json.dumps(old))
                await tx.execute(change)
        read = await cities.the_city(tx, CITY.key)

    assert stored.units == read.units
    assert (read.holidays, read.templates, read.weekend) == ((), (), frozenset({4}))
    assert read.subject("planting") == replace(
        CITY.subject("planting"), seasonal=False, radius_m=50, same_hours=168
    )
    assert read.calendar.is_working(NOW.date())
    assert (read.headquarters, read.inspection) == (CITY.fallback, CITY.fallback)


async def test_data_from_before_the_ladder_is_still_read(database: Database) -> None:
    """A city stored by an older version lacks fields; its fallback stands on every rung."""
    old = replace(CITY, supervisor="", headquarters="", inspection="")
    stored = await _stored(database, old)

    assert stored == replace(old, headquarters=CITY.fallback, inspection=CITY.fallback)


async def test_what_never_was_is_not_found(database: Database) -> None:
    """Retired things are no excuse for wrong keys."""
    with pytest.raises(UnknownKey):
        (await _stored(database, CITY)).subject("nonsense")
