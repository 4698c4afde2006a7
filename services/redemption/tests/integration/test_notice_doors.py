"""The doors of notices on real Postgres: who may do what for which merchant, and the same answer to the same key."""

import base64
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass
from ipaddress import ip_network
from typing import Any

import httpx
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from joserfc import jwt
from joserfc.jwk import KeySet, OKPKey

from services.redemption.adapters.postgres_endpoints import PostgresEndpoints
from services.redemption.adapters.postgres_notices import PostgresNotices
from services.redemption.adapters.postgres_shops import PostgresShops
from services.redemption.entrypoints.notice_desk import notice_routes
from services.redemption.entrypoints.notice_parts import NoticeParts
from services.redemption.entrypoints.till_door import TillDoor
from services.redemption.tests import builders as b
from services.redemption.tests.fake_notices import FakeResolver
from services.redemption.tests.notice_facts import enrol, note, redeemed
from services.redemption.tests.worlds import RealWorld
from shared.runtime import signing
from shared.runtime.http_app import build_http_app
from shared.runtime.postgres import Database
from shared.runtime.tokens import ALGORITHM, TokenVerifier
from shared.testing.servers import Running, fresh_database

pytestmark = pytest.mark.integration
OURS, TILL = Ed25519PrivateKey.generate(), Ed25519PrivateKey.generate()
KEY = OKPKey.generate_key("Ed25519", {"kid": "k1"})
PREFIX = "/api/redemption/v1"
URL = "https://shop.cn/notices"
MINE = "/merchant/notice-endpoint"
Answer = httpx.Response


class PublishedKeys(TokenVerifier):
    """A verifier that has fetched the keys."""

    def __init__(self) -> None:
        super().__init__("http://nowhere.invalid")
        self._keys = KeySet([KEY])


@dataclass
class Doors:
    """People at the doors: ann@m1 and bo@m2 are at their merchants' desks, cy is a merchant's admin at no desk."""

    client: httpx.AsyncClient
    world: RealWorld
    database: Database
    names: FakeResolver

    async def ask(self, method: str, path: str, body: Any = None, *, who: str = "ann", key: str = "key-0001") -> Answer:
        role, _, district = who.partition("@")
        role = role if role in {"admin", "auditor", "citizen"} else "merchant_admin"
        claims = {"sub": who, "role": role, "district": district or None, "exp": 4_000_000_000}
        token = jwt.encode({"alg": ALGORITHM, "kid": "k1"}, claims, KEY, algorithms=[ALGORITHM])
        headers = {"Authorization": f"Bearer {token}"} | ({"Idempotency-Key": key} if key else {})
        return await self.client.request(method, PREFIX + path, json=body, headers=headers)

    async def till(self, target: str, *, signed_for: str = "") -> Answer:
        """A GET of the first merchant's till."""
        now = str(int(time.time()))
        over = signing.message("GET", PREFIX + (signed_for or target), now, "", b"")
        headers = {
            signing.KEY_ID_HEADER: signing.key_id_of(TILL.public_key().public_bytes_raw()),
            signing.TIMESTAMP_HEADER: now,
            signing.SIGNATURE_HEADER: signing.sign(TILL, over),
        }
        return await self.client.get(PREFIX + target, headers=headers)


