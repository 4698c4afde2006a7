"""Redeem vouchers (核销) that are shown at tills at the same time: each at once, each exactly once."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from services.redemption.domain.voucher import Order, Refusal, Till, Voucher, redeem, whole_second
from services.redemption.usecases import facts
from services.redemption.usecases.ports import Counter, Redemption, Shown, Use
from shared.kernel.decision import Refused
from shared.kernel.ids import new_id


class Asked(NamedTuple):
    """What a till asks for; `code_expired`: the shopper's digits were good once."""

    till: Till
    request_no: str
    voucher_no: int
    order: Order
    code_expired: bool = False

    @property
    def key(self) -> tuple[str, str]:
        """Store and request number."""
        return self.till.store_id, self.request_no


async def redeem_vouchers(counter: Counter, asked: Sequence[Asked]) -> list[Redemption | Refused]:
    """Decide and store a redemption each, or give the one its request number made before.

    No two of them may be for one voucher, one request number or one order: whoever hands them in sees to that. The
    request number is bound to voucher and order, never to the code: a repeat with a fresh code is a repeat.
    """
    shown = await counter.show([(one.voucher_no, *one.key) for one in asked])
    decided = [_decide(one, before) for one, before in zip(asked, shown, strict=True)]
    uses = [use for use, before in zip(decided, shown, strict=True) if isinstance(use, Use) and not before.is_known]
    kept = await counter.use(uses) if uses else set()
    # Whoever came before us, also while we waited for the voucher, may have been this very request.
    others = [one.key for one in asked if one.key not in kept]
    known = await counter.redemptions.find_all(others) if others else {}
    outcomes: list[Redemption | Refused] = []
    for one, before, use in zip(asked, shown, decided, strict=True):
        if isinstance(use, Use) and one.key in kept:
            outcomes.append(use.redemption)
        elif one.key in known:
            outcomes.append(_replay(known[one.key], before.voucher.voucher_id if before.voucher else None, one.order))
        else:
            # The voucher is locked by us, so it is the order that another till has taken meanwhile.
            outcomes.append(use if isinstance(use, Refused) else Refused(Refusal.ORDER_HAS_VOUCHER))
    return outcomes


def _decide(asked: Asked, shown: Shown) -> Use | Refused:
    if shown.voucher is None:
        return Refused(Refusal.VOUCHER_NOT_FOUND)
    if asked.code_expired:
        return Refused(Refusal.CODE_EXPIRED)
    used = redeem(shown.voucher, asked.order, asked.till, business_day=shown.business_day, now=shown.now)
    if isinstance(used, Refused):
        return used
    redemption = _redemption(asked, used, shown.business_day, shown.now)
    return Use(used, redemption, facts.redeemed(used, redemption))


def _redemption(asked: Asked, used: Voucher, business_day: str | None, now: datetime) -> Redemption:
    return Redemption(
        store_id=asked.till.store_id,
        request_no=asked.request_no,
        redemption_id=new_id(),
        voucher_id=used.voucher_id,
        merchant_id=asked.till.merchant_id,
        terminal_id=asked.till.terminal_id,
        campaign_id=used.terms.campaign_id,
        business_day=business_day,
        order=asked.order,
        discount_fen=used.terms.face_value_fen,
        redeemed_at=whole_second(now),
    )


def _replay(known: Redemption, voucher_id: str | None, order: Order) -> Redemption | Refused:
    if known.redemption_id is None:
        return Refused(Refusal.UNDO_CLOSED)  # undone before it arrived: this till had given up
    if known.voucher_id != voucher_id or known.order != order:
        return Refused(Refusal.KEY_REUSED)
    return known
