"""What subsidies (补贴) tells: where each claim and its money stand. Never who the buyer is or what was typed."""

from datetime import datetime
from typing import ClassVar

import msgspec

from shared.contracts.fact import Event
from shared.contracts.vouchers_events import IssuedVoucher

POOL, PROMISED, OWED, PAID, PROGRAM = "POOL", "PROMISED", "OWED", "PAID", "PROGRAM"
"""Where money of a policy may be: not reserved, promised to a person, owed, handed over, back with the program."""


class MoneyStep(msgspec.Struct, frozen=True):
    """An amount that went from one place to another (see the words above)."""

    amount_fen: int
    out_of: str
    into: str


class Payout(msgspec.Struct, frozen=True):
    """Money to be paid to a bank account, once, under this id.

    `payee_sealed` is the payee's name and account, AES-256-GCM under the key `payee` for the place
    `payout:<payout_id>`, in base64: whoever lacks the key reads nothing.
    """

    payout_id: str
    amount_fen: int
    payee_sealed: str


class PolicyGrantAccepted(Event, frozen=True):
    """The grant is a policy's money now. Key: grant_id."""

    TYPE: ClassVar[str] = "subsidies.grant.accepted.v1"
    grant_id: str
    version: int
    pool_id: str
    amount_fen: int


class PolicyGrantDeclined(Event, frozen=True):
    """The grant cannot be used; the money goes back to its program. Key: grant_id."""

    TYPE: ClassVar[str] = "subsidies.grant.declined.v1"
    grant_id: str
    version: int
    pool_id: str
    amount_fen: int
    reason: str


class ClaimMoved(Event, frozen=True):
    """A subsidy claim took a step of its life; every step is told, so versions have no gap. Key: pool_id.

    The key is the pool's, since what one claim frees another takes: whoever books it needs both in their order.
    `before` and `after` are its states, `money` what that moved. `payout` stands in the step that releases the claim
    to be paid (IN_BATCH), a new one after a failed payment.
    """

    TYPE: ClassVar[str] = "subsidies.claim.moved.v1"
    KEY: ClassVar[str] = "pool_id"
    claim_no: str
    version: int
    policy_id: str
    campaign_id: str
    program_id: str
    district_id: str
    pool_id: str
    amount_fen: int
    before: str
    after: str
    money: list[MoneyStep]
    moved_at: datetime
    payout: Payout | None = None


class PoolReturned(Event, frozen=True):
    """A policy that takes no more claims, and for which nobody waits, gave what was not reserved back. Key: pool_id.

    Told again when more comes free later, such as by a rejection.
    """

    TYPE: ClassVar[str] = "subsidies.pool.returned.v1"
    pool_id: str
    version: int
    policy_id: str
    campaign_id: str
    program_id: str
    money: list[MoneyStep]
    returned_at: datetime


class SubsidyVouchersIssued(Event, frozen=True):
    """The part of an award that is paid in vouchers, for the tills. Key: stock_id.

    The shape of `vouchers.voucher.issued.v1`; the stock is the claim's own, so there is one pack of it.
    """

    TYPE: ClassVar[str] = "subsidies.voucher.issued.v1"
    stock_id: str
    version: int
    round_id: str
    campaign_id: str
    program_id: str
    district_id: str
    pool_id: str
    face_value_fen: int
    threshold_fen: int
    categories: list[str]
    valid_until: datetime
    issued_at: datetime
    vouchers: list[IssuedVoucher]


class FuelCardMoved(Event, frozen=True):
    """A numbered fuel card (加油卡) of the stock ledger took a step. Key: card_no.

    RECEIVED → ASSIGNED to a claim → HANDED_OVER against a signature → RETURNED; money moves at hand-over and return.
    """

    TYPE: ClassVar[str] = "subsidies.fuel_card.moved.v1"
    card_no: str
    version: int
    policy_id: str
    campaign_id: str
    program_id: str
    pool_id: str
    claim_no: str | None
    before: str
    after: str
    money: list[MoneyStep]
    moved_at: datetime
