"""The stream doors as a server meets them: what is refused, how a stream begins, ends and is given up."""

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from joserfc import jwt
from joserfc.jwk import KeySet, OKPKey
from starlette.types import Message

from services.jobfair.adapters.memory_fanout import SLOW_AFTER_S
from services.jobfair.entrypoints.hub import comment_routes, stream_routes
from services.jobfair.entrypoints.streams import StreamDoor
from services.jobfair.tests.fanout_world import Stage
from services.jobfair.tests.page import ROOM, events_in, figures, retraction, wall
from shared.contracts.refusals import REFUSALS, Code
from shared.kernel.errors import UnavailableError
from shared.runtime.http_app import ServiceApp, build_http_app
from shared.runtime.tokens import ALGORITHM, SESSION_COOKIE, TokenVerifier

KEY = OKPKey.generate_key("Ed25519", {"kid": "k1"})
ROOM_STREAM, WALL = f"/api/jobfair/v1/rooms/{ROOM}/stream", "/api/jobfair/v1/fairs/f-1/wall"


class PublishedKeys(TokenVerifier):
    """A verifier that has fetched the keys."""

    def __init__(self) -> None:
        super().__init__("http://nowhere.invalid")
        self._keys = KeySet([KEY])


def token(role: str, **claims: Any) -> str:
    told = {"sub": "someone", "role": role, "exp": 4_000_000_000} | claims
    return jwt.encode({"alg": ALGORITHM, "kid": "k1"}, told, KEY, algorithms=[ALGORITHM])


async def is_ready() -> bool:
    return True


class Call:
    """One request, and what the server was sent for it; `taking` is cleared while the reader's line is stuck."""

    def __init__(self, app: Any, path: str, method: str = "GET", query: str = "", **headers: str) -> None:
        named = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
        self.scope = {
            "type": "http", "method": method, "path": path, "query_string": query.encode(), "headers": named,
            "path_params": {"room_id": ROOM},
        }  # fmt: skip
        self.sent: list[Message] = []
        self.taking, self.gone = asyncio.Event(), asyncio.Event()
        self.taking.set()
        self._news = asyncio.Condition()
        self.task = asyncio.create_task(app(self.scope, self._receive, self._send))

    async def _receive(self) -> Message:
        await self.gone.wait()
        return {"type": "http.disconnect"}

    async def _send(self, message: Message) -> None:
        self.sent.append(message)
        async with self._news:
            self._news.notify_all()
        await self.taking.wait()

    async def until(self, part: bytes) -> None:
        async with asyncio.timeout(30), self._news:
            await self._news.wait_for(lambda: part in self.body)

    @property
    def body(self) -> bytes:
        return b"".join(message.get("body", b"") for message in self.sent)

    @property
    def status(self) -> int:
        return int(self.sent[0]["status"])


@pytest.fixture
def stage() -> Stage:
    return Stage(sockets_max=3)


@pytest.fixture
def app(stage: Stage) -> ServiceApp:
    return build_http_app(
        "jobfair", [comment_routes(stage.fanout)], raw_routes=stream_routes(stage.fanout, PublishedKeys()),
        ready=is_ready, kind="hub",
    )  # fmt: skip


@asynccontextmanager
async def calling(app: Any, path: str, query: str = "", **headers: str) -> AsyncIterator[Call]:
    call = Call(app, path, "GET", query, **headers)
    yield call
    call.gone.set()
    await call.task


async def test_a_stream_begins_by_saying_when_to_come_back(app: ServiceApp) -> None:
    waits = set()
    for _ in range(5):
        async with calling(app, ROOM_STREAM) as call:
            await call.until(b"retry: ")
            waits.add(call.body)
        names = [name for name, _ in call.sent[0]["headers"]]
        assert sorted(names) == [b"cache-control", b"content-type", b"x-accel-buffering", b"x-trace-id"]
    assert len(waits) > 1
    assert all(1_000 <= int(wait.removeprefix(b"retry: ")) <= 4_000 for wait in waits)


async def test_what_is_told_is_written_and_a_reader_that_goes_is_forgotten(app: ServiceApp, stage: Stage) -> None:
    async with calling(app, ROOM_STREAM) as call:
        await call.until(b"retry: ")
        await stage.tell("figures", figures(1))
        await call.until(b"event: figures")
        assert stage.fanout.sockets == 1
    assert stage.fanout.sockets == 0
    assert call.sent[-1]["more_body"] is False


@pytest.mark.parametrize("how", ["header", "query"])
async def test_a_reader_that_comes_back_names_what_it_saw_last(app: ServiceApp, stage: Stage, how: str) -> None:
    for number in range(3):
        await stage.tell("retraction", retraction(number))
    given = {"last_event_id": "2"} if how == "header" else {"query": "last_event_id=2"}
    async with calling(app, ROOM_STREAM, **given) as call:
        await call.until(b"id: 3")
    assert [event_id for event_id, _, _ in events_in(call.body)] == [3]


