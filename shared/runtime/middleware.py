"""What stands before every route: trace id, size limit, figures. Plain ASGI, so that streams and disconnects work."""

import re
import time
from collections.abc import Mapping
from functools import lru_cache

import structlog
from prometheus_client import Counter, Histogram
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from shared.contracts.refusals import Code
from shared.runtime.problem import problem
from shared.runtime.trace import current_trace_id, new_trace_id, set_trace_id

_seconds = Histogram(
    "jinqiu_http_seconds",
    "Time to answer",
    ["method", "route", "status"],
    buckets=(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5),
)
_unexpected = Counter("jinqiu_http_unexpected_total", "Requests that met an error nobody expected")
_METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
_TRACEPARENT_LENGTH = 55
PATH_LENGTH_MAX = 400  # ids in it end up in indexes, which hold some 2,700 bytes a row
DRAINED_BYTES_MAX = 12 * 1024 * 1024  # more than the gateway lets through

log = structlog.get_logger()


class TooLargeError(Exception):
    """The body went over the limit while it was read."""


class Doorway:
    """Bind a trace, refuse oversized bodies (413), count and time by route.

    An error nobody expected is told to the log and answered BUSY_RETRY: whether the act took effect is not known, and
    the same key finds out.
    """

    def __init__(self, app: ASGIApp, *, body_bytes_max: int, large_bodies: Mapping[str, int]) -> None:
        """`large_bodies` maps paths, as regular expressions, to limits of their own."""
        self._app = app
        self._body_bytes_max = body_bytes_max
        self._large_bodies = [(re.compile(path), most) for path, most in large_bodies.items()]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = dict(scope["headers"])
        set_trace_id(trace_id_of(headers.get(b"traceparent", b"").decode("latin-1")))
        started, status, seen_bytes = time.perf_counter(), 0, 0
        bytes_max = self._bytes_max(scope["path"])

        async def limited_receive() -> Message:
            nonlocal seen_bytes
            message = await receive()
            seen_bytes += len(message.get("body", b""))
            if seen_bytes > bytes_max:
                raise TooLargeError
            return message

        async def noting_send(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = [*message.get("headers", ()), (b"x-trace-id", current_trace_id().encode())]
            await send(message)

        declared = headers.get(b"content-length", b"0")
        try:
            if len(scope["path"]) > PATH_LENGTH_MAX:
                await problem(Code.NOT_FOUND)(scope, receive, noting_send)
                return
            if not declared.isdigit() or int(declared) > bytes_max:
                raise TooLargeError
            await self._app(scope, limited_receive, noting_send)
        except TooLargeError:
            await _drain(receive)
            if status == 0:
                await problem(Code.TOO_LARGE)(scope, receive, noting_send)
        except Exception:
            unexpected(scope["path"])
            if status == 0:
                await problem(Code.BUSY_RETRY)(scope, receive, noting_send)
        finally:
            route = scope.get("route_path") or getattr(scope.get("route"), "path", "none")
            method = scope["method"] if scope["method"] in _METHODS else "other"
            timer_of(method, route, status).observe(time.perf_counter() - started)

    def _bytes_max(self, path: str) -> int:
        own = (most for pattern, most in self._large_bodies if pattern.fullmatch(path))
        return next(own, self._body_bytes_max)


@lru_cache(maxsize=4_096)
def timer_of(method: str, route: str, status: int) -> Histogram:
    """The time to answer, by labels that are looked up once: each request asks."""
    return _seconds.labels(method, route, status)


async def _drain(receive: Receive) -> None:
    """Read a bounded rest of the body: a gateway that is still sending takes an early answer for a broken link."""
    left = DRAINED_BYTES_MAX
    while left > 0:
        message = await receive()
        left -= len(message.get("body", b""))
        if message["type"] != "http.request" or not message.get("more_body"):
            return


def trace_id_of(traceparent: str) -> str:
    """The trace a caller names (W3C: version-traceid-parentid-flags, all hex); anything else gets a new one."""
    if len(traceparent) == _TRACEPARENT_LENGTH:
        candidate = traceparent[3:35]
        if all(character in "0123456789abcdef" for character in candidate):
            return candidate
    return new_trace_id()


def unexpected(path: str) -> None:
    """Count and log the error that is being handled, which nobody expected."""
    _unexpected.inc()
    log.exception("unexpected_error", path=path)
