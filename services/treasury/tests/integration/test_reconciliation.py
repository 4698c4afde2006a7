"""Reconciliation on the fake and on real Postgres alike: a healthy world has no difference, each plant is found."""

from collections import Counter
from datetime import timedelta
from typing import Any

import pytest

from services.treasury.domain.bank_line import Result as Said
from services.treasury.domain.differences import DifferenceState
from services.treasury.domain.reconciliation import Pair, Result
from services.treasury.domain.refusals import Refusal
from services.treasury.domain.rulings import Outcome
from services.treasury.tests import builders as b
from services.treasury.tests.fake_bank import FakeBank
from services.treasury.tests.payout_story import reason
from services.treasury.tests.reconciliation_fakes import FakeReconciling
from services.treasury.tests.reconciliation_story import (
    answered,
    compared,
    differs,
    items,
    listed,
    played,
    reconciled,
    reconciling_of,
    spoil,
)
from services.treasury.tests.settlement_story import (
    DAY_1,
    at_the_bank,
    closed,
    hear,
    opened,
    redeemed,
    settled,
    settlements,
    with_accounts,
)
from services.treasury.tests.worlds import World
from services.treasury.usecases.approve_ruling import approve_ruling
from services.treasury.usecases.cancel_batch import cancel_batch
from services.treasury.usecases.compare_sides import Comparison
from services.treasury.usecases.draft_ruling import draft_ruling
from services.treasury.usecases.end_difference import end_difference
from services.treasury.usecases.fetch_answers import fetch_answers
from services.treasury.usecases.keep_comparison import keep_comparison
from services.treasury.usecases.reconcile_due import reconcile_due
from services.treasury.usecases.reconciliation_ports import Reconciling
from services.treasury.usecases.take_difference import take_difference
from shared.contracts.redemption_events import DayClosed
from shared.kernel.officer import Officer
from shared.testing.officers import ANN, BO, STRANGER

R = Result


@pytest.fixture
def reconciling(world: World) -> Reconciling:
    return reconciling_of(world)


async def a_minute_passes(world: World, reconciling: Reconciling) -> None:
    if isinstance(reconciling, FakeReconciling):
        reconciling.is_late = True
    else:
        await spoil(world, "update merchant_day set told_at = told_at - interval '61 seconds'")


async def test_a_healthy_campaign_matches_on_every_pair_and_nothing_differs(
    world: World, reconciling: Reconciling
) -> None:
    await played(world)
    found = await compared(reconciling)
    assert isinstance(found, Comparison)
    matched = Counter[Pair]()
    for place, sums in found.counts.items():
        assert (place.result, sums.here_fen) == (R.MATCHED, sums.there_fen)
        matched[place.pair] += sums.items
    assert matched == {
        Pair.CLOSE: 6, Pair.LIST: 5, Pair.JOURNAL: 12, Pair.BALANCE: 12, Pair.SETTLED: 7, Pair.PAYOUT: 3, Pair.FILE: 11,
        Pair.BANK: 5,
    }  # fmt: skip
    done = await reconciled(reconciling)
    assert (done.open, done.by_result[R.MATCHED], done.by_day[""]) == (0, 61, {R.MATCHED: 21})
    assert done.by_pair[Pair.LIST] == {R.MATCHED: {"items": 5, "here_fen": 360, "there_fen": 360}}


async def test_a_day_whose_facts_are_on_their_way_differs_only_after_a_minute(
    world: World, reconciling: Reconciling
) -> None:
    await opened(world, "m1")
    await hear(world, redeemed("m1", 1), listed("m1", DAY_1, x1=100, x2=100), closed("m1", count=2))
    assert await differs(reconciling) == set()
    found = await compared(reconciling)
    assert {place.pair for place in found.counts if place.result == R.ON_ITS_WAY} == {Pair.CLOSE, Pair.LIST}
    await a_minute_passes(world, reconciling)
    assert await differs(reconciling) == {
        (Pair.CLOSE, R.AMOUNT_DIFFERS, "redeemed"), (Pair.LIST, R.MISSING_HERE, "x2")
    }  # fmt: skip
    await hear(world, redeemed("m1", 2))
    assert await differs(reconciling) == set()


async def test_what_the_bank_has_not_answered_is_on_its_way(world: World, reconciling: Reconciling) -> None:
    await opened(world, "m1")
    await hear(world, redeemed("m1", 1), listed("m1", DAY_1, x1=100), closed("m1", count=1))
    await settled(world)
    of_bank = [place for place in (await compared(reconciling)).counts if place.pair == Pair.BANK]
    assert of_bank == []
    bank = FakeBank()
    bank.fate[f"{(await settlements(world, 'm1'))['m1'].settlement_id}-1"] = Said.UNKNOWN
    await cancelled_and_sent(world, bank)
    of_bank = [place for place in (await compared(reconciling)).counts if place.pair == Pair.BANK]
    assert [place.result for place in of_bank] == [R.ON_ITS_WAY]
    assert await differs(reconciling) == set()


async def cancelled_and_sent(world: World, bank: FakeBank) -> None:
    """The first batch is taken back: its file is gone, and the next one is sent."""
    async with world.books() as books:
        await cancel_batch(books, "b1", officer=ANN)
    await at_the_bank(world, "b2")
    await answered(world, bank, "b2")


