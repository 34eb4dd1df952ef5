"""Every state of every dialog, and the page drawn from them."""

import asyncio
from datetime import UTC

import pytest

from conversation.walking import Map, walk
from handlers import DIALOGS
from handlers.drawing import PAGE, page, script_of, walk_dialogs
from handlers.rehearsal import Rehearsal
from handlers.rehearsed_trials import about, samples
from services.voice import Voice

MANY = {
    "report", "assign", "split", "plan", "hold", "send", "entry", "divide", "correct",
    "manager-order", "announce",
}  # fmt: skip
"""Dialogs with so many subjects, units or days that one must stand for all."""

ENDS = {"(done)", "(cancelled)"}


@pytest.fixture(scope="module")
def maps() -> dict[str, Map]:
    """Where the walks led; every step on the way was checked."""
    return asyncio.run(walk_dialogs())


def test_every_dialog_was_walked(maps: dict[str, Map]) -> None:
    """No dialog is left out, and each can be finished and left from every question."""
    for found in maps.values():
        left = {edge.source for edge in found.edges if edge.target == "(cancelled)"}
        assert {edge.target for edge in found.edges} >= ENDS
        assert set(found.questions) == left

    assert set(DIALOGS) == set(maps)


def test_the_main_dialog_has_all_its_questions(maps: dict[str, Map]) -> None:
    """The walk reached every question of the report dialog."""
    expected = {
        "story", "subject", "area", "leaf", "place", "region", "which", "media", "review",
        "kind", "helped", "protected", "case", "placed", "same",
        "resent", "notice",
    }  # fmt: skip

    assert expected == set(maps["report"].questions)


def test_the_page_is_fresh(maps: dict[str, Map]) -> None:
    """`docs/dialogs.md` shows the dialogs as they are; `python -m handlers.drawing` draws it."""
    drawn = asyncio.run(page(maps))

    assert drawn == PAGE.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", sorted(set(DIALOGS) - MANY))
async def test_every_state_counts_by_itself(look: Rehearsal, name: str) -> None:
    """The small dialogs are walked in English too, with no state taken for another."""
    found = await walk(script_of(name, look), Voice("en", UTC), samples(name), about(name))

    assert found.steps > found.states > 0
