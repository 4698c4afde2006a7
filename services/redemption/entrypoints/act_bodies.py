"""What tills, merchants' desks and officers are told of what they did."""

from datetime import datetime
from typing import Any

from services.redemption.domain.notice import Endpoint
from services.redemption.usecases.void_ports import ListedVoid
from shared.runtime.http_app import Body


class RedeemedView(Body):
    redemption_id: str
    discount_fen: int
    to_pay_fen: int
    voucher_tail: str


class StatusView(Body):
    """What became of a request number: done, undone, or not_done with the last refusal, which binds nobody."""

    status: str
    redemption_id: str | None = None
    discount_fen: int | None = None
    to_pay_fen: int | None = None
    voucher_tail: str | None = None
    redeemed_at: datetime | None = None
    undone_at: datetime | None = None
    refunded_fen: int | None = None
    returned_fen: int | None = None
    last_refusal: str | None = None


class DayLine(Body):
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


class DayPageView(Body):
    redemptions: list[DayLine]
    next: str | None


class RefundedView(Body):
    refund_id: str
    amount_fen: int
    shopper_fen: int
    returned_fen: int
    is_full: bool
    refunded_at: datetime


class SharesView(Body):
    """Who would get what; `sentence` says it to the shopper."""

    amount_fen: int
    shopper_fen: int
    returned_fen: int
    is_full: bool
    left_fen: int
    sentence: str


class EnrolledMerchants(Body):
    merchants: int
    stores: int
    terminals: int


class KeyOfTerminal(Body):
    key_id: str
    terminal_id: str


class DaysSet(Body):
    days: int


class VoidsView(Body):
    voids: list[ListedVoid]
    next: str | None


class Bound(Body):
    merchant_id: str
    staff_id: str


class FeedView(Body):
    """Notices in order, without gaps, each as it was made; ask again `after` what `next` says."""

    notices: list[dict[str, Any]]
    next: int


class SigningView(Body):
    algorithm: str
    key_id: str
    public_key: str
    message: str


class RegisteredView(Body):
    merchant_id: str
    url: str
    state: str
    delivered_to: int
    attempts: int
    signing: SigningView


class RemovedView(Body):
    merchant_id: str


class ResentView(Body):
    merchant_id: str
    notice_no: int


class DeliveryView(Body):
    attempt: int
    at: str
    status: int | None
    error: str
    took_ms: int


class NoticeView(Body):
    notice_no: int
    kind: str
    subject_id: str
    made_at: datetime
    deliveries: list[DeliveryView]


class NoticesView(Body):
    endpoint: Endpoint | None
    notices: list[NoticeView]
    next: int
