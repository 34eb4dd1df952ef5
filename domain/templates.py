"""Answers a unit may start from: whole sentences with gaps, as data of the city."""

from collections.abc import Iterable
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


@dataclass(frozen=True, slots=True)
class Template:
    """An answer with gaps such as `{date}`; without subjects and areas it fits any report."""

    key: str
    move: Purpose
    text: Name
    areas: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()

    def fits(self, subject: Subject) -> bool:
        """Whether the answer makes sense for a subject."""
        anything = not self.subjects and not self.areas
        return anything or subject.key in self.subjects or subject.area in self.areas


def best_for(templates: Iterable[Template], move: str, subject: Subject) -> tuple[Template, ...]:
    """At most six answers for a move, those made for the subject first, then for its area."""

    def rank(template: Template) -> int:
        if subject.key in template.subjects:
            return 0
        return 1 if subject.area in template.areas else 2

    fitting = (one for one in templates if one.move == move and one.fits(subject))
    return tuple(sorted(fitting, key=rank)[:MOST])
