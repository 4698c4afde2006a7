"""The doors of refunds on real Postgres: who may, the same bytes for ever, signed at tills, on the chain at desks."""

import time
from collections.abc import AsyncIterator
from typing import Any

import httpx
import msgspec
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from joserfc import jwt
from joserfc.jwk import KeySet, OKPKey

from services.redemption.adapters.postgres_redemptions import PostgresCounter
from services.redemption.adapters.postgres_shops import PostgresShops
from services.redemption.entrypoints.merchant_staff import staff_routes
from services.redemption.entrypoints.refunds import merchant_refund_routes, till_refund_routes
from services.redemption.entrypoints.till import TillParts, till_routes
from services.redemption.entrypoints.till_door import TillDoor
from services.redemption.tests import builders as b
from services.redemption.tests.worlds import RealWorld, close, redeem
from services.redemption.usecases.enrol_merchants import enrol_merchants
from services.redemption.usecases.ports import BusinessDay, Redemption, StoreFile, TillFile
from services.redemption.usecases.set_business_days import set_business_days
from shared.runtime import signing
from shared.runtime.http_app import build_http_app
from shared.runtime.postgres import Database
from shared.runtime.tokens import ALGORITHM, TokenVerifier
from shared.testing.servers import Running, fresh_database

pytestmark = pytest.mark.integration
ROOT = "/api/redemption/v1"
OURS, TILL, FOREIGN = (Ed25519PrivateKey.generate() for _ in range(3))
KEY = OKPKey.generate_key("Ed25519", {"kid": "k1"})
ANN, BO = b.voucher_id(901), b.voucher_id(902)


class PublishedKeys(TokenVerifier):
    """A verifier that has fetched the keys."""

    def __init__(self) -> None:
        super().__init__("http://nowhere.invalid")
        self._keys = KeySet([KEY])


class Doors:
    """Tills, a merchant's desk and an administrator at the doors."""

    def __init__(self, client: httpx.AsyncClient, world: RealWorld, database: Database) -> None:
        self._client = client
        self.world = world
        self.database = database
        self.redemptions: list[str] = []

    async def till(self, path: str, key: str = "", body: Any = None, *, by: Ed25519PrivateKey = TILL) -> httpx.Response:
        """Signed by a till; a POST where there is a body."""
        method, sent = ("GET", b"") if body is None else ("POST", msgspec.json.encode(body))
        now, public = str(int(time.time())), by.public_key().public_bytes_raw()
        headers = {
            signing.KEY_ID_HEADER: signing.key_id_of(public),
            signing.TIMESTAMP_HEADER: now,
            signing.SIGNATURE_HEADER: signing.sign(by, signing.message(method, f"{ROOT}{path}", now, key, sent)),
            "Content-Type": "application/json",
        } | ({"Idempotency-Key": key} if key else {})
        answer = await self._client.request(method, f"{ROOT}{path}", headers=headers, content=sent)
        stamp = answer.headers[signing.TIMESTAMP_HEADER]
        over = signing.message(str(answer.status_code), f"{ROOT}{path}", stamp, key, answer.content)
        platform = OURS.public_key().public_bytes_raw()
        assert signing.is_signed(platform, answer.headers[signing.SIGNATURE_HEADER], over)
        return answer

    async def staff(
        self, path: str, key: str = "", body: Any = None, *, role: str = "merchant_admin", who: str = ANN
    ) -> httpx.Response:
        role, _, district = role.partition("@")
        claims = {"sub": who, "role": role, "district": district or None, "exp": 4_000_000_000}
        token = jwt.encode({"alg": ALGORITHM, "kid": "k1"}, claims, KEY, algorithms=[ALGORITHM])
        headers = {"Authorization": f"Bearer {token}"} | ({"Idempotency-Key": key} if key else {})
        return await self._client.request(
            "GET" if body is None else "POST", f"{ROOT}{path}", headers=headers, json=body
        )

    async def bind(self, merchant_id: str, who: str, *, role: str = "admin", key: str = "bind-0001") -> httpx.Response:
        return await self.staff(f"/merchants/{merchant_id}/staff", key, {"staff_id": who}, role=role, who=BO)

    async def count(self, table: str) -> int:
        async with self.database.connection() as connection:
            return int(await connection.fetchval(f"select count(*) from {table}"))


