"""Which new reports a person has to look at first, and why."""

from dataclasses import replace
from pathlib import Path

import pytest

from domain.triage import why_by_hand
from storage.city_files import read_city

CITY = read_city(Path(__file__).parents[2] / "cities" / "demo")
PLAIN, SENSITIVE = CITY.subject("pothole"), CITY.subject("staff_conduct")
CLEAR = {"unsure": False, "several": False, "nobody": False, "emergency": False}


@pytest.mark.parametrize(
    ("kind", "what", "why"),
    [
        ("request", {}, None),
        ("complaint", {}, None),
        ("request", {"unsure": True}, "unsure"),
        ("request", {"several": True}, "several"),
        ("request", {"several": True, "emergency": True}, None),
        ("request", {"unsure": True, "emergency": True}, "unsure"),
        ("request", {"nobody": True, "unsure": True}, "nobody"),
        ("corruption", {"nobody": True}, "sensitive"),
    ],
)
def test_the_weightiest_reason_is_named(kind: str, what: dict[str, bool], why: str | None) -> None:
    """Several faults alone hold up no emergency; what nobody can place waits for a person."""
    assert why == why_by_hand(PLAIN, kind, **(CLEAR | what))


@pytest.mark.parametrize(
    ("kind", "why"), [("complaint", "sensitive"), ("request", "sensitive"), ("appreciation", None)]
)
def test_what_is_told_of_people_is_read_first(kind: str, why: str | None) -> None:
    """Praise of them needs no shelter."""
    assert why == why_by_hand(SENSITIVE, kind, **CLEAR)
    assert why_by_hand(replace(SENSITIVE, sensitive=False), kind, **CLEAR) is None
