"""Dialogs over look-ups that know a few things by heart."""

from collections.abc import Callable
from datetime import UTC

import pytest

from conversation.testing import Story
from handlers.drawing import script_of
from handlers.rehearsal import Rehearsal, rehearsal
from handlers.rehearsed_trials import about
from services.voice import Voice

Tell = Callable[[str], Story]


@pytest.fixture(scope="session")
def look() -> Rehearsal:
    """What the dialogs look up."""
    return rehearsal()


@pytest.fixture(scope="session")
def voice() -> Voice:
    """The city's voice, in Persian."""
    return Voice("fa", UTC)


@pytest.fixture
def tell(look: Rehearsal, voice: Voice) -> Tell:
    """Begin the story of a dialog by its name."""
    return lambda name: Story(script_of(name, look), voice, about(name))
