"""Looking through what all reports tell, block by block, from the newest on."""

import asyncio
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import batched
from typing import Any

import numpy as np
from sqlalchemy import select

from storage.database import Tx
from storage.packing import BLOCK, FACTS, Table
from storage.tables import Tally
from storage.tallies import READ_AT_ONCE, View, read_anew, view
from storage.words import holding, needle

UNKNOWN = 0xFFFF
"""A number that no name has."""


@dataclass(frozen=True, slots=True)
class Sought:
    """Words, and what limits them: nothing is no limit."""

    words: Sequence[str]
    units: Collection[str] | None = None
    region: str | None = None
    subjects: Collection[str] = ()
    only_open: bool = False


async def newest(tx: Tx, sought: Sought, most: int) -> list[int]:
    """The ids of the newest reports that tell of all these words, the newest first."""
    seen, found = await view(tx), list[int]()
    needles = [one for one in map(needle, sought.words) if one]
    blocks = sorted({*seen.there, *seen.old}, reverse=True)
    for some in batched(blocks, READ_AT_ONCE):
        hits = await _telling(tx, [one for one in some if one not in seen.old], needles)
        facts = await _facts(tx, hits)
        for number in seen.old & {*some}:
            block = await read_anew(tx, number, seen.numbers)
            hits[number], facts[number] = holding(block.words, needles), block.facts
        for number, rows in hits.items():
            found += _fitting(facts[number][rows], number, sought, seen)
        if len(found) >= most:
            break
    return sorted(found, reverse=True)[:most]


async def _telling(
    tx: Tx, numbers: Sequence[int], needles: Sequence[bytes]
) -> dict[int, list[int]]:
    """By block: the lines of the reports that tell of all of these."""
    words = select(Tally.number, Tally.words).where(Tally.number.in_(numbers))
    rows: Any = (await tx.execute(words)).all()
    return await asyncio.to_thread(_held, rows, needles)


def _held(rows: Sequence[tuple[int, bytes]], needles: Sequence[bytes]) -> dict[int, list[int]]:
    lines = {number: holding(words, needles) for number, words in rows}
    return {number: held for number, held in lines.items() if held}


async def _facts(tx: Tx, numbers: Collection[int]) -> dict[int, Table]:
    wanted = select(Tally.number, Tally.facts).where(Tally.number.in_(numbers))
    rows: Any = (await tx.execute(wanted)).all() if numbers else []
    return {number: np.frombuffer(facts, FACTS) for number, facts in rows}


def _fitting(facts: Table, number: int, sought: Sought, seen: View) -> list[int]:
    """The ids of those of these reports that the limits leave."""
    fits = np.ones(facts.size, np.bool_)
    regions = None if sought.region is None else (sought.region,)
    for column, names in (
        ("unit", sought.units), ("region", regions), ("subject", sought.subjects or None),
    ):  # fmt: skip
        if names is not None:
            fits &= np.isin(facts[column], [seen.numbers.get(name, UNKNOWN) for name in names])
    if sought.only_open:
        fits &= facts["open"] == 1
    return [number * BLOCK + int(offset) for offset in facts["offset"][fits]]
