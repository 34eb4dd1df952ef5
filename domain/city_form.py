"""How a city's raw files are read into their form, and how a problem in them is told."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from domain.city_entries import (
    CityFile,
    Entry,
    HelplinesFile,
    HolidaysFile,
    RulesFile,
    SubjectsFile,
    TemplatesFile,
    UnitsFile,
)

SECTIONS = ("city", "subjects", "units", "helplines", "rules")
OPTIONAL = ("holidays", "templates")
"""Sections a city may do without."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: in which file, at which entry and field, and what is expected."""

    file: str
    where: str
    message: str

    def __str__(self) -> str:
        """The problem in one line."""
        return ": ".join(part for part in (self.file, self.where, self.message) if part)


@dataclass(frozen=True, slots=True)
class RawFile:
    """What a file holds before anyone has judged it; `name` is how problems call it."""

    name: str
    content: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class CityForm:
    """All files of a city, each right in form."""

    names: Mapping[str, str]
    city: CityFile
    subjects: SubjectsFile
    units: UnitsFile
    helplines: HelplinesFile
    rules: RulesFile
    holidays: HolidaysFile
    templates: TemplatesFile


def read_form[M: Entry](model: type[M], file: RawFile | None, problems: list[Problem]) -> M | None:
    """Read a file into its form; None, with what is wrong added to `problems`, if it has none."""
    if file is None:
        return None
    try:
        return model.model_validate(file.content)
    except ValidationError as error:
        problems.extend(_problem(file, dict(detail)) for detail in error.errors())
        return None


def _problem(file: RawFile, detail: Mapping[str, Any]) -> Problem:
    message = str(detail["msg"]).removeprefix("Value error, ")
    given = detail["input"]
    if detail["type"] != "missing" and isinstance(given, str | int | float):
        message = f"{message}, found {given!r}"
    return Problem(file.name, _where(file.content, detail["loc"]), message)


def _where(content: Any, path: tuple[str | int, ...]) -> str:
    """A path such as `subjects[3] "pothole" hours`: entries are counted from 1."""
    words: list[str] = []
    for step in path:
        content = _step(content, step)
        if isinstance(step, int):
            words[-1] += f"[{step + 1}]"
            words += _label(content)
        else:
            words.append(step)
    return " ".join(words)


def _step(content: Any, step: str | int) -> Any:
    try:
        return content[step]
    except (KeyError, IndexError, TypeError):
        return None


def _label(entry: Any) -> list[str]:
    key = _step(entry, "key") or _step(entry, "code") if isinstance(entry, Mapping) else None
    return [f'"{key}"'] if isinstance(key, str) else []