@pytest.fixture
async def doors(postgres_server: Running) -> AsyncIterator[Doors]:
    """Redemptions req-001 to req-004 of a closed day at m1, another to come; m2 is another merchant."""
    async with fresh_database(postgres_server, "redemption") as (database, _):
        world = RealWorld(database)
        async with world.shops() as shops:
            await set_business_days(shops, "c1", [b.today(), BusinessDay("day-2", b.NOW + b.DAY, b.NOW + 2 * b.DAY)])
            shops_of = [_shop("m1", "91131100000000001X", TILL), _shop("m2", "91131100000000002X", FOREIGN)]
            await enrol_merchants(shops, shops_of)
        async with world.counter() as counter:
            await b.receive(counter, *range(1, 9))
        done = [await redeem(world, n, f"req-{n:03d}", at=b.till(store_id="m1-st1")) for n in range(1, 5)]
        await close(world)
        door = TillDoor(database, PostgresShops, OURS)
        parts, verifier = TillParts(database, PostgresCounter, PostgresShops, door, b.KEY), PublishedKeys()
        routers = [
            till_routes(parts),
            till_refund_routes(parts),
            merchant_refund_routes(database, PostgresShops, PostgresCounter, verifier),
            staff_routes(database, PostgresShops, verifier),
        ]
        app = build_http_app("redemption", routers, ready=database.ready)
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://city") as client:
            made = Doors(client, world, database)
            made.redemptions = [one.redemption_id or "" for one in done if isinstance(one, Redemption)]
            yield made


def _shop(merchant_id: str, uscc: str, key: Ed25519PrivateKey) -> Any:
    public = key.public_key().public_bytes_raw()
    tills = (TillFile(f"{merchant_id}-t1", signing.key_id_of(public), public),)
    return b.merchant(merchant_id, uscc, stores=(StoreFile(f"{merchant_id}-st1", "桃城示例门店", tills),))


async def test_a_till_previews_refunds_repeats_and_asks(doors: Doors) -> None:
    assert "refunded_fen" not in (await doors.till("/redemptions/req-001")).json()
    seen = await doors.till("/redemptions/req-001/refunds/preview?amount_fen=10001")
    assert (seen.status_code, seen.json()) == (200, {
        "amount_fen": 10_001, "shopper_fen": 8_751, "returned_fen": 1_250, "is_full": False, "left_fen": 29_999,
        "sentence": "退还顾客 87.51元，退回资金池 12.50元",
    })  # fmt: skip
    first = await doors.till("/redemptions/req-001/refunds", "refund-01", {"amount_fen": 10_001})
    assert first.status_code == 201
    told = first.json()
    assert {name: told[name] for name in ("amount_fen", "shopper_fen", "returned_fen", "is_full")} == {
        "amount_fen": 10_001, "shopper_fen": 8_751, "returned_fen": 1_250, "is_full": False,
    }  # fmt: skip
    assert set(told) == {"refund_id", "amount_fen", "shopper_fen", "returned_fen", "is_full", "refunded_at"}
    await doors.till("/redemptions/req-001/refunds", "refund-02", {"amount_fen": 29_999})
    again = await doors.till("/redemptions/req-001/refunds", "refund-01", {"amount_fen": 10_001})
    assert (again.status_code, again.content) == (201, first.content)
    asked = (await doors.till("/redemptions/req-001")).json()
    assert (asked["status"], asked["refunded_fen"], asked["returned_fen"]) == ("done", 40_000, 5_000)
    assert await doors.count("refund") == 2


@pytest.mark.parametrize(
    ("path", "body", "code"),
    [
        ("/redemptions/req-999/refunds", {"amount_fen": 1}, "NOT_FOUND"),
        ("/redemptions/req-001/refunds", {"amount_fen": 40_001}, "OVER_REFUND"),
        ("/redemptions/req-001/refunds", {"amount_fen": 0}, "MALFORMED"),
        ("/redemptions/req-001/refunds", {"amount_fen": -1}, "MALFORMED"),
        ("/redemptions/req-001/refunds", {"amount_fen": 2**53}, "MALFORMED"),
        ("/redemptions/req-001/refunds", {"amount_fen": "1"}, "MALFORMED"),
        ("/redemptions/req-001/refunds", {"amount_fen": 1, "shopper_fen": 1}, "MALFORMED"),
        ("/redemptions/a/refunds", {"amount_fen": 1}, "MALFORMED"),
        ("/redemptions/req-001/refunds/preview?amount_fen=0", None, "MALFORMED"),
        ("/redemptions/req-001/refunds/preview?amount_fen=1e3", None, "MALFORMED"),
        ("/redemptions/req-001/refunds/preview", None, "MALFORMED"),
        ("/redemptions/req-001/refunds/preview?amount_fen=40001", None, "OVER_REFUND"),
    ],
)
async def test_a_till_is_refused_under_our_signature(doors: Doors, path: str, body: Any, code: str) -> None:
    answer = await doors.till(path, "refund-01" if body else "", body)
    assert answer.json()["code"] == code
    assert await doors.count("refund") == 0


