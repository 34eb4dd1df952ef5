"""Files of a message are copied into our own store as soon as it arrives: links die in an hour.

A picture sent as a file loses the notes of its camera here, before anybody else can see it. What
they say of time and place is told of pictures in the groups of units, whose work they prove.
"""

import asyncio
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

import structlog

from bot.messengers.port import Messenger
from bot.parts import Parts
from conversation.events import Attachment, Event, Pin, Shot
from domain.errors import DeliveryError, Rejected
from imaging.cleaning import cleaned, is_picture
from imaging.notes import Notes, notes_of

log = structlog.get_logger()

TRIES = 3
PAUSE_S = 0.5
NEVER_KEPT = frozenset({"sticker"})


async def bring_in(parts: Parts, event: Event, *, wanted: bool) -> Event:
    """The event with each file in our store, or with the reason why it is not."""
    if not event.media or not wanted:
        return event
    messenger = parts.messengers[event.messenger]
    noting = event.chat.kind == "group"
    kept = [await _kept(parts, messenger, item, noting=noting) for item in event.media]
    return replace(event, media=tuple(kept))


async def _kept(
    parts: Parts, messenger: Messenger, item: Attachment, *, noting: bool
) -> Attachment:
    if item.kind in NEVER_KEPT:
        return replace(item, fault="unreadable")
    if item.size is not None and item.size > messenger.abilities.download_max:
        return replace(item, fault="too_big")
    arrived = parts.files.arriving()
    try:
        fault = await _fetched(messenger, item, arrived)
        if fault:
            return replace(item, fault=fault)
        return await asyncio.to_thread(_adopted, parts, arrived, item, noting)
    except OSError as error:
        log.error("a file cannot be stored", error=str(error), folder=str(parts.files.folder))
        return replace(item, fault="unsaved")
    finally:
        arrived.unlink(missing_ok=True)


def _adopted(parts: Parts, arrived: Path, item: Attachment, noting: bool) -> Attachment:
    if not arrived.stat().st_size:
        return replace(item, fault="empty")
    shot = None
    if item.kind == "document":
        raw = arrived.read_bytes()
        shot = _shot(notes_of(raw), parts.zone) if noting else None
        bare = cleaned(raw)
        if bare is None and (is_picture(raw) or (item.mime or "").startswith("image/")):
            return replace(item, fault="uncleaned")
        if bare:
            arrived.write_bytes(bare)
    return replace(item, key=parts.files.adopt(arrived), shot=shot)


def _shot(notes: Notes, zone: ZoneInfo) -> Shot | None:
    """What the camera says; a clock that names no zone is believed to be the city's."""
    if notes == Notes():
        return None
    is_sure = bool(notes.taken and notes.taken.tzinfo)
    at = notes.taken if is_sure or notes.taken is None else notes.taken.replace(tzinfo=zone)
    return Shot(at, is_sure, Pin(*notes.point) if notes.point else None)


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
