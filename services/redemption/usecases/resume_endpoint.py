"""Resume sending (恢复推送) to an endpoint that was suspended."""

from services.redemption.domain.notice import Endpoint, resumed
from services.redemption.domain.voucher import Refusal
from services.redemption.usecases.notice_ports import Endpoints
from shared.kernel.decision import Refused


async def resume_endpoint(endpoints: Endpoints, merchant_id: str) -> Endpoint | Refused:
    """Go on with the notice at which it stopped, at once; one that is only pausing does not wait any longer."""
    known = await endpoints.find_for_update(merchant_id)
    if known is None:
        return Refused(Refusal.NOT_FOUND, "no address is registered")
    endpoint = resumed(known)
    await endpoints.save(endpoint)
    return endpoint
