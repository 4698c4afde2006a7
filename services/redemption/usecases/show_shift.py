"""Show a till its work (当班合计): its last redemptions, and what it did in this shift."""

from dataclasses import asdict
from datetime import datetime
from typing import Any

from services.redemption.domain.voucher import Till
from services.redemption.domain.wallet import tail_of
from services.redemption.usecases.view_ports import TillViews

LAST_MAX = 10


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
