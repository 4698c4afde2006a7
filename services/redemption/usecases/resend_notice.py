"""Send a notice again (补发) because somebody asks for it."""

from services.redemption.domain.voucher import Refusal
from services.redemption.usecases.notice_ports import Endpoints
from shared.kernel.decision import Refused


async def resend_notice(endpoints: Endpoints, merchant_id: str, notice_no: int) -> dict[str, str | int] | Refused:
    """Have one that had its turn sent once more, also to an endpoint that is suspended: so it can be tried out."""
    endpoint = await endpoints.find_for_update(merchant_id)
    if endpoint is None:
        return Refused(Refusal.WRONG_STATE, "no address is registered")
    if notice_no > (await endpoints.last_notice_no(merchant_id) or 0):
        return Refused(Refusal.NOT_FOUND, "no such notice")
    if notice_no > endpoint.delivered_to:
        return Refused(Refusal.WRONG_STATE, "its turn is still to come: resume the address instead")
    await endpoints.send_again(merchant_id, notice_no)
    return {"merchant_id": merchant_id, "notice_no": notice_no}
