"""Goods that come back after the day, at tills and at the merchant's desk, on the fake and on real Postgres alike."""

import asyncio

import pytest

from services.redemption.domain.refund import Refund, Shares
from services.redemption.domain.voucher import Refusal, VoucherState
from services.redemption.tests import builders as b
from services.redemption.tests.worlds import (
    World,
    at_till,
    close,
    redeem,
    redeemed_yesterday,
    refund,
    state,
    story,
    undo,
)
from services.redemption.usecases.bind_staff import bind_staff
from services.redemption.usecases.enrol_merchants import enrol_merchants
from services.redemption.usecases.ports import AtDesk, AtTill, Redemption
from services.redemption.usecases.preview_refund import preview_refund
from shared.contracts.redemption_events import VoucherRefunded
from shared.kernel.decision import Refused
from shared.kernel.errors import BrokenPromiseError
from shared.kernel.fen import FEN_MAX, Fen

ALL = 40_000  # of the order; 5,000 of it were public money


async def preview(world: World, amount_fen: int, at: AtTill | AtDesk | None = None) -> Shares | Refused:
    async with world.counter() as counter:
        return await preview_refund(counter, at or at_till(), Fen(amount_fen))


async def test_a_part_comes_back_and_the_voucher_stays_used(world: World) -> None:
    (redemption_id,) = await redeemed_yesterday(world, 1)
    assert await preview(world, 10_001) == Shares(Fen(10_001), Fen(8_751), Fen(1_250), Fen(29_999))
    assert story(await world.told(), 1) == ["redeemed"]
    done = await refund(world, "refund-01", 10_001, at_till(number=7))
    assert isinstance(done, Refund)
    assert (done.redemption_id, done.voucher_id, done.business_day) == (redemption_id, b.voucher_id(1), "day-2")
    assert (done.amount_fen, done.returned_fen, done.shopper_fen, done.is_full) == (10_001, 1_250, 8_751, False)
    assert (done.store_id, done.terminal_id, done.staff_id, done.merchant_id) == ("st1", "t7", None, "m1")
    assert await state(world, 1) == VoucherState.REDEEMED
    (told,) = await world.facts(VoucherRefunded)
    assert (told.version, told.voucher_id, told.program_id, told.pool_id) == (3, b.voucher_id(1), "p1", "r1")
    assert (told.refund_id, told.business_day, told.returned_fen) == (done.refund_id, "day-2", 1_250)
    assert told.refunded_at == done.refunded_at


async def test_when_all_has_come_back_the_voucher_is_void_and_nothing_more_can_come(world: World) -> None:
    await redeemed_yesterday(world, 1)
    parts = [await refund(world, f"refund-{n:02d}", amount) for n, amount in enumerate((1, 13_333, ALL - 13_334))]
    assert [one.is_full for one in parts if isinstance(one, Refund)] == [False, False, True]
    assert sum(one.returned_fen for one in parts if isinstance(one, Refund)) == 5_000
    assert await state(world, 1) == VoucherState.VOID
    assert story(await world.told(), 1) == ["redeemed", "refunded", "refunded", "refunded"]
    assert [one.version for one in await world.facts(VoucherRefunded)] == [3, 4, 5]
    over = Refused(Refusal.OVER_REFUND, "left of the order: 0 fen")
    assert await refund(world, "refund-09", 1) == over
    assert await preview(world, 1) == over
    async with world.counter() as counter:
        assert await counter.refunds.so_far(parts[0].redemption_id) == (ALL, 5_000)  # type: ignore[union-attr]


@pytest.mark.parametrize("amount", [0, -1, ALL + 1, FEN_MAX])
async def test_nothing_and_too_much_never_come_back(world: World, amount: int) -> None:
    await redeemed_yesterday(world, 1)
    over = Refused(Refusal.OVER_REFUND, "left of the order: 40000 fen")
    assert await refund(world, "refund-01", amount) == over
    assert await preview(world, amount) == over
    assert isinstance(await refund(world, "refund-01", ALL), Refund)  # a refusal binds nobody


async def test_while_its_day_is_open_a_redemption_is_undone_not_refunded(world: World) -> None:
    await redeem(world, 1, "req-001")
    not_yet = Refused(Refusal.REFUND_NOT_YET, "the business day is open; undo the redemption")
    assert await refund(world, "refund-01", ALL) == not_yet
    assert await preview(world, ALL) == not_yet
    assert isinstance(await undo(world, "req-001", "undo-01"), Redemption)
    await undo(world, "req-000", "undo-00")  # a tombstone
    await close(world)
    for request_no in ("req-001", "req-000"):
        undone = Refused(Refusal.WRONG_STATE, "the redemption was undone")
        assert await refund(world, "refund-01", ALL, at_till(request_no)) == undone
        assert await preview(world, ALL, at_till(request_no)) == undone


async def test_nobody_refunds_what_is_not_theirs(world: World) -> None:
    (redemption_id,) = await redeemed_yesterday(world, 1)
    foreign: list[AtTill | AtDesk] = [
        at_till("req-999"),
        at_till(store_id="st2"),
        AtDesk("m2", "ann", redemption_id),
        AtDesk("m1", "ann", b.voucher_id(99)),
    ]
    for at in foreign:
        assert await refund(world, "refund-01", ALL, at) == Refused(Refusal.NOT_FOUND)
        assert await preview(world, ALL, at) == Refused(Refusal.NOT_FOUND)


