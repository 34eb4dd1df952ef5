"""The barest bot on python-telegram-bot: `python -m bench.echo_ptb TOKEN BASE`."""

import sys
from typing import Any

from telegram import Update
from telegram.ext import Application, ContextTypes, MessageHandler, filters

CONNECTIONS = 64


async def echo(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Say it back."""
    if update.message:
        await update.message.reply_text(update.message.text or "")


def main(token: str, base: str) -> None:
    """Poll until killed."""
    builder = Application.builder().token(token).base_url(f"{base}/bot")
    builder = builder.concurrent_updates(True).connection_pool_size(CONNECTIONS)
    application: Application[Any, Any, Any, Any, Any, Any] = builder.build()
    application.add_handler(MessageHandler(filters.ALL, echo))
    application.run_polling(stop_signals=None)


if __name__ == "__main__":
    main(*sys.argv[1:])
