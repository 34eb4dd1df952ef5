"""Every file and every name that the pages mention exists."""

import ast
import re
from pathlib import Path

import pytest

from tests.docs.pages import (
    DECISIONS,
    GLOSSARY,
    MAP,
    OPERATING,
    PAGES,
    READMES,
    ROOMS,
    ROOT,
    links,
    quoted,
    short,
)

_PATH = re.compile(r"^[\w.-]+(/[\w.-]+)*(/|\.(py|toml|ftl|md|csv|lock|txt))$")
_NAME = re.compile(r"^[A-Za-z_]\w*(\.[A-Za-z_]\w*)*$")
WITH_NAMES = (MAP, GLOSSARY, *DECISIONS)
OF_OTHERS = {"async", "app_service", "history", "messages", "reports", "sessions", "datetime.now"}
"""Words in code letters that are no names of ours: tables, a subject, and Python's own."""


def defined() -> set[str]:
    """Every function, class, constant and field of ours; members with their class and without."""
    names: set[str] = set()
    for room in ROOMS:
        for path in (ROOT / room).rglob("*.py"):
            names |= _names_in(ast.parse(path.read_text(encoding="utf-8")).body, "")
    return names | {name.rpartition(".")[2] for name in names}


def _names_in(body: list[ast.stmt], owner: str) -> set[str]:
    names: set[str] = set()
    for node in body:
        own = {owner + name for name in _named(node)}
        names |= own
        if isinstance(node, ast.ClassDef):
            names |= _names_in(node.body, f"{node.name}.")
    return names


def _named(node: ast.stmt) -> list[str]:
    match node:
        case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
            return [node.name]
        case ast.Assign():
            return [target.id for target in node.targets if isinstance(target, ast.Name)]
        case ast.AnnAssign(target=ast.Name(id=name)):
            return [name]
    return []


@pytest.mark.parametrize("page", PAGES, ids=short)
def test_every_link_leads_somewhere(page: Path) -> None:
    """What a page links to, or shows as a picture, is there."""
    missing = [str(link.relative_to(page.parent)) for link in links(page) if not link.exists()]

    assert missing == []


@pytest.mark.parametrize("page", [*READMES, MAP, GLOSSARY, *DECISIONS], ids=short)
def test_every_file_mentioned_exists(page: Path) -> None:
    """A path in code letters is one of this project's."""
    paths = [text for text in quoted(page) if _PATH.match(text) and text not in OF_OTHERS]
    missing = [text for text in paths if not _exists(text)]

    assert missing == []


def _exists(path: str) -> bool:
    homes = (ROOT, ROOT / "cities" / "tehran", ROOT / "cities" / "tehran" / "places")
    return path in ("uv.lock", ".ftl") or any((home / path).exists() for home in homes)


@pytest.mark.parametrize("page", WITH_NAMES, ids=short)
def test_every_name_mentioned_exists(page: Path) -> None:
    """A name in code letters is defined in one of the rooms."""
    known = defined() | OF_OTHERS
    names = [text for text in quoted(page) if _is_name(text)]
    missing = [name for name in names if name not in known]

    assert missing == []


def _is_name(text: str) -> bool:
    """Settings are looked at elsewhere."""
    named = _NAME.match(text) and not _PATH.match(text)
    return bool(named) and not text.startswith("SHAHRDAD_")


def test_every_log_line_explained_is_written() -> None:
    """The operating guide explains log lines that the program really writes."""
    source = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "bot").rglob("*.py"))
    section = OPERATING.read_text(encoding="utf-8").split("| log line |")[1].split("\n\n")[0]
    lines = re.findall(r"^\| `([^`]+)` \|", section, re.MULTILINE)

    assert [] == [line for line in lines if f'"{line}"' not in source]
    assert lines


def test_the_list_of_decisions_is_whole() -> None:
    """Every decision is listed, and short enough to be read."""
    listed = {link.name for link in links(ROOT / "docs" / "decisions" / "README.md")}
    pages = {page.name for page in DECISIONS} - {"README.md"}

    assert listed == pages
    assert [] == [page.name for page in DECISIONS if len(page.read_text("utf-8").splitlines()) > 40]
