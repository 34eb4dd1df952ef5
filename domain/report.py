"""A report and what belongs to it, as plain facts."""

from dataclasses import dataclass
from datetime import datetime, timedelta

MOST_RETURNS = 2


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
    `term_at` is when its term began and `paused_s` how long the unit's own clock stood still since,
    in seconds; `resume` is the state to go back to, `until_at` the date given by the unit, `rung`
    the last step of the ladder climbed, `nudges` how often the present state was reminded of,
    `wish` what the unit asks its superiors for. `outside` names the outside body and its number.
    `repeats` counts the reports on its subject at its place in ninety days, itself among them.
    `told_late` holds the causes of lateness that were told in this term.
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
    address: str
    term_at: datetime
    paused_s: int = 0
    resume: str | None = None
    until_at: datetime | None = None
    rung: int = 0
    nudges: int = 0
    questions: int = 0
    returns: int = 0
    outside: str = ""
    wish: str = ""
    parent_id: int | None = None
    shortlist: str = ""
    repeats: int = 1
    told_late: str = ""

    @property
    def paused(self) -> timedelta:
        """How long the unit's own clock stood still in this term."""
        return timedelta(seconds=self.paused_s)

    @property
    def is_binding(self) -> bool:
        """Whether it was returned so often that the unit given it by triage must keep it."""
        return self.returns >= MOST_RETURNS


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
