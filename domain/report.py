"""A report and what belongs to it, as plain facts."""

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody known to us; `id` is ours, `native_id` the messenger's."""

    id: int
    messenger: str
    native_id: int
    name: str
    language: str


@dataclass(frozen=True, slots=True)
class Report:
    """One report as it stands. Times are UTC; `due_at` is when its term is over.

    `place` is what the citizen said, `address` what the map says of the point, for the crew.
    """

    id: int
    code: str
    author_id: int
    chat_id: int
    subject: str
    kind: str
    danger: str | None
    emergency: bool
    story: str
    place: str
    latitude: float | None
    longitude: float | None
    region: str | None
    unit: str
    state: str
    taken_by: int | None
    objections: int
    opened_at: datetime
    due_at: datetime
    changed_at: datetime
    address: str = ""


@dataclass(frozen=True, slots=True)
class File:
    """A file of a report's, in our own store under `key`."""

    role: str
    kind: str
    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Happening:
    """One line of a report's history."""

    at: datetime
    actor: str
    move: str
    state: str
    words: str


EMERGENCY_TERM = timedelta(hours=1)


def due_at(opened_at: datetime, term_hours: int, *, emergency: bool) -> datetime:
    """When work on a report is late: its subject's term, but an hour at most in an emergency."""
    term = timedelta(hours=term_hours) if term_hours else EMERGENCY_TERM
    return opened_at + (min(term, EMERGENCY_TERM) if emergency else term)