@pytest.fixture
async def doors(postgres_server: Running) -> AsyncIterator[Doors]:
    async with fresh_database(postgres_server, "redemption") as (database, _):
        world, names = RealWorld(database), FakeResolver(shop_cn=["93.184.216.34"], inside_cn=["10.0.0.1"])
        await enrol(world, "m1", "m2")
        public = TILL.public_key().public_bytes_raw()
        async with world.shops() as shops:
            await shops.add_key("m1-t1", signing.key_id_of(public), public)
        async with database.transaction() as transaction:
            await transaction.execute("insert into merchant_staff values ('ann', 'm1'), ('bo', 'm2')")
        door = TillDoor(database, PostgresShops, OURS)
        allowed = (ip_network("127.0.0.0/8"),)
        parts = NoticeParts(database, PostgresNotices, PostgresEndpoints, PostgresShops, names, allowed)

        async def ready() -> bool:
            return True

        app = build_http_app("redemption", [notice_routes(parts, PublishedKeys(), door)], ready=ready)
        transport = httpx.ASGITransport(app, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://city") as client:
            yield Doors(client, world, database, names)


def code(answer: Answer) -> tuple[int, str]:
    return answer.status_code, answer.json()["code"]


async def test_tills_and_the_desk_read_the_same_feed_of_their_own_merchant(doors: Doors) -> None:
    await note(doors.world, *(redeemed(number) for number in range(1, 6)), redeemed(9, "m2"))
    by_till = await doors.till("/feed?after=1&limit=3")
    assert by_till.status_code == 200
    assert [one["notice_no"] for one in by_till.json()["notices"]] == [2, 3, 4]
    assert by_till.json()["next"] == 4
    timestamp = by_till.headers[signing.TIMESTAMP_HEADER]
    over = signing.message("200", f"{PREFIX}/feed?after=1&limit=3", timestamp, "", by_till.content)
    assert signing.is_signed(OURS.public_key().public_bytes_raw(), by_till.headers[signing.SIGNATURE_HEADER], over)
    by_desk = await doors.ask("GET", "/merchant/feed?after=1&limit=3")
    assert by_desk.content == by_till.content
    assert (await doors.till("/feed?after=5")).json() == {"notices": [], "next": 5}
    assert [one["merchant_id"] for one in (await doors.ask("GET", "/merchant/feed", who="bo")).json()["notices"]] == [
        "m2"
    ]


@pytest.mark.parametrize(
    "query", ["after=-1", "after=9007199254740992", "after=x", "limit=0", "limit=1001", "limit=-5", "after=1e3"]
)
async def test_a_cursor_that_is_none_is_malformed_and_says_so_under_our_signature(doors: Doors, query: str) -> None:
    answer = await doors.till(f"/feed?{query}")
    assert code(answer) == (400, "MALFORMED")
    assert signing.SIGNATURE_HEADER in answer.headers
    assert code(await doors.ask("GET", f"/merchant/feed?{query}")) == (400, "MALFORMED")


async def test_a_cursor_beyond_all_notices_is_kept(doors: Doors) -> None:
    assert (await doors.till("/feed?after=9007199254740991")).json() == {"notices": [], "next": 9007199254740991}


async def test_a_till_whose_signature_is_over_another_cursor_gets_nothing(doors: Doors) -> None:
    assert code(await doors.till("/feed?after=1", signed_for="/feed?after=2")) == (401, "SIGNATURE_INVALID")


async def test_whoever_is_at_no_merchants_desk_has_no_door(doors: Doors) -> None:
    body = {"url": URL}
    for who, status in (("cy", 403), ("admin", 403), ("auditor", 403), ("citizen", 403)):
        for method, path in (
            ("GET", "/merchant/feed"), ("GET", "/merchant/notices"), ("PUT", MINE), ("DELETE", MINE),
            ("POST", f"{MINE}/resumptions"), ("POST", "/merchant/notices/1/deliveries"),
        ):  # fmt: skip
            answer = await doors.ask(method, path, body if method == "PUT" else None, who=who)
            assert code(answer) == (status, "FORBIDDEN"), (who, method, path)
    assert (await doors.client.get(f"{PREFIX}/merchant/feed")).status_code == 401


async def test_an_address_is_registered_and_says_how_notices_are_signed(doors: Doors) -> None:
    await note(doors.world, redeemed(1))
    answer = await doors.ask("PUT", MINE, {"url": URL})
    public = OURS.public_key().public_bytes_raw()
    assert answer.status_code == 200
    assert answer.json() == {
        "merchant_id": "m1", "url": URL, "state": "LIVE", "delivered_to": 1, "attempts": 0,
        "signing": {
            "algorithm": "Ed25519", "key_id": signing.key_id_of(public),
            "public_key": base64.b64encode(public).decode(),
            "message": "POST\\nPATH?QUERY\\nJinqiu-Timestamp\\nIdempotency-Key\\nBODY\\n",
        },
    }  # fmt: skip
    shown = (await doors.ask("GET", "/merchant/notices")).json()
    assert shown["endpoint"]["url"] == URL
    assert [(one["notice_no"], one["deliveries"]) for one in shown["notices"]] == [(1, [])]
    assert shown["next"] == 1
    assert (await doors.ask("GET", "/merchant/notices", who="bo")).json() == {
        "endpoint": None, "notices": [], "next": 0
    }  # fmt: skip


async def test_a_key_answers_the_same_for_ever_also_when_the_name_leads_elsewhere_by_then(doors: Doors) -> None:
    first = await doors.ask("PUT", MINE, {"url": URL})
    doors.names.names["shop.cn"] = ["10.0.0.1"]
    assert (await doors.ask("PUT", MINE, {"url": URL})).content == first.content
    assert code(await doors.ask("PUT", MINE, {"url": "https://other.cn/"})) == (422, "KEY_REUSED")
    assert code(await doors.ask("PUT", MINE, {"url": URL}, key="key-0002")) == (400, "MALFORMED")
    assert code(await doors.ask("PUT", MINE, {"url": URL}, key="")) == (400, "MALFORMED")


@pytest.mark.parametrize(
    "url",
    [
        "https://inside.cn/", "http://shop.cn/", "https://nobody.cn/", "https://u:p@shop.cn/", "https://shop.cn/#a",
        "ftp://shop.cn/", "", "https://shop.cn:0/", "https://" + "a" * 600 + ".cn/",
    ],
)  # fmt: skip
async def test_an_address_that_may_not_be_called_is_refused_and_leaves_nothing(doors: Doors, url: str) -> None:
    assert code(await doors.ask("PUT", MINE, {"url": url})) == (400, "MALFORMED")
    assert (await doors.ask("PUT", MINE, {"url": URL})).status_code == 200  # the key is free


async def test_administrators_of_the_city_act_for_a_merchant_and_those_of_a_district_do_not(doors: Doors) -> None:
    theirs = "/merchants/m2/notice-endpoint"
    assert code(await doors.ask("PUT", theirs, {"url": URL}, who="ann")) == (403, "FORBIDDEN")
    assert code(await doors.ask("PUT", theirs, {"url": URL}, who="admin@d1")) == (403, "FORBIDDEN")
    assert (await doors.ask("PUT", theirs, {"url": URL}, who="admin")).status_code == 200
    missing = await doors.ask("PUT", "/merchants/m9/notice-endpoint", {"url": URL}, who="admin", key="key-0002")
    assert code(missing) == (404, "NOT_FOUND")
    assert code(await doors.ask("PUT", "/merchants/m2/notice-endpoint", {"url": URL, "x": 1}, who="admin"))[0] == 400
    shown = (await doors.ask("GET", "/merchant/notices", who="bo")).json()
    assert shown["endpoint"]["merchant_id"] == "m2"
    assert (await doors.ask("DELETE", theirs, who="admin")).json() == {"merchant_id": "m2"}
    assert code(await doors.ask("DELETE", theirs, who="admin", key="key-0003")) == (404, "NOT_FOUND")


async def test_sending_again_and_going_on_are_acts_under_keys(doors: Doors) -> None:
    await note(doors.world, redeemed(1), redeemed(2))
    assert code(await doors.ask("POST", "/merchant/notices/1/deliveries")) == (409, "WRONG_STATE")
    assert code(await doors.ask("POST", f"{MINE}/resumptions")) == (404, "NOT_FOUND")
    await doors.ask("PUT", MINE, {"url": URL})
    for _ in range(2):
        again = await doors.ask("POST", "/merchant/notices/1/deliveries")
        assert (again.status_code, again.json()) == (202, {"merchant_id": "m1", "notice_no": 1})
    assert code(await doors.ask("POST", "/merchant/notices/2/deliveries")) == (422, "KEY_REUSED")
    assert code(await doors.ask("POST", "/merchant/notices/3/deliveries", key="key-0002")) == (404, "NOT_FOUND")
    for number in ("0", "-1", "9007199254740992", "x"):
        path = f"/merchant/notices/{number}/deliveries"
        assert code(await doors.ask("POST", path, key="key-0002")) == (400, "MALFORMED")
    resumed = await doors.ask("POST", f"{MINE}/resumptions")
    assert (resumed.status_code, resumed.json()["delivered_to"]) == (201, 2)
    assert (await doors.ask("DELETE", MINE)).status_code == 200
    async with doors.database.connection() as connection:
        acts = [row["act"] for row in await connection.fetch("select act from audit_entry order by seq")]
    assert acts == [
        "notice_endpoint.register", "notice.resend", "notice_endpoint.resume", "notice_endpoint.remove"
    ]  # fmt: skip


async def test_whose_desk_somebody_is_at_is_known_here(doors: Doors) -> None:
    async with doors.world.shops() as shops:
        assert (await shops.merchant_of("ann"), await shops.merchant_of("cy")) == ("m1", None)
    assert b.merchant().merchant_id == "m1"
