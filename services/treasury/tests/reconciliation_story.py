"""Two merchants' days and one claim, all of it paid, and the acts of reconciling them on any world."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from services.treasury.adapters.postgres_reconciling import PostgresReconciling
from services.treasury.domain.bank_line import Result as Said
from services.treasury.domain.payees import Payee
from services.treasury.domain.reconciliation import AGREES, Pair, Result
from services.treasury.tests import builders as b
from services.treasury.tests.fake_bank import FakeBank
from services.treasury.tests.payout_fakes import SEALS
from services.treasury.tests.payout_story import asked, prepared
from services.treasury.tests.reconciliation_fakes import FakeReconciling
from services.treasury.tests.settlement_story import (
    DAY_1,
    DAY_2,
    DAY_3,
    at_the_bank,
    closed,
    hear,
    opened,
    redeemed,
    refunded,
    settlements,
    undone,
    with_accounts,
)
from services.treasury.tests.worlds import FakeWorld, RealWorld, World
from services.treasury.usecases.approve_batch import approve_batch
from services.treasury.usecases.approve_grant import approve_grant
from services.treasury.usecases.compare_sides import Comparison, compare_sides
from services.treasury.usecases.draft_grant import draft_grant
from services.treasury.usecases.fetch_answers import fetch_answers
from services.treasury.usecases.keep_comparison import Reconciled, keep_comparison
from services.treasury.usecases.reconciliation_ports import Reconciling
from services.treasury.usecases.send_batch import send_batch
from shared.contracts.events import Fact
from shared.contracts.redemption_events import DayListed, DayRow
from shared.kernel.officer import Officer
from shared.testing.officers import ANN, BO

Differs = set[tuple[Pair, Result, str]]


def reconciling_of(world: World) -> Reconciling:
    if isinstance(world, RealWorld):
        return PostgresReconciling(world.database, SEALS)
    assert isinstance(world, FakeWorld)
    return FakeReconciling(world.shelf)


def listed(merchant: str, day: str, **amounts: int) -> Fact:
    """Rows by entry_id; a refund's id (y1) is of the redemption of the same number."""
    rows = [DayRow(name, f"x{name[1:]}", "r1", "p1", amount) for name, amount in amounts.items()]
    return b.fact(f"listed-{merchant}-{day}", DayListed(merchant, "c1", day, 1, rows))


async def answered(world: World, bank: FakeBank, batch_id: str) -> None:
    await send_batch(world.books, bank)
    bank.answer(batch_id)
    await fetch_answers(world.books, bank)


async def played(world: World) -> FakeBank:
    """Three days: m1 sells, undoes, gives back; m2's first payment fails; a claim of policy pol is paid beside them."""
    bank = FakeBank()
    await opened(world, "m1", "m2")
    await hear(world, redeemed("m1", 1), redeemed("m1", 2), redeemed("m1", 3), undone("m1", 3), redeemed("m2", 4))
    await hear(world, listed("m1", DAY_1, x1=100, x2=100), closed("m1", count=2))
    await hear(world, listed("m2", DAY_1, x4=100), closed("m2", count=1))
    await at_the_bank(world, "b1")
    failing = (await settlements(world, "m2"))["m2"].settlement_id
    bank.fate[f"{failing}-1"] = Said.FAILED
    await answered(world, bank, "b1")
    await with_accounts(world, "m2", file_id="f2", payee=Payee("桃城区家电行", "13001616108050099999"))
    await hear(world, refunded("m1", 1, DAY_2, 40), redeemed("m1", 5, DAY_2))
    await hear(world, listed("m1", DAY_2, y1=-40, x5=100), closed("m1", DAY_2, 1, 1, 40))
    await at_the_bank(world, "b2")
    await answered(world, bank, "b2")
    await hear(world, redeemed("m1", 0, DAY_3))
    await claim_paid(world, bank)
    return bank


async def claim_paid(world: World, bank: FakeBank) -> None:
    async with world.books() as books:
        given: dict[str, Any] = {"campaign_id": "c1", "program_id": "p1", "amount_fen": 100, "pool_id": "pol"}
        await draft_grant(books, maker=ANN, grant_id="g9", terms=None, **given)
        await approve_grant(books, "g9", checker=BO, saw_amount_fen=100)
    await hear(world, asked("n1", policy_id="pol", pool_id="pol"))
    batch = await prepared(world, "b9")
    async with world.books() as books:
        await approve_batch(books, "b9", checker=BO, saw_sha256=batch.sha256, saw_sum_fen=batch.sum_fen)
    await answered(world, bank, "b9")


async def compared(reconciling: Reconciling, **changes: Any) -> Any:
    given: dict[str, Any] = {"campaign_id": "c1", "district_id": None, "as_at": None, "officer": ANN}
    return await compare_sides(reconciling, **{**given, **changes})


async def differs(reconciling: Reconciling, as_at: datetime | None = None) -> Differs:
    found = await compared(reconciling, as_at=as_at)
    assert isinstance(found, Comparison)
    assert {(one.key.pair, one.result) for one in found.found} == {
        (place.pair, place.result) for place in found.counts if place.result not in AGREES
    }
    return {(one.key.pair, one.result, one.key.item_id) for one in found.found}


async def reconciled(reconciling: Reconciling, officer: Officer = ANN, **changes: Any) -> Reconciled:
    found = await compared(reconciling, officer=officer, **changes)
    assert isinstance(found, Comparison)
    async with reconciling.ledger() as ledger:
        return await keep_comparison(ledger, found)


async def spoil(world: World, *statements: str) -> None:
    """As somebody who may do anything: no trigger keeps them from it."""
    assert isinstance(world, RealWorld)
    async with world.database.transaction() as transaction:
        await transaction.execute("set local session_replication_role = replica")
        for statement in statements:
            await transaction.execute(statement)


def items(found: Differs, pair: Pair) -> Iterable[tuple[Result, str]]:
    return sorted((result, item) for of, result, item in found if of == pair)
