"""Void orders as officers see them, on the fake and on real Postgres alike; and their doors."""

from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from joserfc import jwt

from services.redemption.adapters.postgres_redemptions import PostgresCounter
from services.redemption.entrypoints.voids import void_routes
from services.redemption.tests import builders as b
from services.redemption.tests.integration.test_desk_and_clock import draft
from services.redemption.tests.integration.test_merchant_doors import KEY, PublishedKeys
from services.redemption.tests.worlds import RealWorld, World, redeem
from services.redemption.usecases.approve_void import approve_void
from services.redemption.usecases.ports import ArrivingVoucher
from services.redemption.usecases.void_ports import VoidPage, VoidState
from shared.runtime.http_app import build_http_app
from shared.runtime.tokens import ALGORITHM
from shared.testing.officers import BO
from shared.testing.servers import Running, fresh_database

VOIDS = "/api/redemption/v1/voids"


async def page(world: World, *asked: Any, district_id: str | None = None, **of: Any) -> VoidPage:
    async with world.counter() as counter:
        return await counter.voids.page(district_id, *(asked or (None,)), **of)


async def test_orders_are_listed_the_newest_first_with_what_they_come_to(world: World) -> None:
    assert await page(world) == VoidPage([], None)
    async with world.counter() as counter:
        await draft(counter, "x1", 1, 2, 2)
    await redeem(world, 2, "req-002")
    async with world.counter() as counter:
        await draft(counter, "x2", 3)
        await approve_void(counter, "x2", checker=BO)
    newest, oldest = (await page(world)).voids
    assert (newest.void_id, newest.drafted_by, newest.approved_by, newest.unused) == ("x2", "ann", "bo", 0)
    assert newest.approved_at is not None
    assert newest.approved_at >= newest.drafted_at >= oldest.drafted_at
    assert (oldest.void_id, oldest.reason, oldest.approved_by, oldest.approved_at) == (
        "x1", "ISSUED_IN_ERROR", None, None,
    )  # fmt: skip
    assert set(oldest.voucher_ids) == {b.voucher_id(1), b.voucher_id(2)}
    assert (oldest.vouchers, oldest.unused, oldest.sum_fen, oldest.district_ids) == (2, 1, 10_000, ("d1",))
    assert [one.void_id for one in (await page(world, VoidState.DRAFT)).voids] == ["x1"]
    assert [one.void_id for one in (await page(world, VoidState.APPROVED)).voids] == ["x2"]


async def test_orders_come_in_pages_until_there_are_no_more(world: World) -> None:
    for number in range(1, 6):
        async with world.counter() as counter:
            await draft(counter, f"x{number}", number)
    first = await page(world, page=2)
    second = await page(world, None, first.next, page=2)
    last = await page(world, None, second.next, page=2)
    assert [[one.void_id for one in part.voids] for part in (first, second, last)] == [
        ["x5", "x4"],
        ["x3", "x2"],
        ["x1"],
    ]
    assert last.next is None


async def test_a_districts_officers_see_the_orders_of_their_district_alone(world: World) -> None:
    elsewhere = b.terms(stock_id="s2", district_id="d2")
    async with world.counter() as counter:
        await counter.vouchers.keep_terms([elsewhere])
        await counter.vouchers.add(elsewhere, [ArrivingVoucher(b.voucher_id(30), b.SHOPPER)], b.NOW)
        await draft(counter, "x1", 1)
        await draft(counter, "x2", 30)
        await draft(counter, "x3", 1, 30)
    for district_id, seen in (("d1", ["x1"]), ("d2", ["x2"]), ("d3", []), (None, ["x3", "x2", "x1"])):
        assert [one.void_id for one in (await page(world, district_id=district_id)).voids] == seen
    assert (await page(world)).voids[0].district_ids == ("d1", "d2")


@pytest.fixture
async def doors(postgres_server: Running) -> AsyncIterator[httpx.AsyncClient]:
    """Voucher 1 is the shopper's, in d1."""
    async with fresh_database(postgres_server, "redemption") as (database, _):
        async with RealWorld(database).counter() as counter:
            await b.receive(counter, 1)
        routes = void_routes(database, PostgresCounter, PublishedKeys())
        app = build_http_app("redemption", [routes], ready=database.ready)
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://city") as client:
            yield client


def bearer(who: str) -> dict[str, str]:
    """Of role@district."""
    role, _, district = who.partition("@")
    claims = {"sub": role, "role": role, "district": district or None, "exp": 4_000_000_000}
    token = jwt.encode({"alg": ALGORITHM, "kid": "k1"}, claims, KEY, algorithms=[ALGORITHM])
    return {"Authorization": f"Bearer {token}", "Idempotency-Key": "key-0001"}


@pytest.mark.integration
async def test_one_officer_drafts_another_voids_and_those_of_money_look_on(doors: httpx.AsyncClient) -> None:
    body = {"void_id": "x1", "voucher_ids": [b.voucher_id(1)], "reason": "ISSUED_IN_ERROR"}
    drafted = await doors.post(VOIDS, json=body, headers=bearer("treasury_maker"))
    assert drafted.status_code == 201, drafted.text
    assert (await doors.post(f"{VOIDS}/x1/approvals", headers=bearer("treasury_maker"))).status_code == 403
    (waits,) = (await doors.get(VOIDS, params={"state": "DRAFT"}, headers=bearer("treasury_checker"))).json()["voids"]
    assert (waits["void_id"], waits["voucher_ids"], waits["drafted_by"]) == ("x1", [b.voucher_id(1)], "treasury_maker")
    assert (waits["vouchers"], waits["unused"], waits["sum_fen"], waits["approved_at"]) == (1, 1, 5_000, None)
    done = await doors.post(f"{VOIDS}/x1/approvals", headers=bearer("treasury_checker@d1"))
    assert done.status_code == 201, done.text
    for who in ("auditor", "finance", "treasury_maker@d1"):
        (listed,) = (await doors.get(VOIDS, headers=bearer(who))).json()["voids"]
        assert (listed["approved_by"], listed["unused"]) == ("treasury_checker", 0)
    assert (await doors.get(VOIDS, headers=bearer("auditor@d9"))).json() == {"voids": [], "next": None}
    for who in ("admin", "merchant_admin", "citizen"):
        assert (await doors.get(VOIDS, headers=bearer(who))).status_code == 403
    for query in ({"state": "LOST"}, {"after": "x" * 81}):
        assert (await doors.get(VOIDS, params=query, headers=bearer("auditor"))).status_code == 400
    assert (await doors.get(VOIDS, params={"after": "unknown"}, headers=bearer("auditor"))).json()["voids"] == []
