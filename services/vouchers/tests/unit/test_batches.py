"""Batches: who comes together is decided together, and what goes wrong costs one batch."""

import asyncio
import threading
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import datetime

import pytest

from services.vouchers.domain.stock import ClaimRequest, Issued
from services.vouchers.entrypoints import batches as batches_module
from services.vouchers.entrypoints.batches import ClaimBatches, TooBusyError
from services.vouchers.tests.builders import HOUR, NOW, citizen, request, stock
from services.vouchers.tests.fakes import FakeOpenStock, FakeStocks, Shop
from services.vouchers.usecases.claim_vouchers import Decided, claim_vouchers
from shared.kernel.errors import UnavailableError
from shared.runtime.own_loop import OwnLoop


class OpenGate:
    async def too_fast(self, purpose: str, citizen_ids: Sequence[str]) -> frozenset[int]:
        return frozenset()


class Everyone:
    """Gives everybody a voucher, but fails on whom it is told to."""

    def __init__(self, *, poison: str = "", away: bool = False) -> None:
        self.poison = poison
        self.away = away
        self.sizes: list[int] = []

    async def __call__(self, stock_id: str, requests: Sequence[ClaimRequest]) -> Decided:
        self.sizes.append(len(requests))
        await asyncio.sleep(0)
        if self.away:
            raise UnavailableError("away")
        if any(one.citizen_id == self.poison for one in requests):
            raise ValueError("a bad row")
        return Decided([Issued(one, 1) for one in requests], stock(), NOW)


def batches_of(claim: Everyone) -> ClaimBatches:
    return ClaimBatches(claim, OpenGate(), lambda stock_id, decided: None)


async def test_claims_that_come_while_a_batch_is_in_flight_share_the_next() -> None:
    claim = Everyone()
    batches = batches_of(claim)
    decisions = await asyncio.gather(*(batches.decide("s1", request(number)) for number in range(50)))
    assert all(isinstance(decision, Issued) for decision in decisions)
    assert sum(claim.sizes) == 50
    assert len(claim.sizes) <= 3


async def test_a_bad_row_costs_only_its_own_claim() -> None:
    claim = Everyone(poison=citizen(7))
    batches = batches_of(claim)
    outcomes = await asyncio.gather(
        *(batches.decide("s1", request(number)) for number in range(20)), return_exceptions=True
    )
    assert [number for number, one in enumerate(outcomes) if isinstance(one, UnavailableError)] == [7]
    assert sum(isinstance(one, Issued) for one in outcomes) == 19


async def test_a_lost_database_answers_busy_to_all() -> None:
    batches = batches_of(Everyone(away=True))
    outcomes = await asyncio.gather(
        *(batches.decide("s1", request(number)) for number in range(5)), return_exceptions=True
    )
    assert all(isinstance(one, UnavailableError) for one in outcomes)


@pytest.mark.parametrize("broken", ["gate", "flags"])
async def test_what_breaks_around_a_batch_costs_that_batch_and_not_the_stock(broken: str) -> None:
    class BrokenOnce(OpenGate):
        times = 0

        def break_(self, who: str) -> None:
            self.times += who == broken
            if who == broken and self.times == 1:
                raise ValueError("out of order")

        async def too_fast(self, purpose: str, citizen_ids: Sequence[str]) -> frozenset[int]:
            self.break_("gate")
            return frozenset()

    gate = BrokenOnce()
    batches = ClaimBatches(Everyone(), gate, lambda stock_id, decided: gate.break_("flags"))
    async with asyncio.timeout(30):
        with pytest.raises(UnavailableError):
            await batches.decide("s1", request(0))
        assert isinstance(await batches.decide("s1", request(1)), Issued)


async def test_a_batch_forestalled_for_ever_ends_with_nothing_saved() -> None:
    class Forestalled(FakeOpenStock):
        async def insert(self, issued: Sequence[Issued], now: datetime) -> set[str]:
            return set()

    class Stocks(FakeStocks):
        @asynccontextmanager
        async def open(self, stock_id: str) -> AsyncIterator[FakeOpenStock]:
            yield Forestalled(shop, stock_id)

    shop = Shop()
    shop.stocks["s1"] = stock(opens_at=NOW, closes_at=NOW + 10**6 * HOUR)
    with pytest.raises(UnavailableError):
        await claim_vouchers(Stocks(shop), "s1", [request(ticket_expires_at=NOW + 10**6 * HOUR)])
    assert shop.stocks["s1"].remaining == 1


async def test_the_waiting_line_has_an_end() -> None:
    batches = batches_of(Everyone())
    waiting = [asyncio.create_task(batches.decide("s1", request(n))) for n in range(batches_module.WAITING_MAX)]
    await asyncio.sleep(0)
    overfull = [asyncio.create_task(batches.decide("s2", request(n))) for n in range(300)]
    outcomes = await asyncio.gather(*overfull, return_exceptions=True)
    assert any(isinstance(one, TooBusyError) for one in outcomes)
    await asyncio.gather(*waiting, return_exceptions=True)


async def test_who_has_waited_too_long_is_told_so_with_nothing_decided_and_may_come_again_with_the_same_key() -> None:
    class Standstill(Everyone):
        async def __call__(self, stock_id: str, requests: Sequence[ClaimRequest]) -> Decided:
            decided = await super().__call__(stock_id, requests)
            if len(self.sizes) == 1:
                await goes_on.wait()
            decided_on.extend(one.citizen_id for one in requests)
            return decided

    decided_on: list[str] = []
    goes_on, seconds, claim = asyncio.Event(), 0.0, Standstill()
    batches = ClaimBatches(claim, OpenGate(), lambda stock_id, decided: None, lambda: seconds)

    async def comes(number: int) -> "asyncio.Task[object]":
        task = asyncio.create_task(batches.decide("s1", request(number)))
        while not claim.sizes:
            await asyncio.sleep(0)
        await asyncio.sleep(0)
        return task

    served = await comes(0)
    late = await comes(1)
    seconds += batches_module.WAITED_S_MAX * 1.01
    fresh = await comes(2)
    goes_on.set()
    outcomes = await asyncio.gather(served, late, fresh, return_exceptions=True)
    assert [type(one) for one in outcomes] == [Issued, TooBusyError, Issued]
    assert decided_on == [citizen(0), citizen(2)]
    again = await batches.decide("s1", request(1))
    assert isinstance(again, Issued)


async def test_on_a_loop_of_its_own_nobody_is_forgotten_between_the_end_of_a_line_and_the_next() -> None:
    claim, noted = Everyone(), list[str]()
    async with OwnLoop("deciding", []) as own:
        batches = ClaimBatches(
            claim, OpenGate(), lambda stock_id, _: noted.append(threading.current_thread().name), begin=own.begin
        )

        async def comes(number: int) -> object:
            for _ in range(number % 7):
                await asyncio.sleep(0)
            return await batches.decide(f"s{number % 3}", request(number))

        async with asyncio.timeout(60):
            for turn in range(20):
                first = turn * 100
                outcomes = await asyncio.gather(*(comes(number) for number in range(first, first + 100)))
                assert [one.request.citizen_id for one in outcomes if isinstance(one, Issued)] == [
                    citizen(number) for number in range(first, first + 100)
                ]
    assert sum(claim.sizes) == 2_000
    assert set(noted) == {threading.current_thread().name}, "what is sold out is noted where claims are answered"
