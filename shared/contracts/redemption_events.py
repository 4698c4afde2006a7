"""What redemption (核销) tells. Key of a voucher's facts: voucher_id. Amounts are fen, instants UTC."""

from datetime import datetime
from typing import ClassVar

import msgspec

from shared.contracts.fact import Event


class VoucherRedeemed(Event, frozen=True):
    """A voucher was used on an order: outstanding → payable. Key: voucher_id."""

    TYPE: ClassVar[str] = "redemption.voucher.redeemed.v1"
    voucher_id: str
    version: int
    round_id: str
    campaign_id: str
    program_id: str
    district_id: str
    pool_id: str
    redemption_id: str
    merchant_id: str
    store_id: str
    business_day: str
    order_amount_fen: int
    discount_fen: int
    redeemed_at: datetime


class VoucherUndone(Event, frozen=True):
    """A redemption was undone (撤销) on its business day: payable → outstanding. Key: voucher_id."""

    TYPE: ClassVar[str] = "redemption.voucher.undone.v1"
    voucher_id: str
    version: int
    round_id: str
    campaign_id: str
    program_id: str
    district_id: str
    pool_id: str
    redemption_id: str
    merchant_id: str
    business_day: str
    discount_fen: int
    undone_at: datetime


class VoucherExpired(Event, frozen=True):
    """A voucher's validity passed unused: outstanding → allocated. Key: voucher_id."""

    TYPE: ClassVar[str] = "redemption.voucher.expired.v1"
    voucher_id: str
    version: int
    round_id: str
    campaign_id: str
    program_id: str
    district_id: str
    pool_id: str
    face_value_fen: int
    expired_at: datetime


class VoucherVoided(Event, frozen=True):
    """Staff took a voucher out of use (作废): outstanding → allocated. Key: voucher_id."""

    TYPE: ClassVar[str] = "redemption.voucher.voided.v1"
    voucher_id: str
    version: int
    round_id: str
    campaign_id: str
    program_id: str
    district_id: str
    pool_id: str
    face_value_fen: int
    reason: str
    voided_at: datetime


class VoucherRefunded(Event, frozen=True):
    """Goods of an order were given back after its business day (退款). Key: voucher_id.

    `amount_fen` of the order's value came back: the shopper got `shopper_fen` of it, `returned_fen` is public money
    that the merchant owes back; it stands on the refund's own, later business day. `is_full` when nothing is left of
    the order, in one refund or in several: then the voucher is VOID.
    """

    TYPE: ClassVar[str] = "redemption.voucher.refunded.v1"
    voucher_id: str
    version: int
    round_id: str
    campaign_id: str
    program_id: str
    district_id: str
    pool_id: str
    redemption_id: str
    refund_id: str
    merchant_id: str
    store_id: str
    business_day: str
    amount_fen: int
    returned_fen: int
    shopper_fen: int
    is_full: bool
    refunded_at: datetime


class DayRow(msgspec.Struct, frozen=True, array_like=True):
    """A redemption that stands, or a refund: `entry_id` is its own id, `amount_fen` what the merchant gets or owes
    (a refund's is negative)."""

    entry_id: str
    redemption_id: str
    pool_id: str
    program_id: str
    amount_fen: int


class DayListed(Event, frozen=True):
    """Some of the rows of a merchant's business day as they stood when it closed. Key: merchant_id.

    Told in parts from 1 on, all of them before the day's DayClosed; read from the rows, not from the facts told
    before, so that the listener can hold one against the other.
    """

    TYPE: ClassVar[str] = "redemption.day.listed.v1"
    merchant_id: str
    campaign_id: str
    business_day: str
    part: int
    rows: list[DayRow]


class DayClosed(Event, frozen=True):
    """A merchant's business day is over. Key: merchant_id.

    `count` and `sum_fen` are of the redemptions that stand, net of what was undone; `refunds` and `refunded_fen` (not
    negative) are of refunds of earlier days. The day owes the merchant `sum_fen - refunded_fen`. A day on which a
    merchant had neither is not told.
    """

    TYPE: ClassVar[str] = "redemption.day.closed.v1"
    merchant_id: str
    version: int
    campaign_id: str
    business_day: str
    count: int
    sum_fen: int
    closed_at: datetime
    district_id: str = ""
    refunds: int = 0
    refunded_fen: int = 0