async def test_another_merchants_till_knows_no_such_number_and_a_key_means_one_thing(doors: Doors) -> None:
    foreign = await doors.till("/redemptions/req-001/refunds", "refund-01", {"amount_fen": 1}, by=FOREIGN)
    assert (foreign.status_code, foreign.json()["code"]) == (404, "NOT_FOUND")
    await doors.till("/redemptions/req-001/refunds", "refund-01", {"amount_fen": 1})
    for path, amount in (("req-001", 2), ("req-002", 1)):
        reused = await doors.till(f"/redemptions/{path}/refunds", "refund-01", {"amount_fen": amount})
        assert (reused.status_code, reused.json()["code"]) == (422, "KEY_REUSED")
    keyless = await doors.till("/redemptions/req-001/refunds", "", {"amount_fen": 1})
    assert keyless.json()["code"] == "MALFORMED"


async def test_the_merchants_desk_refunds_its_own_and_stands_on_the_chain(doors: Doors) -> None:
    await doors.bind("m1", ANN)
    path = f"/merchant/redemptions/{doors.redemptions[0]}/refunds"
    seen = await doors.staff(f"{path}/preview?amount_fen=40000")
    assert seen.json()["sentence"] == "退还顾客 350.00元，退回资金池 50.00元"
    first = await doors.staff(path, "desk-key-1", {"amount_fen": 40_000})
    assert (first.status_code, first.json()["is_full"]) == (201, True)
    again = await doors.staff(path, "desk-key-1", {"amount_fen": 40_000})
    assert (again.status_code, again.content) == (201, first.content)
    other = await doors.staff(path, "desk-key-1", {"amount_fen": 1})
    assert (other.status_code, other.json()["code"]) == (422, "KEY_REUSED")
    async with doors.database.connection() as connection:
        chain = await connection.fetch("select actor, act, subject, detail from audit_entry order by seq")
        row = await connection.fetchrow("select staff_id, terminal_id, request_no, store_id from refund")
    assert [tuple(entry) for entry in chain] == [
        (BO, "merchant_staff.bind", "m1", f'{{"staff_id":"{ANN}"}}'),
        (ANN, "redemption.refund", doors.redemptions[0], '{"amount_fen":40000}'),
    ]
    assert tuple(row or ()) == (ANN, None, "desk-key-1", "m1-st1")


async def test_a_number_of_a_till_is_not_the_desks(doors: Doors) -> None:
    await doors.bind("m1", ANN)
    await doors.till("/redemptions/req-001/refunds", "refund-01", {"amount_fen": 1})
    path = f"/merchant/redemptions/{doors.redemptions[0]}/refunds"
    assert (await doors.staff(path, "refund-01", {"amount_fen": 1})).json()["code"] == "KEY_REUSED"
    assert (await doors.staff(path, "refund-02", {"amount_fen": 1})).status_code == 201
    assert await doors.count("audit_entry") == 2  # the binding and the one refund


async def test_only_who_acts_for_the_merchant_is_at_its_desk(doors: Doors) -> None:
    path = f"/merchant/redemptions/{doors.redemptions[0]}/refunds"
    unbound = await doors.staff(path, "desk-key-1", {"amount_fen": 1})
    assert (unbound.status_code, unbound.json()["detail"]) == (403, "bound to no merchant")
    assert (await doors.staff(f"{path}/preview?amount_fen=1")).status_code == 403
    await doors.bind("m2", ANN)
    for answer in (
        await doors.staff(path, "desk-key-1", {"amount_fen": 1}),
        await doors.staff(f"{path}/preview?amount_fen=1"),
    ):
        assert (answer.status_code, answer.json()["code"]) == (404, "NOT_FOUND")
    for role in ("cashier", "admin", "auditor", "treasury_maker"):
        assert (await doors.staff(path, "desk-key-1", {"amount_fen": 1}, role=role)).status_code == 403
    malformed = await doors.staff("/merchant/redemptions/1/refunds", "desk-key-1", {"amount_fen": 1})
    assert malformed.status_code == 400
    assert await doors.count("refund") == 0


async def test_an_administrator_of_the_city_binds_a_person_to_one_merchant(doors: Doors) -> None:
    for role in ("admin@d1", "merchant_admin", "finance"):
        assert (await doors.bind("m1", ANN, role=role)).status_code == 403
    assert (await doors.bind("m9", ANN)).json()["code"] == "NOT_FOUND"
    assert (await doors.bind("m1", "ann")).json()["code"] == "MALFORMED"
    bound = await doors.bind("m1", ANN)
    assert (bound.status_code, bound.json()) == (201, {"merchant_id": "m1", "staff_id": ANN})
    assert (await doors.bind("m1", ANN)).content == bound.content
    elsewhere = await doors.bind("m2", ANN, key="bind-0002")
    assert (elsewhere.status_code, elsewhere.json()["code"]) == (409, "CONFLICT")
