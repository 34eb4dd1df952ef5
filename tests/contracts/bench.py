"""One bench for every messenger: the real adapter over real HTTP, against one in a box."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.messengers.bale import Bale
from bot.messengers.port import RawUpdate, Sent
from bot.messengers.telegram import Telegram
from conversation.events import Event
from conversation.replies import Reply
from sandbox.lab import Group, Lab, Somebody

TOKEN = "1100000001:a-made-up-token-of-the-usual-length-000"
ADAPTERS: dict[str, type[Telegram] | type[Bale]] = {"telegram": Telegram, "bale": Bale}
PATIENCE_S = 2.0


@dataclass(slots=True)
class Bench:
    """A messenger with one bot, one person who has started it, and a store of files."""

    lab: Lab
    flavour: str
    messenger: Telegram | Bale
    maryam: Somebody
    store: Path
    offset: int = 0

    async def send(self, reply: Reply, message_id: int | None = None) -> Sent:
        """Carry out a reply in the private chat."""
        return await self.messenger.send(self.maryam.id, reply, self.path, message_id)

    def path(self, key: str) -> Path:
        """Where the store keeps a file."""
        return self.store / key

    def keep(self, key: str, data: bytes) -> str:
        """Puts a file into the store."""
        self.path(key).write_bytes(data)
        return key

    async def updates(self) -> list[RawUpdate]:
        """What waits, confirmed by the next call."""
        batch = await self.messenger.updates(self.offset, 0)
        self.offset = max([self.offset, *(raw["update_id"] + 1 for raw in batch)])
        return batch

    async def events(self) -> list[Event]:
        """What waits, read; what does not concern us left out."""
        read = [self.messenger.read(raw) for raw in await self.updates()]
        return [event for event in read if event]

    async def event(self) -> Event:
        """The only event that waits."""
        (event,) = await self.events()
        return event

    async def bubbles(self) -> list[dict[str, Any]]:
        """What the person sees from the bot."""
        return [one for one in await self.maryam.messages() if one["from"]["is_bot"]]

    async def group(self, **more: Any) -> Group:
        """A group with the person and the bot in it; what the bot hears of it is read away."""
        group = await self.lab.group(
            self.flavour, "ناحیه ۱", members=[self.maryam], bot=TOKEN, **more
        )
        await self.updates()
        return group
