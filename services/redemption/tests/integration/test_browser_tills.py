"""Tills in browsers on real Postgres: enrolled under a code from a desk, at work, shown their shift, and revoked."""

import base64
import json
import time
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from joserfc import jwt

from services.redemption.adapters.postgres_day_files import PostgresDayFiles
from services.redemption.adapters.postgres_enrolments import PostgresEnrolments
from services.redemption.adapters.postgres_merchant_views import PostgresMerchantViews
from services.redemption.adapters.postgres_redemptions import PostgresCounter
from services.redemption.adapters.postgres_shops import PostgresShops
from services.redemption.adapters.postgres_till_views import PostgresTillViews
from services.redemption.adapters.xlsx_day_sheet import xlsx_day_sheet
from services.redemption.entrypoints.enrolments import GUESSES_A_MINUTE_MAX, EnrolmentParts, enrolment_routes
from services.redemption.entrypoints.http import shopper_routes
from services.redemption.entrypoints.merchant import merchant_view_routes
from services.redemption.entrypoints.merchant_door import MerchantParts
from services.redemption.entrypoints.redeem_door import redeem_route
from services.redemption.entrypoints.till import TillParts, till_routes
from services.redemption.entrypoints.till_door import TillDoor
from services.redemption.entrypoints.till_views import till_view_routes
from services.redemption.tests import builders as b
from services.redemption.tests.integration.test_merchant_doors import KEY, PublishedKeys
from services.redemption.tests.worlds import RealWorld
from services.redemption.usecases.bind_staff import bind_staff
from services.redemption.usecases.enrol_merchants import enrol_merchants
from services.redemption.usecases.set_business_days import set_business_days
from shared.runtime import signing
from shared.runtime.http_app import build_http_app
from shared.runtime.postgres import Database
from shared.runtime.tokens import ALGORITHM
from shared.testing.servers import Running, fresh_database

pytestmark = pytest.mark.integration
API = "/api/redemption/v1"
OURS = Ed25519PrivateKey.generate()
BOUND = "0191a1b2-0000-7000-8000-000000000001"


class Doors:
    """People with tokens, and browsers with keys of their own."""

    def __init__(self, client: httpx.AsyncClient, database: Database) -> None:
        self.client = client
        self.database = database

    async def ask(self, method: str, path: str, who: str, key: str = "") -> httpx.Response:
        """`who` is role or role:subject."""
        role, _, subject = who.partition(":")
        claims = {"sub": subject or f"{role}-1", "role": role, "exp": 4_000_000_000}
        token = jwt.encode({"alg": ALGORITHM, "kid": "k1"}, claims, KEY, algorithms=[ALGORITHM])
        headers = {"Authorization": f"Bearer {token}"} | ({"Idempotency-Key": key} if key else {})
        return await self.client.request(method, API + path, headers=headers)

    async def offer(self, terminal_id: str, who: str = "admin", key: str = "offer-01") -> Any:
        whose = "/merchant" if who.startswith("merchant_admin") else ""
        answer = await self.ask("POST", f"{whose}/terminals/{terminal_id}/enrolments", who, key)
        return answer.json()

    async def enrol(self, code: str, key: Ed25519PrivateKey) -> httpx.Response:
        public = base64.b64encode(key.public_key().public_bytes_raw()).decode()
        return await self.client.post(f"{API}/till-enrolments", json={"code": code, "public_key": public})

    async def till(
        self, key: Ed25519PrivateKey, method: str, path: str, number: str = "", body: Any = None
    ) -> httpx.Response:
        now, raw = str(int(time.time())), json.dumps(body).encode() if body else b""
        headers = {
            signing.KEY_ID_HEADER: signing.key_id_of(key.public_key().public_bytes_raw()),
            signing.TIMESTAMP_HEADER: now,
            signing.SIGNATURE_HEADER: signing.sign(key, signing.message(method, API + path, now, number, raw)),
            "Idempotency-Key": number,
            "Content-Type": "application/json",
        }
        return await self.client.request(method, API + path, headers=headers, content=raw)


@pytest.fixture
async def doors(postgres_server: Running) -> AsyncIterator[Doors]:
    """Merchants m1 and m2 with a till each, a desk of m1; the day is open, vouchers 1 to 4 are issued."""
    async with fresh_database(postgres_server, "redemption") as (database, _):
        world = RealWorld(database)
        async with world.shops() as shops:
            await set_business_days(shops, "c1", [b.today()])
            await enrol_merchants(shops, [b.merchant(), b.merchant("m2", "91131100000000002X")])
            await bind_staff(shops, "m1", BOUND)
        async with world.counter() as counter:
            await b.receive(counter, *range(1, 5))
        verifier, door = PublishedKeys(), TillDoor(database, PostgresShops, OURS)
        tills = TillParts(database, PostgresCounter, PostgresShops, door, b.KEY)
        merchants = MerchantParts(
            database, PostgresShops, PostgresCounter, PostgresMerchantViews, PostgresDayFiles(database),
            xlsx_day_sheet, verifier,
        )  # fmt: skip
        enrolments = EnrolmentParts(database, PostgresEnrolments, PostgresShops, verifier, b.KEY)
        routers = [till_routes(tills), till_view_routes(tills, PostgresTillViews), enrolment_routes(enrolments)]
        routers += [merchant_view_routes(merchants), shopper_routes(tills, verifier, b.KEY)]
        redeems = [redeem_route(tills, database)]
        app = build_http_app("redemption", routers, raw_routes=redeems, ready=database.ready)
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://city") as client:
            yield Doors(client, database)


