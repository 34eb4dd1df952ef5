"""Subjects that changed in the chat are understood at once, and taught to the next model."""

from pathlib import Path

import pytest

from domain.city import City
from nlp.aliases import Changes, NewSubject
from nlp.reading import Decision, Reading
from services.edits import Edited
from services.subject_edits import edit_subjects
from services.succession import Meant, changes_of, meant
from storage.city_files import read_city

CITY = read_city(Path(__file__).parents[2] / "cities" / "demo")


def edited(*commands: str) -> City:
    """The city after these commands."""
    made = Edited(CITY)
    for said in commands:
        made = edit_subjects(made.city, said)
    return made.city


def reading(leaf: str | None, decision: Decision = "auto", *others: str) -> Reading:
    """A reading of the model."""
    top = tuple((key, 0.5) for key in (leaf, *others) if key)
    return Reading(leaf, None, "request", False, 0.9, decision, top)


MERGED = edited("merge subsidence | pothole")
GONE = edited("retire graffiti")
SPLIT = edited("split pothole | dip | فرورفتگی کنار دریچه | دریچه، منهول")


@pytest.mark.parametrize(
    ("city", "read", "story", "expected"),
    [
        (CITY, reading("pothole"), "چاله", Meant("pothole", ("pothole",), "auto")),
        (CITY, reading(None, "triage"), "سلام", Meant(None, (), "triage")),
        (MERGED, reading("subsidence"), "نشست", Meant("pothole", ("pothole",), "auto")),
        (GONE, reading("graffiti", "auto", "noise"), "رنگ", Meant("noise", ("noise",), "ask")),
        (GONE, reading("graffiti"), "دیوارنویسی", Meant(None, (), "triage")),
        (SPLIT, reading("pothole"), "چاله کنار دریچه", Meant("dip", ("dip", "pothole"), "ask")),
        (SPLIT, reading("pothole"), "چاله", Meant("pothole", ("pothole",), "auto")),
        (SPLIT, reading(None), "منهول‌ها", Meant("dip", ("dip",), "ask")),
    ],
)
def test_a_message_is_read_in_the_subjects_of_today(
    city: City, read: Reading, story: str, expected: Meant
) -> None:
    """Heirs are taken as sure as the model is, keywords and gaps are asked about."""
    assert expected == meant(city, read, story)


def test_the_next_model_learns_what_changed() -> None:
    """Merged, retired and new subjects; keywords of what it knows already are no news."""
    city = edited(
        "merge subsidence | pothole",
        "retire graffiti",
        "split pothole | dip | فرورفتگی | دریچه، منهول",
        "keywords noise | سروصدا",
    )
    learnt = {subject.key for subject in CITY.subjects}

    assert changes_of(city, learnt) == Changes(
        renamed={"subsidence": "pothole"},
        retired=("graffiti",),
        added=(NewSubject("dip", CITY.subject("pothole").area, ("دریچه", "منهول")),),
    )
