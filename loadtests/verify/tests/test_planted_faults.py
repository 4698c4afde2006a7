"""Each check catches its own: a healthy campaign passes all, and every planted fault fails just where it should."""

from collections.abc import Callable

import msgspec
import pytest

from loadtests.clients.history import Act
from loadtests.verify.evidence import Evidence, Row
from loadtests.verify.run import judge
from loadtests.verify.tests.healthy import NOW, healthy
from loadtests.verify.tests.test_subsidy_faults import PLANTED as OF_SUBSIDIES


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


def hold_too_many_of_a_campaign(evidence: Evidence) -> None:
    evidence.stocks.append(Row(evidence.stocks[0], stock_id="s2", stock_no=2, campaign_person_max=None))
    evidence.issued.append(Row(evidence.issued[0], stock_no=2, voucher_id="v9"))


def tell_sold_out_too_early(evidence: Evidence) -> None:
    evidence.stocks[0].update(unissued=0, total=2)
    evidence.history.append(Act("claim", "k-z", "who-z", "s1", 409, "SOLD_OUT", at=NOW.timestamp() - 1))


GARBAGE = {"partition": 2, "offset": 17, "sha256": "ab" * 32}


def leave_garbage_on_a_topic(evidence: Evidence) -> None:
    evidence.unreadable.append(Row(GARBAGE, topic="vouchers.events"))


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
    ("a limit over two rounds, one of them without", hold_too_many_of_a_campaign, "person limits hold"),
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
    ("a record that is no fact", leave_garbage_on_a_topic, "what is no fact was put aside by a person"),
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
    caught = {case[2] for case in (*PLANTED, *OF_SUBSIDIES)}
    assert {verdict.name for verdict in judge(healthy())} == caught


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


def test_a_record_that_is_no_fact_may_stand_once_each_listener_has_put_it_aside() -> None:
    def drop_by(*services: str) -> Callable[[Evidence], None]:
        def plant(evidence: Evidence) -> None:
            leave_garbage_on_a_topic(evidence)
            detail = msgspec.json.encode({"key": "k", "reason": "torn", **GARBAGE}).decode()
            for service in services:
                entry = Row(evidence.audit["treasury"][0], act="fact.drop", subject="vouchers.events", detail=detail)
                evidence.audit[service] = [entry]

        return plant

    check = "what is no fact was put aside by a person"
    assert check in broken_by(drop_by("treasury"))
    assert check not in broken_by(drop_by("treasury", "redemption"))
