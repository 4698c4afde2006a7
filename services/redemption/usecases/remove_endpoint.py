"""Remove a merchant's endpoint: nothing is sent any more (停止推送)."""

from services.redemption.domain.voucher import Refusal
from services.redemption.usecases.notice_ports import Endpoints
from shared.kernel.decision import Refused


async def remove_endpoint(endpoints: Endpoints, merchant_id: str) -> dict[str, str] | Refused:
    """Nothing is lost by it: the feed has all."""
    if not await endpoints.remove(merchant_id):
        return Refused(Refusal.NOT_FOUND, "no address is registered")
    return {"merchant_id": merchant_id}
