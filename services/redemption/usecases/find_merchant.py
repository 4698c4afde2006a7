"""Find a merchant (商户) for an officer who wants to look at it."""

from services.redemption.domain.voucher import Refusal
from services.redemption.usecases.view_ports import MerchantViews
from shared.kernel.decision import Refused
from shared.kernel.officer import Officer


async def find_merchant(views: MerchantViews, merchant_id: str, *, reader: Officer) -> str | Refused:
    """Its id, if the officer's district is the merchant's."""
    found = await views.merchant(merchant_id)
    if found is None:
        return Refused(Refusal.NOT_FOUND)
    if not reader.acts_in(found["district_id"]):
        return Refused(Refusal.FORBIDDEN, "the merchant is another district's")
    return merchant_id
