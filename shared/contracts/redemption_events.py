"""What redemption (核销) tells. Key of a voucher's facts: voucher_id. Amounts are fen, instants UTC."""

from datetime import datetime
from typing import ClassVar

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


class DayClosed(Event, frozen=True):
    """A merchant's business day is over: what it redeemed, net of what was undone. Key: merchant_id."""

    TYPE: ClassVar[str] = "redemption.day.closed.v1"
    merchant_id: str
    version: int
    campaign_id: str
    business_day: str
    count: int
    sum_fen: int
    closed_at: datetime
