"""What clients did and were told, written down outside the system and forced to disk: the witness `verify` hears."""

import asyncio
import os
from collections import deque
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec

FLUSH_EVERY_S = 0.2


class Act(msgspec.Struct, frozen=True, omit_defaults=True):
    """One answer to one request; `status` 0 for none. `body` is the answer's bytes as text where it took effect."""

    kind: str  # claim, redeem, undo
    key: str
    who: str  # citizen or store
    what: str  # stock, voucher or request number
    status: int
    code: str = ""
    body: str = ""
    at: float = 0.0
    ms: float = 0.0


class HistoryFile:
    """A file of acts for whoever has a loop or threads of their own; what is flushed is on disk."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._file = path.open("ab")
        self._lines: deque[bytes] = deque()  # so that no line is lost between a thread that notes and one that flushes

    def note(self, act: Act) -> None:
        """Write an answer down."""
        self._lines.append(msgspec.json.encode(act))

    def flush(self) -> None:
        """Force to disk what was noted; takes as long as the disk does."""
        lines = [self._lines.popleft() for _ in range(len(self._lines))]
        if lines:
            self._file.write(b"\n".join(lines) + b"\n")
            self._file.flush()
            os.fsync(self._file.fileno())

    def close(self) -> None:
        """Flush, and no more is noted."""
        self.flush()
        self._file.close()


class History(HistoryFile):
    """A file of acts beside an event loop, flushed a few times a second and when the block is left."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self._task: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Self:
        self._task = asyncio.create_task(self._flush_for_ever())
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._task is not None:
            self._task.cancel()
        self.close()

    async def _flush_for_ever(self) -> None:
        while True:
            await asyncio.sleep(FLUSH_EVERY_S)
            await asyncio.to_thread(self.flush)


def read_history(folder: Path) -> list[Act]:
    """Every act of every file in a folder, in the order written; a last line cut by a kill is passed over."""
    decode = msgspec.json.Decoder(Act).decode
    acts = []
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_bytes().split(b"\n"):
            if line.endswith(b"}"):
                acts.append(decode(line))
    return acts
