"""Officers at the doors of payments, on real Postgres."""

from functools import partial
from typing import Any

import httpx
from joserfc import jwt
from joserfc.jwk import KeySet, OKPKey

from services.treasury.adapters.postgres_books import PostgresBooks, opening
from services.treasury.adapters.postgres_payout_views import PostgresPayoutViews
from services.treasury.adapters.postgres_settlement_views import PostgresSettlementViews
from services.treasury.tests.payout_fakes import SEALS
from shared.runtime.postgres import Database
from shared.runtime.tokens import ALGORITHM, TokenVerifier

KEY = OKPKey.generate_key("Ed25519", {"kid": "k1"})
BOOKS = partial(PostgresBooks, seals=SEALS)
VIEWS = partial(PostgresPayoutViews, seals=SEALS), partial(PostgresSettlementViews, seals=SEALS)
Answer = httpx.Response


class PublishedKeys(TokenVerifier):
    """A verifier that has fetched the keys."""

    def __init__(self) -> None:
        super().__init__("http://nowhere.invalid")
        self._keys = KeySet([KEY])


class Office:
    """Officers at the doors; each act has its key."""

    def __init__(self, client: httpx.AsyncClient, database: Database) -> None:
        self.client = client
        self.database = database
        self.open_books = opening(database, BOOKS)

    def headers(self, who: str, key: str = "") -> dict[str, str]:
        """`who` is role, or role@district; ann of finance prepares, bo checks."""
        role, _, district = who.partition("@")
        claims = {"sub": f"{who}-1", "role": role, "district": district or None, "exp": 4_000_000_000}
        token = jwt.encode({"alg": ALGORITHM, "kid": "k1"}, claims, KEY, algorithms=[ALGORITHM])
        return {"Authorization": f"Bearer {token}"} | ({"Idempotency-Key": key} if key else {})

    async def post(self, path: str, body: Any = None, *, who: str = "finance", key: str = "key-0001") -> Answer:
        return await self.client.post(path, json=body, headers=self.headers(who, key))

    async def get(self, path: str, *, who: str = "auditor", key: str = "") -> Answer:
        return await self.client.get(path, headers=self.headers(who, key))

    async def answer(self, content: bytes, *, key: str = "key-0001") -> Answer:
        """Handed in by two people; what the second was told."""
        first = await self.hand_in(content, who="finance", key=key)
        return await self.hand_in(content, who="treasury_checker", key=key) if first.is_success else first

    async def hand_in(self, content: bytes, *, who: str, key: str) -> Answer:
        return await self.client.post("/bank-answers", content=content, headers=self.headers(who, key))

    async def approved(self, batch_id: str = "b01") -> dict[str, Any]:
        key = f"key-{batch_id}"
        batch = (await self.post("/payout-batches", {"batch_id": batch_id, "program_id": "p1"}, key=key)).json()
        seen = {"saw_sha256": batch["sha256"], "saw_sum_fen": batch["sum_fen"]}
        done = await self.post(f"/payout-batches/{batch_id}/approvals", seen, who="treasury_checker", key=key)
        assert done.status_code == 201, done.text
        return dict(done.json())
