"""A parent that has imported everything and forks the bot, so that it can be killed often.

Run as a program with the bot's settings in the environment. Each line on standard input starts a
bot; its process id is told, and its exit code when it is gone. What a killed bot had done is lost:
only the modules, the text model, the city and its places are the parent's, and they never change.
"""

import asyncio
import gc
import os
import sys
from dataclasses import replace
from unittest.mock import patch

from bot.app import build_parts, messengers_of, running
from bot.clock import Clock
from bot.output import log_to_stderr
from bot.parts import Parts
from bot.settings import Settings, read_settings
from nlp.reader import Reader
from services import admission, proofs
from storage.database import Database
from tests.journeys.lots import NoLot

MANY = 1_000_000
"""Reports an hour: three people of this test file what a whole town would.

Every proof is believed, as the workers show the same picture each time.
"""


class PatientClock(Clock):
    """Draws no lots: no claim is picked for inspection by chance."""

    random = NoLot()


async def rehearse(settings: Settings, reader: Reader) -> Parts:
    """Build the parts and use them once, so that all there is to import is there."""
    database = Database(settings.database_url)
    parts = await build_parts(settings, database, reader, PatientClock())
    for messenger in parts.messengers.values():
        await messenger.profile()
        await messenger.close()
    await database.close()
    return parts


async def work(settings: Settings, parts: Parts) -> None:
    """Be the bot until killed, with a database and messengers of its own."""
    database, messengers = Database(settings.database_url), messengers_of(settings)
    own = replace(parts, database=database, messengers=messengers, usernames={})
    async with running(own, settings):
        await asyncio.Event().wait()


def tell(word: object) -> None:
    """Say something to the test."""
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


def main() -> None:
    """Fork a bot for every line, until there are no more."""
    settings = read_settings()
    log_to_stderr("warning")
    admission.MOST_AN_HOUR = MANY
    patch.object(proofs, "BOUND", 0.0).start()
    parts = asyncio.run(rehearse(settings, Reader.load(settings.model_folder)))
    gc.freeze()
    tell("ready")
    for _ in sys.stdin:
        process = os.fork()
        if not process:
            asyncio.run(work(settings, parts))
            os._exit(0)
        tell(process)
        tell(os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]))


if __name__ == "__main__":
    main()
