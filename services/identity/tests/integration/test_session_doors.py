"""A browser's session: a cookie that scripts cannot read and other sites cannot use."""

from collections.abc import AsyncIterator

import httpx
import pytest

from services.identity.adapters.postgres_token_keys import TokenKeys
from services.identity.tests.doors import RING, open_doors
from shared.runtime.postgres import Database
from shared.runtime.seal import Seal
from shared.runtime.tokens import SESSION_COOKIE
from shared.testing.servers import Running, fresh_database

pytestmark = pytest.mark.integration
OURS = {"Origin": "http://city"}


@pytest.fixture
async def database(postgres_server: Running) -> AsyncIterator[Database]:
    async with fresh_database(postgres_server, "identity", connections_max=2) as (database, _):
        yield database


@pytest.fixture
async def browser(database: Database) -> AsyncIterator[httpx.AsyncClient]:
    """A page that has just logged an officer in."""
    token = await TokenKeys(database, Seal(RING)).sign("s-1", "district_reviewer", "taocheng")
    async with open_doors(database) as client:
        kept = await client.post("/sessions", headers={"Authorization": f"Bearer {token}"})
        assert kept.status_code == 201
        cookie = kept.headers["set-cookie"]
        assert all(word in cookie for word in ("HttpOnly", "SameSite=strict", "Path=/api"))
        assert token not in kept.text
        yield client


async def test_a_session_tells_who_and_until_when(browser: httpx.AsyncClient) -> None:
    session = (await browser.get("/sessions/current")).json()["session"]
    assert (session["subject_id"], session["role"], session["district_id"]) == ("s-1", "district_reviewer", "taocheng")
    assert session["ends_at"].endswith("Z")


async def test_after_logging_out_nobody_is_there(browser: httpx.AsyncClient) -> None:
    assert (await browser.delete("/sessions/current", headers=OURS)).status_code == 204
    assert (await browser.get("/sessions/current")).json() == {"session": None}


async def test_another_site_cannot_end_or_prolong_a_session(browser: httpx.AsyncClient) -> None:
    for origin in ({"Origin": "http://elsewhere"}, {}):
        assert (await browser.delete("/sessions/current", headers=origin)).status_code == 403
        assert (await browser.post("/sessions", headers=origin)).status_code == 403
    assert (await browser.get("/sessions/current")).json()["session"] is not None


async def test_a_forged_cookie_is_nobody(database: Database) -> None:
    async with open_doors(database) as client:
        forged = {"Cookie": f"{SESSION_COOKIE}=a.b.c"}
        assert (await client.get("/sessions/current", headers=forged)).json() == {"session": None}
        assert (await client.delete("/sessions/current")).status_code == 401
