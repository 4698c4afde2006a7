"""Sessions of pages: a cookie that no script reads, opened and closed by our own pages only."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime

import httpx
import pytest

from services.identity.adapters.postgres_staff import PostgresStaff
from services.identity.adapters.postgres_token_keys import TokenKeys
from services.identity.domain.session import SHIFT
from services.identity.tests import builders as b
from services.identity.tests.doors import RING, open_doors
from services.identity.tests.fakes import FakePasswords, FakeTexting
from services.identity.usecases.ports import StaffAccount, StaffState
from shared.kernel.ids import new_id
from shared.runtime.postgres import Database
from shared.runtime.seal import Seal
from shared.runtime.tokens import SESSION_COOKIE
from shared.testing.servers import Running, fresh_database

pytestmark = pytest.mark.integration
PASSWORD = "correct horse battery"
OWN, FOREIGN = {"Origin": "http://city"}, {"Origin": "http://elsewhere"}


@pytest.fixture
async def database(postgres_server: Running) -> AsyncIterator[Database]:
    async with fresh_database(postgres_server, "identity") as (database, _):
        yield database


async def have_officer(database: Database) -> StaffAccount:
    account = StaffAccount(new_id(), "li.ming", await FakePasswords().hash(PASSWORD), "finance", "taocheng")
    async with database.transaction() as transaction:
        await PostgresStaff(transaction).add(account)
    return account


async def log_in(client: httpx.AsyncClient, headers: dict[str, str]) -> httpx.Response:
    return await client.post("/staff/logins", json={"login": "li.ming", "password": PASSWORD}, headers=headers)


async def test_our_page_gets_a_cookie_and_a_program_the_token(database: Database) -> None:
    officer = await have_officer(database)
    async with open_doors(database) as client:
        program = await log_in(client, {})
        assert (program.json()["role"], bool(program.json()["token"]), client.cookies.get(SESSION_COOKIE)) == (
            "finance", True, None,
        )  # fmt: skip
        page = await log_in(client, OWN)
        assert page.json()["token"] == ""
        crumbs = page.headers["set-cookie"].lower()
        assert all(word in crumbs for word in ("httponly", "samesite=strict", "path=/api"))
        assert "secure" not in crumbs
        seen = (await client.get("/session")).json()["session"]
        assert (seen["subject_id"], seen["name"], seen["district_id"]) == (officer.staff_id, "li.ming", "taocheng")
        assert seen["expires_at"] == page.json()["expires_at"]
        assert (await client.delete("/session", headers=OWN)).status_code == 204
        assert (await client.get("/session")).json()["session"] is None


async def test_a_forged_cookie_is_nobody(database: Database) -> None:
    async with open_doors(database) as client:
        forged = {"Cookie": f"{SESSION_COOKIE}=a.b.c"}
        assert (await client.get("/session", headers=forged)).json()["session"] is None
        assert (await client.put("/session", headers=forged | OWN)).status_code == 401


async def test_a_shift_that_is_over_is_not_prolonged(database: Database) -> None:
    officer = await have_officer(database)
    began = datetime.now(UTC) - SHIFT
    token = (await TokenKeys(database, Seal(RING)).sign(officer.staff_id, "finance", "taocheng", began)).token
    async with open_doors(database) as client:
        answer = await client.put("/session", headers={"Authorization": f"Bearer {token}"})
        assert (answer.status_code, answer.json()["code"]) == (401, "UNAUTHENTICATED")
        assert "set-cookie" not in answer.headers


async def test_a_foreign_page_opens_renews_and_ends_no_session(database: Database) -> None:
    await have_officer(database)
    async with open_doors(database) as client:
        assert (await log_in(client, FOREIGN)).json()["code"] == "FORBIDDEN"
        await log_in(client, OWN)
        for method in ("PUT", "DELETE"):
            assert (await client.request(method, "/session", headers=FOREIGN)).status_code == 403
        assert (await client.get("/session")).json()["session"] is not None


async def test_a_session_goes_on_as_long_as_the_account_does(database: Database) -> None:
    officer = await have_officer(database)
    async with open_doors(database) as client:
        await log_in(client, OWN)
        renewed = await client.put("/session", headers=OWN)
        assert (renewed.status_code, renewed.json()["role"], SESSION_COOKIE in renewed.headers["set-cookie"]) == (
            200, "finance", True,
        )  # fmt: skip
        async with database.transaction() as transaction:
            await PostgresStaff(transaction).save(replace(officer, state=StaffState.WITHDRAWN, version=2))
        assert (await client.put("/session", headers=OWN)).status_code == 401


async def test_staff_see_whose_ids_stand_in_a_list(database: Database) -> None:
    officer, unknown = await have_officer(database), new_id()
    async with open_doors(database) as client:
        assert (await client.get("/staff-names", params={"id": [unknown]})).status_code == 401
        await log_in(client, OWN)
        told = await client.get("/staff-names", params={"id": [officer.staff_id, unknown]})
        assert told.json() == {"names": {officer.staff_id: "li.ming"}}


async def test_a_new_citizen_agrees_to_the_text_that_is_shown_now(database: Database) -> None:
    texting, who = FakeTexting(), b.person()
    async with open_doors(database, texting=texting) as client:
        shown = (await client.get("/consents")).json()["consents"]
        assert [(one["purpose"], one["needed"]) for one in shown] == [("campaign", True), ("job_fair", False)]
        await client.post("/codes", json={"phone": who.phone})
        code = texting.sent[0][1].split("验证码")[1][:6]
        body = {"name": who.name, "national_id": who.national_id, "phone": who.phone, "code": code}
        body |= {"consents": ["campaign"], "consent_version": "2000-01"}  # type: ignore[dict-item]
        old = await client.post("/registrations", json=body, headers=OWN)
        assert old.json()["code"] == "CONSENT_MISSING"
        now = await client.post("/registrations", json=body | {"consent_version": shown[0]["version"]}, headers=OWN)
        assert (now.status_code, now.json()["role"]) == (201, "citizen")
        assert (await client.get("/session")).json()["session"]["name"] == who.name[0] + "*" * (len(who.name) - 1)
    async with database.connection() as connection:
        assert await connection.fetchval("select text_version from consent") == shown[0]["version"]
