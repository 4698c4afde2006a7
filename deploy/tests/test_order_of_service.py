"""Who is served first: which turn each door has, and what the gateway does when a turn is full, by a real nginx."""

import asyncio
import re
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from yarl import URL

from deploy.local.stack import SERVICES, USUAL_PORTS, processes
from deploy.order_of_service import NICENESS, OF_ONE_ADDRESS_MAX, ORDER
from deploy.tests.gateway import WITHIN_S, running_gateway

CLAIMS, REDEMPTIONS = "/api/vouchers/v1/claims", "/api/redemption/v1/redemptions"
MOST = {turn.name: turn.under_way_max for turn in ORDER}
TOO_MANY = 60
ELSEWHERE = "127.0.0.2"


@pytest.mark.parametrize(
    ("door", "name"),
    [
        (f"POST {REDEMPTIONS}", "tills"),
        (f"GET {REDEMPTIONS}/r-1", "tills"),
        (f"POST {REDEMPTIONS}/r-1/undo", "tills"),
        ("POST /api/redemption/v1/vouchers/v1/codes", "tills"),
        (f"POST {CLAIMS}", "claims"),
        (f"GET {CLAIMS}", "wallet"),
        ("GET /api/redemption/v1/vouchers", "wallet"),
        ("GET /api/vouchers/v1/rounds", "tickets"),
        ("POST /api/vouchers/v1/rounds/r1/tickets", "tickets"),
        ("POST /api/jobfair/v1/rooms/r1/interactions", "interactions"),
        ("POST /api/jobfair/v1/platform/r1/pushes", "interactions"),
        ("GET /api/jobfair/v1/fairs/f1/figures", "desks"),
        ("GET /api/treasury/v1/campaigns/c1/balance", "desks"),
        ("POST /api/redemption/v1/merchants/imports", "desks"),
    ],
)
def test_each_door_has_its_turn(door: str, name: str) -> None:
    fits = [turn.name for turn in ORDER for pattern in turn.doors if re.search(pattern, door)]
    assert fits[0] == name


def test_tills_come_before_claims_claims_before_wallets_and_desks_are_last() -> None:
    assert [turn.name for turn in ORDER] == ["tills", "claims", "tickets", "wallet", "interactions", "desks"]
    of_their_own = [turn.niceness for turn in ORDER if turn.processes]
    assert of_their_own == sorted(of_their_own)


def test_every_process_with_a_place_in_the_order_is_one_of_the_stack() -> None:
    doors = {one.name for one in processes(USUAL_PORTS)}
    assert set(NICENESS) <= doors | {"kafka"}
    assert {name for name in doors if name.endswith("-http")} <= set(NICENESS)


class Service:
    """Answers 201 to everything, a claim only once it may; counts the claims that reached it."""

    def __init__(self) -> None:
        self.claims = 0
        self.may_answer = asyncio.Event()

    async def answer(self, request: web.Request) -> web.Response:
        await request.read()
        if (request.method, request.path) == ("POST", CLAIMS):
            self.claims += 1
            await self.may_answer.wait()
        return web.json_response({}, status=201)


class Dawdler:
    """Says what it wants, and how much it will send, and sends one byte of it."""

    def __init__(self, url: URL) -> None:
        self._at = str(url.host), url.port
        self._writer: asyncio.StreamWriter | None = None

    async def begin(self, path: str) -> None:
        _, self._writer = await asyncio.open_connection(*self._at)
        self._writer.write(f"POST {path} HTTP/1.1\r\nHost: here\r\nContent-Length: 9\r\n\r\n{{".encode())
        await self._writer.drain()

    def end(self) -> None:
        if self._writer is not None:
            self._writer.close()


@asynccontextmanager
async def city(
    folder: Path, caller: str = "127.0.0.1", balancers: Sequence[str] = ()
) -> AsyncIterator[tuple[Service, aiohttp.ClientSession]]:
    """The gateway with one service behind every address, and a client without a limit of its own, at `caller`."""
    service, app = Service(), web.Application()
    app.router.add_route("*", "/{path:.*}", service.answer)
    folder.chmod(0o755)
    async with TestServer(app) as server, aiohttp.TCPConnector(limit=0, local_addr=(caller, 0)) as connector:
        at = f"{server.host}:{server.port}"
        with running_gateway(folder / "gateway", dict.fromkeys(SERVICES, at), [at], [at], balancers=balancers) as url:
            async with aiohttp.ClientSession(url, connector=connector, trust_env=False) as client:
                yield service, client


async def post(client: aiohttp.ClientSession, path: str, *, said_to_be: str = "") -> aiohttp.ClientResponse:
    headers = {"Idempotency-Key": "key-0001"} | ({"X-Forwarded-For": said_to_be} if said_to_be else {})
    async with client.post(path, data=b"{}", headers=headers) as answer:
        await answer.read()
        return answer