async def test_what_the_bank_says_against_its_own_word_differs_until_two_people_rule(
    world: World, reconciling: Reconciling
) -> None:
    await opened(world, "m1")
    await hear(world, redeemed("m1", 1), listed("m1", DAY_1, x1=100), closed("m1", count=1))
    bank = FakeBank()
    await at_the_bank(world)
    payout_id = f"{(await settlements(world, 'm1'))['m1'].settlement_id}-1"
    bank.fate[payout_id] = Said.FAILED
    await answered(world, bank, "b1")
    await with_accounts(world, "m1", file_id="f2")
    assert await differs(reconciling) == set()
    bank.decide(payout_id, Said.PAID)
    bank.answer("b1")
    await fetch_answers(world.books, bank)
    async with world.books() as books:
        said = await books.rulings.contradiction(payout_id)
    assert said is not None
    assert items(await differs(reconciling), Pair.BANK) == [(R.MISSING_HERE, f"{payout_id} line {said.line_no}")]
    given: dict[str, Any] = {"outcome": Outcome.PAID, "reason": "银行已付", "saw_line_no": said.line_no}
    async with world.books() as books:
        await draft_ruling(books, payout_id, maker=ANN, **given)
    async with world.books() as books:
        await approve_ruling(books, payout_id, checker=BO, saw_line_no=said.line_no, saw_outcome=Outcome.PAID)
    assert await differs(reconciling) == set()


async def test_a_difference_is_taken_ended_and_opens_again_only_when_it_changes(
    world: World, reconciling: Reconciling
) -> None:
    await opened(world, "m1")
    await hear(world, redeemed("m1", 1), listed("m1", DAY_1, x1=100, x2=100), closed("m1", count=2))
    await a_minute_passes(world, reconciling)
    assert (await reconciled(reconciling)).open == 2
    async with reconciling.ledger() as ledger:
        (mine, other) = sorted(await ledger.open_in("c1", "d1"))
        for officer, difference_id, refusal in (
            (STRANGER, mine, Refusal.FORBIDDEN), (ANN, "DF0", Refusal.NOT_FOUND), (ANN, mine, None),
            (BO, mine, Refusal.WRONG_STATE),
        ):  # fmt: skip
            assert reason(await take_difference(ledger, difference_id, officer=officer)) == refusal
        for officer, difference_id, refusal in (
            (STRANGER, mine, Refusal.FORBIDDEN), (ANN, "DF0", Refusal.NOT_FOUND), (BO, mine, None),
            (BO, mine, Refusal.WRONG_STATE),
        ):  # fmt: skip
            ended = await end_difference(ledger, difference_id, officer=officer, reason="已查明")
            assert reason(ended) == refusal
        assert reason(await take_difference(ledger, mine, officer=BO)) == Refusal.WRONG_STATE
    assert (await reconciled(reconciling)).open == 1
    async with reconciling.ledger() as ledger:
        known = (await ledger.of([mine, other])).values()
    assert [(one.state, one.owner, one.ended_by) for one in sorted(known, key=lambda one: one.state)] == [
        (DifferenceState.ENDED, "ann", "bo"), (DifferenceState.OPEN, "", "")
    ]  # fmt: skip
    await hear(world, redeemed("m1", 2))
    assert (await reconciled(reconciling)).open == 0
    async with reconciling.ledger() as ledger:
        known = (await ledger.of([mine, other])).values()
    assert sorted(one.ended_by for one in known) == ["bo", "run"]


async def test_a_look_back_and_a_run_that_was_overtaken_move_no_work_list(
    world: World, reconciling: Reconciling
) -> None:
    await opened(world, "m1")
    await hear(world, redeemed("m1", 1), listed("m1", DAY_1, x1=100, x2=100), closed("m1", count=2))
    await a_minute_passes(world, reconciling)
    slow = await compared(reconciling)
    await hear(world, redeemed("m1", 2))
    assert (await reconciled(reconciling)).open == 0
    async with reconciling.ledger() as ledger:
        late = await keep_comparison(ledger, slow)
    assert (late.open, late.by_result[R.MISSING_HERE]) == (0, 1)
    back = await reconciled(reconciling, as_at=slow.run.as_at)
    assert (back.is_present, back.open) == (False, 0)


async def test_staff_of_a_district_reconcile_the_districts_and_nobody_a_second_to_come(
    world: World, reconciling: Reconciling
) -> None:
    await played(world)
    mine = await compared(reconciling, officer=Officer("di", "d1"))
    assert mine.run.district_id == "d1"
    assert {place.district_id for place in mine.counts} == {"d1"}
    for changes, refusal in (
        ({"officer": STRANGER, "district_id": "d1"}, Refusal.FORBIDDEN),
        ({"officer": STRANGER}, Refusal.NOT_FOUND),
        ({"campaign_id": "c9"}, Refusal.NOT_FOUND),
        ({"district_id": "d9"}, Refusal.NOT_FOUND),
        ({"as_at": mine.run.as_at + timedelta(days=1)}, Refusal.MALFORMED),
    ):
        assert reason(await compared(reconciling, **changes)) == refusal


async def test_each_campaign_is_reconciled_by_itself_once_in_so_long(world: World, reconciling: Reconciling) -> None:
    day = timedelta(days=1)
    await hear(world, b.fact("foreign", DayClosed("m1", 1, "c9", DAY_1, 1, 100, b.NOW, district_id="d9")))
    assert await reconcile_due(reconciling, day) is None
    await played(world)
    await reconciled(reconciling, district_id="d1")
    done = await reconcile_due(reconciling, day)
    assert done is not None
    assert (done.campaign_id, done.started_by, done.open) == ("c1", "nightly", 0)
    assert await reconcile_due(reconciling, day) is None
    assert await reconcile_due(reconciling, timedelta(0)) is not None
