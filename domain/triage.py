"""Which new reports a person has to look at before any unit gets them, and why."""

from domain.city_parts import Subject
from domain.kinds import path_of

UNSURE, SENSITIVE, SEVERAL, NOBODY = "unsure", "sensitive", "several", "nobody"
VIEW = "view"
"""A view or a question, which a person answers or passes on."""
WHYS = (SENSITIVE, VIEW, NOBODY, UNSURE, SEVERAL)
"""Why a new report goes to triage, the weightiest reason first."""

_PRAISE = frozenset({"appreciation"})
_OF_WRONGS = frozenset({"corruption"})
"""Kinds of message that are sensitive whatever their subject."""


def why_by_hand(
    subject: Subject, kind: str, *, unsure: bool, several: bool, nobody: bool, emergency: bool
) -> str | None:
    """Why a person has to look first; `None` if the report can go to its unit.

    An emergency is not held up for telling of several faults: its unit can split it.
    """
    true = {
        SENSITIVE: kind in _OF_WRONGS or (subject.sensitive and kind not in _PRAISE),
        VIEW: path_of(kind).by_hand,
        NOBODY: nobody,
        UNSURE: unsure,
        SEVERAL: several and not emergency,
    }
    return next((why for why in WHYS if true[why]), None)
