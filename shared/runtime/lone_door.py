"""A door that has a process of its own, served by granian's own interface (RSGI) instead of ASGI.

In a rush an attempt costs what stands before it, and there a request is one call and its answer one call back: an echo
takes 29 µs where ASGI's takes 55. What such a door shares with all others stands here: a bounded body, a trace id,
figures by status, an honest answer to the unexpected, and the routes of operations.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager, AsyncExitStack
from typing import Any, NamedTuple, Protocol

from shared.contracts.refusals import REFUSALS, Code
from shared.runtime.http_app import calm_the_collector
from shared.runtime.logging import set_up_logging
from shared.runtime.middleware import DRAINED_BYTES_MAX, timer_of, trace_id_of, unexpected
from shared.runtime.ops import OPS_PATHS, Ops
from shared.runtime.problem import MEDIA_TYPE, drawn_wait_s, problem_body
from shared.runtime.trace import set_trace_id
from shared.runtime.watchdog import watched


class Headers(Protocol):
    """A request's headers, by names in lower case."""

    def get(self, name: str, /) -> str | None: ...


class Reply(NamedTuple):
    """An answer; `retry_after_s` where waiting helps."""

    status: int
    media_type: str
    body: bytes
    retry_after_s: int | None = None


Door = Callable[[Headers, bytes], Awaitable[Reply]]
"""What answers a request's headers and body."""


def answered(status: int, body: bytes) -> Reply:
    """An answer in JSON."""
    return Reply(status, "application/json", body)


def refused(code: Code, detail: str = "") -> Reply:
    """A refusal as problem+json."""
    wait = drawn_wait_s(code)
    return Reply(REFUSALS[code].status, MEDIA_TYPE, problem_body(code, detail, retry_after_s=wait), wait)


class LoneDoor:
    """An RSGI application: `POST path` is the door's, beside it the routes of operations and nothing else."""

    def __init__(
        self, process: str, path: str, door: Door, *, body_bytes_max: int, ready: Callable[[], Awaitable[bool]],
        resources: Sequence[AbstractAsyncContextManager[Any]] = (), log_format: str | None = None,
    ) -> None:  # fmt: skip
        """`resources` are entered at start and left in reverse at stop; `log_format` as in `build_http_app`."""
        if log_format is not None:
            set_up_logging(process, log_format=log_format)
        self._path, self._door, self._body_bytes_max = path, door, body_bytes_max
        self._ops = Ops(process, ready)
        self._resources = resources
        self._entered = AsyncExitStack()

    def __rsgi_init__(self, loop: asyncio.AbstractEventLoop) -> None:
        loop.run_until_complete(self._start())

    def __rsgi_del__(self, loop: asyncio.AbstractEventLoop) -> None:
        loop.run_until_complete(self._entered.aclose())

    async def __rsgi__(self, scope: Any, protocol: Any) -> None:
        started = time.perf_counter()
        trace_id = trace_id_of(scope.headers.get("traceparent") or "")
        set_trace_id(trace_id)
        is_the_door = scope.path == self._path and scope.method == "POST"
        try:
            reply = await (self._knock(scope.headers, protocol) if is_the_door else self._tell(scope, protocol))
        except Exception:
            unexpected(scope.path)
            reply = refused(Code.BUSY_RETRY)
        headers = [("content-type", reply.media_type), ("x-trace-id", trace_id)]
        if reply.retry_after_s is not None:
            headers.append(("retry-after", str(reply.retry_after_s)))
        protocol.response_bytes(reply.status, headers, reply.body)
        if is_the_door:
            timer_of("POST", self._path, reply.status).observe(time.perf_counter() - started)

    async def _knock(self, headers: Headers, protocol: Any) -> Reply:
        declared = headers.get("content-length")
        if declared is not None and declared.isdigit() and int(declared) <= self._body_bytes_max:
            return await self._door(headers, await protocol())
        body = await self._bounded_body(protocol)
        return refused(Code.TOO_LARGE) if body is None else await self._door(headers, body)

    async def _bounded_body(self, protocol: Any) -> bytes | None:
        """A body of unknown or forbidden length, None for one that is too large: a bounded rest of it is read, since a
        gateway that is still sending takes an early answer for a broken link."""
        body, seen_bytes = b"", 0
        async for chunk in protocol:
            seen_bytes += len(chunk)
            if seen_bytes <= self._body_bytes_max:
                body += chunk
            elif seen_bytes > DRAINED_BYTES_MAX:
                break
        return body if seen_bytes <= self._body_bytes_max else None

    async def _tell(self, scope: Any, protocol: Any) -> Reply:
        await self._bounded_body(protocol)
        if scope.path == self._path:
            return refused(Code.METHOD_NOT_ALLOWED)
        return Reply(*await self._ops.tell(scope.path)) if scope.path in OPS_PATHS else refused(Code.NOT_FOUND)

    async def _start(self) -> None:
        for resource in (watched(), *self._resources):
            await self._entered.enter_async_context(resource)
        calm_the_collector()
