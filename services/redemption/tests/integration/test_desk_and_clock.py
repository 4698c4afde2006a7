"""What officers, arriving facts and the clock do beside the tills, on the fake and on real Postgres alike."""

import asyncio
import itertools
from datetime import timedelta

import pytest

from services.redemption.domain.voucher import Refusal, VoucherState
from services.redemption.tests import builders as b
from services.redemption.tests.worlds import World, close, redeem, state, story, undo
from services.redemption.usecases import facts
from services.redemption.usecases.approve_void import approve_void
from services.redemption.usecases.draft_void import draft_void
from services.redemption.usecases.expire_vouchers import expire_vouchers
from services.redemption.usecases.mint_code import mint_code
from services.redemption.usecases.ports import BusinessDay, Counter, Redemption, Shops
from services.redemption.usecases.receive_vouchers import receive_vouchers
from services.redemption.usecases.set_business_days import set_business_days
from services.redemption.usecases.undo_redemption import undo_redemption
from services.redemption.usecases.void_ports import VoidOrder
from shared.contracts.redemption_events import DayClosed
from shared.kernel.decision import Refused
from shared.kernel.errors import BrokenPromiseError
from shared.kernel.officer import Officer
from shared.kernel.voucher_ids import make_voucher_id
from shared.testing.officers import ANN, BO, STRANGER

PAST = b.NOW - timedelta(hours=1)


async def test_closing_a_day_tells_each_merchants_sum_and_ends_undoing(world: World) -> None:
    await redeem(world, 1, "req-001")
    await redeem(world, 2, "req-002", at=b.till(9, store_id="st9", merchant_id="m9"))
    await redeem(world, 3, "req-003")
    await undo(world, "req-003", "undo-03")
    for _ in range(2):  # the second closing finds it closed
        await close(world)
    assert [one.merchant_id for one in await world.facts(DayClosed)] == ["m1", "m9"]
    assert (await undo(world, "req-001", "undo-01")) == Refused(
        Refusal.UNDO_CLOSED, "the business day is closed; use a refund"
    )
    assert await redeem(world, 4, "req-004") == Refused(Refusal.OUT_OF_HOURS)


async def test_redeems_and_undos_racing_the_closing_are_in_its_sum_or_refused(world: World) -> None:
    for number in range(1, 5):
        await redeem(world, number, f"req-{number:03d}")

    undos = [undo(world, f"req-{n:03d}", f"undo-{n:02d}") for n in range(1, 5)]
    redeems = [redeem(world, n, f"req-{n:03d}") for n in range(5, 9)]
    pairs = itertools.chain.from_iterable(zip(undos, redeems, strict=True))
    answers, _ = await asyncio.gather(asyncio.gather(*pairs), close(world))
    undone = sum(isinstance(one, Redemption) for one in answers[::2])
    redeemed = sum(isinstance(one, Redemption) for one in answers[1::2])
    assert {one.reason for one in answers if isinstance(one, Refused)} <= {Refusal.UNDO_CLOSED, Refusal.OUT_OF_HOURS}
    in_the_sum = 4 - undone + redeemed
    async with world.shops() as shops:
        rows = (await shops.day_of_merchant("m1", "c1", "day-1")).redemptions
    assert len(rows) == 4 + redeemed
    states = [await state(world, n) for n in range(1, 9)]
    assert states.count(VoucherState.REDEEMED) == in_the_sum


async def test_a_merchants_day_comes_in_pages_until_there_are_no_more(world: World) -> None:
    for number in range(1, 8):
        await redeem(world, number, f"req-{number:03d}")
    listed: list[str] = []
    after, pages = None, 0
    async with world.shops() as shops:
        while after is not None or pages == 0:
            page = await shops.day_of_merchant("m1", "c1", "day-1", after, page=3)
            listed += [row["request_no"] for row in page.redemptions]
            after, pages = page.next, pages + 1
        whole = await shops.day_of_merchant("m1", "c1", "day-1", page=7)
    assert (pages, sorted(listed)) == (3, [f"req-{number:03d}" for number in range(1, 8)])
    assert whole.next is None


