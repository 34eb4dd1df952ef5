"""Telegram, over aiogram; each update is parsed by itself, so that one never blocks the rest."""

import math
from collections.abc import Sequence
from contextlib import aclosing
from pathlib import Path

from aiogram import methods, types

from bot.messengers.answers import file_path_in, profile_in, updates_in
from bot.messengers.downloads import save
from bot.messengers.errors import bot_id_in
from bot.messengers.port import Abilities, FilePath, Profile, RawUpdate, Sent
from bot.messengers.sending import carry_out
from bot.messengers.telegram_calls import TelegramCalls
from bot.messengers.telegram_reading import NAME, read_update
from conversation.events import Event
from conversation.replies import Reply

KINDS_OF_UPDATE = ["message", "edited_message", "callback_query", "my_chat_member"]
ABILITIES = Abilities(
    text_max=4096,
    caption_max=1024,
    album_max=10,
    download_max=20 * 1024 * 1024,
    edits=True,
    per_second=30,
    per_chat_second=1,
    per_group_minute=20,
)


class Telegram:
    """A bot at Telegram; see `Messenger` for what is promised."""

    name = NAME

    def __init__(
        self,
        token: str,
        api: str | None = None,
        *,
        abilities: Abilities = ABILITIES,
        timeout_s: float = 30,
    ) -> None:
        """Prepare, without connecting; `api` is the base URL of another Bot API server."""
        self.abilities = abilities
        self.me = bot_id_in(NAME, token)
        self.timeout_s = timeout_s
        self.calls = TelegramCalls(token, api, abilities, timeout_s)

    async def profile(self) -> Profile:
        """Who we are there; proves that the token is good."""
        profile = profile_in(NAME, await self.calls.call(methods.GetMe()))
        self.me = profile.id
        return profile

    async def updates(self, offset: int, wait_s: int) -> list[RawUpdate]:
        """Raw updates from `offset` on; waits up to `wait_s` seconds for the first."""
        call = methods.GetUpdates(offset=offset, timeout=wait_s, allowed_updates=KINDS_OF_UPDATE)
        return updates_in(NAME, await self.calls.call(call, wait_s + math.ceil(self.timeout_s)))

    def read(self, raw: RawUpdate) -> Event | None:
        """The event in a raw update; `None` if it does not concern us, ValueError if broken."""
        return read_update(raw, self.me)

    async def send(
        self, chat_id: int, reply: Reply, files: FilePath, message_id: int | None
    ) -> Sent:
        """Carry out one reply."""
        return await carry_out(self.calls, chat_id, reply, files, message_id)

    async def fetch(self, file_id: str, into: Path) -> None:
        """Write a file of Telegram's to `into`; raises Rejected if it is gone or too big."""
        found = await self.calls.call(methods.GetFile(file_id=file_id))
        path = file_path_in(found, self.abilities.download_max)
        async with aclosing(self.calls.pieces(path)) as pieces:
            await save(pieces, into, self.abilities.download_max)

    async def offer(self, commands: Sequence[tuple[str, str]]) -> None:
        """Offer (command, words) pairs in the menu beside the writing line."""
        menu = [types.BotCommand(command=name, description=words) for name, words in commands]
        await self.calls.call(methods.SetMyCommands(commands=menu))

    async def receive_at(self, url: str | None, secret: str) -> None:
        """Have updates posted to `url`, with `secret` in a header; `None` goes back to polling."""
        if url is None:
            await self.calls.call(methods.DeleteWebhook())
            return
        await self.calls.call(
            methods.SetWebhook(url=url, secret_token=secret, allowed_updates=KINDS_OF_UPDATE)
        )

    async def close(self) -> None:
        """Let go of connections."""
        await self.calls.session.close()
