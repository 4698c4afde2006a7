"""Each check of the subsidies catches its own: every planted fault, by the sentence that names it."""

from collections.abc import Callable

import pytest

from loadtests.verify.evidence import Evidence, Row
from loadtests.verify.leaks import personal_data_in
from loadtests.verify.run import judge
from loadtests.verify.tests.healthy_subsidies import healthy_with_subsidies, moved

PROMISED = "policies promise no more than was granted"
ALONE = "one live claim a car, invoice and person"
PAID = "nobody is paid twice, the bank's lines agree"
CLEAR = "no personal data in the clear"
BOOKED = "each fact is booked once"
EYES = "four eyes where money moves"


def test_a_healthy_policy_passes_every_check() -> None:
    evidence = healthy_with_subsidies()
    evidence.payout_acts.append(Row(name="clawback n1-1", drafted_by="ann", approved_by=None, in_force=False))
    assert not [verdict for verdict in judge(evidence) if not verdict.ok]


def test_what_was_looked_at_for_four_eyes_is_said() -> None:
    (said,) = [verdict.detail for verdict in judge(healthy_with_subsidies()) if verdict.name == EYES]
    assert "1 payment batches, account files, clawbacks and rulings" in said


def promise_more_than_there_is(evidence: Evidence) -> None:
    evidence.facts["subsidies"].append(moved(7, "n4", 2, "SUBMITTED", 101, ("POOL", "PROMISED")))


def pay_again(evidence: Evidence) -> None:
    evidence.payouts.append(Row(evidence.payouts[0], payout_id="n1-2", bank_ref="ref2"))
    evidence.bank_lines.append(Row(evidence.bank_lines[0], payout_id="n1-2", bank_ref="ref2"))


def pay_under_another_reference(evidence: Evidence) -> None:
    """Our payout and our copy of the bank's line were forged together."""
    evidence.payouts[0].update(bank_ref="ref9")
    evidence.bank_lines[0].update(bank_ref="ref9")


def pay_late(evidence: Evidence) -> None:
    """The bank said FAILED, then PAID; nothing was paid anew yet."""
    evidence.payouts.insert(0, Row(evidence.payouts[0], payout_id="n1-0", state="FAILED", bank_ref=""))
    late = {"payout_id": "n1-0", "bank_ref": "ref0"}
    evidence.bank_lines.append(Row(evidence.bank_lines[0], **late, line_no=2, problem="the bank said FAILED before"))


def pay_late_in_the_banks_books(evidence: Evidence) -> None:
    pay_late(evidence)
    deny(evidence)
    evidence.bank_ledger[0].update(payout_id="n1-0")


def pay_a_claim_under_two_ids(evidence: Evidence) -> None:
    pay_late_in_the_banks_books(evidence)
    evidence.bank_ledger.append(Row(evidence.bank_ledger[0], payout_id="n1-1"))


def deny(evidence: Evidence, line_no: int = 2) -> None:
    """Two people found that the bank had not paid."""
    evidence.rulings.append(Row(payout_id="n1-0", line_no=line_no, outcome="NOT_PAID"))


def pay_late_after_a_denial(evidence: Evidence) -> None:
    pay_late(evidence)
    deny(evidence, line_no=1)


def settle_as_paid(evidence: Evidence) -> None:
    """What was due counts as paid under the earlier id."""
    pay_late(evidence)
    evidence.payouts[1].update(paid_as="n1-0", bank_ref="ref0")
    evidence.bank_lines.pop(0)
    evidence.bank_ledger[0].update(payout_id="n1-0", bank_ref="ref0")


def test_a_settled_contradiction_is_no_fault() -> None:
    denied, paid = healthy_with_subsidies(), healthy_with_subsidies()
    pay_late(denied)
    deny(denied)
    settle_as_paid(paid)
    for evidence in (denied, paid):
        assert not [verdict for verdict in judge(evidence) if not verdict.ok]


def test_a_bank_that_paid_and_has_not_said_so_yet_is_no_fault() -> None:
    evidence = healthy_with_subsidies()
    evidence.payouts.append(Row(evidence.payouts[0], payout_id="n2-1", pays="n2", state="UNKNOWN"))
    evidence.bank_ledger.append(Row(evidence.bank_ledger[0], payout_id="n2-1"))
    assert not [verdict for verdict in judge(evidence) if not verdict.ok]


def test_of_a_bank_that_is_none_of_ours_no_books_are_looked_for() -> None:
    evidence = healthy_with_subsidies()
    evidence.bank_ledger.clear()
    evidence.bank_has_books = False
    assert not [verdict for verdict in judge(evidence) if not verdict.ok]


