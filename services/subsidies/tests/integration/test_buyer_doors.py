"""A buyer's way through the doors, from the draft to the filed claim, on real Postgres and a real store."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from joserfc import jwt
from joserfc.jwk import KeySet, OKPKey

from services.subsidies.adapters.child_examiner import ChildExaminer
from services.subsidies.adapters.object_documents import ObjectDocuments
from services.subsidies.adapters.postgres_office import PostgresOffice
from services.subsidies.domain.subsidy_claim import State
from services.subsidies.entrypoints.http import BuyerParts, buyer_routes
from services.subsidies.tests import builders as b
from services.subsidies.tests.integration.test_documents import pdf
from services.subsidies.usecases.accept_grant import accept_grant
from shared.contracts.treasury_events import GrantApproved
from shared.kernel.ids import new_id
from shared.runtime.http_app import build_http_app
from shared.runtime.keyfiles import Keyring
from shared.runtime.postgres import Connection
from shared.runtime.seal import Seal
from shared.runtime.tokens import ALGORITHM, TokenVerifier
from shared.testing.servers import Running, fresh_database

pytestmark = pytest.mark.integration

RING = Keyring({1: b"k" * 32})
KEY = OKPKey.generate_key("Ed25519", {"kid": "k1"})
BUYER, EVE = new_id(), new_id()


class PublishedKeys(TokenVerifier):
    """A verifier that has fetched the keys."""

    def __init__(self) -> None:
        super().__init__("http://nowhere.invalid")
        self._keys = KeySet([KEY])


@pytest.fixture
async def phone(postgres_server: Running, tmp_path: Path) -> AsyncIterator[httpx.AsyncClient]:
    def office(transaction: Connection) -> PostgresOffice:
        return PostgresOffice(transaction, Seal(RING), RING)

    async with fresh_database(postgres_server, "subsidies") as (database, _):
        async with database.transaction() as transaction:
            now = await office(transaction).now()
            policy = b.policy(opens_at=now - timedelta(days=1), closes_at=now + timedelta(days=30))
            await office(transaction).pools.put(policy)
            told = GrantApproved("g1", 2, "c1", "p1", "d1", "cars", 300_000, now)
            await accept_grant(office(transaction), told)
        store = ObjectDocuments(tmp_path.as_uri(), Seal(RING))
        parts = BuyerParts(database, office, ChildExaminer(), store, PublishedKeys())

        async def ready() -> bool:
            return True

        app = build_http_app("subsidies", [buyer_routes(parts)], ready=ready, body_bytes_max=11_000_000)
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://city/api/subsidies/v1") as client:
            yield client


def of(who: str, key: str = "") -> dict[str, str]:
    token = jwt.encode({"alg": ALGORITHM, "kid": "k1"}, {"sub": who, "role": "citizen", "exp": 4_000_000_000}, KEY,
                       algorithms=[ALGORITHM])  # fmt: skip
    return {"Authorization": f"Bearer {token}"} | ({"Idempotency-Key": key} if key else {})


async def draft(phone: httpx.AsyncClient, **typed: str) -> str:
    opened = await phone.post("/claims", json={"policy_id": "cars"}, headers=of(BUYER, "open-0001"))
    assert opened.status_code == 201, opened.text
    claim_no = str(opened.json()["claim_no"])
    checked = await phone.patch(f"/claims/{claim_no}", json={"fields": {**b.TYPED, **typed}}, headers=of(BUYER))
    assert checked.status_code == 200, checked.text
    return claim_no


async def test_from_the_draft_to_the_filed_claim_each_key_answered_for_ever(phone: httpx.AsyncClient) -> None:
    claim_no = await draft(phone)
    assert await draft(phone) == claim_no, "the same key opens the same draft"
    uploaded = await phone.put(f"/claims/{claim_no}/documents/invoice", content=pdf(), headers=of(BUYER))
    assert uploaded.status_code == 201, uploaded.text
    assert uploaded.json()["differences"] == []
    filed = await phone.post(f"/claims/{claim_no}/submissions", headers=of(BUYER, "file-0001"))
    assert (filed.status_code, filed.json()["state"], filed.json()["amount_fen"]) == (201, State.SUBMITTED, 300_000)
    again = await phone.post(f"/claims/{claim_no}/submissions", headers=of(BUYER, "file-0001"))
    assert again.content == filed.content
    seen = (await phone.get(f"/claims/{claim_no}", headers=of(BUYER))).json()
    assert (seen["state"], seen["documents"], seen["service_time_s"]) == (State.SUBMITTED, ["invoice"], 432_000)
    left = await phone.post(f"/claims/{claim_no}/withdrawals", headers=of(BUYER, "away-0001"))
    assert left.status_code == 201
    assert (await phone.get(f"/claims/{claim_no}", headers=of(BUYER))).json()["state"] == State.WITHDRAWN


async def test_all_that_is_wrong_is_named_with_its_sentence(phone: httpx.AsyncClient) -> None:
    claim_no = await draft(phone, seats="9", use="commercial")
    answer = await phone.post(f"/claims/{claim_no}/submissions", headers=of(BUYER, "file-0001"))
    problem: dict[str, Any] = answer.json()
    assert (answer.status_code, problem["code"]) == (409, "SEATS_OVER_7")
    assert [(one["field"], one["code"]) for one in problem["problems"]] == [
        ("seats", "SEATS_OVER_7"),
        ("use", "COMMERCIAL_VEHICLE"),
        ("invoice", "DOCUMENT_MISSING"),
    ]
    assert problem["problems"][2]["title"] == "缺少必需的材料"
    await phone.patch(f"/claims/{claim_no}", json={"fields": {"seats": "5", "use": "pickup"}}, headers=of(BUYER))
    await phone.put(f"/claims/{claim_no}/documents/invoice", content=pdf(), headers=of(BUYER))
    mended = await phone.post(f"/claims/{claim_no}/submissions", headers=of(BUYER, "file-0001"))
    assert mended.status_code == 201, "a refusal binds nobody"


@pytest.mark.parametrize(
    ("content", "status", "code"),
    [
        (b"", 409, "DOCUMENT_UNREADABLE"),
        (b"MZ program", 409, "DOCUMENT_UNREADABLE"),
        (b"%PDF-" + b"x" * 12_000_000, 413, "TOO_LARGE"),
    ],
    ids=["nothing", "a program", "12 MB"],
)
async def test_a_bad_file_is_refused_and_nothing_is_kept(
    phone: httpx.AsyncClient, tmp_path: Path, content: bytes, status: int, code: str
) -> None:
    claim_no = await draft(phone)
    answer = await phone.put(f"/claims/{claim_no}/documents/invoice", content=content, headers=of(BUYER))
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


async def test_a_claim_is_its_buyers_alone(phone: httpx.AsyncClient) -> None:
    claim_no = await draft(phone)
    for answer in (
        await phone.get(f"/claims/{claim_no}", headers=of(EVE)),
        await phone.patch(f"/claims/{claim_no}", json={"fields": {}}, headers=of(EVE)),
        await phone.put(f"/claims/{claim_no}/documents/invoice", content=pdf(), headers=of(EVE)),
        await phone.post(f"/claims/{claim_no}/submissions", headers=of(EVE, "file-0001")),
        await phone.post(f"/claims/{claim_no}/withdrawals", headers=of(EVE, "away-0001")),
        await phone.post(f"/claims/{claim_no}/fixes", headers=of(EVE, "fix-00001")),
    ):
        assert (answer.status_code, answer.json()["code"]) == (404, "NOT_FOUND")
    unknown = await phone.post("/claims", json={"policy_id": "none"}, headers=of(BUYER, "open-0002"))
    assert unknown.json()["code"] == "NOT_FOUND"
