"""Reports of one block as two small tables of numbers, and back: a million are read in a moment."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import numpy as np
from numpy.typing import NDArray

from domain.lifecycle import OPEN
from domain.tallies import Event, Life, events_of, first_taken, order_of, stand_of, term_of
from storage.words import packed

BLOCK = 256
"""Ids in a block: so many reports are read again when one of them changes."""
SHAPE = 3
"""Raised whenever what is packed changes: blocks of another shape are made again."""
NEVER = -(1 << 62)
MICRO = 1_000_000
_EPOCH, _MICROSECOND = datetime(1970, 1, 1, tzinfo=UTC), timedelta(microseconds=1)

Table = NDArray[np.void]
FACTS = np.dtype(
    [
        ("opened", "<i8"), ("due", "<i8"), ("came", "<i8"), ("taken", "<i8"), ("cell", "<i8"),
        ("latitude", "<i4"), ("longitude", "<i4"), ("unit", "<u2"), ("region", "<u2"),
        ("subject", "<u2"), ("stand", "u1"), ("term", "u1"), ("order", "u1"),
        ("open", "u1"), ("offset", "u1"),
    ]
)  # fmt: skip
"""A line each report; moments in microseconds since 1970, `NEVER` for none, places in millionths
of a degree, names by their number, 0 for none; `offset` is the place of its id in the block."""
EVENTS = np.dtype([("at", "<i8"), ("row", "<u4"), ("by", "<u2"), ("what", "u1"), ("rating", "u1")])
"""A line each thing that happened; `row` is the report's line."""


@dataclass(frozen=True, slots=True)
class Block:
    """What some reports add to the figures."""

    facts: Table
    events: Table
    words: bytes = b""

    @property
    def span(self) -> tuple[int, int]:
        """The first and the last moment at which it adds something."""
        moments = [self.facts[name] for name in ("opened", "due", "came", "taken")]
        told = np.concatenate([*moments, self.events["at"]])
        told = told[told != NEVER]
        return (int(told.min()), int(told.max())) if told.size else (NEVER, NEVER)


def micros(at: datetime) -> int:
    """A moment as microseconds since 1970."""
    return (at - _EPOCH) // _MICROSECOND


def _moment(at: datetime | None) -> int:
    return NEVER if at is None else micros(at)


def _millionths(degrees: float | None) -> int:
    return 0 if degrees is None else round(degrees * MICRO)


def pack(lives: Sequence[Life], numbers: dict[str, int]) -> Block:
    """What these reports add to the figures; names that have no number yet are given one."""
    facts = [_facts(life, numbers) for life in lives]
    events = [
        _event(event, row, numbers) for row, life in enumerate(lives) for event in events_of(life)
    ]
    words = packed(life.told for life in lives)
    return Block(np.array(facts, FACTS), np.array(events, EVENTS), words)


def _facts(life: Life, numbers: dict[str, int]) -> tuple[Any, ...]:
    stand, came = stand_of(life)
    names = (life.unit, life.region or "", life.subject)
    return (
        micros(life.opened_at), micros(life.due_at), _moment(came), _moment(first_taken(life)),
        NEVER if life.cell is None else life.cell,
        _millionths(life.latitude), _millionths(life.longitude),
        *(numbers.setdefault(name, len(numbers)) for name in names), stand, term_of(life),
        order_of(life), life.state in OPEN, life.id % BLOCK,
    )  # fmt: skip


def _event(event: Event, row: int, numbers: dict[str, int]) -> tuple[int, ...]:
    by = numbers.setdefault(event.by, len(numbers))
    return micros(event.at), row, by, event.what, event.rating


def stored(block: Block) -> dict[str, Any]:
    """A block as columns of a row."""
    since, until = block.span
    return {
        "shape": SHAPE, "since": since, "until": until,
        "facts": block.facts.tobytes(), "events": block.events.tobytes(), "words": block.words,
    }  # fmt: skip


def unpacked(rows: Sequence[tuple[bytes, bytes]]) -> Block:
    """Several blocks as one, from the facts and events of their rows."""
    facts = np.frombuffer(b"".join(row[0] for row in rows), FACTS)
    events = np.frombuffer(b"".join(row[1] for row in rows), EVENTS).copy()
    lines = [len(row[0]) // FACTS.itemsize for row in rows]
    before = np.cumsum([0, *lines[:-1]], dtype=np.uint32)
    events["row"] += np.repeat(before, [len(row[1]) // EVENTS.itemsize for row in rows])
    return Block(facts, events)
