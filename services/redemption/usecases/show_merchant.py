"""Show a merchant (商户) who it is here: stores, tills with their keys, and whether its money is held."""

from typing import Any

from services.redemption.domain.voucher import Refusal
from services.redemption.usecases.view_ports import MerchantViews
from shared.kernel.decision import Refused


async def show_merchant(views: MerchantViews, merchant_id: str) -> dict[str, Any] | Refused:
    """The merchant as enrolled, and the hold with who ordered it and why, None for none."""
    found = await views.merchant(merchant_id)
    if found is None:
        return Refused(Refusal.NOT_FOUND)
    hold = await views.hold(merchant_id)
    return {**found, "keys": await views.keys_of(merchant_id), "hold": hold._asdict() if hold else None}
