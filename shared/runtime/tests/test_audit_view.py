"""The auditor's search through a chain of acts, on real Postgres."""

from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from joserfc import jwt
from joserfc.jwk import KeySet, OKPKey

from shared.runtime.audit import record_act
from shared.runtime.audit_view import PAGE, audit_routes
from shared.runtime.http_app import build_http_app
from shared.runtime.postgres import Database
from shared.runtime.tokens import ALGORITHM, Principal, TokenVerifier
from shared.testing.servers import Running, fresh_database

pytestmark = pytest.mark.integration
KEY = OKPKey.generate_key("Ed25519", {"kid": "k1"})


class PublishedKeys(TokenVerifier):
    """A verifier that has fetched the keys."""

    def __init__(self) -> None:
        super().__init__("http://nowhere.invalid")
        self._keys = KeySet([KEY])


class Desk:
    """Whoever asks for the chain, and the database it stands in."""

    def __init__(self, client: httpx.AsyncClient, database: Database) -> None:
        self.client = client
        self.database = database

    async def ask(self, role: str = "auditor", district: str | None = None, **query: Any) -> httpx.Response:
        claims = {"sub": "eve", "role": role, "district": district, "exp": 4_000_000_000}
        token = jwt.encode({"alg": ALGORITHM, "kid": "k1"}, claims, KEY, algorithms=[ALGORITHM])
        headers = {"Authorization": f"Bearer {token}"}
        return await self.client.get("/api/treasury/v1/audit", params=query, headers=headers)

    async def acts(self, **query: Any) -> list[tuple[int, str]]:
        return [(one["seq"], one["act"]) for one in (await self.ask(**query)).json()["entries"]]


@pytest.fixture
async def desk(postgres_server: Running) -> AsyncIterator[Desk]:
    """ann drafted two grants and a campaign, bo approved one."""
    async with fresh_database(postgres_server, "treasury") as (database, _):
        ann, bo = Principal("ann", "treasury_maker"), Principal("bo", "treasury_checker")
        told = ((ann, "campaign.draft", "c1"), (ann, "grant.draft", "g1"), (ann, "grant.draft", "g2"))
        for who, act, subject in (*told, (bo, "grant.approve", "g1")):
            async with database.transaction() as transaction:
                await record_act(transaction, who, act, subject, {"amount_fen": 1})
        app = build_http_app(
            "treasury", [audit_routes("treasury", database, PublishedKeys())], ready=database.ready
        )  # fmt: skip
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://city") as client:
            yield Desk(client, database)


async def test_acts_are_found_by_who_what_and_to_whom_the_newest_first(desk: Desk) -> None:
    assert await desk.acts() == [(4, "grant.approve"), (3, "grant.draft"), (2, "grant.draft"), (1, "campaign.draft")]
    assert await desk.acts(actor="bo") == [(4, "grant.approve")]
    assert await desk.acts(act="grant", subject="g1") == [(4, "grant.approve"), (2, "grant.draft")]
    assert await desk.acts(act="grant.draft", before=3) == [(2, "grant.draft")]
    first = (await desk.ask(act="campaign")).json()["entries"][0]
    assert (first["holds"], first["detail"]) == (True, '{"amount_fen":1}')
    assert await desk.acts(**{"from": first["at"], "until": first["at"]}) == []
    assert len(await desk.acts(**{"from": first["at"]})) == 4


async def test_an_entry_that_was_rewritten_does_not_hold(desk: Desk) -> None:
    async with desk.database.connection() as connection:
        await connection.execute("alter table audit_entry disable trigger audit_entry_is_insert_only")
        await connection.execute("update audit_entry set subject = 'g9' where seq = 4")
    entries = (await desk.ask()).json()["entries"]
    assert [one["holds"] for one in entries] == [False, True, True, True]


async def test_a_long_chain_comes_in_pages_and_to_the_citys_auditors_alone(desk: Desk) -> None:
    async with desk.database.transaction() as transaction:
        for number in range(PAGE):
            await record_act(transaction, Principal("ann", "treasury_maker"), "grant.draft", f"h{number}", {})
    page = (await desk.ask()).json()
    assert (len(page["entries"]), page["next"]) == (PAGE, 5)
    rest = (await desk.ask(before=page["next"])).json()
    assert (len(rest["entries"]), rest["next"]) == (4, None)
    assert (await desk.ask(role="finance")).status_code == 403
    assert (await desk.ask(district="d1")).status_code == 403


async def test_an_act_on_many_is_shown_with_all_of_them(desk: Desk) -> None:
    many = ",".join(f"m{number}" for number in range(2_000))
    async with desk.database.transaction() as transaction:
        await record_act(transaction, Principal("ann", "treasury_maker"), "merchants.import", "many", {"ids": many})
    shown = (await desk.ask(act="merchants.import")).json()["entries"]
    assert many in shown[0]["detail"]
    assert shown[0]["holds"]
