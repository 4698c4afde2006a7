"""Consents: seen by whoever gave them, withdrawn at any time, given again by registering again."""

from collections.abc import AsyncIterator

import httpx
import pytest

from services.identity.domain.consents import CONSENT_TEXTS, TEXT_VERSION
from services.identity.tests import builders as b
from services.identity.tests.doors import open_doors
from services.identity.tests.fakes import FakeTexting
from shared.runtime.postgres import Database
from shared.testing.servers import Running, fresh_database

pytestmark = pytest.mark.integration
OWN = {"Origin": "http://city"}
CAMPAIGN, JOB_FAIR = CONSENT_TEXTS


@pytest.fixture
async def database(postgres_server: Running) -> AsyncIterator[Database]:
    async with fresh_database(postgres_server, "identity") as (database, _):
        yield database


async def register(client: httpx.AsyncClient, texting: FakeTexting, *consents: str) -> httpx.Response:
    who = b.person()
    await client.post("/codes", json={"phone": who.phone})
    code = texting.sent[-1][1].split("验证码")[1][:6]
    body = {"name": who.name, "national_id": who.national_id, "phone": who.phone, "code": code}
    return await client.post(
        "/registrations", json=body | {"consents": consents, "consent_version": TEXT_VERSION}, headers=OWN
    )


async def withdraw(client: httpx.AsyncClient, purpose: str, key: str = "withdraw-1") -> httpx.Response:
    return await client.post(f"/own-consents/{purpose}/withdrawals", headers=OWN | {"Idempotency-Key": key})


async def test_one_sees_what_one_agreed_to_and_what_follows_from_taking_it_back(database: Database) -> None:
    texting = FakeTexting()
    async with open_doors(database, texting=texting) as client:
        assert (await client.get("/own-consents")).status_code == 401
        await register(client, texting, "campaign", "job_fair")
        seen = (await client.get("/own-consents")).json()["consents"]
        assert [(one["purpose"], one["needed"], one["text_version"], one["withdrawn_at"]) for one in seen] == [
            ("campaign", True, TEXT_VERSION, None), ("job_fair", False, TEXT_VERSION, None),
        ]  # fmt: skip
        assert seen[1]["if_withdrawn"] == JOB_FAIR.if_withdrawn


async def test_a_consent_is_withdrawn_once_and_stands_on_the_audit_chain(database: Database) -> None:
    texting = FakeTexting()
    async with open_doors(database, texting=texting) as client:
        citizen_id = (await register(client, texting, "campaign", "job_fair")).json()["subject_id"]
        done = await withdraw(client, "job_fair")
        assert (done.status_code, done.json()["purpose"]) == (201, "job_fair")
        assert (await withdraw(client, "job_fair")).content == done.content
        assert (await withdraw(client, "job_fair", "another-1")).json()["code"] == "WRONG_STATE"
        assert (await withdraw(client, "no_such", "another-2")).json()["code"] == "WRONG_STATE"
        seen = (await client.get("/own-consents")).json()["consents"]
        assert [one["withdrawn_at"] for one in seen] == [None, done.json()["withdrawn_at"]]
        assert (await client.get("/session")).json()["session"] is not None
    async with database.connection() as connection:
        acts = await connection.fetch("select actor, act, subject, detail from audit_entry")
        told = await connection.fetch("select type from outbox order by id")
    assert [tuple(row) for row in acts] == [(citizen_id, "consent.withdraw", citizen_id, '{"purpose":"job_fair"}')]
    assert [row["type"] for row in told] == ["identity.citizen.registered.v1", "identity.consent.withdrawn.v1"]


async def test_without_the_needed_consent_the_session_ends_at_once(database: Database) -> None:
    texting = FakeTexting()
    async with open_doors(database, texting=texting) as client:
        await register(client, texting, "campaign")
        await withdraw(client, "campaign")
        assert (await client.get("/session")).json()["session"] is None
        assert (await client.put("/session", headers=OWN)).status_code == 401
