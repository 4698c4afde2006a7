"""Faults around merchants' money, each caught by the check meant for it in its own words."""

from collections.abc import Callable

import pytest

from loadtests.verify.day_files import read_day_file
from loadtests.verify.evidence import Evidence, Row
from loadtests.verify.run import judge
from loadtests.verify.tests.healthy import DAY, entry
from loadtests.verify.tests.healthy_settlements import FILE, day_file, healthy_with_settlements, refunded
from loadtests.verify.tests.plants import tell

LINE = "each redemption stands in one line"
SETTLED = "a settlement pays its days, once"
WITHIN = "refunds stay within their redemption"
FILES = "payment files are those approved"
DAY_FILES = "day files follow from the log"
TOLD = "notices follow from facts, none missing"
BOOKED = "each fact is booked once"
ENDS = "a voucher ends in one way"
PAID = "nobody is paid twice, the bank's lines agree"


def test_a_healthy_settlement_passes_every_check() -> None:
    assert not [verdict for verdict in judge(healthy_with_settlements()) if not verdict.ok]


def refund_whole(evidence: Evidence) -> None:
    """All 400 are given back, and the voucher is void."""
    evidence.refunds[0].update(amount_fen=400, returned_fen=50, shopper_fen=350, is_full=True)
    evidence.merchant_entries[1].update(amount_fen=-50)
    evidence.vouchers[0].update(state="VOID")
    evidence.facts["redemption"].pop()
    evidence.published["redemption.events"].pop()
    tell("redemption", "v1", refunded(returned_fen=50, is_full=True))(evidence)
    evidence.day_files.pop()


def test_a_voucher_whose_goods_all_came_back_is_void() -> None:
    evidence = healthy_with_settlements()
    refund_whole(evidence)
    assert not [verdict for verdict in judge(evidence) if not verdict.ok]


def pay_twice(evidence: Evidence) -> None:
    evidence.payouts.append(Row(evidence.payouts[0], payout_id="JS1-2"))


def turn_round(evidence: Evidence) -> None:
    first, second = evidence.notices[0]["event_id"], evidence.notices[1]["event_id"]
    evidence.notices[0].update(event_id=second)
    evidence.notices[1].update(event_id=first)


def forge(file: bytes) -> Callable[[Evidence], object]:
    return lambda evidence: evidence.batches[0].update(file=file)


PLANTED: list[tuple[str, Callable[[Evidence], object], str, str]] = [
    ("a redemption nobody booked", lambda e: e.merchant_entries.pop(0), LINE, "red-v1 of m1: 1 at the till, 0"),
    ("an entry without a redemption", lambda e: e.merchant_entries.append(entry("REDEEMED", "x", 50)), LINE,
     "x of m1: 0 at the till, 1"),
    ("an entry twice", lambda e: e.merchant_entries.append(e.merchant_entries[0]), LINE, "1 at the till, 2"),
    ("another amount", lambda e: e.merchant_entries[0].update(amount_fen=51), LINE, "red-v1 of m1: 0 at the till, 1"),
    ("a day that does not agree", lambda e: e.merchant_days[1].update(is_agreed=False), LINE, "not agreed"),
    ("a day in no settlement that is there", lambda e: e.settlements.clear(), LINE, "a settlement that is not there"),
    ("a settlement that pays more", lambda e: e.settlements[0].update(amount_fen=60), SETTLED, "pays 60"),
    ("a settlement paid twice", pay_twice, SETTLED, "has 2 live payments"),
    ("a settlement nobody pays", lambda e: e.payouts.pop(), SETTLED, "has 0 live payments"),
    ("a payment of another amount", lambda e: e.payouts[0].update(amount_fen=49), SETTLED, "JS1-1 pays 49 of 50"),
    ("the bank paid it twice", lambda e: e.bank_ledger.append(e.bank_ledger[0]), PAID, "paid JS1-1 2 times"),
    ("more returned than pro rata", lambda e: e.refunds[0].update(returned_fen=11, shopper_fen=69), WITHIN,
     "11 of 50 returned"),
    ("more refunded than ordered", lambda e: e.refunds[0].update(amount_fen=401), WITHIN, "401 of 400 refunded"),
    ("a refund that does not add up", lambda e: e.refunds[0].update(shopper_fen=1), WITHIN, "does not add up"),
    ("full, and something is left", lambda e: e.refunds[0].update(is_full=True), WITHIN, "1 full refunds, 80 of 400"),
    ("a refund of nothing", lambda e: e.refunds[0].update(redemption_id="x"), WITHIN, "x is refunded and does not"),
    ("a file that was changed", forge(FILE.replace(b"1300", b"9999")), FILES, "not the one with the hash"),
    ("a file with another head", forge(FILE.replace(b",1,50\n", b",1,51\n", 1)), FILES, "the file's head is"),
    ("a payout out of its file", lambda e: e.payouts[0].update(batch_id=None), FILES, "the payouts differ"),
    ("a day file that says otherwise",
     lambda e: e.day_files.append(Row(read_day_file(day_file(("REDEEMED", "red-v1", "", 51))))), DAY_FILES,
     f"m1 on {DAY} differs"),
    ("a day file with another hash", lambda e: e.day_files[0].update(hash_holds=False), DAY_FILES, "does not hold"),
    ("a notice that is not there", lambda e: e.notices.pop(), TOLD, "m1 is told of JS1 (e2-JS1) 0 times"),
    ("a notice twice", lambda e: e.notices.append(Row(e.notices[2], notice_no=4)), TOLD, "(e2-JS1) 2 times"),
    ("a gap between notices", lambda e: e.notices[2].update(notice_no=4), TOLD, "have a gap"),
    ("notices of a voucher turned round", turn_round, TOLD, "notice 2 of v1 comes too late"),
    ("a settlement not booked", lambda e: e.transfers.pop(), BOOKED, "settlement:JS1 moves"),
    ("a full refund of a redeemed voucher", tell("redemption", "v1", refunded(4, 40, is_full=True)), ENDS,
     "{'VOID': 1}"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "plant", "check", "said"), PLANTED, ids=[one[0] for one in PLANTED])
def test_a_planted_fault_is_caught_by_its_own_check_in_its_own_words(
    name: str, plant: Callable[[Evidence], object], check: str, said: str
) -> None:
    evidence = healthy_with_settlements()
    plant(evidence)
    (verdict,) = (one for one in judge(evidence) if one.name == check)
    assert not verdict.ok, name
    assert said in verdict.detail
