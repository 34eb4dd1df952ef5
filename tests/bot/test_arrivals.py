"""Files are brought into our own store, or their sender is told why not."""

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from bot.arrivals import TRIES, bring_in
from conversation.events import Attachment, ChatKind, Pin, Shot
from domain.errors import Rejected, Unreachable
from imaging.notes import Notes, notes_of
from tests.bot.conftest import Workshop, said
from tests.imaging.test_cleaning import HEIC
from tests.imaging.test_notes import HERE, picture


@pytest.fixture(autouse=True)
def no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits long."""
    monkeypatch.setattr("bot.arrivals.PAUSE_S", 0)


async def brought(workshop: Workshop, *files: Attachment, wanted: bool = True) -> list[Attachment]:
    """The files as they are after the event was brought in."""
    return list((await bring_in(workshop.parts, said(media=files), wanted=wanted)).media)


PHOTO = Attachment("photo", "f", size=5)


async def test_a_file_is_kept_in_our_store(workshop: Workshop) -> None:
    """Its bytes as they were, and nothing left on the way."""
    workshop.messenger.fetches.append(b"photo")
    (kept,) = await brought(workshop, PHOTO)

    assert kept.key
    assert kept.fault is None
    assert workshop.parts.files.path(kept.key).read_bytes() == b"photo"
    assert list((workshop.parts.files.folder / "arriving").iterdir()) == []


async def test_patience_helps(workshop: Workshop) -> None:
    """A network that fails now and then."""
    workshop.messenger.fetches += [Unreachable("away"), Unreachable("away"), b"photo"]
    (kept,) = await brought(workshop, PHOTO)

    assert kept.key


@pytest.mark.parametrize(
    ("file", "fetches", "fault"),
    [
        (PHOTO, [b""], "empty"),
        (PHOTO, [Rejected("expired")], "gone"),
        (PHOTO, [Unreachable("away")] * TRIES, "gone"),
        (PHOTO, [OSError("disk full")], "unsaved"),
        (Attachment("video", "f", size=25_000_000), [], "too_big"),
        (Attachment("sticker", "f"), [], "unreadable"),
    ],
)
async def test_what_does_not_come_says_why(
    workshop: Workshop, file: Attachment, fetches: list[Any], fault: str
) -> None:
    """So that the dialog can tell its sender."""
    workshop.messenger.fetches += fetches
    (kept,) = await brought(workshop, file)

    assert (kept.key, kept.fault) == (None, fault)


@pytest.mark.parametrize(
    ("raw", "mime", "fault"),
    [
        (HEIC, None, "uncleaned"),
        (b"a picture of a kind to come", "image/new", "uncleaned"),
        (b"%PDF-1.7 a paper", "application/pdf", None),
    ],
)
async def test_a_picture_that_keeps_the_notes_of_its_camera_is_not_taken(
    workshop: Workshop, raw: bytes, mime: str | None, fault: str | None
) -> None:
    """Its sender is asked for a photo: nobody is to learn his place from a file."""
    workshop.messenger.fetches.append(raw)
    (kept,) = await brought(workshop, Attachment("document", "f", mime=mime))

    assert (fault, fault is None) == (kept.fault, kept.key is not None)


async def test_what_is_not_meant_for_us_is_left(workshop: Workshop) -> None:
    """A group's own pictures are its own."""
    assert await brought(workshop, PHOTO, wanted=False) == [PHOTO]


@pytest.mark.parametrize("kind", ["group", "private"])
async def test_a_camera_is_believed_of_the_citys_own_people_only(
    workshop: Workshop, kind: ChatKind
) -> None:
    """Of a picture sent as a file to a unit's group; a citizen's place is nobody's business."""
    raw = picture({0x9003: "2026:03:21 12:00:00"}, HERE)
    workshop.messenger.fetches.append(raw)
    event = said(media=(Attachment("document", "f"),))
    event = replace(event, chat=replace(event.chat, kind=kind))
    (kept,) = (await bring_in(workshop.parts, event, wanted=True)).media

    zone = workshop.parts.zone
    noon = datetime(2026, 3, 21, 12, tzinfo=zone)
    assert kept.key
    assert (
        Shot(noon, is_sure=False, pin=Pin(35.7, 51.4)) if kind == "group" else None
    ) == kept.shot
    assert Notes() == notes_of(workshop.parts.files.path(kept.key).read_bytes())


async def test_an_empty_picture_is_called_empty(workshop: Workshop) -> None:
    """Not one whose notes we cannot take away."""
    workshop.messenger.fetches.append(b"")
    (refused,) = await brought(workshop, Attachment("document", "f", mime="image/jpeg"))

    assert refused.fault == "empty"