@pytest.mark.integration
async def test_whoever_is_one_too_many_is_refused_at_once_before_the_service_hears_of_it(tmp_path: Path) -> None:
    async with asyncio.timeout(WITHIN_S), city(tmp_path) as (service, client):
        asked = [asyncio.create_task(post(client, CLAIMS)) for _ in range(MOST["claims"] + TOO_MANY)]
        refused: list[aiohttp.ClientResponse] = []
        while len(refused) < TOO_MANY or service.claims < MOST["claims"]:
            await asyncio.sleep(0.01)
            refused = [one.result() for one in asked if one.done()]
        assert (len(refused), service.claims) == (TOO_MANY, MOST["claims"])
        told = [await one.json(content_type="application/problem+json") for one in refused]
        assert {(one.status, body["code"]) for one, body in zip(refused, told, strict=True)} == {(503, "BUSY_RETRY")}
        waits = Counter(int(one.headers["Retry-After"]) for one in refused)
        assert [body["retry_after_s"] for body in told] == [int(one.headers["Retry-After"]) for one in refused]
        assert len(waits) > 1
        assert set(waits) <= {1, 2, 3}

        assert (await post(client, REDEMPTIONS)).status == 201  # tills are not refused for claims' sake
        service.may_answer.set()
        statuses = Counter([(await one).status for one in asked])
        assert statuses == {201: MOST["claims"], 503: TOO_MANY}
        assert (await post(client, CLAIMS)).status == 201  # the same key again, once there is room


@pytest.mark.integration
async def test_a_turn_is_counted_at_each_service_for_itself_and_streams_are_not(tmp_path: Path) -> None:
    async with asyncio.timeout(WITHIN_S), city(tmp_path) as (service, client):
        held = [asyncio.create_task(post(client, CLAIMS)) for _ in range(MOST["claims"])]
        while service.claims < MOST["claims"]:
            await asyncio.sleep(0.01)
        for path in ("/api/jobfair/v1/rooms/r1/stream", "/api/treasury/v1/campaigns", "/api/vouchers/v1/rounds"):
            async with client.get(path) as answer:
                assert answer.status == 201
        service.may_answer.set()
        assert {(await one).status for one in held} == {201}


@pytest.mark.integration
async def test_whoever_sends_slowly_takes_nobodys_place(tmp_path: Path) -> None:
    async with asyncio.timeout(WITHIN_S), city(tmp_path) as (_, client):
        async with client.get("/portal.json") as answer:
            dawdlers = [Dawdler(answer.url) for _ in range(MOST["tills"] + TOO_MANY)]
        try:
            await asyncio.gather(*(one.begin(REDEMPTIONS) for one in dawdlers))
            for _ in range(20):
                assert (await post(client, REDEMPTIONS)).status == 201
        finally:
            for one in dawdlers:
                one.end()


@pytest.mark.integration
async def test_one_address_takes_a_part_of_a_turn_and_leaves_the_rest_to_the_others(tmp_path: Path) -> None:
    async with asyncio.timeout(WITHIN_S), city(tmp_path, caller=ELSEWHERE) as (service, client):
        asked = [asyncio.create_task(post(client, CLAIMS)) for _ in range(OF_ONE_ADDRESS_MAX + TOO_MANY)]
        refused: list[aiohttp.ClientResponse] = []
        while len(refused) < TOO_MANY or service.claims < OF_ONE_ADDRESS_MAX:
            await asyncio.sleep(0.01)
            refused = [one.result() for one in asked if one.done()]
        assert Counter(one.status for one in refused) == {429: TOO_MANY}
        told = [await one.json(content_type="application/problem+json") for one in refused]
        assert {body["code"] for body in told} == {"TOO_MANY"}
        assert all(int(one.headers["Retry-After"]) > 0 for one in refused)
        assert (await post(client, REDEMPTIONS)).status == 201  # a turn each
        async with aiohttp.ClientSession(refused[0].url.origin(), trust_env=False) as other:
            assert (await post(other, "/api/vouchers/v1/rounds")).status == 201
        service.may_answer.set()
        assert Counter([(await one).status for one in asked]) == {201: OF_ONE_ADDRESS_MAX, 429: TOO_MANY}


@pytest.mark.integration
@pytest.mark.parametrize("is_trusted", [True, False])
async def test_a_balancers_word_counts_for_an_address_and_nobody_elses(tmp_path: Path, *, is_trusted: bool) -> None:
    balancers = [ELSEWHERE] if is_trusted else []
    async with asyncio.timeout(WITHIN_S), city(tmp_path, ELSEWHERE, balancers) as (service, client):
        of_one = [asyncio.create_task(post(client, CLAIMS, said_to_be="10.1.1.1")) for _ in range(OF_ONE_ADDRESS_MAX)]
        while service.claims < OF_ONE_ADDRESS_MAX:
            await asyncio.sleep(0.01)
        of_another = asyncio.create_task(post(client, CLAIMS, said_to_be="10.1.1.2"))
        while service.claims == OF_ONE_ADDRESS_MAX and not of_another.done():
            await asyncio.sleep(0.01)
        service.may_answer.set()
        assert (await of_another).status == (201 if is_trusted else 429)
        assert {(await one).status for one in of_one} == {201}
