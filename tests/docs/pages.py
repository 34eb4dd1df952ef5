"""The pages that people read, and what is mentioned in them."""

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
READMES = (ROOT / "README.md", ROOT / "README.fa.md")
MAP = ROOT / "docs" / "architecture.md"
GLOSSARY = ROOT / "docs" / "glossary.md"
OPERATING = ROOT / "docs" / "operating.md"
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("*.md"))
PAGES = (*READMES, ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md")), *DECISIONS)
ROOMS = (
    "bot", "handlers", "web", "services", "storage", "nlp", "geo", "conversation", "domain",
    "wording", "sandbox", "imaging",
)  # fmt: skip

_QUOTED = re.compile(r"`([^`\n]+)`")
_LINK = re.compile(r"\]\(([^)\s]+)\)")


def short(page: Path) -> str:
    """A page's path within the project."""
    return str(page.relative_to(ROOT))


def quoted(page: Path) -> list[str]:
    """Everything in code letters."""
    return _QUOTED.findall(page.read_text(encoding="utf-8"))


def links(page: Path) -> list[Path]:
    """The files of this project that a page links to or shows."""
    found = _LINK.findall(page.read_text(encoding="utf-8"))
    near = [link.partition("#")[0] for link in found if "://" not in link]
    return [page.parent / link for link in near if link]


def rows(page: Path, first: str) -> list[list[str]]:
    """The rows of every table whose first cell begins with `first`, without code marks."""
    lines = page.read_text(encoding="utf-8").splitlines()
    cells = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in lines
        if line.startswith("| ")
    ]
    return [
        [cell.replace("`", "") for cell in row] for row in cells if row[0].startswith(f"`{first}")
    ]
