"""The sense of a city's answer templates: known subjects, known gaps, and something said."""

from collections import Counter
from collections.abc import Iterator
from string import Formatter

from domain.answers import is_bare
from domain.city_assembly import units_of_form
from domain.city_entries import TemplateEntry
from domain.city_form import CityForm, Problem
from domain.templates import GAPS


def problems_of_templates(form: CityForm) -> Iterator[Problem]:
    """Tell which templates could not be used, or would say nothing."""
    file, templates = form.names["templates"], form.templates.templates
    known = {
        "areas": {area.key for area in form.subjects.areas},
        "subjects": {subject.key for subject in form.subjects.subjects},
        "units": {unit.key for unit in units_of_form(form.units, form.city)},
    }
    for key, times in Counter(entry.key for entry in templates).items():
        if times > 1:
            yield Problem(file, f'templates "{key}"', f"given {times} times")
    for entry in templates:
        where = f'templates "{entry.key}"'
        for field, keys in known.items():
            for unknown in set(getattr(entry, field)) - keys:
                yield Problem(file, f"{where} {field}", f"no such {field[:-1]}: {unknown!r}")
        yield from _about_texts(file, where, entry)


def _about_texts(file: str, where: str, entry: TemplateEntry) -> Iterator[Problem]:
    for language, text in (("fa", entry.fa), ("en", entry.en)):
        wrong = wrong_gap(text)
        if wrong is not None:
            gaps = ", ".join(f"{{{gap}}}" for gap in GAPS)
            yield Problem(file, f"{where} {language}", f"{wrong}; the gaps are {gaps}")
        elif says_nothing(text):
            yield Problem(file, f"{where} {language}", "says nothing of what was done")


def wrong_gap(text: str) -> str | None:
    """What is wrong with the gaps of a sentence; `None` for nothing."""
    try:
        gaps = [(gap, form, turn) for _, gap, form, turn in Formatter().parse(text)]
    except ValueError as error:
        return str(error)
    wrong = [
        gap for gap, form, turn in gaps if gap is not None and (gap not in GAPS or form or turn)
    ]
    return f"no such gap: {wrong[0]!r}" if wrong else None


def says_nothing(text: str) -> bool:
    """Whether a sentence with good gaps tells nothing of what was done."""
    return is_bare(text.format_map(dict.fromkeys(GAPS, "")))
