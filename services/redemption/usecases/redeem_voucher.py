"""Redeem a voucher (核销): at once, exactly once."""

from datetime import datetime

from services.redemption.domain.voucher import Order, Refusal, Till, Voucher, redeem, whole_second
from services.redemption.usecases import facts
from services.redemption.usecases.ports import Counter, Redemption, Shown
from shared.kernel.decision import Refused
from shared.kernel.ids import new_id


async def redeem_voucher(
    counter: Counter, till: Till, *, request_no: str, voucher_no: int, order: Order, code_expired: bool
) -> Redemption | Refused:
    """Decide and store one redemption, or give the one this request number made before.

    The request number is bound to voucher and order, never to the code: a repeat with a fresh code is a repeat.
    """
    shown = await counter.show(voucher_no, till.store_id, request_no)
    used = _decide(shown, order, till, code_expired=code_expired)
    if not shown.is_known and not isinstance(used, Refused):
        voucher, now = used
        redemption = Redemption(
            store_id=till.store_id,
            request_no=request_no,
            redemption_id=new_id(),
            voucher_id=voucher.voucher_id,
            merchant_id=till.merchant_id,
            terminal_id=till.terminal_id,
            campaign_id=voucher.terms.campaign_id,
            business_day=shown.business_day,
            order=order,
            discount_fen=voucher.terms.face_value_fen,
            redeemed_at=whole_second(now),
        )
        if await counter.use(voucher, redemption, facts.redeemed(voucher, redemption)):
            return redemption
    # Whoever came before us, also while we waited for the voucher, may have been this very request.
    known = await counter.redemptions.find(till.store_id, request_no)
    if known is not None:
        return _replay(known, shown.voucher.voucher_id if shown.voucher else None, order)
    # The voucher is locked by us, so it is the order that another till has taken meanwhile.
    return used if isinstance(used, Refused) else Refused(Refusal.ORDER_HAS_VOUCHER)


def _decide(shown: Shown, order: Order, till: Till, *, code_expired: bool) -> tuple[Voucher, datetime] | Refused:
    """The voucher as it is once used, and when."""
    if shown.voucher is None or shown.now is None:
        return Refused(Refusal.VOUCHER_NOT_FOUND)
    if code_expired:
        return Refused(Refusal.CODE_EXPIRED)
    used = redeem(shown.voucher, order, till, business_day=shown.business_day, now=shown.now)
    return used if isinstance(used, Refused) else (used, shown.now)


def _replay(known: Redemption, voucher_id: str | None, order: Order) -> Redemption | Refused:
    if known.redemption_id is None:
        return Refused(Refusal.UNDO_CLOSED)  # undone before it arrived: this till had given up
    if known.voucher_id != voucher_id or known.order != order:
        return Refused(Refusal.KEY_REUSED)
    return known
