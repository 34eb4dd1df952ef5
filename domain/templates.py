"""Answers a unit may start from: whole sentences with gaps, as data of the city."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from domain.city_parts import Name, Subject

Purpose = Literal[
    "claim", "return", "hold", "plan", "outside", "no_action", "reject", "out_of_scope", "ask"
]
"""What an answer is for: the move it goes with."""

PURPOSES: tuple[str, ...] = get_args(Purpose)
GAPS = ("unit", "date", "name", "subject")
MOST = 6
"""So many templates fit under a question without scrolling."""
LEAST_LETTERS, MOST_LETTERS = 10, 400


@dataclass(frozen=True, slots=True)
class Template:
    """An answer with gaps such as `{date}`; without subjects and areas it fits any report.

    With `units` it is offered to them alone.
    """

    key: str
    move: Purpose
    text: Name
    areas: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    units: tuple[str, ...] = ()

    def fits(self, subject: Subject, unit: str = "") -> bool:
        """Whether the answer makes sense for a subject, and is one of this unit's or of all."""
        if self.units and unit not in self.units:
            return False
        anything = not self.subjects and not self.areas
        return anything or subject.key in self.subjects or subject.area in self.areas


def best_for(
    templates: Iterable[Template], move: str, subject: Subject, unit: str = ""
) -> tuple[Template, ...]:
    """At most six answers for a move: the unit's own first, then those for the subject or area."""

    def rank(template: Template) -> tuple[bool, int]:
        if subject.key in template.subjects:
            return not template.units, 0
        return not template.units, 1 if subject.area in template.areas else 2

    fitting = (one for one in templates if one.move == move and one.fits(subject, unit))
    return tuple(sorted(fitting, key=rank)[:MOST])


def filled(text: str, gaps: Mapping[str, str]) -> str:
    """A sentence with its gaps filled, as far as `gaps` knows them by name."""
    for gap, words in gaps.items():
        text = text.replace(f"{{{gap}}}", words)
    return text
