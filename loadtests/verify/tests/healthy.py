"""The evidence of a healthy little campaign, for faults to be planted in."""

from datetime import UTC, datetime
from typing import Any

import msgspec

from loadtests.clients.history import Act
from loadtests.verify.evidence import Evidence, Row
from shared.contracts.events import Fact
from shared.contracts.fact import Event
from shared.contracts.redemption_events import VoucherRedeemed
from shared.contracts.vouchers_events import IssuedVoucher, RoundClosed, RoundOpened, VouchersIssued
from shared.runtime.audit import entry_hash

NOW = datetime(2022, 8, 26, 2, 0, tzinfo=UTC)
WHERE: dict[str, Any] = {
    "round_id": "r1",
    "campaign_id": "c1",
    "program_id": "p1",
    "district_id": "d1",
    "pool_id": "r1",
}
DAY = "2022-08-26"
DETAIL = '{"amount_fen":150}'


def fact(seq: int, key: str, event: Event) -> Fact:
    return Fact(f"e{seq}-{key}", event.TYPE, NOW, key, "t", seq, event)


def issued(seq: int, version: int, *voucher_ids: str) -> Fact:
    lines = [IssuedVoucher(voucher_id, f"who-{voucher_id}") for voucher_id in voucher_ids]
    terms: dict[str, Any] = {
        "face_value_fen": 50,
        "threshold_fen": 300,
        "categories": ["cars"],
        "valid_until": NOW,
        "issued_at": NOW,
    }
    return fact(seq, "s1", VouchersIssued(stock_id="s1", version=version, vouchers=lines, **WHERE, **terms))


def redeemed(seq: int, voucher_id: str, version: int = 2) -> Fact:
    shop: dict[str, Any] = {
        "merchant_id": "m1",
        "store_id": "st1",
        "business_day": DAY,
        "order_amount_fen": 400,
    }
    told = VoucherRedeemed(
        voucher_id=voucher_id, version=version, redemption_id=f"red-{voucher_id}", discount_fen=50, redeemed_at=NOW,
        **WHERE, **shop,
    )  # fmt: skip
    return fact(seq, voucher_id, told)


def closed(version: int = 3, unissued_fen: int = 50) -> RoundClosed:
    return RoundClosed(
        version=version, issued_count=2, issued_fen=100, unissued_fen=unissued_fen, closed_at=NOW, **WHERE
    )


def entry(kind: str, entry_id: str, amount_fen: int, day: str = DAY) -> Row:
    return Row(kind=kind, entry_id=entry_id, redemption_id="red-v1", merchant_id="m1", campaign_id="c1",
               business_day=day, pool_id="r1", program_id="p1", amount_fen=amount_fen)  # fmt: skip


def notice(notice_no: int, event_id: str, kind: str, subject_id: str) -> Row:
    return Row(merchant_id="m1", notice_no=notice_no, event_id=event_id, kind=kind, subject_id=subject_id)


def books(vouchers_log: list[Fact], redemption_log: list[Fact]) -> tuple[list[Row], list[Row]]:
    """The journal that those two logs lead to."""
    moves = [
        ("campaign:c1", 0, 1, 2, 200), ("campaign:c1", 1, 2, 3, 150), ("grant:g1", 0, 3, 4, 150),
        (vouchers_log[1].event_id, 0, 4, 5, 50), (vouchers_log[2].event_id, 0, 4, 5, 50),
        (vouchers_log[4].event_id, 0, 4, 3, 50), (redemption_log[0].event_id, 0, 5, 6, 50),
    ]  # fmt: skip
    kinds = [(1, "c1", "source", -200), (2, "c1", "unallocated", 50), (3, "p1", "allocated", 50),
             (4, "r1", "granted", 0), (5, "r1", "outstanding", 50), (6, "r1", "payable", 50)]  # fmt: skip
    accounts = [
        Row(account_id=n, pool_id=pool, kind=kind, campaign_id="c1", program_id=None, balance_fen=amount)
        for n, pool, kind, amount in kinds
    ]
    transfers = [
        Row(event_id=event_id, line=line, debit_id=debit, credit_id=credit, amount_fen=amount)
        for event_id, line, debit, credit, amount in moves
    ]
    return accounts, transfers


