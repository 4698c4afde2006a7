"""Show a till its place and its work (收银台): who it is, which days are open, what it did last and in this shift."""

from dataclasses import asdict
from datetime import datetime
from typing import Any

from services.redemption.domain.voucher import Till
from services.redemption.domain.wallet import tail_of
from services.redemption.usecases.view_ports import TillViews

LAST_MAX = 10


async def show_till(views: TillViews, till: Till) -> dict[str, Any]:
    """The till with its store, its merchant and the business days that are open now, of every campaign."""
    place = await views.place_of(till.terminal_id)
    return {
        "terminal_id": till.terminal_id, "store_id": till.store_id, "merchant_id": till.merchant_id,
        "district_id": till.district_id, "categories": list(till.categories), **place,
        "days": [day._asdict() for day in await views.open_days()], "server_time": await views.now(),
    }  # fmt: skip


async def show_shift(views: TillViews, till: Till, since: datetime | None) -> dict[str, Any]:
    """Its last ten redemptions, and what it did since (当班合计); since the open days began if no instant is named."""
    days = await views.open_days()
    begun = since or min((day.starts_at for day in days), default=await views.now())
    last = await views.last_of(till.terminal_id, LAST_MAX)
    shift = await views.sums_of(till.terminal_id, begun)
    return {
        "redemptions": [{"voucher_tail": tail_of(one.pop("voucher_id")), **one} for one in last],
        "shift": {"since": begun, **asdict(shift)},
        "server_time": await views.now(),
    }
