"""`python -m loadtests.bench.open_loop`: requests by a plan, each at its planned time, whatever came of others.

A process that is told a run by a line of JSON on stdin and answers with a line on stdout. Times are counted from the
planned moment, so a server that stalls is charged for all who had to wait. Requests wait for a free connection, of
which there are as many as were asked for; what waits too long is given up and counted.
"""

import asyncio
import gc
import sys
import time
from bisect import bisect_right
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import msgspec
import uvloop

TICK_S = 0.001
DRAIN_S = 5.0
_HEAD_ENDS, _LENGTH = b"\r\n\r\n", b"\r\ncontent-length: "
WON, COME_AGAIN = 201, frozenset({429, 503})


class Phase(msgspec.Struct, frozen=True, array_like=True):
    """So many requests a second for so many seconds."""

    rate: float
    seconds: float


class Ask(msgspec.Struct, frozen=True):
    """A run: claims from a file of `ticket key` lines, one phase after the other without a pause."""

    port: int
    path: str
    claims: str
    stock_id: str
    phases: tuple[Phase, ...]
    connections: int


class Told(msgspec.Struct, frozen=True):
    """What became of it: of each status the planned seconds of its requests, and milliseconds from there to the answer.

    `began_at` is the unix second that the plan counts from; `waits` the Retry-After of refusals; `cpu_s` what the
    generator itself used of the cores.
    """

    sent: int
    planned_s: dict[int, list[float]]
    ms: dict[int, list[float]]
    waits: dict[str, int]
    unanswered: int
    began_at: float
    cpu_s: float

    @property
    def statuses(self) -> dict[int, int]:
        """How many answers of each."""
        return {status: len(ms) for status, ms in self.ms.items()}


class _Line(asyncio.Protocol):
    """A connection: one request at a time."""

    def __init__(self, on_answer: "Callable[[_Line, bytes], None]") -> None:
        self._on_answer = on_answer
        self._transport: Any = None
        self._rest = b""
        self.planned_s = 0.0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport

    def send(self, request: bytes, planned_s: float) -> None:
        self.planned_s = planned_s
        self._transport.write(request)

    def data_received(self, data: bytes) -> None:
        self._rest = data = self._rest + data if self._rest else data
        end = data.find(_HEAD_ENDS)
        if end < 0:
            return
        head = data[:end].lower()
        at = head.find(_LENGTH)
        length = int(head[at + len(_LENGTH) :].partition(b"\r")[0]) if at >= 0 else 0
        if len(data) - end - len(_HEAD_ENDS) >= length:
            self._rest = b""
            self._on_answer(self, head)

    def close(self) -> None:
        self._transport.close()


class _Run:
    def __init__(self, ask: Ask) -> None:
        self._ask = ask
        self._idle: deque[_Line] = deque()
        self._waiting: deque[tuple[bytes, float]] = deque()
        self._planned_s: defaultdict[int, list[float]] = defaultdict(list)
        self._ms: defaultdict[int, list[float]] = defaultdict(list)
        self._waits: Counter[str] = Counter()
        self._answered = 0
        self._started = 0.0

    async def play(self, requests: list[bytes], plan: list[float]) -> Told:
        """Send them all by the plan; returns when all are answered, or nothing comes any more."""
        loop = asyncio.get_running_loop()
        lines = [
            (await loop.create_connection(lambda: _Line(self._note), "127.0.0.1", self._ask.port))[1]
            for _ in range(self._ask.connections)
        ]
        self._idle.extend(lines)
        used_s, began_at, self._started = time.process_time(), time.time(), time.perf_counter()
        sent = 0
        while sent < len(requests):
            due = bisect_right(plan, time.perf_counter() - self._started, sent)
            self._waiting.extend(zip(requests[sent:due], plan[sent:due], strict=True))
            sent = due
            self._serve()
            await asyncio.sleep(TICK_S)
        end = time.perf_counter() + DRAIN_S
        while self._answered < sent and time.perf_counter() < end:
            await asyncio.sleep(TICK_S)
        used_s = time.process_time() - used_s
        for line in lines:
            line.close()
        return Told(sent, self._planned_s, self._ms, self._waits, sent - self._answered, began_at, used_s)

    def _serve(self) -> None:
        while self._idle and self._waiting:
            self._idle.popleft().send(*self._waiting.popleft())

    def _note(self, line: _Line, head: bytes) -> None:
        self._answered += 1
        status = int(head[9:12])
        self._planned_s[status].append(line.planned_s)
        self._ms[status].append((time.perf_counter() - self._started - line.planned_s) * 1e3)
        if status in COME_AGAIN:
            self._waits[head.partition(b"retry-after: ")[2].partition(b"\r\n")[0].decode()] += 1
        self._idle.append(line)
        self._serve()


def planned(phases: Sequence[Phase]) -> list[float]:
    """The second of each request, evenly through each phase."""
    made, begins = list[float](), 0.0
    for phase in phases:
        made += [begins + number / phase.rate for number in range(int(phase.rate * phase.seconds))]
        begins += phase.seconds
    return made


def requests_of(ask: Ask, count: int) -> list[bytes]:
    """The run's requests, ready to be written; raises ValueError when there are too few claims."""
    lines = Path(ask.claims).read_text().splitlines()[:count]
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
    gc.disable()  # what a run makes it keeps; a collection in the middle of it would be read as the server's
    # A writer of our own: with PYTHONUNBUFFERED, that of sys.stdout writes what the pipe takes and forgets the rest.
    with open(sys.stdout.fileno(), "wb", closefd=False) as answers:
        for line in sys.stdin.buffer:
            ask = msgspec.json.decode(line, type=Ask)
            plan = planned(ask.phases)
            told = uvloop.run(_Run(ask).play(requests_of(ask, len(plan)), plan))
            answers.write(msgspec.json.encode(told) + b"\n")
            answers.flush()


if __name__ == "__main__":
    main()
