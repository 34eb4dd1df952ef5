"""The README says what the program really takes: settings, commands, and both languages alike."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from bot.cli import app
from bot.settings import Settings
from handlers.entries import COMMANDS
from tests.docs.pages import GLOSSARY, PAGES, READMES, ROOT, rows, short

EXAMPLE = ROOT / ".env.example"
OF_TESTS = {"SHAHRDAD_TEST_DATABASES", "SHAHRDAD_TEST_MODEL", "SHAHRDAD_SCREENSHOTS"}
both = pytest.mark.parametrize("page", READMES, ids=short)


def settings() -> dict[str, str]:
    """Every setting and its default, as they are written."""
    return {
        f"SHAHRDAD_{name.upper()}": _written(field.default)
        for name, field in Settings.model_fields.items()
    }


def _written(default: object) -> str:
    if isinstance(default, float):
        return f"{default:g}"
    return "" if default in (None, frozenset()) else str(default)


def commands_of(group: Any, before: str = "shahrdad") -> Iterator[str]:
    """Every command of the command line, with the groups it lies in."""
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from commands_of(command, f"{before} {name}")
        else:
            yield f"{before} {name}"


def cli_commands() -> set[str]:
    """Every command of the command line."""
    return set(commands_of(get_command(app)))


@both
def test_the_settings_table_is_true(page: Path) -> None:
    """Every setting is there with its default, and none besides."""
    table = {row[0]: row[1] for row in rows(page, "SHAHRDAD_")}

    assert settings() == table


@both
def test_the_chat_commands_are_true(page: Path) -> None:
    """Every command of the chat is there, and none besides."""
    table = {row[0] for row in rows(page, "/")}

    assert {f"/{name}" for name in COMMANDS} == table


@both
def test_the_command_line_is_true(page: Path) -> None:
    """Every command of the command line is there, and none besides."""
    table = {row[0] for row in rows(page, "shahrdad ")}

    assert cli_commands() == table


def test_both_languages_say_the_same() -> None:
    """The two READMEs have the same chapters' number, links and code lines."""
    english, persian = (_skeleton(page.read_text("utf-8")) for page in READMES)

    assert english == persian


def _skeleton(text: str) -> dict[str, object]:
    code = [line.split("  #")[0].strip() for line in text.splitlines() if line.startswith("    ")]
    linked = set(re.findall(r"\]\(([^)]+)\)", text)) - {"README.md", "README.fa.md"}
    return {"chapters": len(re.findall("^#+ ", text, re.M)), "links": linked, "code": code}


@pytest.mark.parametrize("page", PAGES, ids=short)
def test_no_page_names_a_setting_or_command_that_is_not(page: Path) -> None:
    """Settings and commands named anywhere exist."""
    text = page.read_text(encoding="utf-8")
    named = set(re.findall(r"SHAHRDAD_[A-Z_]+[A-Z]", text))
    called = set(re.findall(r"(?:`|^ {4}(?:\.venv/bin/)?)shahrdad ([a-z]+)", text, re.M))
    known = {command.split()[1] for command in cli_commands()}

    assert set() == named - set(settings()) - OF_TESTS
    assert set() == called - known


def test_the_example_file_has_every_setting(tmp_path: Path) -> None:
    """`.env.example` shows every setting with its default, and the program can read it."""
    lines = EXAMPLE.read_text(encoding="utf-8").splitlines()
    shown = [line.removeprefix("# ") for line in lines if "SHAHRDAD_" in line and "=" in line]
    copy = tmp_path / ".env"
    copy.write_text("\n".join(shown), encoding="utf-8")

    assert settings() == dict(line.split("=", 1) for line in shown)
    assert _read(None) == _read(copy)


def _read(file: Path | None) -> dict[str, object]:
    """What the program takes from a file; an empty secret is none."""
    read = Settings(_env_file=file)  # type: ignore[call-arg]  # a parameter that pydantic adds
    return {name: value or None for name, value in read}


def test_the_glossary_has_one_word_for_one_idea() -> None:
    """No word of either language stands for two ideas."""
    lines = GLOSSARY.read_text(encoding="utf-8").splitlines()
    cells = [line.strip("| ").split(" | ") for line in lines if line.startswith("| ")][1:]
    english, persian = [row[0] for row in cells], [row[1] for row in cells]

    assert sorted(set(english)) == sorted(english)
    assert sorted(set(persian)) == sorted(persian)
    assert all(len(row) == 4 and all(row) for row in cells)


def test_the_changelog_tells_what_is_new() -> None:
    """There is a place for what is not released yet."""
    assert "## Unreleased" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8").splitlines()
