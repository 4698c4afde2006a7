"""What a refund (退款) gives to whom: the shopper what they paid for the goods, the pool the public money on them."""

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from services.redemption.domain.voucher import Refusal
from shared.kernel.decision import Refused
from shared.kernel.fen import Fen


class Refunded(NamedTuple):
    """What came back of an order so far, and how much of that was public money."""

    amount_fen: Fen
    returned_fen: Fen


@dataclass(frozen=True, slots=True)
class Shares:
    """Whose is what of the `amount_fen` that comes back now, and what is left of the order after it."""

    amount_fen: Fen
    shopper_fen: Fen
    returned_fen: Fen
    left_fen: Fen

    @property
    def is_full(self) -> bool:
        """Nothing is left of the order."""
        return self.left_fen == 0


@dataclass(frozen=True, slots=True)
class Refund:
    """What a refund's own number gave back of a redemption: by a till (`terminal_id`), or at the merchant's desk."""

    refund_id: str
    redemption_id: str
    voucher_id: str
    store_id: str
    request_no: str
    merchant_id: str
    terminal_id: str | None
    staff_id: str | None
    campaign_id: str
    business_day: str
    amount_fen: Fen
    returned_fen: Fen
    shopper_fen: Fen
    is_full: bool
    refunded_at: datetime


def share(order_fen: Fen, discount_fen: Fen, before: Refunded, amount_fen: Fen) -> Shares | Refused:
    """Share out goods of an order that come back; a discount is never more than its order.

    Public money comes back pro rata, rounded down to the fen over all refunds of the order together: in whatever parts
    it is given back, the whole order returns the whole discount.
    """
    left = order_fen - before.amount_fen
    if not 0 < amount_fen <= left:
        return Refused(Refusal.OVER_REFUND, f"left of the order: {left} fen")
    returned = discount_fen * (before.amount_fen + amount_fen) // order_fen - before.returned_fen
    return Shares(amount_fen, Fen(amount_fen - returned), Fen(returned), Fen(left - amount_fen))
