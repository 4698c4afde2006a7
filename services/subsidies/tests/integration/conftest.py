"""Subsidies' doors on real Postgres and a real store, with a policy that has money."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import httpx
import pytest
from joserfc import jwt
from joserfc.jwk import KeySet, OKPKey

from services.subsidies.adapters.child_examiner import ChildExaminer
from services.subsidies.adapters.keyed_issuing import KeyedIssuing
from services.subsidies.adapters.object_documents import ObjectDocuments
from services.subsidies.adapters.postgres_office import OfficeKeys, PostgresOffice
from services.subsidies.adapters.postgres_queues import PostgresQueues
from services.subsidies.entrypoints.bodies import LARGE_BODIES
from services.subsidies.entrypoints.http import Parts
from services.subsidies.entrypoints.routers import routers
from services.subsidies.tests import builders as b
from services.subsidies.usecases.accept_grant import accept_grant
from shared.contracts.treasury_events import GrantApproved
from shared.kernel.ids import new_id
from shared.runtime.http_app import build_http_app
from shared.runtime.keyfiles import Keyring
from shared.runtime.postgres import Connection, Database
from shared.runtime.seal import Seal
from shared.runtime.tokens import ALGORITHM, TokenVerifier
from shared.testing.servers import Running, fresh_database

RING = Keyring({1: b"k" * 32})
KEYS = OfficeKeys(Seal(RING), RING, KeyedIssuing(RING.newest, Seal(RING)))
KEY = OKPKey.generate_key("Ed25519", {"kid": "k1"})
BUYER, EVE = new_id(), new_id()


class PublishedKeys(TokenVerifier):
    """A verifier that has fetched the keys."""

    def __init__(self) -> None:
        super().__init__("http://nowhere.invalid")
        self._keys = KeySet([KEY])


@pytest.fixture
async def database(postgres_server: Running) -> AsyncIterator[Database]:
    async with fresh_database(postgres_server, "subsidies") as (opened, _):
        yield opened


@pytest.fixture
async def phone(database: Database, tmp_path: Path) -> AsyncIterator[httpx.AsyncClient]:
    def office(transaction: Connection) -> PostgresOffice:
        return PostgresOffice(transaction, KEYS)

    async with database.transaction() as transaction:
        now = await office(transaction).now()
        policy = b.policy(opens_at=now - timedelta(days=1), closes_at=now + timedelta(days=30))
        await office(transaction).pools.put(policy)
        told = GrantApproved("g1", 2, "c1", "p1", "d1", "cars", 300_000, now)
        await accept_grant(office(transaction), told)
    store = ObjectDocuments(tmp_path.as_uri(), Seal(RING))
    examiner = ChildExaminer()
    parts = Parts(database, office, examiner, store, PublishedKeys())

    async def ready() -> bool:
        return True

    app = build_http_app("subsidies", routers(parts, PostgresQueues), ready=ready, large_bodies=LARGE_BODIES)
    transport = httpx.ASGITransport(app)
    async with examiner, httpx.AsyncClient(transport=transport, base_url="http://city/api/subsidies/v1") as client:
        yield client


def of(who: str, key: str = "", *, role: str = "citizen", district_id: str | None = None) -> dict[str, str]:
    claims = {"sub": who, "role": role, "district": district_id, "exp": 4_000_000_000}
    token = jwt.encode({"alg": ALGORITHM, "kid": "k1"}, claims, KEY, algorithms=[ALGORITHM])
    return {"Authorization": f"Bearer {token}"} | ({"Idempotency-Key": key} if key else {})