PLANTED: list[tuple[str, Callable[[Evidence], object], str, str]] = [
    ("more promised than granted", promise_more_than_there_is, PROMISED, "'POOL': -1"),
    ("money left that its log does not leave", lambda e: e.policies[0].update(remaining_fen=101), PROMISED, "101 left"),
    ("two claims hold one car", lambda e: e.held_alone.append(Row(e.held_alone[0], claim_no="n2")), ALONE, "2 times"),
    ("a living claim that holds nothing", lambda e: e.held_alone.pop(), ALONE, "holds 1 of 2"),
    (
        "an ended claim that still holds",
        lambda e: e.held_alone.append(Row(e.held_alone[0], claim_no="n3", digest="other")),
        ALONE,
        "n3 is REJECTED and holds 1 of 0",
    ),
    ("paid without a word of the bank", lambda e: e.bank_lines.clear(), PAID, "its bank lines say []"),
    (
        "paid by two lines",
        lambda e: e.bank_lines.append(Row(e.bank_lines[0], bank_ref="ref9")),
        PAID,
        "('ref9', 300)",
    ),
    ("another amount", lambda e: e.bank_lines[0].update(amount_fen=301), PAID, "('ref1', 301)"),
    ("the bank paid, we say not", lambda e: e.payouts[0].update(state="FAILED"), PAID, "n1-1 is FAILED, the bank paid"),
    ("a claim paid twice", pay_again, PAID, "n1 was paid 2 times"),
    ("FAILED, then PAID", pay_late, PAID, "n1-0 is FAILED, the bank paid it"),
    ("PAID again after a denial", pay_late_after_a_denial, PAID, "n1-0 is FAILED, the bank paid it"),
    ("only the bank's books have it paid", pay_late_in_the_banks_books, PAID, "have n1-0 paid, ours have it FAILED"),
    ("a claim paid under two ids", pay_a_claim_under_two_ids, PAID, "the bank paid n1 2 times, as n1-0, n1-1"),
    ("the bank's books differ", lambda e: e.bank_ledger[0].update(amount_fen=9), PAID, "the bank paid 9 for n1-1"),
    ("the bank paid a stranger", lambda e: e.bank_ledger[0].update(payout_id="x"), PAID, "asked was nothing"),
    ("the bank paid twice", lambda e: e.bank_ledger.append(e.bank_ledger[0]), PAID, "the bank paid n1-1 2 times"),
    (
        "paid, and not in the bank's books",
        lambda e: e.bank_ledger.clear(),
        PAID,
        "n1-1 is paid, the bank's books have no",
    ),
    (
        "paid, the bank's books say it failed",
        lambda e: e.bank_ledger[0].update(result="FAILED"),
        PAID,
        "the bank's books have no 300 for n1-1 as ref1",
    ),
    ("paid under a reference that is not the bank's", pay_under_another_reference, PAID, "for n1-1 as ref9"),
    ("a phone in a log", lambda e: e.leaks.append("a phone in x.log, line 1"), CLEAR, "a phone in x.log"),
    ("a step not booked", lambda e: e.transfers.pop(-4), BOOKED, "booked is []"),
    ("a payment not booked", lambda e: e.transfers.pop(), BOOKED, "payout:n1-1 moves"),
    (
        "a lost acknowledged filing",
        lambda e: e.subsidy_claims.pop(0),
        "what was acknowledged is durable",
        "filing of n1 was acknowledged",
    ),
    (
        "a filing told otherwise",
        lambda e: e.subsidy_claims[0].update(filed_amount_fen=200),
        "what was acknowledged is durable",
        "filing of n1 was acknowledged",
    ),
    (
        "a claim's missing step",
        lambda e: e.facts["subsidies"].pop(4),
        "facts in the order of commits, without gap",
        "n3: version 3 follows 1",
    ),
    (
        "a batch by one person",
        lambda e: e.payout_acts[0].update(approved_by="ann"),
        EYES,
        "batch b1: drafted and approved by ann",
    ),
    (
        "an approved batch that nobody approved",
        lambda e: e.payout_acts[0].update(approved_by=None),
        EYES,
        "batch b1: drafted by ann, approved by nobody",
    ),
    (
        "a review of two levels by one person",
        lambda e: e.subsidy_claims[0].update(acted=["district:di", "city:di"]),
        EYES,
        "n1: di acted on city and district",
    ),
    (
        "a claim paid without the city's review",
        lambda e: e.subsidy_claims[0].update(acted=["district:di"]),
        EYES,
        "n1 is PAID, nobody acted on city",
    ),
]


@pytest.mark.parametrize(("plant", "check", "says"), [one[1:] for one in PLANTED], ids=[one[0] for one in PLANTED])
def test_a_planted_fault_is_caught_by_its_own_check(plant: Callable[[Evidence], object], check: str, says: str) -> None:
    evidence = healthy_with_subsidies()
    plant(evidence)
    broken = {verdict.name: verdict.detail for verdict in judge(evidence) if not verdict.ok}
    assert says in broken[check]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ('{"id": "11010519491231002X"}', ["ID number"]),
        ("id 110105194912310021", []),  # a wrong check digit
        ("call 13900000000.", ["phone"]),
        ("at 1726000000000, BT1390000000012345, a13900000000", []),
        ("card=6222020402012345672 6222020402012345671", ["bank card"]),
        ("LHSS42AZ3N6000001, LHSS42AZ4N6000001", ["VIN"]),
    ],
)
def test_only_what_is_valid_in_form_and_stands_alone_is_personal_data(text: str, kinds: list[str]) -> None:
    assert list(personal_data_in(text)) == kinds
