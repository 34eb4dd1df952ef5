"""What is needed to think about a dialog is light: no messenger library, no model."""

import subprocess
import sys

import pytest

HEAVY = ("aiogram", "telegram", "sklearn", "hazm", "scipy")


@pytest.mark.parametrize("room", ["conversation.testing", "handlers", "services.unit_work"])
def test_a_room_imports_nothing_heavy(room: str) -> None:
    """Importing the core, the handlers or a service takes neither aiogram nor the model along."""
    program = f"import sys, {room}; print([m for m in {HEAVY} if m in sys.modules])"
    ran = subprocess.run(  # noqa: S603 - our own Python, our own words
        [sys.executable, "-W", "error", "-c", program], capture_output=True, text=True, check=False
    )

    assert (ran.stdout.strip(), ran.stderr) == ("[]", "")
