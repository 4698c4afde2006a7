"""Bind a member of staff to the merchant they act for (商户管理员)."""

from services.redemption.domain.voucher import Refusal
from services.redemption.usecases.ports import Shops
from shared.kernel.decision import Refused


async def bind_staff(shops: Shops, merchant_id: str, staff_id: str) -> dict[str, str] | Refused:
    """One merchant a person, for good; binding again changes nothing."""
    await shops.bind_staff(staff_id, merchant_id)
    bound_to = await shops.merchant_of(staff_id)
    if bound_to is None:
        return Refused(Refusal.NOT_FOUND)
    if bound_to != merchant_id:
        return Refused(Refusal.CONFLICT, "they act for another merchant")
    return {"merchant_id": merchant_id, "staff_id": staff_id}
