"""Each check catches its own: a healthy campaign passes all, and every planted fault fails just where it should."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest

from loadtests.clients.history import Act
from loadtests.verify.evidence import Evidence, Row
from loadtests.verify.run import judge
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
        "business_day": "2022-08-26",
        "order_amount_fen": 400,
    }
    told = VoucherRedeemed(
        voucher_id=voucher_id, version=version, redemption_id=f"red-{voucher_id}", discount_fen=50, redeemed_at=NOW,
        **WHERE, **shop,
    )  # fmt: skip
    return fact(seq, voucher_id, told)


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
    closed = RoundClosed(version=3, issued_count=2, issued_fen=100, unissued_fen=50, closed_at=NOW, **WHERE)
    vouchers_log = [
        fact(1, "r1", RoundOpened("r1", 1)), issued(2, 2, "v1"), issued(3, 3, "v2"),
        fact(4, "r1", RoundOpened("r1", 2)), fact(5, "r1", closed),
    ]  # fmt: skip
    redemption_log = [redeemed(1, "v1")]
    accounts, transfers = books(vouchers_log, redemption_log)
    digest = entry_hash(bytes(32), 1, NOW, "ann", "maker", "grant.draft", "g1", "{}")
    entry = {"seq": 1, "at": NOW, "actor": "ann", "role": "maker", "act": "grant.draft", "subject": "g1",
             "detail": "{}", "prev": bytes(32), "hash": digest}  # fmt: skip
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
                discount_fen=50, is_undone=False, undo_key=None)
        ],
        allocation_changes=[Row(change_id="a1", drafted_by="ann", approved_by="bo")],
        voids=[Row(void_id="x1", drafted_by="ann", approved_by=None)],
        facts={"vouchers": vouchers_log, "redemption": redemption_log},
        published={
            "vouchers.events": [(0, one.key, one.seq) for one in vouchers_log],
            "redemption.events": [(0, one.key, one.seq) for one in redemption_log],
        },
        audit={"treasury": [Row(entry)]},
        noted_heads={"treasury": [(1, digest)]},
        history=told_to_clients(),
    )  # fmt: skip


def broken_by(plant: Callable[[Evidence], object]) -> set[str]:
    evidence = healthy()
    plant(evidence)
    return {verdict.name for verdict in judge(evidence) if not verdict.ok}


def test_a_healthy_campaign_passes_every_check() -> None:
    assert not [verdict for verdict in judge(healthy()) if not verdict.ok]


def add_voucher_over_the_cap(evidence: Evidence) -> None:
    for number in range(3, 6):
        evidence.issued.append(
            Row(
                voucher_id=f"v{number}",
                stock_no=1,
                citizen_id=f"w{number}",
                ordinal=1,
                idempotency_key="k",
                issued_at=NOW,
            )
        )


def book_money_twice(evidence: Evidence) -> None:
    evidence.transfers.append(Row(event_id="nobody", line=0, debit_id=2, credit_id=3, amount_fen=10))
    evidence.accounts[1]["balance_fen"] -= 10
    evidence.accounts[2]["balance_fen"] += 10


def tell_sold_out_too_early(evidence: Evidence) -> None:
    evidence.stocks[0].update(unissued=0, total=2)
    evidence.history.append(Act("claim", "k-z", "who-z", "s1", 409, "SOLD_OUT", at=NOW.timestamp() - 1))


PLANTED: list[tuple[str, Callable[[Evidence], object], str]] = [
    ("a voucher over the cap", add_voucher_over_the_cap, "pools issue no more than was granted"),
    (
        "an edited balance",
        lambda e: e.accounts[4].update(balance_fen=49),
        "the journal sums to the cap",
    ),
    ("an edited cap", lambda e: e.campaigns[0].update(cap_fen=199), "the journal sums to the cap"),
    ("a float", lambda e: e.float_columns.append("t.a.b"), "the journal sums to the cap"),
    (
        "over-allocated",
        lambda e: e.programs[0].update(allocated_fen=201),
        "the journal sums to the cap",
    ),
    ("a missing posting", lambda e: e.transfers.pop(3), "each fact is booked once"),
    (
        "a posting of another amount",
        lambda e: e.transfers[3].update(amount_fen=51),
        "each fact is booked once",
    ),
    ("a fact booked twice", lambda e: e.transfers.append(Row(e.transfers[3], line=1)), "each fact is booked once"),
    ("a posting to another account", lambda e: e.transfers[6].update(credit_id=3), "each fact is booked once"),
    ("a grant that moved no money", lambda e: e.transfers.pop(2), "each fact is booked once"),
    ("a posting without a fact", book_money_twice, "each fact is booked once"),
    ("a lost acknowledged claim", lambda e: e.issued.pop(0), "what was acknowledged is durable"),
    ("a claim given to another", lambda e: e.issued[0].update(citizen_id="eve"), "what was acknowledged is durable"),
    ("a lost acknowledged redeem", lambda e: e.redemptions.clear(), "what was acknowledged is durable"),
    (
        "a lost acknowledged undo",
        lambda e: e.history.append(Act("undo", "u-1", "st1", "r-1", 201, "", "{}")),
        "what was acknowledged is durable",
    ),
    (
        "two answers to one key",
        lambda e: e.history.append(Act("claim", "k-v1", "who-v1", "s1", 201, "", '{"voucher_id":"v2"}')),
        "a key answers the same for ever",
    ),
    (
        "a refusal after the effect",
        lambda e: e.history.append(Act("claim", "k-v1", "who-v1", "s1", 409, "SOLD_OUT")),
        "a key answers the same for ever",
    ),
    ("two vouchers of a stock", lambda e: e.issued[1].update(citizen_id="who-v1"), "person limits hold"),
    (
        "“sold out” while some were left",
        lambda e: e.history.append(Act("claim", "k-z", "who-z", "s1", 409, "SOLD_OUT")),
        "“sold out” was said only when true",
    ),
    ("“sold out” before the last one went", tell_sold_out_too_early, "“sold out” was said only when true"),
    ("a double redemption", lambda e: e.redemptions.append(Row(e.redemptions[0])), "a voucher is used at most once"),
    ("a wrong discount", lambda e: e.redemptions[0].update(discount_fen=60), "a voucher is used at most once"),
    (
        "a state nobody told",
        lambda e: e.vouchers[1].update(state="VOID"),
        "a voucher ends in one way",
    ),
    ("a missing fact", lambda e: e.facts["vouchers"].pop(1), "facts in the order of commits, without gap"),
    (
        "an inverted pair of facts",
        lambda e: e.facts["vouchers"].insert(1, e.facts["vouchers"].pop(2)),
        "facts in the order of commits, without gap",
    ),
    (
        "a parked fact",
        lambda e: e.parked.append(Row(consumer="treasury", topic="t", key="k", state="POISON", reason="x")),
        "facts in the order of commits, without gap",
    ),
    ("a fact not published", lambda e: e.published["vouchers.events"].pop(2), "topics hold every fact, in order"),
    (
        "facts published in the wrong order",
        lambda e: e.published["vouchers.events"].insert(1, e.published["vouchers.events"].pop(2)),
        "topics hold every fact, in order",
    ),
    ("a voucher the till never heard of", lambda e: e.vouchers.pop(1), "projections follow from the logs"),
    (
        "a maker who approves",
        lambda e: e.grants[0].update(approved_by="ann"),
        "four eyes where money moves",
    ),
    (
        "an allocation changed by one person",
        lambda e: e.allocation_changes[0].update(approved_by="ann"),
        "four eyes where money moves",
    ),
    ("a void by one person", lambda e: e.voids[0].update(approved_by="ann"), "four eyes where money moves"),
    ("an edited audit entry", lambda e: e.audit["treasury"][0].update(actor="eve"), "the audit chains verify"),
    ("a cut audit chain", lambda e: e.audit["treasury"].clear(), "the audit chains verify"),
]


@pytest.mark.parametrize(("plant", "check"), [case[1:] for case in PLANTED], ids=[case[0] for case in PLANTED])
def test_a_planted_fault_is_caught_by_its_own_check(plant: Callable[[Evidence], object], check: str) -> None:
    assert check in broken_by(plant)


def test_every_check_has_a_fault_that_it_catches() -> None:
    assert {verdict.name for verdict in judge(healthy())} == {case[2] for case in PLANTED}


def test_a_repeat_after_a_crash_of_the_relay_is_no_fault() -> None:
    def resend(evidence: Evidence) -> None:
        records = evidence.published["vouchers.events"]
        evidence.published["vouchers.events"] = [*records[:3], *records[1:]]

    assert not broken_by(resend)


def test_sold_out_may_be_said_once_the_last_voucher_is_issued_and_before_a_top_up() -> None:
    def sell_out(evidence: Evidence) -> None:
        evidence.stocks[0].update(unissued=0, total=2)
        evidence.history.append(Act("claim", "k-z", "who-z", "s1", 409, "SOLD_OUT", at=NOW.timestamp() + 1))

    def top_up(evidence: Evidence) -> None:
        evidence.history.append(Act("claim", "k-z", "who-z", "s1", 409, "SOLD_OUT", at=NOW.timestamp() - 1))
        evidence.grants.append(Row(evidence.grants[0], grant_id="g2"))

    sold_out = "“sold out” was said only when true"
    assert sold_out not in broken_by(sell_out)
    assert sold_out not in broken_by(top_up)


def test_a_key_reused_with_another_meaning_may_be_refused() -> None:
    assert not broken_by(lambda e: e.history.append(Act("claim", "k-v1", "who-v1", "another stock", 422, "KEY_REUSED")))
