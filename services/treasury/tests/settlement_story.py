"""Merchants of district d1 that redeem vouchers of round r1, worth 100 fen each, and the acts of their settlement."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from services.treasury.domain.payees import Payee
from services.treasury.domain.settlements import DaySums, Settlement
from services.treasury.tests import builders as b
from services.treasury.tests.worlds import World
from services.treasury.usecases.approve_accounts import approve_accounts
from services.treasury.usecases.approve_batch import approve_batch
from services.treasury.usecases.book_facts import book_facts
from services.treasury.usecases.draft_accounts import draft_accounts
from services.treasury.usecases.prepare_settlements import prepare_settlements
from services.treasury.usecases.settlement_ports import AccountFile
from shared.contracts.events import Fact
from shared.contracts.redemption_events import DayClosed, VoucherRedeemed, VoucherRefunded, VoucherUndone
from shared.kernel.decision import Refused
from shared.testing.officers import ANN, BO

DAY_1, DAY_2, DAY_3 = "2022-08-26", "2022-08-27", "2022-08-28"
CLOSES = {f"2022-08-{26 + n}": b.NOW + (n + 1) * b.DAY for n in range(6)}
PAYEE = Payee("桃城区家电行", "13001616108050012345")


def redeemed(merchant: str, number: int, day: str = DAY_1) -> Fact:
    told = VoucherRedeemed(
        voucher_id=f"v{number}", version=2, redemption_id=f"x{number}", merchant_id=merchant, store_id="s",
        business_day=day, order_amount_fen=400, discount_fen=100, redeemed_at=b.NOW, **b.WHERE,
    )  # fmt: skip
    return b.fact(f"redeemed-{number}", told)


def undone(merchant: str, number: int, day: str = DAY_1) -> Fact:
    told = VoucherUndone(
        voucher_id=f"v{number}", version=3, redemption_id=f"x{number}", merchant_id=merchant, business_day=day,
        discount_fen=100, undone_at=b.NOW, **b.WHERE,
    )  # fmt: skip
    return b.fact(f"undone-{number}", told)


def refunded(merchant: str, number: int, day: str = DAY_2, returned_fen: int = 100) -> Fact:
    told = VoucherRefunded(
        voucher_id=f"v{number}", version=3, redemption_id=f"x{number}", refund_id=f"y{number}", merchant_id=merchant,
        store_id="s", business_day=day, amount_fen=4 * returned_fen, returned_fen=returned_fen,
        shopper_fen=3 * returned_fen, is_full=returned_fen == 100, refunded_at=b.NOW, **b.WHERE,
    )  # fmt: skip
    return b.fact(f"refunded-{number}", told)


def closed(merchant: str, day: str = DAY_1, count: int = 0, refunds: int = 0, refunded_fen: int = 0) -> Fact:
    told = DayClosed(
        merchant, 1, "c1", day, count, 100 * count, CLOSES[day], district_id="d1", refunds=refunds,
        refunded_fen=refunded_fen or 100 * refunds,
    )  # fmt: skip
    return b.fact(f"closed-{merchant}-{day}", told)


async def hear(world: World, *facts: Fact) -> None:
    async with world.books() as books:
        await book_facts(books, facts)
    world.heard += facts


async def opened(world: World, *merchants: str) -> None:
    """Six vouchers are out, and these merchants have accounts."""
    await hear(world, b.accepted(), b.issued(*(f"v{number}" for number in range(6))))
    if merchants:
        assert isinstance(await with_accounts(world, *merchants), AccountFile)


async def with_accounts(world: World, *merchants: str, file_id: str = "f1", payee: Payee = PAYEE) -> Any:
    """Entered by Ann, approved by Bo."""
    async with world.books() as books:
        file = await draft_accounts(
            books, maker=ANN, file_id=file_id, district_id="d1", rows=dict.fromkeys(merchants, payee)
        )
    if isinstance(file, Refused):
        return file
    async with world.books() as books:
        return await approve_accounts(books, file_id, checker=BO, saw_sha256=file.sha256)


async def settled(world: World, batch_id: str = "b1", day: str = DAY_3, **changes: Any) -> Any:
    given: dict[str, Any] = {"maker": ANN, "batch_id": batch_id, "campaign_id": "c1", "district_id": "d1"}
    async with world.books() as books:
        return await prepare_settlements(books, **{**given, "business_day": day, **changes})


async def at_the_bank(world: World, batch_id: str = "b1", day: str = DAY_3) -> Any:
    """Prepared by Ann, approved by Bo."""
    batch = await settled(world, batch_id, day)
    assert not isinstance(batch, Refused), batch
    async with world.books() as books:
        return await approve_batch(books, batch_id, checker=BO, saw_sha256=batch.sha256, saw_sum_fen=batch.sum_fen)


async def settlements(world: World, *merchants: str) -> dict[str, Settlement]:
    """The open settlement of each."""
    async with world.books() as books:
        return await books.settlements.open_among("c1", merchants)


async def differing(world: World) -> Sequence[tuple[str, DaySums, DaySums]]:
    async with world.books() as books:
        found = await books.days.differing(b.NOW + timedelta(days=30), None, 100)
    return [(one.key.business_day, one.told, one.booked) for one in found]
