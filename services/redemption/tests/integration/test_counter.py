"""What tills, officers and the clock do at once, on the fake and on real Postgres alike."""

import asyncio
import itertools
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import timedelta
from typing import Any, Protocol

import pytest

from deploy.local.servers import Running
from services.redemption.adapters.postgres_redemptions import PostgresCounter
from services.redemption.adapters.postgres_shops import PostgresShops
from services.redemption.domain.voucher import Refusal, VoucherState
from services.redemption.tests import builders as b
from services.redemption.tests.fakes import FakeCounter, FakeShops
from services.redemption.usecases import facts
from services.redemption.usecases.close_day import close_day
from services.redemption.usecases.enrol import enrol_merchants, issue_key, revoke_key, set_business_days
from services.redemption.usecases.expire_vouchers import expire_vouchers
from services.redemption.usecases.mint_code import mint_code
from services.redemption.usecases.ports import BusinessDay, Counter, Redemption, Shops, VoidOrder
from services.redemption.usecases.receive_vouchers import receive_vouchers
from services.redemption.usecases.redeem_voucher import redeem_voucher
from services.redemption.usecases.undo_redemption import undo_redemption
from services.redemption.usecases.void_vouchers import approve_void, draft_void
from shared.kernel.decision import Refused
from shared.kernel.errors import BrokenPromiseError
from shared.kernel.voucher_ids import make_voucher_id
from shared.runtime.postgres import Database
from shared.testing.servers import fresh_database

PAST = b.NOW - timedelta(hours=1)


class World(Protocol):
    def counter(self) -> AbstractAsyncContextManager[Counter]: ...
    def shops(self) -> AbstractAsyncContextManager[Shops]: ...
    async def told(self) -> list[tuple[str, str]]:
        """(key, type) of every fact told."""
        ...


class FakeWorld:
    def __init__(self) -> None:
        self._counter = FakeCounter()
        self._shops = FakeShops(self._counter)
        self._lock = asyncio.Lock()

    @asynccontextmanager
    async def counter(self) -> AsyncIterator[Counter]:
        async with self._lock:
            yield self._counter

    @asynccontextmanager
    async def shops(self) -> AsyncIterator[Shops]:
        yield self._shops

    async def told(self) -> list[tuple[str, str]]:
        return [(key, event.TYPE) for key, event in self._counter.told]


class RealWorld:
    def __init__(self, database: Database) -> None:
        self._database = database

    @asynccontextmanager
    async def counter(self) -> AsyncIterator[Counter]:
        async with self._database.transaction() as transaction:
            yield PostgresCounter(transaction)

    @asynccontextmanager
    async def shops(self) -> AsyncIterator[Shops]:
        async with self._database.transaction() as transaction:
            yield PostgresShops(transaction)

    async def told(self) -> list[tuple[str, str]]:
        async with self._database.connection() as connection:
            return [(row["key"], row["type"]) for row in await connection.fetch("select * from outbox order by id")]


@pytest.fixture(params=["fake", pytest.param("postgres", marks=pytest.mark.integration)])
async def world(request: pytest.FixtureRequest) -> AsyncIterator[World]:
    """A campaign's first business day is open and vouchers 1 to 8 are in the shopper's wallet."""
    if request.param == "fake":
        made: World = FakeWorld()
        await _open(made)
        yield made
        return
    server: Running = request.getfixturevalue("postgres_server")
    async with fresh_database(server, "redemption") as (database, _):
        made = RealWorld(database)
        await _open(made)
        yield made


async def _open(world: World) -> None:
    async with world.shops() as shops:
        await set_business_days(shops, "c1", [b.today()])
    async with world.counter() as counter:
        await b.receive(counter, *range(1, 9))


async def redeem(world: World, number: int, request_no: str, **where: Any) -> Redemption | Refused:
    async with world.counter() as counter:
        return await b.redeem(counter, number, request_no, **where)


async def undo(world: World, request_no: str, undo_key: str, **where: Any) -> Redemption | Refused:
    async with world.counter() as counter:
        return await b.undo(counter, request_no, undo_key, **where)


async def state(world: World, number: int) -> VoucherState:
    async with world.counter() as counter:
        (voucher,) = await counter.vouchers.by_ids([b.voucher_id(number)])
    return voucher.state


def story(told: list[tuple[str, str]], number: int) -> list[str]:
    """What was told of a voucher, by its verb."""
    return [kind.split(".")[2] for key, kind in told if key == b.voucher_id(number)]


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
        answer = await redeem_voucher(
            counter, b.till(), request_no="req-old", voucher_no=1, order=b.order(), code_expired=True
        )
    assert answer == Refused(Refusal.CODE_EXPIRED)
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


async def test_closing_a_day_tells_each_merchants_sum_and_ends_undoing(world: World) -> None:
    await redeem(world, 1, "req-001")
    await redeem(world, 2, "req-002", at=b.till(9, store_id="st9", merchant_id="m9"))
    await redeem(world, 3, "req-003")
    await undo(world, "req-003", "undo-03")
    for _ in range(2):  # the second closing finds it closed
        async with world.counter() as counter:
            await close_day(counter, "c1", "day-1")
    assert [key for key, kind in await world.told() if "day" in kind] == ["m1", "m9"]
    assert (await undo(world, "req-001", "undo-01")) == Refused(
        Refusal.UNDO_CLOSED, "the business day is closed; use a refund"
    )
    assert await redeem(world, 4, "req-004") == Refused(Refusal.OUT_OF_HOURS)


