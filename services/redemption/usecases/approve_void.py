"""Approve the voiding (作废) of vouchers that another officer drafted; their money goes back."""

from services.redemption.domain.voucher import Refusal, Voucher, void
from services.redemption.usecases import facts
from services.redemption.usecases.ports import Counter
from services.redemption.usecases.void_ports import VoidOrder
from shared.kernel.decision import Refused
from shared.kernel.officer import Officer


async def approve_void(counter: Counter, void_id: str, *, checker: Officer) -> VoidOrder | Refused:
    """Void all of them or none: one that was used or has ended meanwhile stops the order."""
    order = await counter.voids.load_for_update(void_id)
    if order is None:
        return Refused(Refusal.NOT_FOUND)
    if order.approved_by is not None:
        return Refused(Refusal.WRONG_STATE, "approved already")
    if order.drafted_by == checker.staff_id:
        return Refused(Refusal.SAME_PERSON)
    now = await counter.now()
    voided: list[Voucher] = []
    for voucher in await counter.vouchers.by_ids(order.voucher_ids):
        if not checker.acts_in(voucher.terms.district_id):
            return Refused(Refusal.FORBIDDEN, "a voucher is another district's")
        ended = void(voucher)
        if isinstance(ended, Refused):
            return ended
        voided.append(ended)
    await counter.voids.approve(void_id, checker.staff_id)
    await counter.vouchers.save(voided, now)
    await counter.tell(*(facts.voided(voucher, order.reason, now) for voucher in voided))
    return VoidOrder(order.void_id, order.voucher_ids, order.reason, order.drafted_by, checker.staff_id)