def told_to_clients() -> list[Act]:
    claim_body = msgspec.json.encode({"voucher_id": "v1"}).decode()
    redeem_body = msgspec.json.encode({"redemption_id": "red-v1"}).decode()
    return [
        Act("claim", "k-v1", "who-v1", "s1", 201, "", claim_body),
        Act("claim", "k-x", "who-x", "s1", 409, "PERSON_LIMIT"),
        Act("redeem", "r-1", "st1", "v1", 201, "", redeem_body),
    ]


def healthy() -> Evidence:
    """A campaign of 200 fen: two of three vouchers issued, one redeemed, the third returned."""
    vouchers_log = [
        fact(1, "r1", RoundOpened("r1", 1)), issued(2, 2, "v1"), issued(3, 3, "v2"),
        fact(4, "r1", RoundOpened("r1", 2)), fact(5, "r1", closed()),
    ]  # fmt: skip
    redemption_log = [redeemed(1, "v1")]
    accounts, transfers = books(vouchers_log, redemption_log)
    digest = entry_hash(bytes(32), 1, NOW, "ann", "maker", "grant.draft", "g1", DETAIL)
    act = {"seq": 1, "at": NOW, "actor": "ann", "role": "maker", "act": "grant.draft", "subject": "g1",
             "detail": DETAIL, "prev": bytes(32), "hash": digest}  # fmt: skip
    return Evidence(
        campaigns=[Row(campaign_id="c1", cap_fen=200, state="APPROVED", drafted_by="ann", approved_by="bo")],
        programs=[Row(program_id="p1", campaign_id="c1", allocated_fen=150)],
        grants=[
            Row(grant_id="g1", campaign_id="c1", program_id="p1", pool_id="r1", amount_fen=150, state="CLOSED",
                drafted_by="ann", approved_by="bo")
        ],
        accounts=accounts,
        transfers=transfers,
        stocks=[
            Row(stock_id="s1", stock_no=1, round_id="r1", campaign_id="c1", face_value_fen=50, per_person_max=1,
                total=3, remaining=0, unissued=1, state="CLOSED", campaign_person_max=1)
        ],
        issued=[
            Row(voucher_id=v, stock_no=1, citizen_id=f"who-{v}", ordinal=1, idempotency_key=f"k-{v}", issued_at=NOW)
            for v in ("v1", "v2")
        ],
        vouchers=[
            Row(voucher_id="v1", citizen_id="who-v1", state="REDEEMED", version=2, face_value_fen=50, stock_id="s1"),
            Row(voucher_id="v2", citizen_id="who-v2", state="ISSUED", version=1, face_value_fen=50, stock_id="s1"),
        ],
        redemptions=[
            Row(store_id="st1", request_no="r-1", redemption_id="red-v1", voucher_id="v1", order_no="o1",
                discount_fen=50, order_amount_fen=400, merchant_id="m1", business_day=DAY, is_undone=False,
                undo_key=None)
        ],
        merchant_entries=[entry("REDEEMED", "red-v1", 50)],
        notices=[notice(1, redemption_log[0].event_id, "redeemed", "v1")],
        allocation_changes=[Row(change_id="a1", drafted_by="ann", approved_by="bo")],
        voids=[Row(void_id="x1", drafted_by="ann", approved_by=None)],
        facts={"vouchers": vouchers_log, "redemption": redemption_log},
        published={
            "vouchers.events": [(0, one.key, one.seq) for one in vouchers_log],
            "redemption.events": [(0, one.key, one.seq) for one in redemption_log],
        },
        audit={"treasury": [Row(act)]},
        noted_heads={"treasury": [(1, digest)]},
        history=told_to_clients(),
    )  # fmt: skip
