"""Settlements on the fake and on real Postgres alike: agreed days only, netted, carried, mended, paid once."""

from datetime import timedelta
from typing import Any

import pytest

from services.treasury.domain.bank_line import Result
from services.treasury.domain.payees import Payee
from services.treasury.domain.refusals import Refusal
from services.treasury.domain.rulings import Outcome
from services.treasury.domain.settlements import DaySums, LeftOut, SettlementState, WhyNot
from services.treasury.tests import builders as b
from services.treasury.tests.fake_bank import FakeBank
from services.treasury.tests.payout_story import reason
from services.treasury.tests.settlement_story import (
    DAY_1,
    DAY_2,
    DAY_3,
    at_the_bank,
    closed,
    differing,
    hear,
    opened,
    redeemed,
    refunded,
    settled,
    settlements,
    undone,
    with_accounts,
)
from services.treasury.tests.worlds import World, money
from services.treasury.usecases.approve_ruling import approve_ruling
from services.treasury.usecases.draft_clawback import draft_clawback
from services.treasury.usecases.draft_ruling import draft_ruling
from services.treasury.usecases.fetch_answers import fetch_answers
from services.treasury.usecases.judge_merchants import judge_merchants
from services.treasury.usecases.send_batch import send_batch
from shared.contracts.redemption_events import DayListed, DayRow
from shared.kernel.errors import BrokenPromiseError
from shared.testing.officers import ANN, BO, STRANGER

S = SettlementState


async def answered(world: World, bank: FakeBank, batch_id: str = "b1") -> None:
    """The bank gets the file, and its answer is fetched."""
    await send_batch(world.books, bank)
    bank.answer(batch_id)
    await fetch_answers(world.books, bank)


async def test_a_day_is_settled_only_when_our_own_count_and_sums_are_what_redemption_closed_it_with(
    world: World,
) -> None:
    await opened(world, "m1")
    await hear(world, closed("m1", count=2), redeemed("m1", 1))
    assert await differing(world) == [(DAY_1, DaySums(2, 200, 0, 0), DaySums(1, 100, 0, 0))]
    assert reason(await settled(world)) == Refusal.WRONG_STATE
    async with world.books() as books:
        judged = await judge_merchants(books, "c1", "d1", DAY_3)
    assert judged.left_out == (LeftOut("m1", WhyNot.NOT_AGREED, 200, f"waits for {DAY_1} to be agreed"),)
    await hear(world, redeemed("m1", 2))
    assert await differing(world) == []
    batch = await settled(world)
    assert (batch.count, batch.sum_fen, batch.program_id, batch.business_day) == (1, 200, "", DAY_3)
    assert (await settlements(world, "m1"))["m1"].business_days == (DAY_1,)


async def test_facts_told_twice_and_in_any_order_make_one_settlement_of_the_same_money(world: World) -> None:
    await opened(world, "m1")
    story = [redeemed("m1", 1), undone("m1", 2), closed("m1", count=1), redeemed("m1", 2)]
    listed = DayListed("m1", "c1", DAY_1, 1, [DayRow("x1", "x1", "r1", "p1", 100)])
    for _ in range(2):
        await hear(world, *story, b.fact("listed", listed))
    bank = FakeBank()
    await at_the_bank(world)
    before = await money(world)
    await answered(world, bank)
    await answered(world, bank)
    after = await money(world)
    assert (before["payable"], after["payable"], after["paid"]) == (100, 0, 100)
    assert len(bank.paid) == 1


async def test_a_refund_comes_off_a_later_day_and_its_money_is_the_programs_once_that_is_paid(world: World) -> None:
    await opened(world, "m1")
    bank = FakeBank()
    await hear(world, redeemed("m1", 1), closed("m1", count=1))
    await at_the_bank(world, "b1")
    await answered(world, bank)
    allocated = (await money(world))["allocated"]
    await hear(world, redeemed("m1", 2, DAY_2), refunded("m1", 1, DAY_2, 40), closed("m1", DAY_2, 1, 1, 40))
    assert (await money(world))["allocated"] == allocated
    await at_the_bank(world, "b2")
    await answered(world, bank, "b2")
    after = await money(world)
    assert (after["payable"], after["paid"], after["allocated"]) == (0, 160, allocated + 40)
    assert [int(line.amount_fen) for line in bank.lines.values()] == [100, 60]


async def test_what_nets_below_nothing_carries_over_and_what_evens_out_needs_no_bank(world: World) -> None:
    await opened(world, "m1")
    bank = FakeBank()
    await hear(world, redeemed("m1", 1), closed("m1", count=1))
    await at_the_bank(world)
    await answered(world, bank)
    before = await money(world)
    await hear(world, refunded("m1", 1, DAY_2), closed("m1", DAY_2, refunds=1))
    async with world.books() as books:
        judged = await judge_merchants(books, "c1", "d1", DAY_3)
    assert judged.left_out == (LeftOut("m1", WhyNot.CARRIED, -100),)
    assert await money(world) == before
    await hear(world, redeemed("m1", 2, DAY_3), closed("m1", DAY_3, 1))
    after = await money(world)
    assert (after["payable"], after["paid"], after["allocated"]) == (0, 100, before["allocated"] + 100)
    assert await settlements(world, "m1") == {}
    assert len(bank.paid) == 1


async def test_days_that_even_out_wait_for_the_settlement_before_them(world: World) -> None:
    await opened(world, "m1")
    bank = FakeBank()
    await hear(world, redeemed("m1", 1), closed("m1", count=1))
    await at_the_bank(world)
    await hear(world, redeemed("m1", 2, DAY_2), refunded("m1", 1, DAY_2), closed("m1", DAY_2, 1, 1))
    assert (await money(world))["payable"] == 200
    await answered(world, bank)
    after = await money(world)
    assert (after["payable"], after["paid"]) == (0, 100)


