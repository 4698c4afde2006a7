"""An append-only file of lines, on disk before `append` returns; held by one process at a time."""

import fcntl
import os
from pathlib import Path


class InUseError(Exception):
    """Another process holds the journal."""


class Journal:
    """Opening it cuts off a last line that a kill left half written; nobody was told of that."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            os.close(self._file)
            raise InUseError(str(path)) from error
        content = path.read_bytes()
        self._size = content.rfind(b"\n") + 1
        os.ftruncate(self._file, self._size)
        _force_folder(path.parent)

    def append(self, line: bytes) -> None:
        """Add one line for good; raises OSError with nothing added."""
        left = memoryview(line + b"\n")
        size = self._size + len(left)
        try:
            while left:
                left = left[os.write(self._file, left) :]
            os.fsync(self._file)
        except OSError:
            os.ftruncate(self._file, self._size)
            raise
        self._size = size

    def close(self) -> None:
        """Let go of the file."""
        os.close(self._file)


def read_lines(path: Path) -> list[bytes]:
    """Every whole line; none when there is no file."""
    content = path.read_bytes() if path.exists() else b""
    return content[: content.rfind(b"\n") + 1].splitlines()


def _force_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