async def test_a_browser_becomes_a_till_redeems_and_sees_its_shift(doors: Doors) -> None:
    key = Ed25519PrivateKey.generate()
    offered = await doors.offer("m1-t1")
    assert await doors.offer("m1-t1") == offered  # as after a lost answer
    enrolled = await doors.enrol(offered["code"].lower(), key)
    assert (enrolled.status_code, enrolled.json()["terminal_id"]) == (201, "m1-t1")
    assert (await doors.enrol(offered["code"], key)).json() == enrolled.json()
    assert (await doors.enrol(offered["code"], Ed25519PrivateKey.generate())).json()["code"] == "CODE_INVALID"
    place = (await doors.till(key, "GET", "/till")).json()
    assert (place["store_name"], place["merchant_name"]) == ("桃城示例门店", "示例商户")
    assert [day["day"] for day in place["days"]] == ["day-1"]
    wallet = (await doors.ask("GET", "/vouchers", f"citizen:{b.SHOPPER}")).json()
    for number, voucher in enumerate(wallet[:2], 1):
        path = f"/vouchers/{voucher['voucher_id']}/codes"
        code = (await doors.ask("POST", path, f"citizen:{b.SHOPPER}")).json()
        assert code["server_time"] < code["expires_at"]
        order = {"code": code["code"], "order_no": f"o{number}", "order_amount_fen": 40_000, "category": "cars"}
        done = await doors.till(key, "POST", "/redemptions", f"req-00{number}", order)
        assert (done.status_code, done.json()["voucher_tail"]) == (201, voucher["tail"])
    await doors.till(key, "POST", "/redemptions/req-001/undo", "undo-01")
    shift = (await doors.till(key, "GET", "/till/redemptions")).json()
    stands = {one["request_no"]: one["undone_at"] is None for one in shift["redemptions"]}
    assert stands == {"req-001": False, "req-002": True}
    sums = {name: shift["shift"][name] for name in ("count", "sum_fen", "undone", "undone_fen")}
    assert sums == {"count": 1, "sum_fen": 5_000, "undone": 1, "undone_fen": 5_000}
    later = (await doors.till(key, "GET", "/till/redemptions?since=2099-01-01T00:00:00Z")).json()["shift"]
    assert (later["count"], later["since"][:4]) == (0, "2099")
    used = {
        one["store_name"]: one["state"] for one in (await doors.ask("GET", "/vouchers", f"citizen:{b.SHOPPER}")).json()
    }
    assert used == {"桃城示例门店": "REDEEMED", None: "ISSUED"}


async def test_a_code_that_is_unknown_old_or_replaced_enrols_nobody(doors: Doors) -> None:
    key = Ed25519PrivateKey.generate()
    first = await doors.offer("m1-t1")
    second = await doors.offer("m1-t1", key="offer-02")
    assert (await doors.enrol(first["code"], key)).json()["code"] == "CODE_INVALID"
    async with doors.database.connection() as connection:
        await connection.execute("update terminal_enrolment set expires_at = now()")
    assert (await doors.enrol(second["code"], key)).json()["code"] == "CODE_EXPIRED"
    answers = [(await doors.enrol("X" * 10, key)).json()["code"] for _ in range(GUESSES_A_MINUTE_MAX)]
    assert answers[-1] == "TOO_MANY"


async def test_a_till_with_two_live_keys_takes_no_third(doors: Doors) -> None:
    for number in (1, 2):
        offered = await doors.offer("m1-t1", key=f"offer-{number}x")
        answer = await doors.enrol(offered["code"], Ed25519PrivateKey.generate())
    assert (answer.status_code, answer.json()["code"]) == (409, "WRONG_STATE")


async def test_a_merchants_desk_has_its_own_tills_alone(doors: Doors) -> None:
    desk = f"merchant_admin:{BOUND}"
    assert (await doors.offer("m2-t1", desk))["code"] == "NOT_FOUND"
    assert (await doors.offer("no-till"))["code"] == "NOT_FOUND"
    offered, key = await doors.offer("m1-t1", desk), Ed25519PrivateKey.generate()
    lost = (await doors.enrol(offered["code"], key)).json()["key_id"]
    foreign = await doors.ask("POST", "/merchant/terminal-keys/m2-k1/revocations", desk, "revoke-1")
    assert foreign.json()["code"] == "NOT_FOUND"
    revoked = await doors.ask("POST", f"/merchant/terminal-keys/{lost}/revocations", desk, "revoke-2")
    assert (revoked.status_code, revoked.json()) == (201, {"key_id": lost})
    assert (await doors.till(key, "GET", "/till")).json()["code"] == "KEY_REVOKED"
    keys = (await doors.ask("GET", "/merchant", desk)).json()["keys"]
    assert {one["key_id"]: one["revoked_at"] is None for one in keys} == {lost: False, "m1-k1": True}


async def test_officers_find_merchants_and_an_administrator_sees_no_money(doors: Doors) -> None:
    page = (await doors.ask("GET", "/merchants?words=示例", "admin")).json()
    assert [(one["merchant_id"], one["terminals"], one["live_keys"]) for one in page["merchants"]] == [
        ("m1", 1, 1), ("m2", 1, 1),
    ]  # fmt: skip
    assert page["next"] is None
    assert (await doors.ask("GET", "/merchants?district_id=d2", "finance")).json()["merchants"] == []
    assert (await doors.ask("GET", "/merchants/m1", "admin")).status_code == 200
    assert (await doors.ask("GET", "/merchants/m1/campaigns/c1/today", "admin")).status_code == 403
    assert (await doors.ask("GET", "/merchants/m1/campaigns/c1/today", "finance")).status_code == 200
    stores = (await doors.client.get(f"{API}/stores", params={"words": "门店"})).json()
    assert [one["store_id"] for one in stores] == ["m1-st1", "m2-st1"]
