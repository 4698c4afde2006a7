"""Facts that merchants are told of, and merchants with so many notices."""

from typing import Any

import msgspec

from services.redemption.tests import builders as b
from services.redemption.tests.worlds import World
from services.redemption.usecases.check_address import check_address
from services.redemption.usecases.enrol_merchants import enrol_merchants
from services.redemption.usecases.note_notices import note_notices
from services.redemption.usecases.notice_ports import Resolver
from services.redemption.usecases.register_endpoint import register_endpoint
from shared.contracts.events import Fact
from shared.contracts.redemption_events import VoucherExpired, VoucherRedeemed, VoucherRefunded, VoucherUndone
from shared.contracts.treasury_events import SettlementMoved
from shared.kernel.decision import Refused

OF_A_VOUCHER: dict[str, Any] = {
    "version": 2, "round_id": "r1", "campaign_id": "c1", "program_id": "p1", "district_id": "d1", "pool_id": "r1",
}  # fmt: skip


def redeemed(number: int, merchant_id: str = "m1") -> Fact:
    """The n-th voucher was redeemed at the merchant."""
    return b.fact(
        VoucherRedeemed(
            voucher_id=b.voucher_id(number), **OF_A_VOUCHER, redemption_id=f"red-{number}", merchant_id=merchant_id,
            store_id="st1", business_day="2022-08-26", order_amount_fen=40_000, discount_fen=5_000, redeemed_at=b.NOW,
        ),
        f"redeemed-{number}",
    )  # fmt: skip


def undone(number: int, merchant_id: str = "m1") -> Fact:
    return b.fact(
        VoucherUndone(
            voucher_id=b.voucher_id(number), **OF_A_VOUCHER, redemption_id=f"red-{number}", merchant_id=merchant_id,
            business_day="2022-08-26", discount_fen=5_000, undone_at=b.NOW,
        ),
        f"undone-{number}-{merchant_id}",
    )  # fmt: skip


def refunded(number: int) -> Fact:
    return b.fact(
        VoucherRefunded(
            voucher_id=b.voucher_id(number), **OF_A_VOUCHER, redemption_id=f"red-{number}", refund_id=f"ref-{number}",
            merchant_id="m1", store_id="st1", business_day="2022-08-27", amount_fen=40_000, returned_fen=5_000,
            shopper_fen=35_000, is_full=True, refunded_at=b.NOW,
        ),
        f"refunded-{number}",
    )  # fmt: skip


def expired(number: int) -> Fact:
    gone = VoucherExpired(
        voucher_id=b.voucher_id(number), **OF_A_VOUCHER, face_value_fen=5_000, expired_at=b.NOW
    )  # fmt: skip
    return b.fact(gone, f"expired-{number}")


def settlement(state: str, merchant_id: str = "m1") -> Fact:
    moved = SettlementMoved(
        "c1.d1.m1", 3, merchant_id, "c1", "d1", ["2022-08-26"], 5_000, state, b.NOW, "b1", "账号有误"
    )
    return b.fact(moved, f"settlement-{state}")


async def note(world: World, *facts: Fact) -> None:
    async with world.notices() as notices:
        await note_notices(notices, facts)


async def feed(world: World, merchant_id: str = "m1", after: int = 0, limit: int = 1_000) -> list[dict[str, Any]]:
    async with world.notices() as notices:
        page = await notices.feed(merchant_id, after, limit)
    return list(msgspec.json.decode(f"[{page.bodies}]"))


async def enrol(world: World, *merchant_ids: str) -> None:
    files = [b.merchant(name, f"9113110000000{place:04d}X") for place, name in enumerate(merchant_ids)]
    async with world.shops() as shops:
        assert not isinstance(await enrol_merchants(shops, files), Refused)


async def register(world: World, merchant_id: str, url: str, resolver: Resolver, *allowed: Any) -> Any:
    checked = await check_address(resolver, url, allowed)
    async with world.endpoints() as endpoints:
        return await register_endpoint(endpoints, merchant_id, url, checked)
