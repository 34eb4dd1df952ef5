"""Writes a file that arrives in pieces to disk, whole or not at all."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import IO

from bot.messengers.answers import TOO_BIG
from domain.errors import Rejected


async def save(pieces: AsyncIterator[bytes], into: Path, most: int) -> None:
    """Write all pieces to `into`; raises Rejected beyond `most` bytes. No half file stays."""
    written = 0
    try:
        with _created(into) as file:
            async for piece in pieces:
                written += len(piece)
                if written > most:
                    raise Rejected(TOO_BIG)
                file.write(piece)
    except BaseException:
        _forget(into)
        raise


def opened(path: Path) -> IO[bytes]:
    """The file for reading; one of at most some ten megabytes on a local disk."""
    return path.open("rb")


def _created(path: Path) -> IO[bytes]:
    path.parent.mkdir(parents=True, exist_ok=True)
    return path.open("wb")


def _forget(path: Path) -> None:
    path.unlink(missing_ok=True)
