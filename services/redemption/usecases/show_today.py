"""Show a merchant its day (今日) by till."""

from typing import Any

from services.redemption.domain.voucher import Refusal
from services.redemption.usecases.view_ports import MerchantViews
from shared.kernel.decision import Refused

_SUMMED = ("count", "sum_fen", "undone", "undone_fen", "refunds", "refunded_fen")


async def show_today(views: MerchantViews, merchant_id: str, campaign_id: str) -> dict[str, Any] | Refused:
    """The open day, or the last one: what stands, what was undone, what was refunded at each till, and in all.

    A refund at the merchant's desk stands under no till (`terminal_id` null).
    """
    shown = await views.day_to_show(campaign_id, None)
    if shown is None:
        return Refused(Refusal.NOT_FOUND)
    tills = await views.tills(merchant_id, campaign_id, shown.day)
    total = {name: sum(till[name] for till in tills) for name in _SUMMED}
    return {**shown._asdict(), "tills": tills, "total": total}
