"""What a merchant's desk and its officers are shown."""

from datetime import datetime

from services.redemption.domain.day_file import Kind
from services.redemption.domain.settlement import PayState
from shared.runtime.http_app import Body


class StoreTillsView(Body):
    store_id: str
    name: str
    address: str
    tills: list[str]


class KeyView(Body):
    """A till's key; `revoked_at` is null while it is live."""

    terminal_id: str
    key_id: str
    created_at: datetime
    revoked_at: datetime | None


class HoldView(Body):
    held_by: str
    reason: str
    held_at: datetime


class MerchantView(Body):
    merchant_id: str
    name: str
    district_id: str
    categories: list[str]
    stores: list[StoreTillsView]
    keys: list[KeyView]
    hold: HoldView | None


class MerchantLine(Body):
    """A merchant in the officers' list; `live_keys` counts keys that are not revoked."""

    merchant_id: str
    name: str
    uscc: str
    district_id: str
    categories: list[str]
    stores: int
    terminals: int
    live_keys: int


class MerchantsView(Body):
    merchants: list[MerchantLine]
    next: str | None


class TillSums(Body):
    """What stands, what was undone, what was refunded; a refund at the desk stands under no till."""

    count: int
    sum_fen: int
    undone: int
    undone_fen: int
    refunds: int
    refunded_fen: int


class TillDayView(TillSums):
    store_id: str
    terminal_id: str | None


class TodayView(Body):
    day: str
    is_closed: bool
    tills: list[TillDayView]
    total: TillSums


class RefundView(Body):
    redemption_id: str
    refund_id: str
    request_no: str
    terminal_id: str | None
    business_day: str
    amount_fen: int
    returned_fen: int
    shopper_fen: int
    is_full: bool
    refunded_at: datetime


class PayView(Body):
    """When a day is paid, or why not yet."""

    state: PayState
    settlement_id: str
    batch_id: str
    paid_at: datetime | None
    why: str
    held_by: str


class RedemptionView(Body):
    redemption_id: str
    request_no: str
    store_id: str
    terminal_id: str
    order_no: str
    category: str
    order_amount_fen: int
    discount_fen: int
    redeemed_at: datetime
    undone_at: datetime | None
    refunds: list[RefundView]
    pay: PayView | None


class CountedView(Body):
    """One redemption with its order and its voucher; `voucher_state` is what the voucher is now."""

    redemption_id: str
    request_no: str
    store_id: str
    terminal_id: str
    business_day: str
    order_no: str
    category: str
    order_amount_fen: int
    discount_fen: int
    redeemed_at: datetime
    undone_at: datetime | None
    voucher_id: str
    voucher_state: str
    stock_id: str
    round_id: str
    face_value_fen: int
    threshold_fen: int
    issued_at: datetime
    valid_until: datetime
    refunds: list[RefundView]


class DayRedemptionsView(Body):
    day: str
    is_closed: bool
    redemptions: list[RedemptionView]
    next: str | None


class ReturnView(Body):
    """Something taken back: `return_id` is the id of the redemption that was undone, or of the refund.

    `amount_fen` of the order went back, `returned_fen` of it public money; a refund at the desk stands under no till.
    """

    at: datetime
    kind: Kind
    return_id: str
    redemption_id: str
    refund_id: str | None
    request_no: str
    store_id: str
    terminal_id: str | None
    order_no: str
    order_amount_fen: int
    discount_fen: int
    redeemed_day: str
    amount_fen: int
    returned_fen: int


class ReturnsView(Body):
    day: str
    is_closed: bool
    returns: list[ReturnView]
    next: str | None


class OwedView(Body):
    day: str
    amount_fen: int
    age_days: int
    pay: PayView


class OutstandingView(Body):
    sum_fen: int
    days: list[OwedView]
    hold: HoldView | None
