"""What the simulation itself remembers of a month, to hold against what the database says."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime

from bench.month.lines import Line
from domain.report import Report


@dataclass(slots=True)
class Memory:
    """What was seen while it happened; people by their numbers at the messenger.

    `listened` are all who ever were to hear of each report, `tokens` whose the secret word of each
    filing is. `races` are deeds done by two at once with how many of them succeeded; `intruders`
    are deeds of strangers that succeeded, of which there must be none. `dues` is every change of a
    `due_at`, `authors` of a citizen. `history` is what was written in the middle of the month.
    """

    listened: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    tokens: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    races: list[tuple[str, int]] = field(default_factory=list)
    intruders: list[str] = field(default_factory=list)
    dues: dict[int, list[tuple[datetime, datetime]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    authors: dict[int, list[tuple[datetime, int]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    history: list[Line] = field(default_factory=list)

    def note(self, report: Report, native: int, now: datetime) -> None:
        """Notice whose a report is and when its term ends, if either is other than before."""
        dues, authors = self.dues[report.id], self.authors[report.id]
        if not dues or dues[-1][1] != report.due_at:
            dues.append((now, report.due_at))
        if not authors or authors[-1][1] != native:
            authors.append((now, native))

    def author_at(self, number: int, at: datetime) -> int | None:
        """Whose report it was just before a moment."""
        seen = self.authors[number]
        before = [native for since, native in seen if since < at] or [one[1] for one in seen[:1]]
        return before[-1] if before else None
