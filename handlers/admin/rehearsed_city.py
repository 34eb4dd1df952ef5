"""The dialogs that shape the city in a rehearsal: one change, one holder of a role, one file."""

from dataclasses import dataclass
from pathlib import Path

import cities
from conversation.trials import said, sent
from conversation.walking import EVERYWHERE, Samples
from domain.city import City
from handlers.admin.lookups import AdminLookups
from storage.city_files import read_city
from storage.roles import Holder

ABOUT_CITY: dict[str, dict[str, str]] = {
    "revoke": {},
    "unbind": {},
    "move": {"said": "technical_01"},
    "unit": {"said": "close technical_01"},
    "subject": {"said": "retire pothole"},
    "term": {"said": "pothole 48"},
    "rule": {"said": "remove 1"},
    "template": {"said": "remove pothole_hot"},
    "config": {"said": "import"},
}
"""What each of these dialogs is begun with."""

CITY_SAMPLES: dict[str, Samples] = {
    "config": {
        "file": (sent("document", key="city-1"),),
        EVERYWHERE: (said("؟"), sent("sticker", fault="unreadable")),
    },
}
"""What is tried in them besides buttons."""


@dataclass(frozen=True, slots=True)
class RehearsalAdmin(AdminLookups):
    """One person with a role, one change whatever is asked, and one file with a city."""

    async def revocable(self, said: str) -> list[Holder]:
        """Only one."""
        return [Holder(2, "رضا", "bale", 2, "technical_01", "head")]

    async def bound_here(self) -> str:
        """The only unit there is."""
        return "فنی و عمرانی"

    async def moving_to(self, said: str) -> str:
        """The only unit there is."""
        return "technical_01"

    async def proposed(self, command: str, said: str) -> list[str]:
        """Always the same."""
        return ["✏️ pothole: 72 ← 48"]

    async def version(self) -> int:
        """The first."""
        return 1

    async def imported(self, key: str) -> list[str]:
        """Always the same."""
        return await self.proposed("config", key)

    async def city_in(self, key: str) -> City:
        """The demo city."""
        return read_city(Path(cities.__file__).parent / "demo")
