"""Each library is imported for its own messenger only: aiogram alone takes seconds to load."""

import ast
from pathlib import Path

import bot.messengers

ROOM = Path(bot.messengers.__path__[0])


def imports(file: Path) -> set[str]:
    """The modules that a file imports."""
    nodes = list(ast.walk(ast.parse(file.read_text(encoding="utf-8"))))
    whole = {name.name for node in nodes if isinstance(node, ast.Import) for name in node.names}
    return whole | {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}


def importers(prefix: str) -> set[str]:
    """The files whose imports begin with this prefix, by the first word of their names."""
    found = set()
    for file in ROOM.glob("*.py"):
        if any(f"{name}.".startswith(prefix) for name in imports(file)):
            found.add(file.stem.partition("_")[0])
    return found


def test_a_messengers_library_stays_with_it() -> None:
    """Neither the shared parts nor the other messenger import it, directly or by a detour."""
    assert importers("aiogram.") | importers("bot.messengers.telegram") == {"telegram"}
    assert importers("telegram.") | importers("bot.messengers.bale") == {"bale"}
