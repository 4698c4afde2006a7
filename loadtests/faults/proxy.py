"""A small TCP proxy that can be troubled: cut, reset, slow, narrow, or silent in one direction or both.

What a real network does to TCP, done to each connection of a link: bytes held back while a link is silent go on when it
is calm again, in order and none twice, as they would after retransmission. Only a cut or a reset loses any, and then
the connection with them.
"""

import asyncio
import socket
import struct
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from enum import StrEnum
from typing import NamedTuple

CHUNK_BYTES = 16_384
_ENDS_WITH_A_RESET = struct.pack("ii", 1, 0)  # SO_LINGER: on, for no time


class Kind(StrEnum):
    """What can be wrong with a link; `amount` counts only where it stands here."""

    CALM = "calm"
    CUT = "cut"  # open connections are reset, and new ones too, at once
    RESET = "reset"  # open connections are reset; new ones are fine
    DELAY = "delay"  # what is sent arrives `amount` ms later, each way
    THROTTLE = "throttle"  # `amount` bytes a second and connection, each way
    HALF_OPEN = "half-open"  # connections are taken, and nothing goes either way
    DEAF = "deaf"  # what is asked arrives, answers do not


class Trouble(NamedTuple):
    """Of a link, for as long as it lasts."""

    kind: Kind = Kind.CALM
    amount: int = 0


class Link:
    """Carries connections on to a port of 127.0.0.1; serves within its block."""

    def __init__(self, name: str, target_port: int) -> None:
        self.name = name
        self._target_port = target_port
        self._troubles: list[Trouble] = []
        self._changed = asyncio.Condition()
        self._ends: set[asyncio.StreamWriter] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._server: asyncio.Server | None = None

    async def listen(self, port: int = 0) -> int:
        """Take connections on this port of 127.0.0.1, or any; which."""
        self._server = await asyncio.start_server(self._take, "127.0.0.1", port, limit=CHUNK_BYTES)
        return int(self._server.sockets[0].getsockname()[1])

    async def close(self) -> None:
        """Take no more connections and reset those there are."""
        if self._server is not None:
            self._server.close()
        self._reset_all()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    @contextmanager
    def troubled(self, trouble: Trouble) -> Iterator[None]:
        """Trouble for as long as the block lasts; of several the last counts."""
        self._troubles.append(trouble)
        if trouble.kind in {Kind.CUT, Kind.RESET}:
            self._reset_all()
        try:
            yield
        finally:
            self._troubles.remove(trouble)
            self._wake()

    @property
    def _now(self) -> Trouble:
        return self._troubles[-1] if self._troubles else Trouble()

    def _wake(self) -> None:
        task = asyncio.get_running_loop().create_task(self._notify())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _notify(self) -> None:
        async with self._changed:
            self._changed.notify_all()

    def _reset_all(self) -> None:
        for end in self._ends:
            _reset(end)

    def _take(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.get_running_loop().create_task(self._carry(reader, writer))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        ends = {writer}
        self._ends.add(writer)
        try:
            if self._now.kind is Kind.CUT:
                return
            await self._weather(0, is_answer=False)
            target_reader, target = await asyncio.open_connection("127.0.0.1", self._target_port, limit=CHUNK_BYTES)
            ends.add(target)
            self._ends.add(target)
            async with asyncio.TaskGroup() as both:
                both.create_task(self._pump(reader, target, is_answer=False))
                both.create_task(self._pump(target_reader, writer, is_answer=True))
            for end in ends:
                end.close()
        except* OSError:
            pass  # one end is gone: so is the other
        finally:
            for end in ends:
                self._ends.discard(end)
                if not end.is_closing():
                    _reset(end)

    async def _pump(self, source: asyncio.StreamReader, sink: asyncio.StreamWriter, *, is_answer: bool) -> None:
        while chunk := await source.read(CHUNK_BYTES):
            await self._weather(len(chunk), is_answer=is_answer)
            sink.write(chunk)
            await sink.drain()
        await self._weather(0, is_answer=is_answer)
        sink.write_eof()

    async def _weather(self, size: int, *, is_answer: bool) -> None:
        """Return when so many bytes may go on."""

        def may_pass() -> bool:
            return not (self._now.kind is Kind.HALF_OPEN or (self._now.kind is Kind.DEAF and is_answer))

        if not may_pass():
            async with self._changed:
                await self._changed.wait_for(may_pass)
        trouble = self._now
        if trouble.kind is Kind.DELAY:
            await asyncio.sleep(trouble.amount / 1_000)
        elif trouble.kind is Kind.THROTTLE:
            await asyncio.sleep(size / trouble.amount)


def _reset(end: asyncio.StreamWriter) -> None:
    with suppress(OSError):  # it may be gone already
        end.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _ENDS_WITH_A_RESET)
    end.transport.abort()
