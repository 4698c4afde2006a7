"""What vouchers (发券) tells. Amounts are fen, instants UTC, ends exclusive."""

from datetime import datetime
from typing import ClassVar

import msgspec

from shared.contracts.fact import Event
from shared.contracts.treasury_events import RoundTerms


class GrantAccepted(Event, frozen=True):
    """The grant's money stands in stocks now. Key: grant_id."""

    TYPE: ClassVar[str] = "vouchers.grant.accepted.v1"
    grant_id: str
    version: int
    pool_id: str
    amount_fen: int


class GrantDeclined(Event, frozen=True):
    """The grant cannot be used; the money goes back to its program. Key: grant_id."""

    TYPE: ClassVar[str] = "vouchers.grant.declined.v1"
    grant_id: str
    version: int
    pool_id: str
    amount_fen: int
    reason: str


class RoundScheduled(Event, frozen=True):
    """A round was made, or topped up, from an accepted grant. Key: round_id."""

    TYPE: ClassVar[str] = "vouchers.round.scheduled.v1"
    round_id: str
    version: int
    campaign_id: str
    program_id: str
    district_id: str
    pool_id: str
    terms: RoundTerms


class RoundOpened(Event, frozen=True):
    """Claims are decided from now on (first opening or after a pause). Key: round_id."""

    TYPE: ClassVar[str] = "vouchers.round.opened.v1"
    round_id: str
    version: int


class RoundPaused(Event, frozen=True):
    """Issuing is stopped; redeeming goes on. Key: round_id."""

    TYPE: ClassVar[str] = "vouchers.round.paused.v1"
    round_id: str
    version: int
    reason: str


class RoundClosed(Event, frozen=True):
    """The round's last word: what was issued in all, and the money that was not. Key: round_id."""

    TYPE: ClassVar[str] = "vouchers.round.closed.v1"
    round_id: str
    version: int
    campaign_id: str
    program_id: str
    district_id: str
    pool_id: str
    issued_count: int
    issued_fen: int
    unissued_fen: int
    closed_at: datetime


class IssuedVoucher(msgspec.Struct, frozen=True, array_like=True):
    """One line of a pack: `[voucher_id, citizen_id]`."""

    voucher_id: str
    citizen_id: str


class VouchersIssued(Event, frozen=True):
    """A batch of vouchers (消费券) of one stock was issued together. Key: stock_id; `version` is the stock's."""

    TYPE: ClassVar[str] = "vouchers.voucher.issued.v1"
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
