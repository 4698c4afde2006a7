"""Weigh a refund (试算): may it be, who gets what, and on which business day it stands."""

from datetime import datetime
from typing import NamedTuple

from services.redemption.domain.refund import Shares, share
from services.redemption.domain.voucher import Refusal
from services.redemption.usecases.ports import Counter, Redemption
from shared.kernel.decision import Refused
from shared.kernel.errors import BrokenPromiseError
from shared.kernel.fen import Fen


class Weighed(NamedTuple):
    """A refund that may be, now; its business day is held open."""

    redemption_id: str
    voucher_id: str
    campaign_id: str
    business_day: str
    shares: Shares


async def weigh_refund(
    counter: Counter, redemption: Redemption, amount_fen: Fen, *, now: datetime
) -> Weighed | Refused:
    """Decide, and change nothing. The day of the redemption is closed for good; the refund's day is a later one."""
    if redemption.undone_at is not None:
        return Refused(Refusal.WRONG_STATE, "the redemption was undone")
    order, discount_fen = redemption.order, redemption.discount_fen
    names = redemption.redemption_id, redemption.voucher_id, redemption.campaign_id, redemption.business_day
    redemption_id, voucher_id, campaign_id, redeemed_on = names
    if not (order and discount_fen and redemption_id and voucher_id and campaign_id and redeemed_on):
        raise BrokenPromiseError(f"redemption {redemption_id} without its parts")
    if await counter.days.hold_open(campaign_id, redeemed_on):
        return Refused(Refusal.REFUND_NOT_YET, "the business day is open; undo the redemption")
    before = await counter.refunds.so_far(redemption_id)
    shares = share(order.amount_fen, discount_fen, before, amount_fen)
    if isinstance(shares, Refused):
        return shares
    business_day = await counter.days.hold_after(campaign_id, redeemed_on, now)
    if business_day is None:
        return Refused(Refusal.OUT_OF_HOURS, "the campaign has no later business day that is not closed")
    return Weighed(redemption_id, voucher_id, campaign_id, business_day, shares)
