"""Draft the voiding (作废) of vouchers: one officer names them and the reason, another will approve."""

from collections.abc import Sequence

from services.redemption.domain.voucher import Refusal
from services.redemption.usecases.ports import Counter
from services.redemption.usecases.void_ports import VoidOrder
from shared.kernel.decision import Refused
from shared.kernel.officer import Officer


async def draft_void(
    counter: Counter, *, maker: Officer, void_id: str, voucher_ids: Sequence[str], reason: str
) -> VoidOrder | Refused:
    """Keep the order; nothing happens to the vouchers yet."""
    known = await counter.vouchers.by_ids(voucher_ids)
    if len(known) < len(set(voucher_ids)):
        return Refused(Refusal.VOUCHER_NOT_FOUND)
    if not all(maker.acts_in(voucher.terms.district_id) for voucher in known):
        return Refused(Refusal.FORBIDDEN, "a voucher is another district's")
    order = VoidOrder(void_id, tuple(voucher_ids), reason, maker.staff_id)
    if not await counter.voids.add(order):
        return Refused(Refusal.CONFLICT, "void_id is taken")
    return order
