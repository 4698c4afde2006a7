"""What treasury (财政) tells. Amounts are fen, instants UTC, ends exclusive."""

from datetime import datetime
from typing import ClassVar

import msgspec

from shared.contracts.fact import Event


class StockTerms(msgspec.Struct, frozen=True):
    """A stock (批次) to be made: vouchers of one face value, all valid until the same instant."""

    stock_id: str
    face_value_fen: int
    threshold_fen: int
    quantity: int
    valid_until: datetime
    per_person_max: int = 1


class RoundTerms(msgspec.Struct, frozen=True):
    """A round (轮次) that the money is for.

    `categories` are the kinds of goods the vouchers may buy; `campaign_person_max` limits a person's vouchers over
    the whole campaign, None for no limit.
    """

    round_id: str
    round_no: int
    name: str
    opens_at: datetime
    closes_at: datetime
    categories: list[str]
    stocks: list[StockTerms]
    campaign_person_max: int | None = None


class GrantApproved(Event, frozen=True):
    """Money stands ready for a pool elsewhere: allocated → granted is posted. Key: grant_id.

    A pool is the money of one round (pool_id = round_id) or of one policy of subsidies (pool_id = policy_id, no
    `round`). A second grant for the same pool is a top-up: its stocks name the quantities to be added.
    """

    TYPE: ClassVar[str] = "treasury.grant.approved.v1"
    grant_id: str
    version: int
    campaign_id: str
    program_id: str
    district_id: str
    pool_id: str
    amount_fen: int
    approved_at: datetime
    round: RoundTerms | None = None


class GrantClosed(Event, frozen=True):
    """Every fen of the grant's pool was issued or has come back. Key: grant_id."""

    TYPE: ClassVar[str] = "treasury.grant.closed.v1"
    grant_id: str
    version: int
    pool_id: str
    issued_fen: int
    returned_fen: int


class PayoutPaid(Event, frozen=True):
    """The bank has paid: payable → paid is posted. Key: payout_id."""

    TYPE: ClassVar[str] = "treasury.payout.paid.v1"
    payout_id: str
    version: int
    claim_no: str
    batch_id: str
    pool_id: str
    amount_fen: int
    paid_at: datetime


class PayoutFailed(Event, frozen=True):
    """The bank could not pay; the money stays payable, the account is to be mended. Key: payout_id."""

    TYPE: ClassVar[str] = "treasury.payout.failed.v1"
    payout_id: str
    version: int
    claim_no: str
    batch_id: str
    pool_id: str
    amount_fen: int
    reason: str


class PayoutClawedBack(Event, frozen=True):
    """A paid subsidy came back and is the program's again: paid → allocated is posted. Key: payout_id."""

    TYPE: ClassVar[str] = "treasury.payout.clawed_back.v1"
    payout_id: str
    version: int
    claim_no: str
    pool_id: str
    amount_fen: int
    reason: str


class SettlementMoved(Event, frozen=True):
    """A merchant's settlement (结算) is where `state` says. Key: settlement_id.

    It pays whole business days (`business_days`) of one merchant, `amount_fen` net of refunds. DUE: in no batch (the
    first time, or again after one was cancelled or the account was mended); PREPARED, APPROVED: in `batch_id`; PAID,
    FAILED, UNKNOWN: what the bank says, `reason` for people; NETTED: redemptions and refunds even out, nothing is
    paid. PAID and NETTED end it.
    """

    TYPE: ClassVar[str] = "treasury.settlement.moved.v1"
    settlement_id: str
    version: int
    merchant_id: str
    campaign_id: str
    district_id: str
    business_days: list[str]
    amount_fen: int
    state: str
    moved_at: datetime
    batch_id: str = ""
    reason: str = ""


class MerchantHeld(Event, frozen=True):
    """What is due to a merchant stays out of batches (暂缓结算), or (`is_held` false) goes on. Key: merchant_id.

    `held_by` is the officer's id, `reason` their words for the merchant.
    """

    TYPE: ClassVar[str] = "treasury.merchant.held.v1"
    merchant_id: str
    version: int
    is_held: bool
    held_by: str
    reason: str
    held_at: datetime
