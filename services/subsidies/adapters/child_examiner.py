"""Has a child process look into an uploaded file, so that a hostile one can only end the child.

The children are copies of a process that does nothing but bear them (`document_nursery.py`). That process is started
with `subprocess`, which uses vfork: a copy of this one would hold all its threads' locks, and wait for ever for one
that nobody in it holds.
"""

import asyncio
import os
import socket
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec
import structlog

from services.subsidies.domain.documents import BYTES_MAX, FileType
from services.subsidies.domain.fields import Kind
from services.subsidies.domain.refusals import Refusal
from services.subsidies.usecases.ports import Examined
from shared.kernel.decision import Refused

log = structlog.get_logger()

NURSERY = "services.subsidies.adapters.document_nursery"
ROOT = Path(__file__).resolve().parents[3]
WITHIN_S = 10.0
ENDS_WITHIN_S = 2.0
AT_ONCE = 2  # files looked into at the same time; others wait
ANSWER_BYTES_MAX = 64 * 1024 * 1024  # a picture may be larger after it was made anew
PIECE_BYTES = 1 << 20


class _Told(msgspec.Struct):
    problem: str = ""
    error: str = ""
    type: FileType = FileType.PDF
    pages: int = 0
    bytes: int = 0
    said: dict[Kind, str] = msgspec.field(default_factory=dict)


class ChildExaminer:
    """One child a file, while it is entered."""

    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="examine")
        self._nursery = _Nursery()

    async def __aenter__(self) -> Self:
        await asyncio.get_running_loop().run_in_executor(self._threads, self._nursery.open)
        return self

    async def __aexit__(self, *_: type[BaseException] | BaseException | TracebackType | None) -> None:
        self._threads.shutdown()
        self._nursery.close()

    async def examine(self, content: bytes) -> Examined | Refused:
        """What the file is and says, and the bytes to keep; DOCUMENT_UNREADABLE with the reason."""
        try:
            answer = await asyncio.get_running_loop().run_in_executor(self._threads, self._look_into, content)
        except TimeoutError:
            return Refused(Refusal.DOCUMENT_UNREADABLE, "the file takes too long to read")
        if answer is None:
            return Refused(Refusal.DOCUMENT_UNREADABLE, "the file cannot be read")
        told, kept = answer
        if told.error:
            log.warning("document_child_at_a_loss", error=told.error, bytes=len(content))
        if told.problem:
            return Refused(Refusal.DOCUMENT_UNREADABLE, told.problem)
        return Examined(told.type, told.pages, told.said, kept)

    def _look_into(self, content: bytes) -> tuple[_Told, bytes] | None:
        """What the child says, and the bytes to keep; None if it ended before it had. Raises TimeoutError.

        A signal from outside (the kernel short of memory, an operator) says nothing about the file: where a child has
        ended so, another looks. A file that ends its reader does so again.
        """
        for _ in range(2):
            with self._nursery.child() as line:
                said, found, kept = _ask(line, content).partition(b"\n")
            if found and (told := msgspec.json.decode(said, type=_Told)).bytes == len(kept):
                return told, kept
            log.warning("document_child_ended", bytes=len(content))
        return None


def _ask(line: socket.socket, content: bytes) -> bytes:
    """All that the child says until it ends, or as much as anybody would keep."""
    line.settimeout(WITHIN_S)
    answer = bytearray()
    try:
        line.sendall(content[: BYTES_MAX + 1])  # which is as far as the child reads
        line.shutdown(socket.SHUT_WR)
        while len(answer) < ANSWER_BYTES_MAX and (piece := line.recv(PIECE_BYTES)):
            answer += piece
    except ConnectionError:
        pass
    return bytes(answer)


class _Nursery:
    """The process that bears the children; started anew when it has ended."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._line: socket.socket | None = None

    def open(self) -> None:
        """Have it ready before the first file comes."""
        with self._lock:
            self._running()

    def child(self) -> socket.socket:
        """The line of a child that waits for its file."""
        ours, theirs = socket.socketpair()
        with theirs, self._lock:
            try:
                socket.send_fds(self._running(), [b"+"], [theirs.fileno()])
            except ConnectionError:  # it ends just now, and may not be known to have ended
                self._end()
                socket.send_fds(self._running(), [b"+"], [theirs.fileno()])
        return ours

    def close(self) -> None:
        """It ends, and so do its children."""
        with self._lock:
            self._end()

    def _running(self) -> socket.socket:
        if self._line is None or self._process is None or self._process.poll() is not None:
            self._end()
            self._line, theirs = socket.socketpair()
            with theirs:
                self._process = subprocess.Popen(  # noqa: S603 - our own module
                    [sys.executable, "-m", NURSERY], cwd=ROOT, env={"PATH": os.defpath, "PYTHONPATH": str(ROOT)},
                    stdin=theirs.fileno(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                )  # fmt: skip
        return self._line

    def _end(self) -> None:
        if self._line is not None:
            self._line.close()
        if self._process is not None:
            try:
                self._process.wait(ENDS_WITHIN_S)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
        self._line = self._process = None
