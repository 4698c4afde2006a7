"""What every door does with what it should not be given: a clear problem, nothing of the input in it, no stray 5xx."""

import asyncio
import json
from base64 import urlsafe_b64encode
from collections.abc import AsyncIterator
from typing import Annotated, Any

import asyncpg
import httpx
import pytest
from fastapi import APIRouter
from joserfc import jwt
from joserfc.jwk import KeySet, OKPKey
from pydantic import Field
from starlette.requests import Request
from starlette.responses import Response

from shared.contracts.refusals import REFUSALS, Code
from shared.kernel.errors import UnavailableError
from shared.runtime.http_app import Body, IdempotencyKey, RawRoute, build_http_app
from shared.runtime.problem import ProblemError
from shared.runtime.tokens import ALGORITHM, SESSION_COOKIE, SUBJECT_HEADER, Principal, TokenVerifier, guard

KEY = OKPKey.generate_key("Ed25519", {"kid": "k1"})


class Order(Body):
    name: Annotated[str, Field(max_length=20)]
    amount_fen: Annotated[int, Field(ge=1)]


class PublishedKeys(TokenVerifier):
    """A verifier that has fetched the keys."""

    def __init__(self) -> None:
        super().__init__("http://nowhere.invalid")
        self._keys = KeySet([KEY])
        self.fetches = 0

    async def _fetch(self) -> None:
        """Nothing new is published."""


def token(role: str = "admin", *, key: OKPKey = KEY, **claims: Any) -> str:
    told = {"sub": "someone", "role": role, "exp": 4_000_000_000} | claims
    return jwt.encode({"alg": ALGORITHM, "kid": "k1"}, told, key, algorithms=[ALGORITHM])


def routes() -> APIRouter:
    router = APIRouter(prefix="/v1")
    admin = guard(PublishedKeys(), "admin")

    @router.post("/orders", status_code=201)
    async def post_order(body: Order, key: IdempotencyKey) -> dict[str, Any]:
        return {"key": key, "amount_fen": body.amount_fen}

    @router.post("/secrets", status_code=201)
    async def post_secret(admin: Annotated[Principal, admin]) -> str:
        return admin.subject_id

    @router.post("/failures/{kind}")
    async def fail(kind: str) -> None:
        raise {
            "problem": ProblemError(Code.SOLD_OUT),
            "away": UnavailableError("postgres"),
            "value": asyncpg.DataError("out of range"),
            "conflict": asyncpg.UniqueViolationError("taken"),
            "bug": ZeroDivisionError("a bug"),
        }[kind]

    return router


async def raw(scope: Any, receive: Any, send: Any) -> None:
    body = await Request(scope, receive).body()
    if body == b"bug":
        raise ZeroDivisionError
    await Response(body)(scope, receive, send)


async def raw_room(scope: Any, receive: Any, send: Any) -> None:
    await Response(scope["path_params"]["room_id"])(scope, receive, send)


async def is_ready() -> bool:
    return True


@pytest.fixture
async def client() -> AsyncIterator[httpx.AsyncClient]:
    app = build_http_app(
        "city", [routes()], ready=is_ready,
        raw_routes=[
            RawRoute("/v1/raw", "POST", raw, {"post": {"summary": "raw"}}),
            RawRoute("/v1/rooms/{room_id}/raw", "POST", raw_room, {"post": {"summary": "raw, of a room"}}),
        ],
    )  # fmt: skip
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://city") as client:
        yield client


def refused(answer: httpx.Response, code: Code) -> dict[str, Any]:
    problem: dict[str, Any] = answer.json()
    assert (answer.status_code, problem["code"]) == (REFUSALS[code].status, code)
    assert answer.headers["content-type"] == "application/problem+json"
    assert problem["title"] == REFUSALS[code].title
    assert problem["trace_id"] == answer.headers["x-trace-id"]
    return problem


GOOD = {"name": "car", "amount_fen": 5}
HEADERS = {"Idempotency-Key": "key-0001"}


async def test_a_good_request_is_answered(client: httpx.AsyncClient) -> None:
    answer = await client.post("/v1/orders", json=GOOD, headers=HEADERS)
    assert (answer.status_code, answer.json()) == (201, {"key": "key-0001", "amount_fen": 5})


SECRET = "130102199001010000"
MALFORMED: list[tuple[str, bytes]] = [
    ("no JSON", b"{"),
    ("a missing field", json.dumps({"name": SECRET}).encode()),
    ("an unknown field", json.dumps(GOOD | {"extra": SECRET}).encode()),
    ("a number as text", json.dumps(GOOD | {"amount_fen": "5"}).encode()),
    ("a fraction", json.dumps(GOOD | {"amount_fen": 5.5}).encode()),
    ("too small", json.dumps(GOOD | {"amount_fen": 0}).encode()),
    ("too long", json.dumps(GOOD | {"name": SECRET * 3}).encode()),
    ("a list", b"[]"),
    ("nothing", b""),
    ("no UTF-8", b'{"name": "\xff", "amount_fen": 5}'),
]


