"""Fingerprints of pictures: where one was seen before."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, func, select

from storage.database import Tx, insert
from storage.tables import Medium, Print, PrintMark

MOST_ALIKE = 3
PICTURES = ("photo", "document")
"""What may hold a picture; a file that holds none is known by its flaw."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A fingerprint as it is kept; `flaw` instead where a picture cannot be read."""

    key: str
    whole: int = 0
    turned: int = 0
    marks: tuple[int, ...] = ()
    flaw: str = ""


async def keep(tx: Tx, printed: Printed) -> None:
    """Keep a picture's fingerprint; one that is kept already stays as it is."""
    values = {
        "key": printed.key, "whole": printed.whole, "turned": printed.turned, "flaw": printed.flaw,
    }  # fmt: skip
    added = await tx.execute(insert(tx, Print).values(**values).on_conflict_do_nothing())
    if added.rowcount == 1 and printed.marks:
        marks = [{"mark": mark, "key": printed.key} for mark in printed.marks]
        await tx.execute(insert(tx, PrintMark).values(marks).on_conflict_do_nothing())


async def unprinted(tx: Tx, most: int) -> list[str]:
    """Pictures that have no fingerprint yet, the newest first."""
    found = (
        select(Medium.key)
        .outerjoin(Print, Print.key == Medium.key)
        .where(Medium.kind.in_(PICTURES), Print.key.is_(None))
        .order_by(Medium.id.desc())
        .limit(most)
    )
    return list(dict.fromkeys(row[0] for row in await tx.execute(found)))


async def alike(tx: Tx, wanted: Collection[int], least: int, not_of: int) -> list[str]:
    """The pictures that share the most marks, `least` or more, and belong to another report."""
    own = select(Medium.key).where(Medium.report_id == not_of)
    return await _most_shared(tx, wanted, least, PrintMark.key.not_in(own))


async def alike_among(
    tx: Tx, wanted: Collection[int], least: int, keys: Collection[str]
) -> list[str]:
    """Those of these pictures that share the most marks, and those that have no print yet."""
    printed = await tx.execute(select(Print.key).where(Print.key.in_(keys)))
    new = sorted(set(keys) - {row[0] for row in printed})
    return [*await _most_shared(tx, wanted, least, PrintMark.key.in_(keys)), *new][:MOST_ALIKE]


async def _most_shared(
    tx: Tx, wanted: Collection[int], least: int, which: ColumnElement[bool]
) -> list[str]:
    shared = func.count().label("shared")
    found = (
        select(PrintMark.key)
        .where(PrintMark.mark.in_(wanted), which)
        .group_by(PrintMark.key)
        .having(shared >= least)
        .order_by(shared.desc(), PrintMark.key)
        .limit(MOST_ALIKE)
    )
    rows: Any = await tx.execute(found)
    return [row[0] for row in rows]


async def is_elsewhere(tx: Tx, keys: Collection[str], not_of: int) -> bool:
    """Whether the very same file came with another report; needs no fingerprint."""
    found = select(Medium.id).where(Medium.key.in_(keys), Medium.report_id != not_of)
    return (await tx.execute(found.limit(1))).first() is not None


async def photos_of(tx: Tx, report_id: int, roles: Collection[str]) -> list[str]:
    """The keys of a report's pictures, photos and files, in these roles, in the order they came."""
    found = (
        select(Medium.key)
        .where(Medium.report_id == report_id, Medium.kind.in_(PICTURES), Medium.role.in_(roles))
        .order_by(Medium.id)
    )
    return [row[0] for row in await tx.execute(found)]


async def photos_with(
    tx: Tx, report_ids: Collection[int], roles: Collection[str]
) -> dict[int, list[str]]:
    """The keys of the photos in these roles, by report; reports without one are left out."""
    found = (
        select(Medium.report_id, Medium.key)
        .where(Medium.report_id.in_(report_ids), Medium.kind == "photo", Medium.role.in_(roles))
        .order_by(Medium.id)
    )
    photos: dict[int, list[str]] = {}
    for report_id, key in await tx.execute(found):
        photos.setdefault(report_id, []).append(key)
    return photos
