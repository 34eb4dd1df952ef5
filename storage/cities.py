"""A city's data in the database: the truth of the running bot, every version of it kept.

It comes from files at first, and is changed in the chat from then on.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Literal

from pydantic import TypeAdapter
from sqlalchemy import bindparam, delete, select, update

from domain.city import City, Rule, Subject, Unit
from domain.errors import Misconfigured
from domain.unfounded import unfounded
from storage.database import Tx, hold, insert
from storage.tables import CityRow, CityVersion, Person, RoutingRow, SubjectRow, UnitRow

_city: TypeAdapter[City] = TypeAdapter(City)
_subject: TypeAdapter[Subject] = TypeAdapter(Subject)
_unit: TypeAdapter[Unit] = TypeAdapter(Unit)
_rule: TypeAdapter[Rule] = TypeAdapter(Rule)


# Built once: it is asked in every turn.
_VERSION = select(CityRow.version).where(CityRow.key == bindparam("city"))

Taken = Literal["same", "loaded", "held"]
"""What became of a city's files: known already, loaded, or held back as people changed the city."""


@dataclass(frozen=True, slots=True)
class Version:
    """A version of the city's data; `name` is who made it, empty where it came from files."""

    number: int
    at: datetime
    name: str
    words: str


async def take_files(
    tx: Tx, city: City, digest: str, now: datetime, *, again: bool = False
) -> Taken:
    """Take a city's files over if they are new; `digest` stands for what is in them.

    What people changed in the chat stays, unless the files are to be loaded `again`.
    """
    known = select(CityRow.files, CityVersion.person_id).outerjoin(
        CityVersion, CityVersion.id == CityRow.version
    )
    row = (await tx.execute(known.where(CityRow.key == city.key))).first()
    if row and not again:
        if row[0] == digest:
            return "same"
        if row[1] is not None:
            return "held"
    await keep_city(tx, city, now)
    await tx.execute(update(CityRow).where(CityRow.key == city.key).values(files=digest))
    return "loaded"


async def keep_city(
    tx: Tx, city: City, now: datetime, by: int | None = None, words: str = ""
) -> int:
    """Store a city's data as a new version, and its number; `by` is who made it.

    Subjects and units it no longer has are retired, never deleted.
    """
    whole = replace(city, retired_subjects=(), retired_units=())
    made = {"at": now, "person_id": by, "words": words, "details": _text(_city, whole)}
    added = insert(tx, CityVersion).values(**made).returning(CityVersion.id)
    number = int((await tx.execute(added)).scalar_one())
    bare = replace(whole, subjects=(), units=(), rules=())
    details = {"details": _text(_city, bare), "loaded_at": now, "version": number}
    await _keep(tx, CityRow, city.key, details)
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
    return number


async def version(tx: Tx, key: str, *, held: bool = False) -> int | None:
    """The number of the present version; `held`, nobody makes another until the work is done.

    Held with no key it is that of any city: of two that are founded at once the second finds one.
    """
    if not held:
        return (await tx.execute(_VERSION, {"city": key})).scalar()
    await hold(tx, "city")
    present = select(CityRow.version).with_for_update()
    return (await tx.execute(present.where(CityRow.key == key) if key else present)).scalar()


async def versions(tx: Tx, most: int) -> list[Version]:
    """The newest versions first."""
    found = (
        select(CityVersion.id, CityVersion.at, Person.name, CityVersion.words)
        .outerjoin(Person, Person.id == CityVersion.person_id)
        .order_by(CityVersion.id.desc())
        .limit(most)
    )
    return [Version(n, at, name or "", words) for n, at, name, words in await tx.execute(found)]


async def as_it_was(tx: Tx, number: int) -> City | None:
    """The city of a version; `None` if there is no such number."""
    found = select(CityVersion.details).where(CityVersion.id == number)
    details = (await tx.execute(found)).scalar()
    return _city.validate_json(details) if details else None


async def the_city(tx: Tx, key: str) -> City:
    """The city as stored; `Misconfigured` if `migrate` has not loaded it.

    With no key the city that is there, or one of which nothing is known yet.
    """
    found = select(CityRow.details)
    bare = (await tx.execute(found.where(CityRow.key == key) if key else found)).scalar()
    if bare is None and not key:
        return unfounded()
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
