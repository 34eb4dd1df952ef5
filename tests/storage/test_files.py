"""The store of files: by content, once, whole."""

from pathlib import Path

import pytest

from storage.files import FileStore


@pytest.fixture
def store(tmp_path: Path) -> FileStore:
    """An empty store."""
    return FileStore(tmp_path / "media")


def _kept(store: FileStore) -> list[Path]:
    return [path for path in store.folder.rglob("*") if path.is_file()]


def test_what_goes_in_comes_out(store: FileStore) -> None:
    """Under its key."""
    assert store.path(store.put(b"photo")).read_bytes() == b"photo"


def test_the_same_bytes_are_kept_once(store: FileStore) -> None:
    """Whoever sends them."""
    assert store.put(b"photo") == store.put(b"photo")
    assert len(_kept(store)) == 1


def test_nothing_is_there_before_it_is_whole(store: FileStore) -> None:
    """A file on its way in has no key, and leaves nothing behind when it has arrived."""
    arrived = store.arriving()
    arrived.write_bytes(b"half")
    assert [path.parent.name for path in _kept(store)] == ["arriving"]

    key = store.adopt(arrived)
    assert _kept(store) == [store.path(key)]


def test_a_store_is_found_again(store: FileStore) -> None:
    """After a restart."""
    key = store.put(b"photo")

    assert FileStore(store.folder).path(key).read_bytes() == b"photo"


def test_a_missing_file_cannot_be_adopted(store: FileStore) -> None:
    """The caller hears of it."""
    with pytest.raises(FileNotFoundError):
        store.adopt(store.arriving())
