"""What officers see of plans: the campaign with its grants, a round's terms, and all that waits for another person."""

import pytest

from services.treasury.tests import builders as b
from services.treasury.tests.offices import Office
from services.treasury.tests.worlds import RealWorld

pytestmark = pytest.mark.integration


async def test_all_that_waits_for_another_person_stands_in_one_list(office: Office) -> None:
    async with RealWorld(office.database).books() as books:
        await b.draft(books, "g2", quantity=1)
    await office.post("/payout-batches", {"batch_id": "b01", "program_id": "p1"})
    accounts = [{"merchant_id": "m1", "name": "示例商户", "account": "6222020402012345672"}]
    drafted = {"file_id": "acc-1", "district_id": "d1", "accounts": accounts}
    assert (await office.post("/merchant-accounts", drafted)).status_code == 201
    change = {"change_id": "x-1", "to_fen": 900, "saw_allocated_fen": 800}
    assert (await office.post("/programs/p1/allocation-changes", change, who="treasury_maker")).status_code == 201
    items = (await office.get("/approvals", who="finance")).json()["items"]
    assert [(one["kind"], one["id"], one["amount_fen"], one["is_own"]) for one in items] == [
        ("allocation_change", "x-1", 900, False),
        ("grant", "g2", 100, False),
        ("payout_batch", "b01", 200, True),
        ("account_file", "acc-1", None, True),
    ]
    assert [bool(one["sha256"]) for one in items] == [False, False, True, True]
    own = (await office.get("/approvals", who="treasury_checker@d1")).json()["items"]
    assert [one["kind"] for one in own] == ["grant", "payout_batch", "account_file"]
    assert (await office.get("/approvals", who="treasury_checker@d9")).json() == {"items": []}
    assert (await office.get("/approvals", who="citizen")).status_code == 403


async def test_a_checker_sees_the_terms_of_the_round_that_a_grant_pays_for(office: Office) -> None:
    grant = (await office.get("/grants/g1")).json()
    assert (grant["state"], grant["amount_fen"], grant["round"]["name"]) == ("APPROVED", 600, "one")
    assert grant["round"]["stocks"][0]["quantity"] == 6
    assert (await office.get("/grants/none")).status_code == 404
    (line,) = (await office.get("/campaigns/c1")).json()["grants"]
    assert (line["grant_id"], line["name"]) == ("g1", "one")


async def test_everybody_may_know_the_campaign_and_its_districts_and_nothing_of_its_money(office: Office) -> None:
    told = (await office.client.get("/public-campaigns")).json()
    (campaign,) = told["campaigns"]
    assert campaign["districts"] == [{"district_id": "d1", "name": "桃城区"}]
    assert not [name for name in campaign if name.endswith("_fen")]
