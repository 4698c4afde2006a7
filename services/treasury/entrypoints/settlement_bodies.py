"""What people are shown of settlements: from a redemption to the bank's line and back."""

from datetime import datetime

from services.treasury.domain.settlements import WhyNot
from shared.runtime.http_app import Body


class SettlementLine(Body):
    settlement_id: str
    version: int
    merchant_id: str
    campaign_id: str
    district_id: str
    amount_fen: int
    state: str
    payouts: int
    moved_at: datetime
    business_days: list[str]


class SettledDay(Body):
    business_day: str
    count: int
    sum_fen: int
    refunds: int
    refunded_fen: int
    net_fen: int
    closed_at: datetime
    agreed_at: datetime | None


class PaymentView(Body):
    """A payment of a settlement with its batch, the account masked."""

    payout_id: str
    state: str
    amount_fen: int
    requested_at: datetime
    bank_ref: str
    paid_as: str
    batch_id: str | None
    sha256: str | None
    batch_state: str | None
    prepared_by: str | None
    approved_by: str | None
    sent_at: datetime | None
    account: str


class BankLineView(Body):
    line_no: int
    source: str
    payout_id: str
    amount_fen: int
    result: str
    reason: str
    bank_ref: str
    meaning: str
    problem: str
    came_at: datetime


class PostingView(Body):
    """A movement of money, from one account to another."""

    booked_at: datetime
    event_id: str
    line: int
    from_pool: str
    from_kind: str
    to_pool: str
    to_kind: str
    amount_fen: int


class SettlementView(SettlementLine):
    days: list[SettledDay]
    payments: list[PaymentView]
    bank_lines: list[BankLineView]
    postings: list[PostingView]


class EntryView(Body):
    """What treasury made of a redemption, an undo or a refund; negative for what the merchant is owed less."""

    kind: str
    entry_id: str
    redemption_id: str
    merchant_id: str
    campaign_id: str
    district_id: str
    program_id: str
    pool_id: str
    business_day: str
    amount_fen: int
    at: datetime
    closed_at: datetime | None
    agreed_at: datetime | None
    settlement_id: str | None


class FollowedView(Body):
    redemption_id: str
    entries: list[EntryView]
    postings: list[PostingView]
    settlements: list[SettlementView]


class DaySumsView(Body):
    redemptions: int
    redeemed_fen: int
    refunds: int
    refunded_fen: int


class DifferingDayView(Body):
    """A closed day on which redemption told another sum than our entries come to."""

    merchant_id: str
    campaign_id: str
    business_day: str
    district_id: str
    closed_at: datetime
    told: DaySumsView
    booked: DaySumsView


class LeftOutView(Body):
    merchant_id: str
    why: WhyNot
    amount_fen: int
    detail: str


class ProspectsView(Body):
    merchants: int
    sum_fen: int
    left_out: list[LeftOutView]


class HeldView(Body):
    merchant_id: str
    district_id: str
    held_by: str
    reason: str
    held_at: datetime


class AccountFileLine(Body):
    file_id: str
    district_id: str
    sha256: str
    drafted_by: str
    drafted_at: datetime
    approved_by: str | None
    approved_at: datetime | None
    merchants: int


class AccountView(Body):
    merchant_id: str
    name: str
    account: str


class AccountFileView(Body):
    file_id: str
    district_id: str
    sha256: str
    drafted_by: str
    drafted_at: datetime
    approved_by: str | None
    approved_at: datetime | None
    accounts: list[AccountView]
