"""How days close, and where refunds stand, on the fake and on real Postgres alike."""

import asyncio
import itertools

from services.redemption.domain.refund import Refund
from services.redemption.tests import builders as b
from services.redemption.tests.worlds import (
    World,
    add_two_days,
    at_till,
    close,
    redeem,
    redeemed_yesterday,
    refund,
    undo,
)
from services.redemption.usecases.ports import BusinessDay, Redemption
from services.redemption.usecases.set_business_days import set_business_days
from shared.contracts.redemption_events import DayClosed, DayListed, VoucherRefunded, VoucherUndone

ALL = 40_000  # of the order; 5,000 of it were public money


async def test_a_refund_stands_on_the_day_that_is_open_else_on_the_next_not_closed(world: World) -> None:
    starts = {"a": -6, "b": -4, "c": -1, "d": 5}
    async with world.shops() as shops:
        days = [BusinessDay(day, b.NOW + n * b.DAY, b.NOW + (n + 2) * b.DAY) for day, n in starts.items()]
        await set_business_days(shops, "c2", days)

    async def after(day: str) -> str | None:
        async with world.counter() as counter:
            return await counter.days.hold_after("c2", day, b.NOW)

    stands = [await after("a")]
    for day in ("a", "b", "c", "d"):
        await close(world, day, "c2")
        stands.append(await after("a"))
    assert stands == ["c", "c", "c", "d", None]
    async with world.shops() as shops:  # one more day, before all others: no refund goes back in time
        await set_business_days(shops, "c2", [BusinessDay("0", b.NOW - 9 * b.DAY, b.NOW - 8 * b.DAY)])
    assert await after("a") is None


async def test_days_close_in_the_order_of_their_ends(world: World) -> None:
    await add_two_days(world)
    await redeem(world, 1, "req-001")
    for day in ("day-3", "day-2", "no-such-day"):  # the first is open still
        await close(world, day)
    assert await world.close_nos("c1") == {}
    for _ in range(4):
        await asyncio.gather(*(close(world, f"day-{n}") for n in (3, 1, 2, 2, 1, 3)))
    assert await world.close_nos("c1") == {"day-1": 1, "day-2": 2, "day-3": 3}
    assert len(await world.facts(DayClosed)) == 1


async def test_a_closed_day_is_told_row_by_row_then_in_sum(world: World) -> None:
    mine = await redeemed_yesterday(world, 1, 2)
    returned = [await refund(world, f"refund-{n}", amount) for n, amount in enumerate((100, 1, 20_000))]
    await close(world, "day-2")
    listed, closed = await world.facts(DayListed), await world.facts(DayClosed)
    assert [(one.merchant_id, one.business_day, one.part) for one in listed] == [("m1", "day-1", 1), ("m1", "day-2", 1)]
    rows = sorted(((one.entry_id, one.redemption_id, one.amount_fen) for one in listed[0].rows), key=lambda row: row[0])
    assert rows == sorted((name, name, 5_000) for name in mine)
    assert {(one.pool_id, one.program_id) for day in listed for one in day.rows} == {("r1", "p1")}
    assert {(one.entry_id, one.redemption_id, one.amount_fen) for one in listed[1].rows} == {
        (one.refund_id, mine[0], -one.returned_fen) for one in returned if isinstance(one, Refund)
    }
    assert sorted(one.amount_fen for one in listed[1].rows) == [-2_500, -12, 0]
    sums = [
        (one.business_day, one.district_id, one.count, one.sum_fen, one.refunds, one.refunded_fen) for one in closed
    ]
    assert sums == [("day-1", "d1", 2, 10_000, 0, 0), ("day-2", "d1", 0, 0, 3, 2_512)]
    kinds = [kind.split(".")[2] for key, kind in await world.told() if key == "m1"]
    assert kinds == ["listed", "closed", "listed", "closed"]


async def test_a_long_day_is_told_in_parts_each_row_once(world: World) -> None:
    async with world.counter() as counter:
        await b.receive(counter, *range(100, 1_103))
        for number in range(9, 1_012):
            at = b.till(store_id="st1" if number < 1_010 else "st2", merchant_id="m1" if number < 1_010 else "m2")
            assert isinstance(await b.redeem(counter, number, f"req-{number:04d}", at), Redemption)
    await close(world)
    listed = await world.facts(DayListed)
    assert [(one.merchant_id, one.part, len(one.rows)) for one in listed] == [
        ("m1", 1, 500), ("m1", 2, 500), ("m1", 3, 1), ("m2", 1, 2),
    ]  # fmt: skip
    assert len({row.entry_id for one in listed for row in one.rows}) == 1_003


async def test_refunds_that_race_the_closing_of_their_day_are_in_its_sum_or_in_the_next(world: World) -> None:
    await redeemed_yesterday(world, *range(1, 9))
    refunds = [refund(world, f"refund-{n:02d}", ALL, at_till(f"req-{n:03d}")) for n in range(1, 9)]
    answers = await asyncio.gather(*refunds[:4], close(world, "day-2"), *refunds[4:])
    await close(world, "day-3")
    done = [one for one in answers if isinstance(one, Refund)]
    assert len(done) == 8
    closed = {one.business_day: one.refunds for one in await world.facts(DayClosed) if one.refunds}
    for day in ("day-2", "day-3"):
        standing = {one.refund_id for one in done if one.business_day == day}
        assert closed.get(day, 0) == len(standing)
        listed = [row for one in await world.facts(DayListed) if one.business_day == day for row in one.rows]
        assert {row.entry_id for row in listed} == standing


async def test_an_undo_a_refund_and_the_closing_at_once_take_the_money_back_once(world: World) -> None:
    await add_two_days(world)
    for number in range(1, 9):
        await redeem(world, number, f"req-{number:03d}")
    undos = [undo(world, f"req-{n:03d}", f"undo-{n:02d}") for n in range(1, 9)]
    refunds = [refund(world, f"refund-{n:02d}", ALL, at_till(f"req-{n:03d}")) for n in range(1, 9)]
    pairs = list(itertools.chain.from_iterable(zip(undos, refunds, strict=True)))
    await asyncio.gather(*pairs[:8], close(world), *pairs[8:])
    undone = {one.voucher_id for one in await world.facts(VoucherUndone)}
    refunded = [one.voucher_id for one in await world.facts(VoucherRefunded)]
    assert undone.isdisjoint(refunded)
    assert len(set(refunded)) == len(refunded)
    assert sum(one.count for one in await world.facts(DayClosed)) == 8 - len(undone)
