"""The doors of settlement on real Postgres: who may do what, and a redemption followed to the bank's line."""

from typing import Any

import pytest
import structlog

from services.treasury.domain.bank_line import BankLine, Result
from services.treasury.entrypoints.watch import watching_days
from services.treasury.tests import builders as b
from services.treasury.tests.fake_bank import answer_file
from services.treasury.tests.offices import Office
from services.treasury.tests.settlement_story import DAY_1, DAY_2, closed, hear, redeemed
from services.treasury.tests.worlds import RealWorld
from shared.contracts.redemption_events import VoucherRedeemed
from shared.kernel.fen import Fen

pytestmark = pytest.mark.integration

REDEMPTION_ID = "0192c5a8-7f3e-7c3d-9b1a-2f6d5e4c3b2a"
ACCOUNT = "13001616108050012345"
ACCOUNTS: dict[str, Any] = {
    "file_id": "f01", "district_id": "d1",
    "accounts": [{"merchant_id": "m1", "name": "桃城区家电行", "account": ACCOUNT}],
}  # fmt: skip
BATCH = {"batch_id": "s01", "campaign_id": "c1", "district_id": "d1", "business_day": DAY_1}


async def one_day_agreed(office: Office) -> None:
    told = VoucherRedeemed(
        voucher_id="v1", version=2, redemption_id=REDEMPTION_ID, merchant_id="m1", store_id="s", business_day=DAY_1,
        order_amount_fen=400, discount_fen=100, redeemed_at=b.NOW, **b.WHERE,
    )  # fmt: skip
    await hear(
        RealWorld(office.database), b.accepted(), b.issued("v1", "v2"), b.fact("x1", told), closed("m1", count=1)
    )  # fmt: skip


async def accounts_in_force(office: Office, **changes: Any) -> None:
    body = {**ACCOUNTS, **changes}
    drafted = await office.post("/merchant-accounts", body, key=f"key-{body['file_id']}")
    assert drafted.status_code == 201, drafted.text
    seen = {"saw_sha256": drafted.json()["sha256"]}
    target = f"/merchant-accounts/{body['file_id']}/approvals"
    assert (await office.post(target, seen, who="treasury_checker")).status_code == 201


async def at_the_bank(office: Office) -> dict[str, Any]:
    prepared = await office.post("/settlement-batches", BATCH)
    assert prepared.status_code == 201, prepared.text
    batch: dict[str, Any] = prepared.json()
    seen = {"saw_sha256": batch["sha256"], "saw_sum_fen": batch["sum_fen"]}
    done = await office.post("/payout-batches/s01/approvals", seen, who="treasury_checker")
    assert done.status_code == 201, done.text
    return batch


async def test_a_redemption_is_followed_from_the_till_to_the_banks_line(office: Office) -> None:
    await one_day_agreed(office)
    await accounts_in_force(office)
    target = f"/settlement-batches/prospects?campaign_id=c1&district_id=d1&business_day={DAY_1}"
    assert (await office.get(target)).json() == {"merchants": 1, "sum_fen": 100, "left_out": []}
    batch = await at_the_bank(office)
    (settlement,) = (await office.get("/settlements?merchant_id=m1")).json()
    paid = BankLine(f"{settlement['settlement_id']}-1", Fen(100), Result.PAID, "", "B-77")
    assert (await office.answer(answer_file(1, "s01", [paid]))).status_code == 201
    found = (await office.get(f"/redemptions/{REDEMPTION_ID}")).json()
    assert [(one["kind"], one["amount_fen"], one["business_day"]) for one in found["entries"]] == [
        ("REDEEMED", 100, DAY_1)
    ]  # fmt: skip
    assert [(one["from_kind"], one["to_kind"]) for one in found["postings"]] == [("outstanding", "payable")]
    (settled,) = found["settlements"]
    assert (settled["state"], settled["business_days"], settled["days"][0]["net_fen"]) == ("PAID", [DAY_1], 100)
    (payment,) = settled["payments"]
    assert (payment["batch_id"], payment["sha256"], payment["bank_ref"]) == ("s01", batch["sha256"], "B-77")
    assert payment["account"] == "*" * 16 + ACCOUNT[-4:]
    assert [(one["result"], one["bank_ref"]) for one in settled["bank_lines"]] == [("PAID", "B-77")]
    assert [(one["from_kind"], one["to_kind"], one["amount_fen"]) for one in settled["postings"]] == [
        ("payable", "paid", 100)
    ]  # fmt: skip
    for who in ("finance@d9", "auditor@d9"):
        for path in (f"/redemptions/{REDEMPTION_ID}", f"/settlements/{settled['settlement_id']}"):
            assert (await office.get(path, who=who)).status_code == 404
        assert (await office.get("/settlements", who=who)).json() == []
        assert (await office.get(target, who=who)).status_code == 403


