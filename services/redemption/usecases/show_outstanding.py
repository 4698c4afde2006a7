"""Show a merchant the money that is owed to it and not yet paid (未结算), by business day, with its age."""

from typing import Any

from services.redemption.domain.settlement import outstanding
from services.redemption.usecases.view_ports import MerchantViews


async def show_outstanding(views: MerchantViews, merchant_id: str, campaign_id: str) -> dict[str, Any]:
    """Each such day with its state, the sum over all, and the hold with who ordered it and why, None for none."""
    hold = await views.hold(merchant_id)
    days = await views.days(merchant_id, campaign_id)
    settlements = await views.settlements(merchant_id, campaign_id)
    owed = outstanding(days, settlements, hold, now=await views.now())
    return {
        "sum_fen": sum(one.amount_fen for one in owed),
        "days": [{**one._asdict(), "pay": one.pay._asdict()} for one in owed],
        "hold": hold._asdict() if hold else None,
    }
