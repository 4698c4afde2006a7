"""Register where a merchant's notices are sent to (通知地址登记)."""

from dataclasses import replace

from services.redemption.domain.notice import Endpoint, EndpointState, resumed
from services.redemption.domain.voucher import Refusal
from services.redemption.usecases.notice_ports import CheckedUrl, Endpoints
from shared.kernel.decision import Refused


async def register_endpoint(
    endpoints: Endpoints, merchant_id: str, text: str, checked: CheckedUrl | Refused
) -> Endpoint | Refused:
    """One a merchant. A new one gets what happens from now on; what was before is in the feed. A changed address goes
    on where the old one stopped. `checked` was found before, as looking up a name may take its time."""
    if isinstance(checked, Refused):
        return checked
    last_no = await endpoints.last_notice_no(merchant_id)
    if last_no is None:
        return Refused(Refusal.NOT_FOUND, "no such merchant")
    known = await endpoints.find_for_update(merchant_id)
    endpoint = replace(resumed(known), url=text) if known else Endpoint(merchant_id, text, EndpointState.LIVE, last_no)
    await endpoints.save(endpoint)
    return endpoint
