"""Batches on the fake and on real Postgres alike: what is due, prepared, approved, cancelled, handed out."""

import asyncio
import hashlib
from typing import Any

import asyncpg
import pytest

from services.treasury.domain.bank_line import Result
from services.treasury.domain.payouts import LineState, PayoutBatch
from services.treasury.domain.refusals import Refusal
from services.treasury.tests import builders as b
from services.treasury.tests.fake_bank import answer_file
from services.treasury.tests.payout_story import (
    NAME,
    account,
    approved,
    ask,
    asked,
    imported,
    line,
    prepared,
    reason,
    sealed,
    states,
)
from services.treasury.tests.worlds import RealWorld, World, money
from services.treasury.usecases.approve_batch import approve_batch
from services.treasury.usecases.cancel_batch import cancel_batch
from services.treasury.usecases.hand_out_file import hand_out_file
from shared.contracts.subsidies_events import Payout as AskedPayout
from shared.kernel.errors import BrokenPromiseError
from shared.kernel.officer import Officer
from shared.testing.officers import ANN, BO, STRANGER
from shared.testing.servers import Running, fresh_database

L = LineState


async def test_a_payment_asked_for_is_due_once_and_the_same_rows_give_the_same_file(world: World) -> None:
    story = [asked("n2"), asked("n1"), asked("n3", program_id="p1")]
    for _ in range(2):
        await ask(world, *story, *story)
    assert (await money(world))["payable"] == 300
    batch = await prepared(world)
    assert (batch.count, batch.sum_fen, batch.district_id) == (3, 300, "d1")
    async with world.books() as books:
        file = await books.batches.file("b1")
    rows = "".join(f'n{n}-1,100,"{NAME}",{account(f"n{n}-1")}\n' for n in (1, 2, 3))
    assert file.decode() == f"JINQIU-PAYMENT,1,b1,3,300\n{rows}"
    assert batch.sha256 == hashlib.sha256(file).hexdigest()
    assert await states(world, "n1-1", "n2-1", "n3-1") == [L.PREPARED] * 3


@pytest.mark.parametrize(
    "broken",
    [
        asked("n1", 2),
        asked("n1", amount_fen=99),
        asked("n9", payout=AskedPayout("n1-1", 100, "")),
        asked("n2", program_id="p2"),
        asked("n2", amount_fen=99, payout=AskedPayout("n2-1", 100, "")),
        asked("n2", payout=AskedPayout("n2-1", 0, "")),
        asked("n2", payout=AskedPayout("n2-1", 100, "bm90IHNlYWxlZA==")),
        asked("n2", payout=AskedPayout("n2-1", 100, "")),
        asked("n2", payout=AskedPayout("n2-1", 100, sealed("n2-1", "two\rlines"))),
    ],
)
async def test_a_payment_that_must_not_be_is_a_broken_promise(world: World, broken: Any) -> None:
    await ask(world, asked("n1"))
    with pytest.raises((BrokenPromiseError, asyncpg.PostgresError)):
        await ask(world, broken)
    async with world.books() as books:
        assert set(await books.payouts.load_for_update(["n1-1", "n1-2", "n2-1", "n9-1"])) == {"n1-1"}


async def test_a_claim_has_no_two_payments_under_way_though_they_come_together(world: World) -> None:
    with pytest.raises(BrokenPromiseError):
        await ask(world, asked("n1"), asked("n1", 2))
    assert reason(await prepared(world)) == Refusal.WRONG_STATE