async def test_what_the_bank_failed_to_pay_is_paid_to_the_account_approved_next_under_a_new_id(world: World) -> None:
    await opened(world, "m1", "m2")
    bank = FakeBank()
    await hear(world, *(redeemed(f"m{n}", n) for n in (1, 2)), *(closed(f"m{n}", count=1) for n in (1, 2)))
    await at_the_bank(world)
    first = (await settlements(world, "m1"))["m1"]
    bank.fate[f"{first.settlement_id}-1"] = Result.FAILED
    await answered(world, bank)
    failed = await settlements(world, "m1", "m2")
    assert {one: failed[one].state for one in failed} == {"m1": S.FAILED}
    assert (await money(world))["payable"] == 100
    await hear(world, redeemed("m1", 3, DAY_2), closed("m1", DAY_2, 1))
    async with world.books() as books:
        judged = await judge_merchants(books, "c1", "d1", DAY_3)
    said = f"{first.settlement_id} is FAILED"
    assert judged.left_out == (LeftOut("m1", WhyNot.STILL_OPEN, 100, said),)
    await with_accounts(world, "m1", file_id="f2", payee=Payee("桃城区家电行", "13001616108050099999"))
    await at_the_bank(world, "b2")
    await answered(world, bank, "b2")
    assert bank.files["b2"].decode().endswith(f"{first.settlement_id}-2,100,桃城区家电行,13001616108050099999\n")
    assert (await money(world))["paid"] == 200
    await at_the_bank(world, "b3")
    await answered(world, bank, "b3")
    assert ((await money(world))["paid"], (await money(world))["payable"]) == (300, 0)


async def test_only_days_until_the_one_asked_for_are_settled_and_only_by_the_districts_own(world: World) -> None:
    await opened(world, "m1")
    await hear(world, redeemed("m1", 1), closed("m1", count=1), redeemed("m1", 2, DAY_2), closed("m1", DAY_2, 1))
    assert reason(await settled(world, maker=STRANGER)) == Refusal.FORBIDDEN
    assert reason(await settled(world, campaign_id="c9")) == Refusal.NOT_FOUND
    assert reason(await settled(world, district_id="d9", maker=ANN)) == Refusal.NOT_FOUND
    assert reason(await settled(world, day="2022-08-25")) == Refusal.WRONG_STATE
    assert (await settled(world, day=DAY_1)).sum_fen == 100
    assert (await settlements(world, "m1"))["m1"].business_days == (DAY_1,)
    await hear(world, redeemed("m2", 3), closed("m2", count=1))
    await with_accounts(world, "m2", file_id="f2")
    assert reason(await settled(world, "b1")) == Refusal.CONFLICT


async def test_a_day_is_settled_once(world: World) -> None:
    await opened(world, "m1")
    await hear(world, redeemed("m1", 1), closed("m1", count=1))
    await settled(world)
    (settlement,) = (await settlements(world, "m1")).values()
    with pytest.raises(BrokenPromiseError):
        async with world.books() as books:
            await books.days.settle([settlement])


async def test_a_payment_the_bank_confirms_after_it_had_failed_holds_the_settlement_for_a_ruling(world: World) -> None:
    await opened(world, "m1")
    bank = FakeBank()
    await hear(world, redeemed("m1", 1), closed("m1", count=1))
    await at_the_bank(world)
    settlement_id = (await settlements(world, "m1"))["m1"].settlement_id
    bank.fate[f"{settlement_id}-1"] = Result.FAILED
    await answered(world, bank)
    await with_accounts(world, "m1", file_id="f2")
    bank.decide(f"{settlement_id}-1", Result.PAID)
    bank.answer("b1")
    await fetch_answers(world.books, bank)
    assert reason(await settled(world, "b2")) == Refusal.WRONG_STATE
    async with world.books() as books:
        said = await books.rulings.contradiction(f"{settlement_id}-1")
    assert said is not None
    given: dict[str, Any] = {"outcome": Outcome.PAID, "reason": "银行已付", "saw_line_no": said.line_no}
    async with world.books() as books:
        await draft_ruling(books, f"{settlement_id}-1", maker=ANN, **given)
    async with world.books() as books:
        await approve_ruling(
            books, f"{settlement_id}-1", checker=BO, saw_line_no=said.line_no, saw_outcome=Outcome.PAID
        )
    assert ((await money(world))["paid"], await settlements(world, "m1")) == (100, {})


async def test_a_merchants_payment_is_not_clawed_back(world: World) -> None:
    await opened(world, "m1")
    bank = FakeBank()
    await hear(world, redeemed("m1", 1), closed("m1", count=1))
    await at_the_bank(world)
    settlement_id = (await settlements(world, "m1"))["m1"].settlement_id
    await answered(world, bank)
    async with world.books() as books:
        refused = await draft_clawback(
            books, f"{settlement_id}-1", maker=ANN, reason="误付", saw_amount_fen=100
        )  # fmt: skip
    assert reason(refused) == Refusal.WRONG_STATE


async def test_days_still_differing_are_found_the_oldest_first(world: World) -> None:
    await opened(world)
    await hear(world, closed("m1", DAY_2, 1), closed("m1", DAY_1, 2))
    async with world.books() as books:
        found = await books.days.differing(b.NOW + timedelta(days=1, seconds=1), "d1", 10)
    assert [(one.key.business_day, one.booked) for one in found] == [(DAY_1, DaySums(0, 0, 0, 0))]
