"""A city's data in the database: the truth of the running bot, loaded from files by `migrate`."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import delete, select, update

from domain.city import City, Rule, Subject, Unit
from domain.errors import Misconfigured
from storage.database import Tx, insert
from storage.tables import CityRow, RoutingRow, SubjectRow, UnitRow

_city: TypeAdapter[City] = TypeAdapter(City)
_subject: TypeAdapter[Subject] = TypeAdapter(Subject)
_unit: TypeAdapter[Unit] = TypeAdapter(Unit)
_rule: TypeAdapter[Rule] = TypeAdapter(Rule)


async def keep_city(tx: Tx, city: City, now: datetime) -> None:
    """Store a city's data; subjects and units it no longer has are retired, never deleted."""
    bare = replace(city, subjects=(), units=(), rules=(), retired_subjects=(), retired_units=())
    await _keep(tx, CityRow, city.key, {"details": _text(_city, bare), "loaded_at": now})
    await tx.execute(delete(CityRow).where(CityRow.key != city.key))
    await tx.execute(update(SubjectRow).values(retired=True))
    await tx.execute(update(UnitRow).values(retired=True))
    for at, subject in enumerate(city.subjects):
        await _keep(tx, SubjectRow, subject.key, _kept(at, _text(_subject, subject)))
    for at, unit in enumerate(city.units):
        await _keep(tx, UnitRow, unit.key, _kept(at, _text(_unit, unit)))
    await tx.execute(delete(RoutingRow))
    for rule in city.rules:
        await tx.execute(insert(tx, RoutingRow).values(details=_text(_rule, rule)))


async def the_city(tx: Tx, key: str) -> City:
    """The city as stored; `Misconfigured` if `migrate` has not loaded it."""
    found = select(CityRow.details).where(CityRow.key == key)
    bare = (await tx.execute(found)).scalar()
    if bare is None:
        raise Misconfigured(f"city {key!r} is not in the database: run `shahrdad migrate`")
    return replace(
        _with_a_ladder(_city.validate_json(bare)),
        subjects=await _all(tx, SubjectRow, _subject, retired=False),
        units=await _all(tx, UnitRow, _unit, retired=False),
        rules=await _rules(tx),
        retired_subjects=await _all(tx, SubjectRow, _subject, retired=True),
        retired_units=await _all(tx, UnitRow, _unit, retired=True),
    )


def _with_a_ladder(city: City) -> City:
    # A row of an older version has no ladder until `migrate` loads the files again.
    return replace(
        city,
        headquarters=city.headquarters or city.fallback,
        inspection=city.inspection or city.fallback,
    )


def _text(adapter: TypeAdapter[Any], value: object) -> str:
    return adapter.dump_json(value).decode()


def _kept(position: int, details: str) -> dict[str, Any]:
    return {"position": position, "details": details, "retired": False}


async def _keep(tx: Tx, table: type[Any], key: str, values: dict[str, Any]) -> None:
    statement = insert(tx, table).values(key=key, **values)
    await tx.execute(statement.on_conflict_do_update(index_elements=["key"], set_=values))


async def _all(
    tx: Tx, table: type[Any], adapter: TypeAdapter[Any], *, retired: bool
) -> tuple[Any, ...]:
    kept = select(table.details).where(table.retired.is_(retired)).order_by(table.position)
    return tuple(adapter.validate_json(row[0]) for row in await tx.execute(kept))


async def _rules(tx: Tx) -> tuple[Rule, ...]:
    kept = select(RoutingRow.details).order_by(RoutingRow.id)
    return tuple(_rule.validate_json(row[0]) for row in await tx.execute(kept))
