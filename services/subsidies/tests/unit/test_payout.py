"""From the last approval to the buyer: the clock moves a claim on, and its award goes out in the policy's forms."""

from dataclasses import replace
from datetime import timedelta

import pytest

from services.subsidies.domain.policy import Policy
from services.subsidies.domain.refusals import Refusal
from services.subsidies.domain.subsidy_claim import State, settle
from services.subsidies.tests import builders as b
from services.subsidies.tests.fakes import FakeOffice
from services.subsidies.tests.offices import filed, left, office_with, reviewed, state
from services.subsidies.usecases.advance_claim import advance_claim
from services.subsidies.usecases.fix_claim import fix_claim
from services.subsidies.usecases.follow_payout import follow_payout
from services.subsidies.usecases.object_to_claim import object_to_claim
from services.subsidies.usecases.ports import ClaimFile, Faulty
from services.subsidies.usecases.save_draft import save_draft
from shared.contracts.subsidies_events import ClaimMoved, MoneyStep, Payout, SubsidyVouchersIssued
from shared.contracts.treasury_events import PayoutClawedBack, PayoutFailed, PayoutPaid
from shared.kernel.decision import Refused
from shared.kernel.errors import BrokenPromiseError
from shared.kernel.fen import Fen
from shared.testing.officers import ANN

CARD, OTHER_CARD = "6222020402012345672", "6222020402098765439"
BANK, IN_KIND = b.bank_policy(), b.in_kind_policy()


async def on_notice(policy: Policy, **typed: str) -> FakeOffice:
    office = await office_with(300_000, policy)
    await filed(office, 1, **typed)
    await reviewed(office, 1)
    assert isinstance(await advance_claim(office, "n1"), ClaimFile)
    assert state(office, 1) == State.PUBLICISED
    return office


async def released(policy: Policy, **typed: str) -> FakeOffice:
    office = await on_notice(policy, **typed)
    office.time += policy.notice
    assert isinstance(await advance_claim(office, "n1"), ClaimFile)
    return office


def paid(payout_id: str = "n1-1") -> PayoutPaid:
    return PayoutPaid(payout_id, 1, "n1", "b1", "cars", 300_000, b.NOW)


def failed(payout_id: str = "n1-1") -> PayoutFailed:
    return PayoutFailed(payout_id, 1, "n1", "b1", "cars", 300_000, "ACCOUNT_CLOSED")


def moves(office: FakeOffice) -> list[ClaimMoved]:
    return [fact for _, fact in office.told if isinstance(fact, ClaimMoved)]


async def test_a_filed_claim_is_checked_by_itself_and_what_is_odd_is_noted() -> None:
    office = await office_with(300_000)
    await filed(office, 1, vin="LSVAA49J032047372")
    assert await office.files.due(office.time) == ["n1"]
    assert isinstance(await advance_claim(office, "n1"), ClaimFile)
    assert state(office, 1) == State.AUTO_CHECKED
    assert [one.field for one in office.files.all["n1"].findings] == ["vin"]
    assert await office.files.due(office.time) == []


async def test_a_notice_runs_its_time_and_then_nobody_can_object() -> None:
    office = await on_notice(BANK, bank_card=CARD)
    assert await advance_claim(office, "n1") == Refused(Refusal.WRONG_STATE, "the notice has not passed")
    assert await office.files.due(office.time) == []
    office.time += BANK.notice
    assert await office.files.due(office.time) == ["n1"]
    await advance_claim(office, "n1")
    assert state(office, 1) == State.IN_BATCH
    assert isinstance(await object_to_claim(office, "n1", reviewer=ANN), Refused)


async def test_the_bank_is_asked_once_with_name_and_account_for_treasurys_eyes() -> None:
    typed = f" {CARD[:4]} {CARD[4:]}"
    office = await released(BANK, bank_card=typed)
    asked = moves(office)[-1]
    name = office.files.all["n1"].typed["buyer"].strip()
    assert asked.payout == Payout("n1-1", 300_000, f"n1-1:{name}:{CARD}")
    assert asked.money == []
    for _ in range(2):
        await follow_payout(office, paid())
    assert state(office, 1) == State.PAID
    assert [fact.version for fact in moves(office)] == list(range(2, 9))


