"""Thousands of readers of server-sent events in one process, as cheap as readers get: bare sockets under one epoll.

A program at the other end of a pipe tells it what to do: connect, read for a while, stall, break off.
"""

import contextlib
import multiprocessing
import re
import select
import socket
import time
from multiprocessing.connection import Connection
from typing import NamedTuple

from shared.runtime.open_files import allow_open_files

READ_BYTES = 65_536
CONNECT_WITHIN_S = 60
_ID, _MADE = re.compile(rb"id: (\d+)\nevent: figures"), re.compile(rb'"at_ms":(\d+)')


class Heard(NamedTuple):
    """What was read in a window: seconds from a frame made to it read, one a frame and reader."""

    lags_s: list[float]
    bytes_read: int
    closed: int


class _Line:
    __slots__ = ("last_id", "rest", "socket", "stalled")

    def __init__(self, made: socket.socket) -> None:
        self.socket, self.rest, self.last_id, self.stalled = made, b"", b"", False


class _Readers:
    def __init__(self, host: str, port: int, target: str) -> None:
        self._at = (host, port)
        self._target = target
        self._poll = select.epoll()
        self._lines: dict[int, _Line] = {}
        self._lost_ids: list[bytes] = []

    def connect(self, count: int, over_s: float = 0.0) -> float:
        """Open so many lines, each where one that broke off was; seconds until all have heard figures.

        `over_s` spreads them; 0 is all at once. A line that is broken off before it heard any (a full queue of new
        lines) is opened again, as a page would.
        """
        started, before = time.monotonic(), len(self._lines)
        while True:
            passed = time.monotonic() - started
            due = before + (count if passed >= over_s else int(count * passed / over_s))
            for _ in range(due - len(self._lines)):
                self._open(self._lost_ids.pop() if self._lost_ids else b"")
            self.read(0.02)
            if len(self._lines) == before + count and all(line.last_id for line in self._lines.values()):
                return time.monotonic() - started
            if passed > CONNECT_WITHIN_S:
                raise RuntimeError(f"not all of {count} lines heard figures")

    def _open(self, last_id: bytes) -> None:
        line = _Line(socket.create_connection(self._at))
        header = f"Last-Event-ID: {last_id.decode()}\r\n" if last_id else ""
        line.socket.sendall(f"GET {self._target} HTTP/1.1\r\nHost: bench\r\n{header}\r\n".encode())
        line.socket.settimeout(0)
        self._lines[line.socket.fileno()] = line
        self._poll.register(line.socket, select.EPOLLIN)

    def read(self, for_s: float) -> Heard:
        """Read whatever comes to those that do not stall."""
        lags: list[float] = []
        count = closed = 0
        deadline = time.monotonic() + for_s
        while (left := deadline - time.monotonic()) > 0:
            for number, _ in self._poll.poll(left):
                line = self._lines[number]
                try:
                    more = line.socket.recv(READ_BYTES)
                except BlockingIOError:
                    continue
                except OSError:
                    more = b""
                if not more:
                    closed += 1
                    self._close(line)
                    continue
                count += len(more)
                _note(line, more, lags)
        return Heard(lags, count, closed)

    def stall(self, count: int) -> None:
        """So many of them read nothing any more; the kernel takes little for them."""
        for line in list(self._lines.values())[:count]:
            line.stalled = True
            line.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4_096)
            self._poll.unregister(line.socket)

    def drop_stalled(self) -> int:
        """Those that stall break off; how many there were."""
        stalled = [line for line in self._lines.values() if line.stalled]
        for line in stalled:
            self._close(line)
        return len(stalled)

    def break_off(self) -> int:
        """All lines at once."""
        lines = list(self._lines.values())
        for line in lines:
            self._close(line)
        return len(lines)

    def _close(self, line: _Line) -> None:
        del self._lines[line.socket.fileno()]
        self._lost_ids.append(line.last_id)
        with contextlib.suppress(OSError, ValueError):
            self._poll.unregister(line.socket)
        line.socket.close()


def _note(line: _Line, more: bytes, lags: list[float]) -> None:
    data = line.rest + more
    end = data.rfind(b"\n\n")
    if end < 0:
        line.rest = data
        return
    line.rest = data[end + 2 :]
    now = time.time()
    for found in _ID.finditer(data, 0, end):
        line.last_id = found[1]
        made = _MADE.search(data, found.end(), end)
        if made is not None:
            lags.append(now - int(made[1]) / 1_000)


def _serve(pipe: Connection, host: str, port: int, target: str) -> None:
    allow_open_files(16_000)
    readers = _Readers(host, port, target)
    while (told := pipe.recv()) is not None:
        act, *arguments = told
        pipe.send(getattr(readers, act)(*arguments))


class ReaderProcess:
    """The readers' process, told what to do: `ask("connect", 5_000)`."""

    def __init__(self, host: str, port: int, target: str) -> None:
        self._pipe, theirs = multiprocessing.Pipe()
        context = multiprocessing.get_context("spawn")
        self._process = context.Process(target=_serve, args=(theirs, host, port, target), daemon=True)
        self._process.start()
        theirs.close()

    def ask(self, act: str, *arguments: float) -> object:
        """Do an act of the readers and return what it answers."""
        self._pipe.send((act, *arguments))
        return self._pipe.recv()

    def close(self) -> None:
        """End it."""
        with contextlib.suppress(BrokenPipeError):
            self._pipe.send(None)
        self._process.join()
