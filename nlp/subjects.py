"""The subjects a message can have, as data: key, area, Persian name and emergency flag."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

TABLES = Path(__file__).parent / "tables"
NONE = "none"
"""The label of text that is no city report at all."""

KINDS = (
    "request",
    "complaint",
    "corruption",
    "criticism",
    "suggestion",
    "idea",
    "appreciation",
    "information",
)


@dataclass(frozen=True, slots=True)
class Subject:
    """One leaf of the taxonomy; `flag` is E (emergency), e (with a danger word) or empty."""

    leaf: str
    area: str
    name: str
    flag: str


@cache
def subjects() -> Mapping[str, Subject]:
    """Every subject by its leaf, in the order of the taxonomy."""
    lines = (TABLES / "subjects.tsv").read_text("utf-8").splitlines()[1:]
    found = (Subject(*line.split("\t")) for line in lines)
    return {subject.leaf: subject for subject in found}


def area_of(leaf: str) -> str | None:
    """The area a leaf belongs to; None when the leaf is unknown."""
    subject = subjects().get(leaf)
    return subject.area if subject else None
