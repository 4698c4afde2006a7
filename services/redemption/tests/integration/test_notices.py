"""What merchants are told, by gapless numbers, on the fake and on real Postgres alike."""

import asyncio

from services.redemption.tests import builders as b
from services.redemption.tests.notice_facts import expired, feed, note, redeemed, refunded, settlement, undone
from services.redemption.tests.worlds import World, redeem, undo


async def test_each_kind_of_fact_is_told_with_what_the_merchant_needs(world: World) -> None:
    await redeem(world, 1, "req-001")
    await undo(world, "req-001", "undo-01")
    await note(world, redeemed(1), undone(1), refunded(2), expired(1), settlement("PAID"))
    at = b.NOW.isoformat().replace("+00:00", "Z")
    first = b.voucher_id(1)
    assert await feed(world) == [
        {"notice_no": 1, "kind": "redeemed", "merchant_id": "m1", "campaign_id": "c1", "voucher_id": first,
         "store_id": "st1", "redemption_id": "red-1", "business_day": "2022-08-26", "order_amount_fen": 40_000,
         "discount_fen": 5_000, "at": at},
        {"notice_no": 2, "kind": "undone", "merchant_id": "m1", "campaign_id": "c1", "voucher_id": first,
         "redemption_id": "red-1", "business_day": "2022-08-26", "discount_fen": 5_000, "at": at},
        {"notice_no": 3, "kind": "refunded", "merchant_id": "m1", "campaign_id": "c1", "voucher_id": b.voucher_id(2),
         "store_id": "st1", "redemption_id": "red-2", "refund_id": "ref-2", "business_day": "2022-08-27",
         "amount_fen": 40_000, "returned_fen": 5_000, "shopper_fen": 35_000, "is_full": True, "at": at},
        {"notice_no": 4, "kind": "expired", "merchant_id": "m1", "campaign_id": "c1", "voucher_id": first, "at": at},
        {"notice_no": 5, "kind": "settled", "merchant_id": "m1", "campaign_id": "c1", "settlement_id": "c1.d1.m1",
         "business_days": ["2022-08-26"], "amount_fen": 5_000, "state": "PAID", "batch_id": "b1",
         "reason": "账号有误", "at": at},
    ]  # fmt: skip


async def test_a_settlement_is_told_when_the_bank_has_spoken_or_nothing_is_to_be_paid(world: World) -> None:
    told = ["DUE", "PREPARED", "APPROVED", "UNKNOWN", "FAILED", "DUE", "PAID", "NETTED"]
    await note(world, *map(settlement, told))
    assert [one["state"] for one in await feed(world)] == ["FAILED", "PAID", "NETTED"]


async def test_an_expiry_is_told_to_those_who_had_the_voucher_and_gave_it_back_and_to_nobody_else(world: World) -> None:
    elsewhere = b.till(9, store_id="st9", merchant_id="m9")
    for number, till in enumerate((b.till(), elsewhere, b.till())):
        await redeem(world, 1, f"req-{number:03d}", at=till)
        await undo(world, f"req-{number:03d}", f"undo-{number:02d}", at=till)
    await redeem(world, 2, "req-late")
    await note(world, expired(1), expired(2), expired(3))
    assert [one["voucher_id"] for one in await feed(world, "m1")] == [b.voucher_id(1)]
    assert [one["voucher_id"] for one in await feed(world, "m9")] == [b.voucher_id(1)]


async def test_a_fact_that_is_told_again_is_noted_once(world: World) -> None:
    await note(world, redeemed(1), redeemed(2), redeemed(1))
    await note(world, redeemed(2), redeemed(3), redeemed(1))
    assert [(one["notice_no"], one["redemption_id"]) for one in await feed(world)] == [
        (1, "red-1"), (2, "red-2"), (3, "red-3")
    ]  # fmt: skip


async def test_facts_of_no_merchants_are_noted_nowhere(world: World) -> None:
    await note(world, b.scheduled(), b.issued(11), expired(1))
    assert await feed(world) == []


async def test_topics_that_are_noted_at_the_same_time_leave_no_gap_and_wait_in_no_circle(world: World) -> None:
    merchants = [f"m{number}" for number in range(8)]
    batches = [
        [redeemed(100 * batch + number, merchant) for number, merchant in enumerate(merchants[:: (-1) ** batch])]
        for batch in range(12)
    ]
    await asyncio.gather(*(note(world, *batch) for batch in batches))
    for merchant in merchants:
        assert [one["notice_no"] for one in await feed(world, merchant)] == list(range(1, 13))


async def test_the_feed_comes_in_pages_and_the_cursor_alone_suffices(world: World) -> None:
    await note(world, *(redeemed(number) for number in range(1, 8)))
    seen, after = [], 0
    while page := await feed(world, after=after, limit=3):
        seen += page
        after = page[-1]["notice_no"]
    assert [one["notice_no"] for one in seen] == list(range(1, 8))
    async with world.notices() as notices:
        assert await notices.feed("m1", 7, 10) == ("", 7)
        assert await notices.feed("m2", 0, 10) == ("", 0)
