"""Show a merchant what was taken back on a day (撤销与退款): undone redemptions, and refunds of that day or before."""

from typing import Any

from services.redemption.domain.voucher import Refusal
from services.redemption.usecases.view_ports import MerchantViews
from shared.kernel.decision import Refused


async def show_returns(
    views: MerchantViews, merchant_id: str, campaign_id: str, *, day: str | None, after: str | None
) -> dict[str, Any] | Refused:
    """A page of a day, the open or last one if none is named."""
    shown = await views.day_to_show(campaign_id, day)
    if shown is None:
        return Refused(Refusal.NOT_FOUND)
    page = await views.returns(merchant_id, campaign_id, shown.day, after)
    return {**shown._asdict(), **page._asdict()}
