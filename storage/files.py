"""Our own copies of photos, videos, voices and files, each named by the hash of its bytes."""

import hashlib
import os
from pathlib import Path
from uuid import uuid4


class FileStore:
    """A folder of files by content: the same bytes are kept once, and never change."""

    def __init__(self, folder: Path) -> None:
        """Use `folder`, made if it is not there."""
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "arriving").mkdir(exist_ok=True)

    def arriving(self) -> Path:
        """A path of its own for a file on its way in; `adopt` it when it is whole."""
        return self.folder / "arriving" / uuid4().hex

    def adopt(self, arrived: Path) -> str:
        """Take in a whole file; its key, good for ever. `OSError` if the disk will not have it."""
        with arrived.open("rb+") as stream:
            key = hashlib.file_digest(stream, "sha256").hexdigest()
            os.fsync(stream.fileno())
        home = self.path(key)
        home.parent.mkdir(exist_ok=True)
        arrived.replace(home)
        _settle(home.parent)
        return key

    def put(self, content: bytes) -> str:
        """Take in bytes; their key."""
        arrived = self.arriving()
        arrived.write_bytes(content)
        return self.adopt(arrived)

    def path(self, key: str) -> Path:
        """Where the file with this key lies."""
        return self.folder / key[:2] / key


def _settle(folder: Path) -> None:
    """Have a folder's new names survive a power cut, where the system can do that."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        os.fsync(handle)
        os.close(handle)
