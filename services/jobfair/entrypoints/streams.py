"""The doors of a hub: `GET …/rooms/{room_id}/stream` for everybody, `GET …/fairs/{fair_id}/wall` for the bureau.

Server-sent events over plain ASGI, because sockets are the load: a stream is a few small objects and no request of its
own to anything. Events: `figures` (RoomFrame or Wall) and `retraction` (Retraction), `id` their position in the log.

What a reader may rely on, across reconnects and hubs, if it sends what `id` it saw last (the header `Last-Event-ID`,
or `?last_event_id=` where a page reconnects by hand):
- it never misses a retraction that concerns a comment it may hold, and hears it before any figures that wait;
- it may hear one twice, or one of a comment it never saw; figures told after a retraction may still list that comment,
  so a page keeps what it heard retracted and leaves it out;
- it ends with the newest figures. Some in between may be left out; a frame is absolute. One that is older than what a
  page shows, by `id` and by `at_ms`, is not shown: it came to a hub that is behind. By `id` alone it may be older where
  the log began anew, by `at_ms` alone where a clock ran ahead and was set back.
"""

import asyncio
import random
import re
from collections.abc import Awaitable, Callable
from typing import Any

from starlette.requests import Request
from starlette.types import Receive, Scope, Send

from services.jobfair.usecases.fanout_ports import FanoutPort, Subscription
from services.jobfair.usecases.follow_channel import follow_channel
from shared.contracts.refusals import Code
from shared.contracts.roles import Role
from shared.kernel.decision import Refused
from shared.kernel.errors import UnavailableError
from shared.runtime.problem import ProblemError, problem, refusal
from shared.runtime.tokens import SESSION_COOKIE, TokenVerifier

WATCHERS = frozenset({Role.BUREAU, Role.AUDITOR, Role.ADMIN})
WALL_LIFE_S = 600.0
"""A wall's stream ends after so long; the page comes back by itself, and who it is, is asked again."""
RETRY_MS = (1_000, 4_000)
"""How long a page waits before it comes back, drawn for each, so that all those of a hub that died spread."""
_ID = re.compile(r"[0-9a-z.-]{1,80}")
_HEADERS = (
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),
)

Check = Callable[[Request], Awaitable[None]]


class StreamDoor:
    """Streams one channel's events; `kind` is the channel's (`room`, `fair`), `id_name` the id's in the path."""

    def __init__(
        self, fanout: FanoutPort, kind: str, id_name: str, *, check: Check | None = None, life_s: float | None = None
    ) -> None:
        self._fanout = fanout
        self._kind = kind
        self._id_name = id_name
        self._check = check
        self._life_s = life_s

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with a stream, or refuse."""
        request = Request(scope)
        try:
            found = await self._follow(request)
        except ProblemError as error:
            await problem(error.code, error.detail)(scope, receive, send)
        except UnavailableError:
            await problem(Code.BUSY_RETRY)(scope, receive, send)
        else:
            if isinstance(found, Refused):
                await refusal(found)(scope, receive, send)
            else:
                await _stream(found, receive, send, self._life_s)

    async def _follow(self, request: Request) -> Subscription | Refused:
        if request.method != "GET":
            return Refused(Code.METHOD_NOT_ALLOWED)
        channel_id = request.path_params[self._id_name]
        if not _ID.fullmatch(channel_id):
            return Refused(Code.NOT_FOUND)
        if self._check is not None:
            await self._check(request)
        last = request.headers.get("last-event-id") or request.query_params.get("last_event_id", "")
        task = asyncio.current_task()
        assert task is not None  # noqa: S101 - a server runs each request as a task
        return await follow_channel(self._fanout, f"{self._kind}:{channel_id}", last, task.cancel)


def watchers_only(verifier: TokenVerifier) -> Check:
    """Who may see a wall: staff of the whole city, by bearer or by the session's cookie."""

    async def check(request: Request) -> None:
        scheme, _, bearer = request.headers.get("authorization", "").partition(" ")
        token = bearer if scheme.lower() == "bearer" else request.cookies.get(SESSION_COOKIE, "")
        found = await verifier.verify(token) if token else None
        if found is None:
            raise ProblemError(Code.UNAUTHENTICATED)
        if found.role not in WATCHERS:
            raise ProblemError(Code.FORBIDDEN)
        if found.district_id is not None:
            raise ProblemError(Code.FORBIDDEN, "for staff of the whole city")

    return check


async def _stream(subscription: Subscription, receive: Receive, send: Send, life_s: float | None) -> None:
    loop = asyncio.get_running_loop()
    gone = loop.create_task(_until_gone(receive, subscription))
    ending = loop.call_later(life_s, subscription.end) if life_s is not None else None
    try:
        # Each message is made anew: what stands before this door writes into it.
        await send({"type": "http.response.start", "status": 200, "headers": list(_HEADERS)})
        await send(_chunk(b"retry: %d\n\n" % random.randint(*RETRY_MS)))
        while (wire := await subscription.take()) is not None:
            await send(_chunk(wire))
        await send({"type": "http.response.body", "body": b"", "more_body": False})
    except asyncio.CancelledError:
        if not subscription.leave():
            raise
        _forgive()
    finally:
        gone.cancel()
        if ending is not None:
            ending.cancel()
        subscription.leave()


def _forgive() -> None:
    """This task was cancelled by its own subscription, which gave up what was being written: it ends like any other."""
    task = asyncio.current_task()
    if task is not None:
        task.uncancel()


def _chunk(wire: bytes) -> dict[str, Any]:
    return {"type": "http.response.body", "body": wire, "more_body": True}


async def _until_gone(receive: Receive, subscription: Subscription) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
    subscription.end()
