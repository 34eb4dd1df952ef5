"""Files are measured, named and grouped before anything is sent."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.messengers.telegram import ABILITIES
from bot.messengers.uploads import Upload, UploadKind, batches, prepare
from conversation.replies import Stored


def upload(kind: UploadKind, number: int = 0) -> Upload:
    """A file of this kind that need not exist."""
    return Upload(kind, Path(str(number)), "x", 1)


def test_companions_share_albums() -> None:
    """Photos with videos, documents and music among their own, a voice alone."""
    kinds: list[UploadKind] = ["photo", "document", "video", "voice", "audio", "photo", "voice"]
    groups = batches([upload(kind) for kind in kinds], 10)

    assert [[one.kind for one in group] for group in groups] == [
        ["photo", "video", "photo"],
        ["document"],
        ["voice"],
        ["audio"],
        ["voice"],
    ]


def test_an_album_is_no_larger_than_the_messenger_takes() -> None:
    """Five photos, two at a time."""
    groups = batches([upload("photo", number) for number in range(5)], 2)

    assert [len(group) for group in groups] == [2, 2, 1]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("نامه.pdf", "نامه.pdf"),
        ('../../a"b\r\nc.pdf', "_.._a_b_c.pdf"),
        ("", "file"),
        ("...", "file"),
        ("x" * 200 + ".pdf", "x" * 96 + ".pdf"),
    ],
)
def test_a_file_name_is_harmless(tmp_path: Path, given: str, expected: str) -> None:
    """It names no folder, breaks no header, and is not too long."""
    (tmp_path / "key").write_bytes(b"x")
    ready = prepare(Stored("document", "key", given), lambda key: tmp_path / key, ABILITIES)

    assert ready.name == expected


def test_a_photo_too_big_for_a_photo_is_a_document(tmp_path: Path) -> None:
    """Its bytes still arrive."""
    (tmp_path / "key").write_bytes(b"xx")
    abilities = replace(ABILITIES, photo_max=1)
    ready = prepare(Stored("photo", "key"), lambda key: tmp_path / key, abilities)

    assert ready.kind == "document"
