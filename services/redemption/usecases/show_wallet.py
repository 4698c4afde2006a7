"""Show a shopper's wallet (我的消费券): what can be used, what was used where, what is gone."""

from datetime import datetime
from typing import Any

from services.redemption.domain.voucher import VoucherState
from services.redemption.domain.wallet import expires_soon, tail_of
from services.redemption.usecases.ports import Shops


async def show_wallet(shops: Shops, citizen_id: str, now: datetime) -> list[dict[str, Any]]:
    """The latest first; `store_name` is where it was redeemed."""
    return [
        {
            **one,
            "tail": tail_of(one["voucher_id"]),
            "expires_soon": one["state"] == VoucherState.ISSUED
            and expires_soon(one["issued_at"], one["valid_until"], now),
            "server_time": now,
        }
        for one in await shops.wallet(citizen_id)
    ]