@pytest.mark.parametrize("body", [case[1] for case in MALFORMED], ids=[case[0] for case in MALFORMED])
async def test_a_malformed_body_is_named_and_never_echoed(client: httpx.AsyncClient, body: bytes) -> None:
    answer = await client.post("/v1/orders", content=body, headers={**HEADERS, "Content-Type": "application/json"})
    refused(answer, Code.MALFORMED)
    assert SECRET not in answer.text


@pytest.mark.parametrize("key", [None, "", "short", "x" * 65, "with space", "schlüssel"])
async def test_an_act_needs_a_key_of_the_right_form(client: httpx.AsyncClient, key: str | None) -> None:
    headers = {} if key is None else {b"Idempotency-Key": key.encode()}
    refused(await client.post("/v1/orders", json=GOOD, headers=headers), Code.MALFORMED)


@pytest.mark.parametrize("path", ["/v1/orders", "/v1/raw"])
async def test_an_oversized_body_is_refused_whether_it_says_so_or_not(client: httpx.AsyncClient, path: str) -> None:
    async def chunks() -> AsyncIterator[bytes]:
        for _ in range(70):
            yield b"x" * 1024

    refused(await client.post(path, content=b"x" * 70_000, headers=HEADERS), Code.TOO_LARGE)
    refused(await client.post(path, content=chunks(), headers=HEADERS), Code.TOO_LARGE)


async def test_an_unknown_path_and_an_unknown_method_say_so(client: httpx.AsyncClient) -> None:
    refused(await client.get("/v1/nothing"), Code.NOT_FOUND)
    refused(await client.delete("/v1/orders"), Code.METHOD_NOT_ALLOWED)


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        ("problem", Code.SOLD_OUT),
        ("away", Code.BUSY_RETRY),
        ("value", Code.MALFORMED),
        ("conflict", Code.CONFLICT),
        ("bug", Code.BUSY_RETRY),
    ],
)
async def test_whatever_happens_inside_is_told_by_the_table(client: httpx.AsyncClient, kind: str, code: Code) -> None:
    answer = await client.post(f"/v1/failures/{kind}")
    refused(answer, code)
    if answer.status_code == 503:
        assert int(answer.headers["retry-after"]) == answer.json()["retry_after_s"] >= 1


async def test_those_who_are_turned_away_together_are_told_to_come_back_at_different_times(
    client: httpx.AsyncClient,
) -> None:
    answers = [await client.post("/v1/failures/away") for _ in range(60)]
    assert len({answer.headers["retry-after"] for answer in answers}) > 1


async def test_a_raw_door_is_reached_traced_and_protected_like_the_others(client: httpx.AsyncClient) -> None:
    trace_id = "4bf92f3577b34da6a3ce929d0e0e4736"
    headers = {"traceparent": f"00-{trace_id}-00f067aa0ba902b7-01"}
    answer = await client.post("/v1/raw", content=b"hello", headers=headers)
    assert (answer.status_code, answer.content, answer.headers["x-trace-id"]) == (200, b"hello", trace_id)
    refused(await client.post("/v1/raw", content=b"bug"), Code.BUSY_RETRY)


async def test_a_raw_door_finds_what_its_path_names(client: httpx.AsyncClient) -> None:
    assert (await client.post("/v1/rooms/r-1/raw")).text == "r-1"
    refused(await client.get("/v1/rooms/r-1/raw"), Code.METHOD_NOT_ALLOWED)
    refused(await client.post("/v1/rooms/r/1/raw"), Code.NOT_FOUND)
    refused(await client.get("/v1/raw"), Code.METHOD_NOT_ALLOWED)


async def test_the_openapi_has_every_door_and_every_code(client: httpx.AsyncClient) -> None:
    schema = (await client.get("/openapi.json")).json()
    assert {"/v1/orders", "/v1/secrets", "/v1/raw"} <= set(schema["paths"])
    assert schema["components"]["schemas"]["Problem"]["properties"]["code"]["enum"] == [str(code) for code in Code]
    assert "422" not in schema["paths"]["/v1/orders"]["post"]["responses"]


async def test_a_process_tells_its_health_version_and_figures(client: httpx.AsyncClient) -> None:
    for path in ("/livez", "/readyz", "/version"):
        answer = await client.get(path)
        assert (answer.status_code, answer.json()["process"]) == (200, "city-http")
    assert "jinqiu_http_seconds" in (await client.get("/metrics")).text


