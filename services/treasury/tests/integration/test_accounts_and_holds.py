"""Merchants' accounts and holds on the fake and on real Postgres alike: four eyes on the one, reasons on the other."""

from typing import Any

from services.treasury.domain.payees import Payee
from services.treasury.domain.refusals import Refusal
from services.treasury.domain.settlements import LeftOut, SettlementState, WhyNot
from services.treasury.tests.fake_bank import FakeBank
from services.treasury.tests.payout_story import reason
from services.treasury.tests.settlement_story import (
    DAY_3,
    PAYEE,
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
from services.treasury.usecases.approve_accounts import approve_accounts
from services.treasury.usecases.approve_batch import approve_batch
from services.treasury.usecases.cancel_batch import cancel_batch
from services.treasury.usecases.draft_accounts import draft_accounts
from services.treasury.usecases.hold_merchant import hold_merchant
from services.treasury.usecases.judge_merchants import judge_merchants
from services.treasury.usecases.send_batch import send_batch
from shared.kernel.decision import Refused
from shared.testing.officers import ANN, BO, STRANGER

S = SettlementState


async def held(
    world: World, merchant: str, *, is_held: bool = True, officer: Any = ANN, district_id: str = "d1"
) -> Any:
    async with world.books() as books:
        return await hold_merchant(
            books, merchant, officer=officer, district_id=district_id, is_held=is_held, reason="核查中"
        )  # fmt: skip


async def test_a_held_merchant_is_in_no_batch_and_it_is_said_who_holds_it_and_why(world: World) -> None:
    await opened(world, "m1", "m2")
    await hear(world, *(redeemed(f"m{n}", n) for n in (1, 2)), *(closed(f"m{n}", count=1) for n in (1, 2)))
    assert reason(await held(world, "m1", officer=STRANGER)) == Refusal.FORBIDDEN
    assert reason(await held(world, "m1", is_held=False)) == Refusal.WRONG_STATE
    assert reason(await held(world, "m1", district_id="d9")) == Refusal.FORBIDDEN
    await held(world, "m1")
    assert reason(await held(world, "m1")) == Refusal.WRONG_STATE
    batch = await settled(world)
    assert batch.left_out == (LeftOut("m1", WhyNot.HELD, 100, "ann: 核查中"),)
    assert batch.count == 1
    await held(world, "m2")
    async with world.books() as books:
        refused = await approve_batch(books, "b1", checker=BO, saw_sha256=batch.sha256, saw_sum_fen=100)
    assert reason(refused) == Refusal.CONFLICT
    async with world.books() as books:
        await cancel_batch(books, "b1", officer=ANN)
    assert (await settlements(world, "m2"))["m2"].state == S.DUE
    assert reason(await settled(world, "b2")) == Refusal.WRONG_STATE
    for merchant in ("m1", "m2"):
        await held(world, merchant, is_held=False)
    assert (await settled(world, "b3")).count == 2


async def test_who_has_no_account_is_left_out_until_two_people_gave_it_one(world: World) -> None:
    await opened(world)
    await hear(world, redeemed("m1", 1), closed("m1", count=1))
    async with world.books() as books:
        judged = await judge_merchants(books, "c1", "d1", DAY_3)
    assert judged.left_out == (LeftOut("m1", WhyNot.NO_ACCOUNT, 100),)
    rows = {"m1": PAYEE}
    async with world.books() as books:
        foreign = await draft_accounts(books, maker=STRANGER, file_id="f1", district_id="d1", rows=rows)
        unpayable = await draft_accounts(
            books, maker=ANN, file_id="f1", district_id="d1", rows={"m1": Payee("=1", "1")}
        )
        file = await draft_accounts(books, maker=ANN, file_id="f1", district_id="d1", rows=rows)
        assert not isinstance(file, Refused)
        again = await draft_accounts(books, maker=BO, file_id="f1", district_id="d1", rows=rows)
    assert [reason(one) for one in (foreign, unpayable, again)] == [
        Refusal.FORBIDDEN, Refusal.MALFORMED, Refusal.CONFLICT
    ]  # fmt: skip
    assert reason(await settled(world)) == Refusal.WRONG_STATE
    for officer, saw, refusal in (
        (STRANGER, file.sha256, Refusal.FORBIDDEN),
        (ANN, file.sha256, Refusal.SAME_PERSON),
        (BO, "0" * 64, Refusal.STALE_VALUE),
        (BO, file.sha256, None),
        (BO, file.sha256, Refusal.WRONG_STATE),
    ):
        async with world.books() as books:
            assert reason(await approve_accounts(books, "f1", checker=officer, saw_sha256=saw)) == refusal
    async with world.books() as books:
        assert reason(await approve_accounts(books, "f9", checker=BO, saw_sha256="")) == Refusal.NOT_FOUND
    assert (await settled(world)).sum_fen == 100


async def test_a_payment_goes_to_the_account_approved_last_and_never_to_one_that_was_replaced(world: World) -> None:
    await opened(world, "m1")
    bank = FakeBank()
    await hear(world, redeemed("m1", 1), closed("m1", count=1))
    batch = await settled(world)
    right = Payee("桃城区家电行", "13001616108050088888")
    await with_accounts(world, "m1", file_id="f2", payee=right)
    async with world.books() as books:
        refused = await approve_batch(books, "b1", checker=BO, saw_sha256=batch.sha256, saw_sum_fen=100)
    assert refused == Refused(Refusal.CONFLICT, "merchant m1 has another account now: cancel the batch")
    async with world.books() as books:
        await cancel_batch(books, "b1", officer=ANN)
    await at_the_bank(world, "b2")
    await send_batch(world.books, bank)
    assert bank.files["b2"].decode().endswith(f",100,{right.name},{right.account}\n")


async def test_an_account_approved_while_a_payment_waits_in_no_batch_is_the_one_paid_to(world: World) -> None:
    await opened(world, "m1")
    bank = FakeBank()
    await hear(world, redeemed("m1", 1), closed("m1", count=1))
    await settled(world)
    async with world.books() as books:
        await cancel_batch(books, "b1", officer=ANN)
    right = Payee("桃城区家电行", "13001616108050077777")
    await with_accounts(world, "m1", file_id="f2", payee=right)
    await at_the_bank(world, "b2")
    await send_batch(world.books, bank)
    assert bank.files["b2"].decode().endswith(f",100,{right.name},{right.account}\n")


async def test_nobody_is_held_who_has_redeemed_nothing(world: World) -> None:
    await opened(world)
    assert reason(await held(world, "m1")) == Refusal.NOT_FOUND
