"""The barest bot on aiogram: `python -m bench.echo_aiogram TOKEN BASE`."""

import asyncio
import sys

from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import Message


async def echo(message: Message) -> None:
    """Say it back."""
    await message.answer(message.text or "")


async def main(token: str, base: str) -> None:
    """Poll until killed."""
    dispatcher = Dispatcher()
    dispatcher.message.register(echo)
    session = AiohttpSession(api=TelegramAPIServer.from_base(base))
    await dispatcher.start_polling(Bot(token, session), handle_signals=False)


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
