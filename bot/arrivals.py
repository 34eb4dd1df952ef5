"""Files of a message are copied into our own store as soon as it arrives: links die in an hour.

A picture sent as a file loses the notes of its camera here, before anybody else can see it.
"""

import asyncio
from dataclasses import replace
from pathlib import Path

import structlog

from bot.messengers.port import Messenger
from bot.parts import Parts
from conversation.events import Attachment, Event
from domain.errors import DeliveryError, Rejected
from imaging.cleaning import cleaned

log = structlog.get_logger()

TRIES = 3
PAUSE_S = 0.5
NEVER_KEPT = frozenset({"sticker"})


async def bring_in(parts: Parts, event: Event, *, wanted: bool) -> Event:
    """The event with each file in our store, or with the reason why it is not."""
    if not event.media or not wanted:
        return event
    messenger = parts.messengers[event.messenger]
    kept = [await _kept(parts, messenger, item) for item in event.media]
    return replace(event, media=tuple(kept))


async def _kept(parts: Parts, messenger: Messenger, item: Attachment) -> Attachment:
    if item.kind in NEVER_KEPT:
        return replace(item, fault="unreadable")
    if item.size is not None and item.size > messenger.abilities.download_max:
        return replace(item, fault="too_big")
    arrived = parts.files.arriving()
    try:
        return await _copied(parts, messenger, item, arrived)
    except OSError as error:
        log.error("a file cannot be stored", error=str(error), folder=str(parts.files.folder))
        return replace(item, fault="unsaved")
    finally:
        arrived.unlink(missing_ok=True)


async def _copied(
    parts: Parts, messenger: Messenger, item: Attachment, arrived: Path
) -> Attachment:
    fault = await _fetched(messenger, item, arrived)
    if fault:
        return replace(item, fault=fault)
    key = await asyncio.to_thread(_adopted, parts, arrived, item)
    return replace(item, key=key, fault=None if key else "empty")


def _adopted(parts: Parts, arrived: Path, item: Attachment) -> str | None:
    if item.kind == "document" and (bare := cleaned(arrived.read_bytes())):
        arrived.write_bytes(bare)
    return parts.files.adopt(arrived) if arrived.stat().st_size else None


async def _fetched(messenger: Messenger, item: Attachment, arrived: Path) -> str | None:
    """Fetch a file, with patience; the fault if it will not come."""
    for attempt in range(1, TRIES + 1):
        try:
            await messenger.fetch(item.file_id, arrived)
        except Rejected:
            return "gone"
        except DeliveryError as error:
            log.warning("a file does not come", attempt=attempt, error=str(error))
            await asyncio.sleep(PAUSE_S * attempt)
        else:
            return None
    return "gone"