async def test_accounts_are_shown_masked_and_whole_only_with_a_reason_on_the_audit_chain(office: Office) -> None:
    drafted = await office.post("/merchant-accounts", ACCOUNTS)
    again = await office.post("/merchant-accounts", ACCOUNTS)
    assert drafted.content == again.content
    shown = (await office.get("/merchant-accounts/f01")).json()
    assert shown["accounts"] == [{"merchant_id": "m1", "name": "桃城区家电行", "account": "*" * 16 + ACCOUNT[-4:]}]
    assert (await office.get("/merchant-accounts/f01", who="auditor@d9")).status_code == 404
    (waits,) = (await office.get("/merchant-accounts")).json()
    assert (waits["file_id"], waits["merchants"], waits["approved_by"]) == ("f01", len(ACCOUNTS["accounts"]), None)
    assert (await office.get("/merchant-accounts", who="auditor@d9")).json() == []
    target = "/merchant-accounts/f01/unmaskings"
    whole = await office.post(target, {"reason": "复核"}, who="treasury_checker")
    assert whole.json()["accounts"][0]["account"] == ACCOUNT
    assert (await office.post(target, {"reason": "复核"}, who="treasury_checker@d9")).status_code == 404
    async with office.database.connection() as connection:
        acts = [row["act"] for row in await connection.fetch("select act from audit_entry order by 1")]
        kept = "".join(
            [row[0] for table in ("merchant_account", "audit_entry", "desk_answer", "outbox")
             for row in await connection.fetch(f"select t::text from {table} as t")]
        )  # fmt: skip
    assert acts == ["merchant_accounts.draft", "merchant_accounts.unmask"]
    assert ACCOUNT not in kept


@pytest.mark.parametrize(
    ("who", "path", "body"),
    [
        ("treasury_checker", "/merchant-accounts", ACCOUNTS),
        ("auditor", "/merchant-accounts", ACCOUNTS),
        ("merchant_admin", "/settlement-batches", BATCH),
        ("treasury_checker", "/settlement-batches", BATCH),
        ("finance@d9", "/settlement-batches", BATCH),
        ("finance", "/merchant-accounts/f01/approvals", {"saw_sha256": "0" * 64}),
        ("finance", "/merchant-accounts/f01/unmaskings", {"reason": "x"}),
        ("auditor", "/merchants/m1/holds", {"district_id": "d1", "is_held": True, "reason": "x"}),
        ("finance@d9", "/merchants/m1/holds", {"district_id": "d1", "is_held": True, "reason": "x"}),
    ],
)
async def test_a_door_is_closed_to_whom_it_is_not_for(office: Office, who: str, path: str, body: Any) -> None:
    assert (await office.post(path, body, who=who)).json()["code"] == "FORBIDDEN"


@pytest.mark.parametrize(
    "body",
    [
        {**ACCOUNTS, "accounts": ACCOUNTS["accounts"] * 2},
        {**ACCOUNTS, "accounts": []},
        {**ACCOUNTS, "accounts": [{"merchant_id": "m1", "name": "\u3164", "account": ACCOUNT}]},
        {**ACCOUNTS, "accounts": [{"merchant_id": "m1", "name": "行", "account": "=1+1+1+1"}]},
    ],
)
async def test_accounts_no_bank_takes_are_refused_whole_and_not_repeated(office: Office, body: Any) -> None:
    refused = await office.post("/merchant-accounts", body)
    assert refused.json()["code"] == "MALFORMED"
    assert ACCOUNT not in refused.text
    assert (await office.get("/merchant-accounts/f01")).status_code == 404


async def test_who_is_held_is_seen_with_the_reason_and_left_out(office: Office) -> None:
    await one_day_agreed(office)
    await accounts_in_force(office)
    hold = {"district_id": "d1", "is_held": True, "reason": "票据核查"}
    assert (await office.post("/merchants/m1/holds", hold)).json()["version"] == 1
    (held,) = (await office.get("/merchant-holds")).json()
    assert (held["merchant_id"], held["held_by"], held["reason"]) == ("m1", "finance-1", "票据核查")
    refused = await office.post("/settlement-batches", BATCH)
    assert refused.json()["code"] == "WRONG_STATE"
    target = f"/settlement-batches/prospects?campaign_id=c1&district_id=d1&business_day={DAY_1}"
    (left_out,) = (await office.get(target)).json()["left_out"]
    assert (left_out["why"], left_out["detail"]) == ("HELD", "finance-1: 票据核查")
    gone = {**hold, "is_held": False, "reason": "核查完毕"}
    assert (await office.post("/merchants/m1/holds", gone, key="key-0002")).json()["version"] == 2
    assert (await office.post("/settlement-batches", BATCH, key="key-0003")).json()["count"] == 1


async def test_a_day_that_differs_is_said_loudly_once_and_stands_in_the_list(office: Office) -> None:
    await hear(RealWorld(office.database), b.accepted(), b.issued("v1"), redeemed("m1", 1), closed("m1", count=2))
    await hear(RealWorld(office.database), closed("m1", DAY_2, 1))
    watch = watching_days(office.open_books)
    with structlog.testing.capture_logs() as logs:
        for _ in range(2):
            assert await watch() is False
    assert [(one["event"], one["business_day"], one["booked"]["redemptions"]) for one in logs] == [
        ("merchant_day_differs", DAY_1, 1), ("merchant_day_differs", DAY_2, 0),
    ]  # fmt: skip
    first, second = (await office.get("/merchant-days/differing")).json()
    assert (first["told"]["redemptions"], first["booked"]["redemptions"]) == (2, 1)
    assert second["business_day"] == DAY_2
    assert (await office.get("/merchant-days/differing", who="finance@d9")).json() == []