async def test_a_failed_payment_is_asked_for_again_under_a_new_id_once_the_account_is_mended() -> None:
    office = await released(BANK, bank_card=CARD)
    for _ in range(2):
        await follow_payout(office, failed())
    await save_draft(office, "n1", citizen_id="who-1", typed={"bank_card": ""})
    assert isinstance(await fix_claim(office, "n1", citizen_id="who-1"), Faulty)
    claim = office.files.all["n1"].claim
    assert (claim.state, claim.fix_fields, claim.pay_failure) == (State.PAY_FAILED, ("bank_card",), "ACCOUNT_CLOSED")
    assert isinstance(await save_draft(office, "n1", citizen_id="who-1", typed={"price": "1"}), Refused)
    await save_draft(office, "n1", citizen_id="who-1", typed={"bank_card": "1234"})
    assert isinstance(await fix_claim(office, "n1", citizen_id="who-1"), Faulty)
    await save_draft(office, "n1", citizen_id="who-1", typed={"bank_card": OTHER_CARD})
    assert isinstance(await fix_claim(office, "n1", citizen_id="who-1"), ClaimFile)
    asked = moves(office)[-1].payout
    assert asked is not None
    assert (asked.payout_id, asked.payee_sealed[-19:]) == ("n1-2", OTHER_CARD)
    await follow_payout(office, paid("n1-1"))  # a late word about the first payment is nobody's business
    assert state(office, 1) == State.IN_BATCH
    await follow_payout(office, paid("n1-2"))
    assert (state(office, 1), left(office)) == (State.PAID, 0)


async def test_a_clawed_back_claim_frees_car_and_invoice_but_no_money_of_the_pool() -> None:
    office = await released(BANK, bank_card=CARD)
    back = PayoutClawedBack("n1-1", 2, "n1", "cars", 300_000, "CAR_RETURNED")
    await follow_payout(office, back)
    assert state(office, 1) == State.IN_BATCH
    await follow_payout(office, paid())
    for _ in range(2):
        await follow_payout(office, back)
    assert (state(office, 1), left(office), office.files.held) == (State.CLAWED_BACK, 0, {})


async def test_a_payment_of_a_claim_nobody_knows_is_a_broken_promise() -> None:
    with pytest.raises(BrokenPromiseError):
        await follow_payout(FakeOffice(), paid())


async def test_the_voucher_half_reaches_the_wallet_and_stays_promised() -> None:
    office = await released(IN_KIND)
    issued = next(fact for _, fact in office.told if isinstance(fact, SubsidyVouchersIssued))
    assert (issued.face_value_fen, issued.threshold_fen, len(issued.vouchers)) == (10_000, 50_000, 15)
    assert len({one.voucher_id for one in issued.vouchers}) == 15
    assert (issued.valid_until - issued.issued_at, issued.pool_id) == (timedelta(days=60), "cars")
    claim = office.files.all["n1"].claim
    assert (claim.state, claim.settled_fen) == (State.IN_BATCH, 150_000)
    assert [fact.money for fact in moves(office) if fact.money] == [[MoneyStep(300_000, "POOL", "PROMISED")]]


async def test_an_award_wholly_in_vouchers_is_paid_when_they_are_issued() -> None:
    office = await released(b.policy(payout=(replace(IN_KIND.payout[0], share_percent=100),)))
    assert (state(office, 1), moves(office)[-1].after) == (State.PAID, "PAID")


def test_no_more_is_handed_over_than_was_awarded() -> None:
    with pytest.raises(BrokenPromiseError):
        settle(b.claim(State.IN_BATCH), Fen(300_001), b.NOW)


async def test_nothing_is_due_of_a_claim_that_is_not_there_or_waits_for_a_person() -> None:
    office = await office_with(300_000)
    assert await advance_claim(office, "none") == Refused(Refusal.NOT_FOUND)
    await filed(office, 1)
    await advance_claim(office, "n1")
    assert isinstance(await advance_claim(office, "n1"), Refused)
