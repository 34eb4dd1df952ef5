"""What kinds of message there are besides the report of a fault, and the short path of each.

Source: the processes of IRIS (Barcelona), which are chosen by the kind of a message.
"""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a citizen's message is."""

    REQUEST = "request"
    COMPLAINT = "complaint"
    CORRUPTION = "corruption"
    CRITICISM = "criticism"
    SUGGESTION = "suggestion"
    IDEA = "idea"
    APPRECIATION = "appreciation"
    INFORMATION = "information"
    ORDER = "order"


@dataclass(frozen=True, slots=True)
class Path:
    """How a kind is worked: whether it needs a place and a picture of the result, and its term.

    `term_hours` of `None` is the subject's own term; `by_hand` means a person at triage first.
    """

    needs_place: bool = True
    needs_picture: bool = True
    term_hours: int | None = None
    by_hand: bool = False


TEN_WORKING_DAYS = 240
_ANSWERED = Path(needs_place=False, needs_picture=False, term_hours=TEN_WORKING_DAYS, by_hand=True)
PATHS: dict[Kind, Path] = {
    Kind.REQUEST: Path(),
    Kind.ORDER: Path(),
    Kind.COMPLAINT: Path(),
    Kind.CRITICISM: _ANSWERED,
    Kind.SUGGESTION: _ANSWERED,
    Kind.IDEA: _ANSWERED,
    Kind.INFORMATION: Path(needs_place=False, needs_picture=False, term_hours=72, by_hand=True),
}
"""Thanks and word of corruption are no reports and have none."""
TO_CONFIRM = frozenset(Kind) - {Kind.REQUEST, Kind.COMPLAINT, Kind.ORDER}
"""Kinds on which the model is not believed without the citizen's word."""


def is_order(kind: str) -> bool:
    """Whether it is an order of the city's own, which is worked like a report and counted apart."""
    return kind == Kind.ORDER


def path_of(kind: str) -> Path:
    """The path of a kind; that of a request for one that is not known."""
    return PATHS.get(Kind(kind), Path()) if kind in set(Kind) else Path()