async def test_a_batch_is_prepared_by_one_and_approved_by_another_who_saw_it(world: World) -> None:
    assert reason(await prepared(world)) == Refusal.WRONG_STATE
    await ask(world, asked("n1"))
    assert reason(await prepared(world, program_id="no")) == Refusal.NOT_FOUND
    assert reason(await prepared(world, maker=STRANGER)) == Refusal.FORBIDDEN
    batch = await prepared(world, maker=Officer("ann", "d1"))
    assert isinstance(batch, PayoutBatch)
    await ask(world, asked("n2"))
    assert reason(await prepared(world)) == Refusal.CONFLICT
    seen: dict[str, Any] = {"checker": BO, "saw_sha256": batch.sha256, "saw_sum_fen": 100}
    async with world.books() as books:
        assert reason(await approve_batch(books, "no", **seen)) == Refusal.NOT_FOUND
        assert reason(await approve_batch(books, "b1", **{**seen, "checker": STRANGER})) == Refusal.FORBIDDEN
        assert reason(await approve_batch(books, "b1", **{**seen, "checker": ANN})) == Refusal.SAME_PERSON
        assert reason(await approve_batch(books, "b1", **{**seen, "saw_sum_fen": 1})) == Refusal.STALE_VALUE
        assert isinstance(await approve_batch(books, "b1", **seen), PayoutBatch)
        assert reason(await approve_batch(books, "b1", **seen)) == Refusal.WRONG_STATE
        assert reason(await cancel_batch(books, "b1", officer=ANN)) == Refusal.WRONG_STATE
    assert await states(world, "n1-1", "n2-1") == [L.APPROVED, L.DUE]


async def test_a_cancelled_batch_leaves_its_payouts_due_and_its_id_taken(world: World) -> None:
    await ask(world, asked("n1"))
    await prepared(world)
    async with world.books() as books:
        assert reason(await cancel_batch(books, "no", officer=ANN)) == Refusal.NOT_FOUND
        assert reason(await cancel_batch(books, "b1", officer=STRANGER)) == Refusal.FORBIDDEN
        assert isinstance(await cancel_batch(books, "b1", officer=ANN), PayoutBatch)
    assert await states(world, "n1-1") == [L.DUE]
    with pytest.raises(BrokenPromiseError):
        async with world.books() as books:
            await books.batches.file("b1")
    assert reason(await prepared(world)) == Refusal.CONFLICT
    assert isinstance(await prepared(world, "b2"), PayoutBatch)


async def test_only_an_approved_file_is_handed_out(world: World) -> None:
    await ask(world, asked("n1"))
    await prepared(world)
    async with world.books() as books:
        assert reason(await hand_out_file(books, "no", officer=ANN)) == Refusal.NOT_FOUND
        assert reason(await hand_out_file(books, "b1", officer=STRANGER)) == Refusal.FORBIDDEN
        assert reason(await hand_out_file(books, "b1", officer=ANN)) == Refusal.WRONG_STATE
        await cancel_batch(books, "b1", officer=ANN)
    await approved(world, "b2")
    async with world.books() as books:
        assert isinstance(await hand_out_file(books, "b2", officer=Officer("di", "d1")), PayoutBatch)


async def test_prepared_at_the_same_time_a_payout_stands_in_one_batch(world: World) -> None:
    await ask(world, asked("n1"), asked("n2"))
    outcomes = await asyncio.gather(*(prepared(world, f"b{n}") for n in range(1, 5)))
    assert [one.count for one in outcomes if isinstance(one, PayoutBatch)] == [2]


@pytest.mark.integration
@pytest.mark.parametrize(
    ("statement", "error"),
    [
        ("insert into payout select 'n1-2', pays, campaign_id, program_id, district_id, pool_id, amount_fen, "
         "requested_at, payee_sealed, 'DUE', null from payout", asyncpg.UniqueViolationError),
        ("update payout set state = 'APPROVED'", asyncpg.RaiseError),
        ("update payout set state = 'FAILED'", asyncpg.RaiseError),
        ("update payout set batch_id = null", asyncpg.CheckViolationError),
        ("update payout_batch set approved_by = prepared_by", asyncpg.CheckViolationError),
        ("update bank_line set result = 'FAILED'", asyncpg.RaiseError),
        ("delete from bank_line", asyncpg.RaiseError),
    ],
)  # fmt: skip
async def test_the_tables_themselves_let_nobody_be_paid_twice(
    postgres_server: Running, statement: str, error: type[Exception]
) -> None:
    async with fresh_database(postgres_server, "treasury") as (database, _):
        world = RealWorld(database)
        async with world.books() as books:
            await b.funded(books)
        await ask(world, asked("n1"))
        await approved(world)
        await imported(world, answer_file(1, "b1", [line("n1-1", Result.PAID)]))
        with pytest.raises(error):
            async with database.transaction() as transaction:
                await transaction.execute(statement)
