"""A browser's session: a cookie that scripts cannot read and other sites cannot use."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import httpx
import pytest

from services.identity.adapters.postgres_staff import PostgresStaff
from services.identity.adapters.postgres_token_keys import TokenKeys
from services.identity.tests.doors import RING, open_doors
from services.identity.usecases.ports import StaffAccount
from shared.kernel.ids import new_id
from shared.runtime.postgres import Database
from shared.runtime.seal import Seal
from shared.runtime.tokens import SESSION_COOKIE
from shared.testing.servers import Running, fresh_database

pytestmark = pytest.mark.integration
OURS = {"Origin": "http://city"}
STAFF_ID, BEGAN = new_id(), datetime.now(UTC) - timedelta(hours=11)


@pytest.fixture
async def database(postgres_server: Running) -> AsyncIterator[Database]:
    async with fresh_database(postgres_server, "identity", connections_max=2) as (database, _):
        yield database


@pytest.fixture
async def browser(database: Database) -> AsyncIterator[httpx.AsyncClient]:
    """A page that has just logged an officer in."""
    token = await TokenKeys(database, Seal(RING)).sign(STAFF_ID, "district_reviewer", "taocheng", BEGAN)
    async with open_doors(database) as client:
        kept = await client.post("/sessions", headers={"Authorization": f"Bearer {token}"})
        assert kept.status_code == 201
        cookie = kept.headers["set-cookie"]
        assert all(word in cookie for word in ("HttpOnly", "SameSite=strict", "Path=/api"))
        assert token not in kept.text
        yield client


async def test_a_session_tells_who_and_until_when(browser: httpx.AsyncClient) -> None:
    session = (await browser.get("/sessions/current")).json()["session"]
    assert (session["subject_id"], session["role"], session["district_id"]) == (
        STAFF_ID,
        "district_reviewer",
        "taocheng",
    )
    assert session["ends_at"].endswith("Z")


async def test_a_session_is_prolonged_for_its_shift_while_the_account_is_there(
    browser: httpx.AsyncClient, database: Database
) -> None:
    assert (await browser.post("/sessions/renewals", headers=OURS)).status_code == 401  # no such account
    account = StaffAccount(STAFF_ID, "reviewer", "hash", "district_reviewer", "taocheng")
    async with database.transaction() as transaction:
        await PostgresStaff(transaction).add(account)
    before = (await browser.get("/sessions/current")).json()["session"]
    after = (await browser.post("/sessions/renewals", headers=OURS)).json()
    assert after | {"ends_at": ""} == before | {"ends_at": ""}
    assert after["ends_at"] >= before["ends_at"]
    again = await browser.post("/sessions/renewals", headers=OURS)
    assert again.status_code == 201


async def test_a_shift_that_is_over_is_not_prolonged(database: Database) -> None:
    token = await TokenKeys(database, Seal(RING)).sign(STAFF_ID, "auditor", None, BEGAN - timedelta(hours=2))
    async with open_doors(database) as client:
        answer = await client.post("/sessions/renewals", headers={"Authorization": f"Bearer {token}"})
        assert (answer.status_code, answer.json()["code"]) == (401, "UNAUTHENTICATED")
        assert "set-cookie" not in answer.headers


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
