"""Redeems at the same moment: what is decided together, what waits, and what a failure costs."""

import asyncio
from collections.abc import Sequence

import pytest

from services.redemption.domain.voucher import Order, Refusal
from services.redemption.entrypoints.redeem_batches import BATCH_MAX, LANES, WAITED_S_MAX, WAITING_MAX, RedeemBatches
from services.redemption.tests import builders as b
from services.redemption.tests.fakes import FakeCounter, FakeShops
from services.redemption.usecases.ports import Redemption
from services.redemption.usecases.redeem_vouchers import Asked, redeem_vouchers
from shared.kernel.decision import Refused
from shared.kernel.errors import UnavailableError
from shared.kernel.fen import Fen


class Lanes:
    """Decides nothing until it is told to, and keeps what it was asked."""

    def __init__(self) -> None:
        self.batches: list[list[Asked]] = []
        self.go_on = asyncio.Event()
        self.poison: set[int] = set()
        self.away = False

    async def decide(self, asked: Sequence[Asked]) -> list[Redemption | Refused]:
        self.batches.append(list(asked))
        await self.go_on.wait()
        if self.away:
            raise UnavailableError("postgres is away")
        if self.poison.intersection(one.voucher_no for one in asked):
            raise ValueError("poison")
        return [Refused(Refusal.EXPIRED, str(one.voucher_no)) for one in asked]


def ask(voucher_no: int, request_no: str = "", order_no: str = "") -> Asked:
    return Asked(b.till(), request_no or f"req-{voucher_no:04d}", voucher_no, b.order(order_no or f"o-{voucher_no}"))


async def meanwhile(lanes: Lanes, asked: Sequence[Asked]) -> list[Redemption | Refused | BaseException]:
    """What those are answered who come while every lane is busy."""
    batches = RedeemBatches(lanes.decide)
    for number in range(LANES):
        asyncio.create_task(batches.redeem(ask(9_000 + number))).add_done_callback(lambda done: done.exception())
        async with asyncio.timeout(5):
            while len(lanes.batches) <= number:
                await asyncio.sleep(0)
    answers = [asyncio.create_task(batches.redeem(one)) for one in asked]
    await asyncio.sleep(0)
    lanes.batches.clear()
    lanes.go_on.set()
    return await asyncio.gather(*answers, return_exceptions=True)


async def test_those_who_come_meanwhile_are_decided_together_and_each_hears_of_its_own() -> None:
    lanes = Lanes()
    answers = await meanwhile(lanes, [ask(number) for number in range(100)])
    assert answers == [Refused(Refusal.EXPIRED, str(number)) for number in range(100)]
    assert [len(batch) for batch in lanes.batches] == [BATCH_MAX, 100 - BATCH_MAX]


@pytest.mark.parametrize(
    "twin", [ask(50, "another"), ask(51, "req-0050"), ask(51, order_no="o-50")], ids=["voucher", "number", "order"]
)
async def test_what_touches_the_same_is_never_in_one_batch_and_keeps_its_place(twin: Asked) -> None:
    lanes = Lanes()
    answers = await meanwhile(lanes, [ask(50), twin, ask(60)])
    assert lanes.batches == [[ask(50), ask(60)], [twin]]
    assert len(answers) == 3


async def test_one_bad_redeem_costs_the_others_nothing() -> None:
    lanes = Lanes()
    lanes.poison = {7}
    answers = await meanwhile(lanes, [ask(number) for number in range(12)])
    assert [number for number, one in enumerate(answers) if isinstance(one, ValueError)] == [7]
    assert sum(isinstance(one, Refused) for one in answers) == 11


async def test_a_database_that_is_away_is_told_to_all_and_not_asked_again_for_each() -> None:
    lanes = Lanes()
    lanes.away = True
    answers = await meanwhile(lanes, [ask(number) for number in range(12)])
    assert all(isinstance(one, UnavailableError) for one in answers)
    assert len(lanes.batches) == 1


async def test_the_line_is_bounded() -> None:
    lanes = Lanes()
    answers = await meanwhile(lanes, [ask(number) for number in range(WAITING_MAX + 5)])
    assert sum(isinstance(one, UnavailableError) for one in answers) == 5


async def test_who_has_waited_too_long_is_told_so_with_nothing_decided_and_may_ask_again_by_the_same_number() -> None:
    lanes, seconds = Lanes(), 0.0
    batches = RedeemBatches(lanes.decide, lambda: seconds)

    async def comes(voucher_no: int) -> "asyncio.Task[Redemption | Refused]":
        task = asyncio.create_task(batches.redeem(ask(voucher_no)))
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        return task

    served = [await comes(number) for number in range(LANES)]
    late = await comes(50)
    seconds += WAITED_S_MAX * 1.01
    fresh = await comes(51)
    lanes.go_on.set()
    outcomes = await asyncio.gather(*served, late, fresh, return_exceptions=True)
    assert [type(one) for one in outcomes] == [*[Refused] * LANES, UnavailableError, Refused]
    assert lanes.batches[LANES:] == [[ask(51)]]
    assert isinstance(await batches.redeem(ask(50)), Refused)


async def test_a_batch_gives_each_till_what_it_would_have_had_alone() -> None:
    counter = FakeCounter()
    await FakeShops(counter).put_days("c1", [b.today()])
    await b.receive(counter, 1, 2, 3, 4)
    first = await b.redeem(counter, 1, "req-001")
    low = Order("o-low", Fen(1), b.order().category)
    answers = await redeem_vouchers(counter, [
        Asked(b.till(), "req-001", 1, b.order("o-req-001")),
        ask(2),
        Asked(b.till(), "req-low", 3, low),
        ask(99),
        Asked(b.till(), "req-order", 4, b.order("o-req-001")),
    ])  # fmt: skip
    assert answers[0] == first
    assert isinstance(answers[1], Redemption)
    assert answers[2:] == [
        Refused(Refusal.BELOW_THRESHOLD), Refused(Refusal.VOUCHER_NOT_FOUND), Refused(Refusal.ORDER_HAS_VOUCHER),
    ]  # fmt: skip
    assert len(counter.told) == 2