async def test_redeems_and_undos_racing_the_closing_are_in_its_sum_or_refused(world: World) -> None:
    for number in range(1, 5):
        await redeem(world, number, f"req-{number:03d}")

    async def close() -> None:
        async with world.counter() as counter:
            await close_day(counter, "c1", "day-1")

    undos = [undo(world, f"req-{n:03d}", f"undo-{n:02d}") for n in range(1, 5)]
    redeems = [redeem(world, n, f"req-{n:03d}") for n in range(5, 9)]
    pairs = itertools.chain.from_iterable(zip(undos, redeems, strict=True))
    answers, _ = await asyncio.gather(asyncio.gather(*pairs), close())
    undone = sum(isinstance(one, Redemption) for one in answers[::2])
    redeemed = sum(isinstance(one, Redemption) for one in answers[1::2])
    assert {one.reason for one in answers if isinstance(one, Refused)} <= {Refusal.UNDO_CLOSED, Refusal.OUT_OF_HOURS}
    in_the_sum = 4 - undone + redeemed
    async with world.shops() as shops:
        rows = await shops.day_of_merchant("m1", "c1", "day-1")
    assert len(rows) == 4 + redeemed
    states = [await state(world, n) for n in range(1, 9)]
    assert states.count(VoucherState.REDEEMED) == in_the_sum


async def test_a_day_that_is_over_is_due_to_be_closed(world: World) -> None:
    async with world.shops() as shops:
        await set_business_days(shops, "c2", [BusinessDay("past", PAST - b.DAY, PAST)])
    async with world.counter() as counter:
        assert await counter.redemptions.days_due(await counter.now()) == [("c2", "past")]


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


async def test_staff_void_all_named_vouchers_or_none(world: World) -> None:
    both = VoidOrder("x1", (b.voucher_id(1), b.voucher_id(2)), "ISSUED_IN_ERROR", "ann")
    async with world.counter() as counter:
        assert await draft_void(counter, both) == both
        assert isinstance(await draft_void(counter, VoidOrder("x1", both.voucher_ids, "OTHER", "bo")), Refused)
        unknown = await draft_void(counter, VoidOrder("x2", (b.voucher_id(99),), "ISSUED_IN_ERROR", "ann"))
    assert unknown == Refused(Refusal.VOUCHER_NOT_FOUND)
    await redeem(world, 2, "req-002")
    async with world.counter() as counter:
        assert await approve_void(counter, "none", checker="bo") == Refused(Refusal.NOT_FOUND)
        assert await approve_void(counter, "x1", checker="ann") == Refused(Refusal.SAME_PERSON)
        stopped = await approve_void(counter, "x1", checker="bo")
    assert isinstance(stopped, Refused)
    assert stopped.reason == Refusal.WRONG_STATE
    assert await state(world, 1) == VoucherState.ISSUED
    await undo(world, "req-002", "undo-02")
    async with world.counter() as counter:
        assert isinstance(await approve_void(counter, "x1", checker="bo"), VoidOrder)
        again = await approve_void(counter, "x1", checker="bo")
    assert again == Refused(Refusal.WRONG_STATE, "approved already")
    assert await state(world, 1) == await state(world, 2) == VoucherState.VOID
    assert story(await world.told(), 1) == ["voided"]


async def test_a_void_racing_a_redeem_ends_the_voucher_in_one_way(world: World) -> None:
    async def void(number: int) -> object:
        async with world.counter() as counter:
            await draft_void(counter, VoidOrder(f"x{number}", (b.voucher_id(number),), "ISSUED_IN_ERROR", "ann"))
        async with world.counter() as counter:
            return await approve_void(counter, f"x{number}", checker="bo")

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


async def test_a_till_has_two_live_keys_at_most_and_a_revoked_one_frees_a_place(world: World) -> None:
    async with world.shops() as shops:
        done = await enrol_merchants(shops, [b.merchant()])
        assert done == {"merchants": 1, "stores": 1, "terminals": 1}
        assert await issue_key(shops, "m1-t1", "k2", b"2" * 32) == {"key_id": "k2", "terminal_id": "m1-t1"}
        full = await issue_key(shops, "m1-t1", "k3", b"3" * 32)
        assert full == Refused(Refusal.WRONG_STATE, "two keys are live: revoke one first")
        assert await revoke_key(shops, "m1-k1") == {"key_id": "m1-k1"}
        assert isinstance(await issue_key(shops, "m1-t1", "k3", b"3" * 32), dict)
        assert await issue_key(shops, "no-till", "k4", b"4" * 32) == Refused(Refusal.NOT_FOUND)
        assert await revoke_key(shops, "no-key") == Refused(Refusal.NOT_FOUND)
        revoked, live = await shops.till_of_key("m1-k1"), await shops.till_of_key("k2")
        assert revoked is not None
        assert live is not None
        assert (revoked.is_revoked, live.is_revoked) == (True, False)
        assert live.till.store_id == "m1-st1"
        assert await shops.till_of_key("no-key") is None


async def test_enrolling_again_brings_a_merchant_up_to_date(world: World) -> None:
    async with world.shops() as shops:
        await enrol_merchants(shops, [b.merchant()])
        await enrol_merchants(shops, [b.merchant(categories=("food",), district_id="d2")])
        known = await shops.till_of_key("m1-k1")
        assert known is not None
        assert (known.till.categories, known.till.district_id) == (("food",), "d2")
        assert await shops.merchants("d1") == []
        assert len(await shops.merchants("d2")) == 1


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
