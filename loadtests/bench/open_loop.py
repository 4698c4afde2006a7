"""`python -m loadtests.bench.open_loop`: requests at a steady rate, each at its planned time, whatever came of others.

A process that is told a run by a line of JSON on stdin and answers with a line on stdout. Times are counted from the
planned moment, so a server that stalls is charged for all who had to wait. Requests wait for a free connection, of
which there are as many as were asked for; what waits too long is given up and counted.
"""

import asyncio
import sys
import time
from collections import Counter, deque
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import uvloop

TICK_S = 0.001
DRAIN_S = 5.0


class Ask(msgspec.Struct, frozen=True):
    """A run: claims from a file of `ticket key` lines, from line `first` on."""

    port: int
    path: str
    claims: str
    stock_id: str
    rate: float
    seconds: float
    connections: int
    first: int = 0


class Told(msgspec.Struct, frozen=True):
    """What became of it; milliseconds from the planned moment, of answers with each status."""

    sent: int
    statuses: dict[int, int]
    ms: dict[int, list[float]]
    unanswered: int
    took_s: float


class _Line(asyncio.Protocol):
    """A connection: one request at a time."""

    def __init__(self, on_answer: "Callable[[_Line, int, float], None]") -> None:
        self._on_answer = on_answer
        self._transport: Any = None
        self._rest = b""
        self.planned = 0.0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport

    def send(self, request: bytes, planned: float) -> None:
        self.planned = planned
        self._transport.write(request)

    def data_received(self, data: bytes) -> None:
        self._rest += data
        head, found, body = self._rest.partition(b"\r\n\r\n")
        if not found:
            return
        length = int(head.lower().partition(b"content-length: ")[2].partition(b"\r\n")[0] or 0)
        if len(body) >= length:
            self._rest = b""
            self._on_answer(self, int(head[9:12]), self.planned)

    def close(self) -> None:
        self._transport.close()


class _Run:
    def __init__(self, ask: Ask) -> None:
        self._ask = ask
        self._idle: deque[_Line] = deque()
        self._waiting: deque[tuple[bytes, float]] = deque()
        self._statuses: Counter[int] = Counter()
        self._ms: dict[int, list[float]] = {}
        self._answered = 0

    async def play(self, requests: list[bytes]) -> Told:
        """Send them all by the plan; returns when all are answered, or nothing comes any more."""
        loop = asyncio.get_running_loop()
        lines = [
            (await loop.create_connection(lambda: _Line(self._note), "127.0.0.1", self._ask.port))[1]
            for _ in range(self._ask.connections)
        ]
        self._idle.extend(lines)
        started = time.perf_counter()
        sent = 0
        while sent < len(requests):
            due = min(len(requests), int((time.perf_counter() - started) * self._ask.rate) + 1)
            for number in range(sent, due):
                self._waiting.append((requests[number], started + number / self._ask.rate))
            sent = due
            self._serve()
            await asyncio.sleep(TICK_S)
        end = time.perf_counter() + DRAIN_S
        while self._answered < sent and time.perf_counter() < end:
            await asyncio.sleep(TICK_S)
        took = time.perf_counter() - started
        for line in lines:
            line.close()
        return Told(sent, dict(self._statuses), self._ms, sent - self._answered, took)

    def _serve(self) -> None:
        while self._idle and self._waiting:
            self._idle.popleft().send(*self._waiting.popleft())

    def _note(self, line: _Line, status: int, planned: float) -> None:
        self._answered += 1
        self._statuses[status] += 1
        self._ms.setdefault(status, []).append((time.perf_counter() - planned) * 1e3)
        self._idle.append(line)
        self._serve()


def requests_of(ask: Ask) -> list[bytes]:
    """The run's requests, ready to be written."""
    count = int(ask.rate * ask.seconds)
    lines = Path(ask.claims).read_text().splitlines()[ask.first : ask.first + count]
    if len(lines) < count:
        raise ValueError(f"{len(lines)} claims for {count} requests")
    made = []
    for line in lines:
        ticket, key = line.split()
        body = f'{{"ticket":"{ticket}","stock_id":"{ask.stock_id}"}}'
        made.append(
            f"POST {ask.path} HTTP/1.1\r\nHost: bench\r\nContent-Type: application/json\r\nIdempotency-Key: {key}\r\n"
            f"Content-Length: {len(body)}\r\n\r\n{body}".encode()
        )
    return made


def main() -> None:
    """Serve runs until stdin ends."""
    for line in sys.stdin.buffer:
        ask = msgspec.json.decode(line, type=Ask)
        told = uvloop.run(_Run(ask).play(requests_of(ask)))
        sys.stdout.buffer.write(msgspec.json.encode(told) + b"\n")
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
