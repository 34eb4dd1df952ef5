"""A city's files made into a `City`, or every problem in them told in plain English.

First the form of all files is checked; once that is right, the sense of the whole. Each step
gathers all its problems, so that one run shows everything there is to mend.
"""

from collections.abc import Iterable, Mapping

from domain.city import City
from domain.city_assembly import assemble
from domain.city_checks import problems_of_city, problems_of_form
from domain.city_entries import (
    CityFile,
    HelplinesFile,
    HolidaysFile,
    RulesFile,
    SubjectsFile,
    TemplatesFile,
    UnitsFile,
)
from domain.city_form import OPTIONAL, CityForm, Problem, RawFile, read_form
from domain.errors import Misconfigured


class CityError(Misconfigured):
    """A city's files are wrong; the message lists every problem, one a line."""

    def __init__(self, problems: list[Problem]) -> None:
        """Keep the problems."""
        lines = "\n".join(f"  {problem}" for problem in problems)
        super().__init__(f"problems in the city's files: {len(problems)}\n{lines}")
        self.problems = tuple(problems)


def build_city(files: Mapping[str, RawFile], unread: Iterable[Problem] = ()) -> City:
    """Make the city from the contents of its files, by section.

    `unread` says what went wrong before, while the files were opened. Raises CityError.
    """
    problems = list(unread)
    form = _read_forms(files, problems)
    if form is not None and not problems:
        problems.extend(problems_of_form(form))
    if form is None or problems:
        raise CityError(problems)
    city = assemble(form)
    problems.extend(problems_of_city(city, form))
    if problems:
        raise CityError(problems)
    return city


def _read_forms(given: Mapping[str, RawFile], problems: list[Problem]) -> CityForm | None:
    files = {section: RawFile(f"{section}.toml", {}) for section in OPTIONAL} | dict(given)
    city = read_form(CityFile, files.get("city"), problems)
    subjects = read_form(SubjectsFile, files.get("subjects"), problems)
    units = read_form(UnitsFile, files.get("units"), problems)
    helplines = read_form(HelplinesFile, files.get("helplines"), problems)
    rules = read_form(RulesFile, files.get("rules"), problems)
    holidays = read_form(HolidaysFile, files["holidays"], problems)
    templates = read_form(TemplatesFile, files["templates"], problems)
    if not (city and subjects and units and helplines and rules and holidays and templates):
        return None
    names = {section: file.name for section, file in files.items()}
    return CityForm(names, city, subjects, units, helplines, rules, holidays, templates)
