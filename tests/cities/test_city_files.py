"""A city's folder is read whole, and whatever cannot be read is told with its file."""

import shutil
from pathlib import Path

import pytest

from domain.city_schema import CityError
from storage.city_files import read_city

CITIES = Path(__file__).parents[2] / "cities"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of a city, with the file it shares, that a test may spoil."""
    shutil.copy(CITIES / "iran_holidays.toml", tmp_path)
    return Path(shutil.copytree(CITIES / "tehran", tmp_path / "tehran"))


def _problems(folder: Path) -> list[str]:
    with pytest.raises(CityError) as caught:
        read_city(folder)
    return [str(problem) for problem in caught.value.problems]


def test_a_missing_file_is_told_with_its_place(folder: Path) -> None:
    """A file that is not there is named together with where it should be."""
    (folder / "units.toml").unlink()

    expected = f"units.toml: there is no such file; expected at {folder / 'units.toml'}"
    assert [expected] == _problems(folder)


def test_bad_toml_is_told_with_its_line(folder: Path) -> None:
    """A slip in the notation is named with line and column."""
    (folder / "rules.toml").write_text('[[rules]]\nsubject = "fire\n', encoding="utf-8")
    problems = _problems(folder)

    assert len(problems) == 1
    assert problems[0].startswith("rules.toml: is not valid TOML: ")
    assert "line 2" in problems[0]


def test_text_that_is_not_utf8_is_told(folder: Path) -> None:
    """A file saved in another encoding is named as such."""
    (folder / "helplines.toml").write_bytes("# تهران".encode("cp1256"))

    assert _problems(folder) == ["helplines.toml: is not UTF-8 text: byte 2"]


def test_a_folder_in_place_of_a_file_is_told(folder: Path) -> None:
    """What cannot be opened is named with the reason of the system."""
    (folder / "rules.toml").unlink()
    (folder / "rules.toml").mkdir()

    assert _problems(folder) == ["rules.toml: cannot be read: Is a directory"]


def test_an_empty_folder_misses_everything(tmp_path: Path) -> None:
    """All missing files are told at once."""
    files = [problem.partition(":")[0] for problem in _problems(tmp_path)]

    assert files == [
        "city.toml",
        "subjects.toml",
        "units.toml",
        "helplines.toml",
        "rules.toml",
    ]


def test_a_wrong_list_of_files_is_told(folder: Path) -> None:
    """The list of files that lie elsewhere has a form of its own."""
    text = (folder / "city.toml").read_text(encoding="utf-8")
    text = text.replace('[files]\nholidays = "../iran_holidays.toml"', "")
    (folder / "city.toml").write_text("files = 3\n" + text, encoding="utf-8")

    expected = "city.toml: files: Input should be a valid dictionary, found 3"
    assert [expected] == _problems(folder)


def test_a_file_may_lie_in_another_city(folder: Path) -> None:
    """A city shares another's subjects by naming the file; problems there carry its name."""
    city = folder.parent / "other"
    shutil.copytree(CITIES / "demo", city)
    (folder / "subjects.toml").unlink()
    problems = _problems(city)

    assert len(problems) == 1
    assert problems[0].startswith("../tehran/subjects.toml: there is no such file")


def test_a_city_may_do_without_holidays_and_templates(folder: Path) -> None:
    """Then only the weekend counts, and units write every answer themselves."""
    text = (folder / "city.toml").read_text(encoding="utf-8")
    text = text.replace('[files]\nholidays = "../iran_holidays.toml"', "")
    (folder / "city.toml").write_text(text, encoding="utf-8")
    (folder / "templates.toml").unlink()
    city = read_city(folder)

    assert (city.holidays, city.templates, city.weekend) == ((), (), frozenset({4}))


def test_a_file_named_and_not_there_is_told(folder: Path) -> None:
    """A city may do without holidays, but not name a file that is missing."""
    (folder.parent / "iran_holidays.toml").unlink()

    assert [problem.split(";")[0] for problem in _problems(folder)] == [
        "../iran_holidays.toml: there is no such file"
    ]
