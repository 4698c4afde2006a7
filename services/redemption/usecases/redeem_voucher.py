"""Redeem a voucher (核销): at once, exactly once."""

from services.redemption.domain.voucher import Order, Refusal, Till, redeem, whole_second
from services.redemption.usecases import facts
from services.redemption.usecases.ports import Counter, Redemption
from shared.kernel.decision import Refused
from shared.kernel.ids import new_id


async def redeem_voucher(
    counter: Counter, till: Till, *, request_no: str, voucher_no: int, order: Order, code_expired: bool
) -> Redemption | Refused:
    """Decide and store one redemption, or give the one this request number made before.

    The request number is bound to voucher and order, never to the code: a repeat with a fresh code is a repeat.
    """
    voucher = await counter.vouchers.by_no(voucher_no)
    known = await counter.redemptions.find(till.store_id, request_no)
    if known is not None:
        return _replay(known, voucher.voucher_id if voucher else None, order)
    if voucher is None:
        return Refused(Refusal.VOUCHER_NOT_FOUND)
    if code_expired:
        return Refused(Refusal.CODE_EXPIRED)
    now = await counter.now()
    day = await counter.days.hold_now(voucher.terms.campaign_id, now)
    used = redeem(voucher, order, till, business_day=day, now=now)
    if isinstance(used, Refused):
        return used
    redemption = Redemption(
        store_id=till.store_id,
        request_no=request_no,
        redemption_id=new_id(),
        voucher_id=voucher.voucher_id,
        merchant_id=till.merchant_id,
        terminal_id=till.terminal_id,
        campaign_id=voucher.terms.campaign_id,
        business_day=day,
        order=order,
        discount_fen=voucher.terms.face_value_fen,
        redeemed_at=whole_second(now),
    )
    if not await counter.redemptions.add(redemption):
        # The voucher is locked by us, so another till took the request number or the order meanwhile.
        other = await counter.redemptions.find(till.store_id, request_no)
        return _replay(other, voucher.voucher_id, order) if other else Refused(Refusal.ORDER_HAS_VOUCHER)
    await counter.vouchers.save([used], now)
    await counter.tell(facts.redeemed(used, redemption))
    return redemption


def _replay(known: Redemption, voucher_id: str | None, order: Order) -> Redemption | Refused:
    if known.redemption_id is None:
        return Refused(Refusal.UNDO_CLOSED)  # undone before it arrived: this till had given up
    if known.voucher_id != voucher_id or known.order != order:
        return Refused(Refusal.KEY_REUSED)
    return known