async def test_a_day_that_is_over_is_due_to_be_closed(world: World) -> None:
    async with world.shops() as shops:
        await set_business_days(shops, "c2", [BusinessDay("past", PAST - b.DAY, PAST)])
    async with world.counter() as counter:
        assert await counter.days.due(await counter.now()) == [("c2", "past")]


async def test_business_days_follow_one_another(world: World) -> None:
    day = BusinessDay("d", b.NOW, b.NOW + b.DAY)
    async with world.shops() as shops:
        overlap = await set_business_days(shops, "c1", [day, BusinessDay("e", b.NOW, b.NOW + 2 * b.DAY)])
        two = [day, BusinessDay("f", b.NOW + b.DAY, b.NOW + 2 * b.DAY)]
        assert await set_business_days(shops, "c3", two) == {"days": 2}
        backwards = await set_business_days(shops, "c1", [BusinessDay("d", b.NOW, b.NOW)])
    assert overlap == Refused(Refusal.MALFORMED, "day e starts before d ends")
    assert backwards == Refused(Refusal.MALFORMED, "a day ends before it starts")


async def test_a_voucher_expires_once_and_only_unused(world: World) -> None:
    async with world.counter() as counter:
        await receive_vouchers(counter, [b.scheduled(), b.issued(30, 31, valid_until=PAST, stock_id="old")])
    assert story(await world.told(), 30) == ["expired"]  # on arrival
    for _ in range(2):
        async with world.counter() as counter:
            assert await expire_vouchers(counter) is False
    assert story(await world.told(), 30) == ["expired"]
    assert await state(world, 1) == VoucherState.ISSUED


async def test_a_voucher_past_its_validity_is_expired_by_the_clock(world: World) -> None:
    async with world.counter() as counter:
        soon = await counter.now() + timedelta(seconds=0.2)
        await b.receive(counter, 40, valid_until=soon, stock_id="short")
    while not story(await world.told(), 40):
        async with world.counter() as counter:
            await expire_vouchers(counter)
    assert await state(world, 40) == VoucherState.EXPIRED


async def test_a_fact_received_again_changes_nothing(world: World) -> None:
    await redeem(world, 1, "req-001")
    async with world.counter() as counter:
        await b.receive(counter, *range(1, 9))
    assert await state(world, 1) == VoucherState.REDEEMED
    async with world.shops() as shops:
        assert len(await shops.wallet(b.SHOPPER)) == 8


async def draft(counter: Counter, void_id: str, *numbers: int, maker: Officer = ANN) -> VoidOrder | Refused:
    voucher_ids = [b.voucher_id(number) for number in numbers]
    return await draft_void(counter, maker=maker, void_id=void_id, voucher_ids=voucher_ids, reason="ISSUED_IN_ERROR")


async def test_an_officer_of_another_district_voids_nothing(world: World) -> None:
    async with world.counter() as counter:
        refused = await draft(counter, "x1", 1, 2, maker=STRANGER)
        assert refused == Refused(Refusal.FORBIDDEN, "a voucher is another district's")
        assert await approve_void(counter, "x1", checker=BO) == Refused(Refusal.NOT_FOUND)
        await draft(counter, "x1", 1, 2)
        assert await approve_void(counter, "x1", checker=STRANGER) == refused
    assert await state(world, 1) == VoucherState.ISSUED


async def test_staff_void_all_named_vouchers_or_none(world: World) -> None:
    async with world.counter() as counter:
        drafted = await draft(counter, "x1", 1, 2)
        assert drafted == VoidOrder("x1", (b.voucher_id(1), b.voucher_id(2)), "ISSUED_IN_ERROR", "ann")
        assert await draft(counter, "x1", 1, 2, maker=BO) == Refused(Refusal.CONFLICT, "void_id is taken")
        assert await draft(counter, "x2", 99) == Refused(Refusal.VOUCHER_NOT_FOUND)
    await redeem(world, 2, "req-002")
    async with world.counter() as counter:
        assert await approve_void(counter, "none", checker=BO) == Refused(Refusal.NOT_FOUND)
        assert await approve_void(counter, "x1", checker=ANN) == Refused(Refusal.SAME_PERSON)
        stopped = await approve_void(counter, "x1", checker=BO)
    assert isinstance(stopped, Refused)
    assert stopped.reason == Refusal.WRONG_STATE
    assert await state(world, 1) == VoucherState.ISSUED
    await undo(world, "req-002", "undo-02")
    async with world.counter() as counter:
        assert isinstance(await approve_void(counter, "x1", checker=BO), VoidOrder)
        again = await approve_void(counter, "x1", checker=BO)
    assert again == Refused(Refusal.WRONG_STATE, "approved already")
    assert await state(world, 1) == await state(world, 2) == VoucherState.VOID
    assert story(await world.told(), 1) == ["voided"]


