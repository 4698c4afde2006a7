"""Draft the voiding (作废) of vouchers: one officer names them and the reason, another will approve."""

from services.redemption.domain.voucher import Refusal
from services.redemption.usecases.ports import Counter, VoidOrder
from shared.kernel.decision import Refused


async def draft_void(counter: Counter, order: VoidOrder) -> VoidOrder | Refused:
    """Keep the order; nothing happens to the vouchers yet."""
    known = await counter.vouchers.by_ids(order.voucher_ids)
    if len(known) < len(set(order.voucher_ids)):
        return Refused(Refusal.VOUCHER_NOT_FOUND)
    if not await counter.voids.add(order):
        return Refused(Refusal.CONFLICT, "void_id is taken")
    return order
