"""Refund a redemption (退款) after its business day, in whole or in part: at a till of its store or by its merchant."""

from services.redemption.domain.refund import Refund
from services.redemption.domain.voucher import Refusal, refund, whole_second
from services.redemption.usecases import facts
from services.redemption.usecases.ports import AtDesk, AtTill, Counter
from services.redemption.usecases.weigh_refund import weigh_refund
from shared.kernel.decision import Refused
from shared.kernel.fen import Fen
from shared.kernel.ids import new_id


async def refund_redemption(
    counter: Counter, at: AtTill | AtDesk, *, refund_no: str, amount_fen: Fen
) -> Refund | Refused:
    """Give goods back once, or give the refund this number made before.

    A refund's number is its store's, apart from request numbers. It is bound to redemption and amount, and to who gave
    it: any till of the store, or one person at the desk, so that nobody takes another's refund for their own.
    """
    redemption = await counter.redemptions.find_at_for_update(at)
    if redemption is None:
        return Refused(Refusal.NOT_FOUND)
    terminal_id, staff_id = (at.till.terminal_id, None) if isinstance(at, AtTill) else (None, at.staff_id)
    known = await counter.refunds.find(redemption.store_id, refund_no)
    if known is not None:
        is_same = (known.redemption_id, known.amount_fen, known.staff_id) == (
            redemption.redemption_id, amount_fen, staff_id,
        )  # fmt: skip
        return known if is_same else Refused(Refusal.KEY_REUSED)
    now = await counter.now()
    weighed = await weigh_refund(counter, redemption, amount_fen, now=now)
    if isinstance(weighed, Refused):
        return weighed
    (voucher,) = await counter.vouchers.by_ids([weighed.voucher_id])
    after = refund(voucher, left_fen=weighed.shares.left_fen)
    made = Refund(
        refund_id=new_id(),
        redemption_id=weighed.redemption_id,
        voucher_id=weighed.voucher_id,
        store_id=redemption.store_id,
        request_no=refund_no,
        merchant_id=redemption.merchant_id,
        terminal_id=terminal_id,
        staff_id=staff_id,
        campaign_id=weighed.campaign_id,
        business_day=weighed.business_day,
        amount_fen=amount_fen,
        returned_fen=weighed.shares.returned_fen,
        shopper_fen=weighed.shares.shopper_fen,
        is_full=weighed.shares.is_full,
        refunded_at=whole_second(now),
    )
    if not await counter.refunds.add(made):
        return Refused(Refusal.KEY_REUSED)  # for another redemption, meanwhile: this one is locked by us
    await counter.vouchers.save([after], now)
    await counter.tell(facts.refunded(after, made))
    return made
