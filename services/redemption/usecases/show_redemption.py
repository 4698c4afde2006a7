"""Show an officer one redemption as the counter knows it: voucher, order, till, undo and refunds."""

from typing import Any

from services.redemption.domain.voucher import Refusal
from services.redemption.usecases.view_ports import MerchantViews
from shared.kernel.decision import Refused


async def show_redemption(views: MerchantViews, merchant_id: str, redemption_id: str) -> dict[str, Any] | Refused:
    """What treasury follows to the bank begins here."""
    found = await views.redemption(merchant_id, redemption_id)
    if found is None:
        return Refused(Refusal.NOT_FOUND)
    return {**found, "refunds": await views.refunds_of([redemption_id])}