async def test_the_merchants_desk_refunds_in_its_own_name(world: World) -> None:
    (redemption_id,) = await redeemed_yesterday(world, 1)
    at = AtDesk("m1", "ann", redemption_id)
    assert isinstance(await preview(world, ALL, at), Shares)
    done = await refund(world, "refund-01", ALL, at)
    assert isinstance(done, Refund)
    assert (done.store_id, done.terminal_id, done.staff_id, done.is_full) == ("st1", None, "ann", True)


async def test_a_refunds_number_means_one_redemption_one_amount_and_one_side(world: World) -> None:
    first, second = await redeemed_yesterday(world, 1, 2)
    done = await refund(world, "req-001", 100)  # a name of its own: the request number is no hindrance
    assert isinstance(done, Refund)
    assert await refund(world, "req-001", 100, at_till(number=5)) == done
    reused = Refused(Refusal.KEY_REUSED)
    assert await refund(world, "req-001", 101) == reused
    assert await refund(world, "req-001", 100, at_till("req-002")) == reused
    assert await refund(world, "req-001", 100, AtDesk("m1", "ann", first)) == reused
    by_ann = await refund(world, "refund-01", 100, AtDesk("m1", "ann", second))
    assert isinstance(by_ann, Refund)
    assert await refund(world, "refund-01", 100, AtDesk("m1", "ann", second)) == by_ann
    assert await refund(world, "refund-01", 100, AtDesk("m1", "bo", second)) == reused
    assert await refund(world, "refund-01", 100, at_till("req-002")) == reused


async def test_a_repeat_is_answered_also_when_nothing_is_left_and_all_days_are_closed(world: World) -> None:
    await redeemed_yesterday(world, 1, 2)
    done = await refund(world, "refund-01", ALL)
    await close(world, "day-2")
    await close(world, "day-3")
    assert await refund(world, "refund-01", ALL) == done
    no_day = Refused(Refusal.OUT_OF_HOURS, "the campaign has no later business day that is not closed")
    assert await refund(world, "refund-02", ALL, at_till("req-002")) == no_day
    assert await preview(world, ALL, at_till("req-002")) == no_day


async def test_parts_of_one_order_that_come_back_at_once_never_exceed_it(world: World) -> None:
    await redeemed_yesterday(world, 1)
    answers = await asyncio.gather(*(refund(world, f"refund-{n:02d}", 9_000, at_till(number=n)) for n in range(8)))
    assert sum(isinstance(one, Refund) for one in answers) == 4
    assert answers.count(Refused(Refusal.OVER_REFUND, "left of the order: 4000 fen")) == 4
    assert sum(one.returned_fen for one in answers if isinstance(one, Refund)) == 36_000 * 5_000 // 40_000
    assert story(await world.told(), 1) == ["redeemed", *["refunded"] * 4]


async def test_one_refund_number_sent_by_all_tills_at_once_is_one_refund(world: World) -> None:
    await redeemed_yesterday(world, 1)
    answers = await asyncio.gather(*(refund(world, "refund-01", ALL, at_till(number=n)) for n in range(8)))
    assert len(set(answers)) == 1
    assert isinstance(answers[0], Refund)
    assert story(await world.told(), 1) == ["redeemed", "refunded"]


async def test_one_refund_number_for_two_redemptions_at_once_refunds_one(world: World) -> None:
    await redeemed_yesterday(world, *range(1, 9))
    for n in range(1, 8, 2):
        pair = await asyncio.gather(
            *(refund(world, f"refund-{n:02d}", ALL, at_till(f"req-{one:03d}")) for one in (n, n + 1))
        )
        assert sum(isinstance(one, Refund) for one in pair) == 1
        assert Refused(Refusal.KEY_REUSED) in pair
        assert sorted([await state(world, n), await state(world, n + 1)]) == [VoucherState.REDEEMED, VoucherState.VOID]


async def test_a_redemption_without_its_parts_is_a_broken_promise(world: World) -> None:
    async with world.counter() as counter:
        await counter.redemptions.add(Redemption("st1", "req-001", b.voucher_id(50), None, "m1", "t1"))
        with pytest.raises(BrokenPromiseError):
            await preview_refund(counter, at_till(), Fen(ALL))


async def test_a_refund_number_is_kept_once(world: World) -> None:
    await redeemed_yesterday(world, 1)
    taken = await refund(world, "refund-01", ALL)
    assert isinstance(taken, Refund)
    async with world.counter() as counter:
        assert await counter.refunds.add(taken) is False
        assert await counter.refunds.find("st1", "refund-01") == taken


async def test_a_person_acts_for_one_merchant(world: World) -> None:
    async with world.shops() as shops:
        await enrol_merchants(shops, [b.merchant(), b.merchant("m2", "91131100000000002X")])
        assert await shops.merchant_of("ann") is None
        assert await bind_staff(shops, "no-such", "ann") == Refused(Refusal.NOT_FOUND)
        for _ in range(2):
            assert await bind_staff(shops, "m1", "ann") == {"merchant_id": "m1", "staff_id": "ann"}
        assert await bind_staff(shops, "m1", "bo") == {"merchant_id": "m1", "staff_id": "bo"}
        assert await bind_staff(shops, "m2", "ann") == Refused(Refusal.CONFLICT, "they act for another merchant")
        assert await shops.merchant_of("ann") == "m1"
