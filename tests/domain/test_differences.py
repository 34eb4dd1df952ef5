"""The difference between two versions of a city, told so that a person sees what he changes."""

from dataclasses import replace
from pathlib import Path

from domain.city import Rule
from domain.differences import Difference, differences
from domain.hours import read_week
from storage.city_files import read_city

DEMO = read_city(Path(__file__).parents[2] / "cities" / "demo")


def test_the_same_city_is_no_different() -> None:
    """Nothing is told where nothing changed."""
    assert differences(DEMO, replace(DEMO)) == ()


def test_every_change_is_told_with_both_values() -> None:
    """A unit gone, one renamed with hours, a shorter term, another fallback, a rule swapped."""
    first, second, *units = DEMO.units
    subject, *subjects = DEMO.subjects
    changed = replace(second, name=replace(second.name, fa="نو"), hours=read_week("sat 7-14"))
    rule = Rule(subject=subject.key, danger=False, unit=second.key)
    new = replace(
        DEMO,
        units=(changed, *units),
        subjects=(replace(subject, term_hours=1), *subjects),
        rules=(rule,),
        fallback=second.key,
    )

    assert set(differences(DEMO, new)) == {
        Difference("removed", "units", first.key, before=first.name.fa),
        Difference("changed", "units", second.key, "fa", second.name.fa, "نو"),
        Difference("changed", "units", second.key, "hours", "–", "sat 07:00-14:00"),
        Difference("changed", "subjects", subject.key, "hours", str(subject.term_hours), "1"),
        Difference("changed", "city", "demo", "fallback", DEMO.fallback, second.key),
        Difference("removed", "rules", "subject=stray_animals danger=yes unit_kind=fire"),
        Difference("added", "rules", f"subject={subject.key} danger=no unit={second.key}"),
    }


def test_what_is_new_is_told_with_its_name() -> None:
    """An entry that comes is told once, not field by field."""
    extra = replace(DEMO.units[0], key="extra")

    assert differences(DEMO, replace(DEMO, units=(*DEMO.units, extra))) == (
        Difference("added", "units", "extra", after=extra.name.fa),
    )