async def secret(client: httpx.AsyncClient, bearer: str = "", **headers: str) -> httpx.Response:
    given = headers | ({"Authorization": f"Bearer {bearer}"} if bearer else {})
    return await client.post("/v1/secrets", headers=given)


async def test_a_door_opens_for_its_role_only(client: httpx.AsyncClient) -> None:
    for _ in range(2):  # the second time it is remembered
        assert (await secret(client, token())).json() == "someone"
        refused(await secret(client, token("citizen")), Code.FORBIDDEN)


FOREIGN = OKPKey.generate_key("Ed25519", {"kid": "k1"})


@pytest.mark.parametrize(
    "bearer",
    ["", "no-token", "a.b.c", token(exp=1), token(key=FOREIGN), token()[:-2] + "xx", token(exp="never")],
    ids=["none", "text", "dots", "expired", "foreign key", "altered", "endless"],
)
async def test_a_token_that_is_not_ours_or_not_good_any_more_opens_nothing(
    client: httpx.AsyncClient, bearer: str
) -> None:
    refused(await secret(client, bearer), Code.UNAUTHENTICATED)


@pytest.mark.parametrize("crit", [5, [[]], ["exp"], {"a": 1}])
async def test_a_token_with_an_odd_head_opens_nothing(client: httpx.AsyncClient, crit: Any) -> None:
    head = {"alg": ALGORITHM, "kid": "k1", "crit": crit}
    encoded = urlsafe_b64encode(json.dumps(head).encode()).rstrip(b"=").decode()
    refused(await secret(client, f"{encoded}.{token().split('.')[1]}.xx"), Code.UNAUTHENTICATED)


@pytest.mark.parametrize("depth", [1_100, 1_400, 50_000])
async def test_a_token_whose_head_is_nested_beyond_measure_opens_nothing(client: httpx.AsyncClient, depth: int) -> None:
    head = urlsafe_b64encode(b"[" * depth).decode()
    refused(await secret(client, f"{head}.x.y"), Code.UNAUTHENTICATED)


async def test_an_unsigned_token_opens_nothing(client: httpx.AsyncClient) -> None:
    _, body, _ = token().split(".")
    refused(await secret(client, f"eyJhbGciOiJub25lIn0.{body}."), Code.UNAUTHENTICATED)


async def test_a_cookie_acts_from_our_own_pages_only_and_as_whom_they_mean(client: httpx.AsyncClient) -> None:
    cookie = f"{SESSION_COOKIE}={token()}"
    assert (await secret(client, Cookie=cookie, Origin="http://city")).status_code == 201
    refused(await secret(client, Cookie=cookie), Code.FORBIDDEN)
    refused(await secret(client, Cookie=cookie, Origin="http://elsewhere"), Code.FORBIDDEN)
    refused(await secret(client, Cookie=cookie, Origin="http://[x"), Code.FORBIDDEN)
    own = {"Cookie": cookie, "Origin": "http://city"}
    assert (await secret(client, **own, **{SUBJECT_HEADER: "someone"})).status_code == 201
    refused(await secret(client, **own, **{SUBJECT_HEADER: "another"}), Code.UNAUTHENTICATED)


async def test_a_key_published_a_moment_ago_is_waited_for_and_a_forged_token_is_not() -> None:
    class Publisher(PublishedKeys):
        async def _fetch(self) -> None:
            self.fetches += 1
            await asyncio.sleep(0)
            self._keys = KeySet([KEY, newer])

    newer = OKPKey.generate_key("Ed25519", {"kid": "k2"})
    told = {"sub": "someone", "role": "admin", "exp": 4_000_000_000}
    fresh = jwt.encode({"alg": ALGORITHM, "kid": "k2"}, told, newer, algorithms=[ALGORITHM])
    verifier = Publisher()
    assert await verifier.verify(token(key=FOREIGN)) is None
    assert verifier.fetches == 0
    found = await asyncio.gather(*(verifier.verify(fresh) for _ in range(20)))
    assert all(one is not None for one in found)
    assert verifier.fetches == 1


async def test_a_path_longer_than_any_of_ours_leads_nowhere(client: httpx.AsyncClient) -> None:
    refused(await client.get("/v1/orders/" + "x" * 500), Code.NOT_FOUND)


async def test_methods_nobody_knows_are_counted_as_one(client: httpx.AsyncClient) -> None:
    for method in ("ABCDEF", "GHIJKL"):
        refused(await client.request(method, "/v1/orders"), Code.METHOD_NOT_ALLOWED)
    figures = (await client.get("/metrics")).text
    assert "ABCDEF" not in figures
    assert 'method="other"' in figures