async def test_a_void_racing_a_redeem_ends_the_voucher_in_one_way(world: World) -> None:
    async def void(number: int) -> object:
        async with world.counter() as counter:
            await draft(counter, f"x{number}", number)
        async with world.counter() as counter:
            return await approve_void(counter, f"x{number}", checker=BO)

    for number in range(1, 9):
        await asyncio.gather(void(number), redeem(world, number, f"req-{number:03d}"))
        assert len(story(await world.told(), number)) == 1


async def test_a_code_is_minted_for_the_owner_alone(world: World) -> None:
    async def mint(shops: Shops, voucher_id: str, citizen_id: str) -> object:
        return await mint_code(
            shops, voucher_id=voucher_id, citizen_id=citizen_id, code_key=b.KEY, voucher_key=b.KEY, now=b.NOW
        )

    arriving = make_voucher_id(b.KEY, 1, b.SHOPPER)
    async with world.shops() as shops:
        assert isinstance(await mint(shops, b.voucher_id(1), b.SHOPPER), tuple)
        assert await mint(shops, b.voucher_id(1), b.voucher_id(5)) == Refused(Refusal.VOUCHER_NOT_FOUND)
        assert await mint(shops, arriving, b.SHOPPER) == Refused(Refusal.VOUCHER_ARRIVING, retry_after_s=1)
        assert await mint(shops, arriving, b.voucher_id(5)) == Refused(Refusal.VOUCHER_NOT_FOUND)


async def test_days_of_a_campaign_never_overlap(world: World) -> None:
    async with world.shops() as shops:
        late = BusinessDay("late", b.today().ends_at - b.DAY / 2, b.today().ends_at + b.DAY)
        assert await set_business_days(shops, "c1", [late]) == Refused(
            Refusal.CONFLICT, "day day-1 is there at other times or overlaps"
        )
        assert await set_business_days(shops, "c1", [b.today()]) == {"days": 1}
        longer = b.today()._replace(ends_at=b.today().ends_at + b.DAY)
        assert await set_business_days(shops, "c1", [longer]) == Refused(
            Refusal.CONFLICT, "day day-1 is there at other times or overlaps"
        )
        assert await set_business_days(shops, "c4", [late]) == {"days": 1}


async def test_one_undo_key_at_two_redemptions_at_once_undoes_one(world: World) -> None:
    for number in range(1, 8, 2):
        for one in (number, number + 1):
            await redeem(world, one, f"req-{one:03d}")
        pair = await asyncio.gather(*(undo(world, f"req-{one:03d}", f"undo-{number}") for one in (number, number + 1)))
        assert sum(isinstance(one, Redemption) for one in pair) == 1
        assert Refused(Refusal.KEY_REUSED) in pair


async def test_the_last_refusal_of_a_number_is_remembered(world: World) -> None:
    async with world.shops() as shops:
        assert await shops.last_refusal("st1", "req-001") is None
        await shops.note_refusal("st1", "req-001", "BELOW_THRESHOLD")
        await shops.note_refusal("st1", "req-001", "WRONG_CATEGORY")
        assert await shops.last_refusal("st1", "req-001") == "WRONG_CATEGORY"


async def test_a_redemption_without_its_parts_is_a_broken_promise(world: World) -> None:
    tombstone = Redemption("st1", "req-001", None, None, "m1", "t1")
    with pytest.raises(BrokenPromiseError):
        facts.redeemed(b.voucher(), tombstone)
    async with world.counter() as counter:
        await counter.redemptions.add(Redemption("st1", "req-x", b.voucher_id(50), None, "m1", "t1"))
        with pytest.raises(BrokenPromiseError):
            await undo_redemption(counter, b.till(), request_no="req-x", undo_key="undo-xx")