async def refused(app: Any, code: Code, path: str, method: str = "GET", **headers: str) -> None:
    call = Call(app, path, method, **headers)
    call.gone.set()
    await call.task
    assert (call.status, f'"code":"{code}"'.encode() in call.body) == (REFUSALS[code].status, True)


@pytest.mark.parametrize("room_id", ["R-1", "a b", "x" * 81, "..%2f", "房"])
async def test_a_malformed_room_is_not_found(app: ServiceApp, room_id: str) -> None:
    await refused(app, Code.NOT_FOUND, f"/api/jobfair/v1/rooms/{room_id}/stream")


@pytest.mark.parametrize("method", ["HEAD", "POST", "PUT", "DELETE"])
async def test_a_stream_is_got_and_nothing_else(app: ServiceApp, method: str) -> None:
    call = Call(app, ROOM_STREAM, method)
    call.gone.set()
    await call.task
    assert call.status == 405


async def test_beyond_its_sockets_a_hub_asks_to_come_back(app: ServiceApp) -> None:
    calls = [Call(app, ROOM_STREAM) for _ in range(3)]
    for call in calls:
        await call.until(b"retry: ")
    await refused(app, Code.BUSY_RETRY, ROOM_STREAM)
    for call in calls:
        call.gone.set()
        await call.task


@pytest.mark.parametrize("role", ["bureau", "auditor", "admin"])
async def test_the_wall_is_for_the_bureau_by_bearer_or_cookie(app: ServiceApp, stage: Stage, role: str) -> None:
    await stage.tell("figures", wall(1), channel="fair:f-1")
    for headers in ({"authorization": f"Bearer {token(role)}"}, {"cookie": f"{SESSION_COOKIE}={token(role)}"}):
        async with calling(app, WALL, **headers) as call:
            await call.until(b"event: figures")


@pytest.mark.parametrize(
    ("headers", "code"),
    [
        ({}, Code.UNAUTHENTICATED),
        ({"authorization": "Bearer nonsense"}, Code.UNAUTHENTICATED),
        ({"authorization": f"Basic {token('bureau')}"}, Code.UNAUTHENTICATED),
        ({"authorization": f"Bearer {token('citizen')}"}, Code.FORBIDDEN),
        ({"authorization": f"Bearer {token('auditor', district='taocheng')}"}, Code.FORBIDDEN),
    ],
)
async def test_others_are_refused_at_the_wall(app: ServiceApp, headers: dict[str, str], code: Code) -> None:
    await refused(app, code, WALL, **headers)


async def test_while_no_key_could_be_fetched_the_wall_asks_to_come_back(stage: Stage) -> None:
    class Away(PublishedKeys):
        async def verify(self, token: str) -> None:
            raise UnavailableError("identity")

    away = build_http_app("jobfair", [], raw_routes=stream_routes(stage.fanout, Away()), ready=is_ready)
    await refused(away, Code.BUSY_RETRY, WALL, authorization="Bearer x")


async def test_a_walls_stream_has_an_end_so_that_who_reads_is_asked_again(stage: Stage) -> None:
    call = Call(StreamDoor(stage.fanout, "room", "room_id", life_s=0.01), ROOM_STREAM)
    await call.task
    assert call.sent[-1]["more_body"] is False


async def test_what_is_written_to_a_stuck_line_is_given_up_and_the_request_ends(app: ServiceApp, stage: Stage) -> None:
    call = Call(app, ROOM_STREAM)
    await call.until(b"retry: ")
    call.taking.clear()
    await stage.tell("figures", figures(1))
    await call.until(b"event: figures")
    stage.clock.now += SLOW_AFTER_S
    stage.fanout.sweep()
    await call.task
    assert stage.fanout.sockets == 0
    assert call.sent[-1]["more_body"] is True


async def test_a_server_that_cancels_a_request_is_obeyed(app: ServiceApp, stage: Stage) -> None:
    call = Call(app, ROOM_STREAM)
    await call.until(b"retry: ")
    call.task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await call.task
    assert stage.fanout.sockets == 0


async def test_comments_are_told_as_json_and_as_text(app: ServiceApp, stage: Stage) -> None:
    await stage.tell("figures", figures(1, (1,)))
    path = f"/api/jobfair/v1/rooms/{ROOM}/comments"
    async with calling(app, path) as call:
        await call.until(b'"comment_id":"c1"')
    async with calling(app, path, accept="text/plain") as call:
        await call.until("观众1：第1条\n".encode())
    await refused(app, Code.MALFORMED, "/api/jobfair/v1/rooms/R!/comments")


async def test_the_openapi_has_the_streams(app: ServiceApp) -> None:
    async with calling(app, "/openapi.json") as call:
        await call.until(b"/rooms/{room_id}/stream")
    assert re.search(rb'"operationId":"get_wall"', call.body)
