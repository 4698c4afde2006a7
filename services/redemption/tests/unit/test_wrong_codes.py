"""A till guesses at codes only so often."""

import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import cast

import httpx
import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from services.redemption.domain.till_code import make_code
from services.redemption.entrypoints.redeem_door import WRONG_CODES_A_MINUTE_MAX, redeem_route
from services.redemption.entrypoints.till import TillParts
from services.redemption.entrypoints.till_door import TillDoor
from services.redemption.tests import builders as b
from services.redemption.tests.fakes import FakeCounter, FakeShops
from services.redemption.usecases.ports import KeyOfTill
from shared.runtime import signing
from shared.runtime.http_app import build_http_app
from shared.runtime.postgres import Database

OURS = Ed25519PrivateKey.generate()
TILLS = {number: Ed25519PrivateKey.generate() for number in (1, 2)}
TARGET = "/api/redemption/v1/redemptions"


class NoDatabase:
    @asynccontextmanager
    async def connection(self) -> AsyncIterator[None]:
        yield None

    transaction = connection


class Shops(FakeShops):
    async def till_of_key(self, key_id: str) -> KeyOfTill | None:
        for number, key in TILLS.items():
            public = key.public_key().public_bytes_raw()
            if signing.key_id_of(public) == key_id:
                return KeyOfTill(b.till(number), public, is_revoked=False)
        return None


async def test_a_till_that_gave_too_many_wrong_codes_waits_and_the_next_one_does_not() -> None:
    shops, database = Shops(FakeCounter()), cast("Database", NoDatabase())
    door = TillDoor(database, lambda _: shops, OURS)
    parts = TillParts(database, lambda _: FakeCounter(), lambda _: shops, door, b.KEY)

    async def ready() -> bool:
        return True

    app = build_http_app("redemption", [], raw_routes=[redeem_route(parts, database)], ready=ready)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://city") as client:

        async def redeem(till: int, number: int, code: str) -> str:
            order = {"order_no": f"o-{number}", "order_amount_fen": 60_000, "category": "cars"}
            body, key, now = msgspec.json.encode({"code": code} | order), f"req-{number:03d}", str(int(time.time()))
            headers = {
                signing.KEY_ID_HEADER: signing.key_id_of(TILLS[till].public_key().public_bytes_raw()),
                signing.TIMESTAMP_HEADER: now, "Idempotency-Key": key, "Content-Type": "application/json",
                signing.SIGNATURE_HEADER: signing.sign(TILLS[till], signing.message("POST", TARGET, now, key, body)),
            }  # fmt: skip
            return str((await client.post(TARGET, content=body, headers=headers)).json()["code"])

        right, _ = make_code(b.KEY, 99, b.NOW)
        for number in range(100, 100 + 2 * WRONG_CODES_A_MINUTE_MAX):  # right ones are no guesses
            assert await redeem(1, number, right) != "TOO_MANY"
        answers = Counter([await redeem(1, number, "0" * 24) for number in range(2 * WRONG_CODES_A_MINUTE_MAX)])
        assert answers == {"CODE_INVALID": WRONG_CODES_A_MINUTE_MAX, "TOO_MANY": WRONG_CODES_A_MINUTE_MAX}
        assert await redeem(2, 1, "0" * 24) == "CODE_INVALID"
