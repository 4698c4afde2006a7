"""What tills do at once, on the fake and on real Postgres alike."""

import asyncio
from datetime import timedelta

from services.redemption.domain.voucher import Refusal, VoucherState
from services.redemption.tests import builders as b
from services.redemption.tests.worlds import World, redeem, state, story, undo
from services.redemption.usecases.ports import Redemption
from services.redemption.usecases.redeem_vouchers import Asked, redeem_vouchers
from shared.kernel.decision import Refused


async def test_sixteen_tills_race_for_one_voucher_and_one_redeems_it(world: World) -> None:
    tills = [b.till(n, store_id=f"st{n % 4}") for n in range(16)]
    answers = await asyncio.gather(*(redeem(world, 1, f"req-{n:03d}", at=till) for n, till in enumerate(tills)))
    assert sum(isinstance(one, Redemption) for one in answers) == 1
    assert answers.count(Refused(Refusal.ALREADY_REDEEMED)) == 15
    assert story(await world.told(), 1) == ["redeemed"]


async def test_two_tills_of_a_store_send_one_request_number_and_get_one_answer(world: World) -> None:
    order = b.order()
    answers = await asyncio.gather(
        *(redeem(world, 1, "req-one", at=b.till(n), order_=order) for n in range(8)), return_exceptions=False
    )
    assert all(isinstance(one, Redemption) for one in answers)
    assert len({one.redemption_id for one in answers if isinstance(one, Redemption)}) == 1


async def test_two_vouchers_race_for_one_order_and_one_is_used(world: World) -> None:
    answers = await asyncio.gather(
        *(redeem(world, n, f"req-{n:03d}", order_=b.order("the-order")) for n in range(1, 9))
    )
    assert sum(isinstance(one, Redemption) for one in answers) == 1
    assert answers.count(Refused(Refusal.ORDER_HAS_VOUCHER)) == 7


async def test_a_repeat_gets_its_first_answer_also_after_an_undo(world: World) -> None:
    first = await redeem(world, 1, "req-001")
    assert isinstance(first, Redemption)
    assert await redeem(world, 1, "req-001", at=b.till(2)) == first
    await undo(world, "req-001", "undo-01")
    again = await redeem(world, 1, "req-001")
    assert isinstance(again, Redemption)
    assert again.redemption_id == first.redemption_id
    assert await state(world, 1) == VoucherState.ISSUED


async def test_a_request_number_means_one_voucher_and_one_order(world: World) -> None:
    await redeem(world, 1, "req-001", order_=b.order("o1"))
    assert await redeem(world, 2, "req-001", order_=b.order("o1")) == Refused(Refusal.KEY_REUSED)
    assert await redeem(world, 1, "req-001", order_=b.order("o2")) == Refused(Refusal.KEY_REUSED)
    assert await redeem(world, 99, "req-001", order_=b.order("o1")) == Refused(Refusal.KEY_REUSED)


async def test_an_unknown_number_and_an_old_code_redeem_nothing(world: World) -> None:
    assert await redeem(world, 99, "req-099") == Refused(Refusal.VOUCHER_NOT_FOUND)
    async with world.counter() as counter:
        answers = await redeem_vouchers(counter, [Asked(b.till(), "req-old", 1, b.order(), code_expired=True)])
    assert answers == [Refused(Refusal.CODE_EXPIRED)]
    assert await world.told() == []


async def test_an_undo_frees_voucher_and_order(world: World) -> None:
    await redeem(world, 1, "req-001", order_=b.order("o1"))
    undone = await undo(world, "req-001", "undo-01", at=b.till(2))
    assert isinstance(undone, Redemption)
    assert undone.undone_at is not None
    assert isinstance(await redeem(world, 2, "req-002", order_=b.order("o1")), Redemption)
    assert isinstance(await redeem(world, 1, "req-003"), Redemption)
    assert story(await world.told(), 1) == ["redeemed", "undone", "redeemed"]


async def test_an_undo_repeated_answers_the_same_and_another_key_is_refused(world: World) -> None:
    await redeem(world, 1, "req-001")
    await redeem(world, 2, "req-002")
    first = await undo(world, "req-001", "undo-01")
    assert await undo(world, "req-001", "undo-01") == first
    assert await undo(world, "req-001", "undo-02") == Refused(Refusal.UNDO_CLOSED)
    assert await undo(world, "req-002", "undo-01") == Refused(Refusal.KEY_REUSED)
    assert await state(world, 2) == VoucherState.REDEEMED


async def test_undoing_a_number_never_seen_closes_it(world: World) -> None:
    tombstone = await undo(world, "req-late", "undo-01")
    assert isinstance(tombstone, Redemption)
    assert tombstone.redemption_id is None
    assert await undo(world, "req-late", "undo-01") == tombstone
    assert await redeem(world, 1, "req-late") == Refused(Refusal.UNDO_CLOSED)
    assert await state(world, 1) == VoucherState.ISSUED
    assert await world.told() == []


async def test_an_undo_racing_its_redeem_ends_in_one_of_two_ways(world: World) -> None:
    for number in range(1, 9):
        request_no = f"req-{number:03d}"
        redeemed, undone = await asyncio.gather(
            redeem(world, number, request_no), undo(world, request_no, f"undo-{number:02d}")
        )
        assert isinstance(undone, Redemption)
        if undone.redemption_id is None:
            assert redeemed == Refused(Refusal.UNDO_CLOSED)
        else:
            assert isinstance(redeemed, Redemption)
        assert await state(world, number) == VoucherState.ISSUED


async def test_two_undos_under_one_key_take_back_one(world: World) -> None:
    await redeem(world, 1, "req-001")
    await redeem(world, 2, "req-002")
    answers = await asyncio.gather(undo(world, "req-001", "undo-01"), undo(world, "req-002", "undo-01"))
    assert sum(isinstance(one, Redemption) for one in answers) == 1
    assert Refused(Refusal.KEY_REUSED) in answers
    assert sorted([await state(world, 1), await state(world, 2)]) == [VoucherState.ISSUED, VoucherState.REDEEMED]


async def test_an_undo_after_validity_tells_two_facts(world: World) -> None:
    async with world.counter() as counter:
        now = await counter.now()
        soon = now + timedelta(seconds=0.4)
        await b.receive(counter, 20, valid_until=soon, stock_id="short")
        voucher = (await counter.vouchers.by_ids([b.voucher_id(20)]))[0]
    async with world.shops() as shops:
        found = await shops.voucher_no(voucher.voucher_id)
    assert found is not None
    assert isinstance(await redeem(world, found[0], "req-020"), Redemption)
    while True:
        async with world.counter() as counter:
            if await counter.now() >= soon:
                break
    assert isinstance(await undo(world, "req-020", "undo-20"), Redemption)
    assert story(await world.told(), 20) == ["redeemed", "undone", "expired"]
    assert await state(world, 20) == VoucherState.EXPIRED
