"""Every command with whatever may stand behind it: a kind and specific answer, never an error."""

import re
import shutil
from collections.abc import AsyncIterator, Iterator
from datetime import UTC
from pathlib import Path

import pytest

from domain.rights import Role
from handlers.admin.rights import ADMIN_COMMANDS
from handlers.entries import COMMANDS
from services.voice import Voice
from storage.database import Database
from tests.bot.conftest import Workshop, opened, said
from tests.bot.test_commands import GROUP, WHO, forget_dialogs, settle_in
from wording.catalogue import FOLDER, LANGUAGES

OWNER = WHO[Role.OWNER]
ARGUMENTS = {
    "empty": "",
    "too long": "دراز " * 800,
    "unknown": "زرافه؟",
    "wrong digits": "999999999999999999999",
    "Persian digits": "۱۲۳-۴۵۶-۷۸۶ ۷",
    "English": "purple | giraffe = 7",
}
EVASIVE = ("talk-trouble", "talk-lost", "talk-old-button", "talk-not-understood")
"""What says nothing about the command that was sent."""
EXAMPLE = re.compile(r"(?:For example|[Ee]xamples?|نمونه(?:‌ها)?)[^/]*/(\w+)")


@pytest.fixture
async def shop(migrated_file: Path, tmp_path: Path) -> AsyncIterator[Workshop]:
    """A workshop on SQLite: what is answered does not hang on the database."""
    path = shutil.copy(migrated_file, tmp_path / "shahrdad.db")
    database = Database(f"sqlite+aiosqlite:///{path}")
    async with opened(database, tmp_path) as made:
        yield made
    await database.close()


async def answers(workshop: Workshop, name: str, argument: str) -> str:
    """What an owner hears where the command is at home."""
    chat = GROUP if COMMANDS[name].where == "group" else OWNER
    heard = await workshop.hear(said(f"/{name} {argument}", chat=chat, who=OWNER))
    await forget_dialogs(workshop, OWNER)
    return "\n".join(heard)


def faults(language: str, name: str, heard: str) -> Iterator[str]:
    """What is wrong with an answer."""
    spoken = Voice("fa" if COMMANDS[name].where == "group" else language, UTC)
    if not heard.strip():
        yield "nothing was said"
    yield from (key for key in EVASIVE if spoken.word(key) in heard)
    if ARGUMENTS["too long"][:200] in heard:
        yield "what was typed is told back at length"
    yield from re.findall(r"[“«]–[”»]|\{ ?\$\w+ ?\}|None|Traceback", heard)


@pytest.mark.parametrize("argument", ARGUMENTS)
@pytest.mark.parametrize("language", LANGUAGES)
async def test_whatever_stands_behind_a_command(
    shop: Workshop, language: str, argument: str
) -> None:
    """No exception, no evasion: each command answers to what was said."""
    await settle_in(shop, Role.OWNER, language)
    found = []
    for name in COMMANDS:
        heard = await answers(shop, name, ARGUMENTS[argument])
        found += [(name, fault, heard[:90]) for fault in faults(language, name, heard)]

    assert [] == found


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_help_shows_an_example(language: str) -> None:
    """Of the very command that it explains, as it has to be typed."""
    voice = Voice(language, UTC)
    sentences = "\n".join(path.read_text() for path in (FOLDER / language).glob("*.ftl"))
    helps = set(re.findall(r"^help-(\w+) =", sentences, re.MULTILINE))
    without = [
        name
        for name in sorted((helps & COMMANDS.keys()) | ADMIN_COMMANDS.keys())
        if name not in EXAMPLE.findall(voice.word(f"help-{name}"))
    ]

    assert [] == without
