"""What people are shown of batches, payouts, and what the bank said; accounts masked."""

from datetime import datetime
from typing import Annotated

from pydantic import Field

from services.treasury.domain.payouts import BatchState, LineState
from shared.runtime.http_app import Body

Batch = Annotated[BatchState, Field(strict=False)]  # rows have words, no enums
Line = Annotated[LineState, Field(strict=False)]


class BatchLine(Body):
    """A batch in a list; `program_id` is null for a district's settlements."""

    batch_id: str
    campaign_id: str
    program_id: str | None
    district_id: str
    count: int
    sum_fen: int
    sha256: str
    state: Batch
    prepared_by: str
    prepared_at: datetime
    approved_by: str | None
    approved_at: datetime | None
    sent_at: datetime | None
    bank_refusal: str


class StateSum(Body):
    lines: int
    sum_fen: int


class PayoutLine(Body):
    """A payout; `pays` is the claim's number or the settlement's, `reason` why the bank could not pay."""

    payout_id: str
    pays: str
    merchant_id: str | None
    program_id: str | None
    district_id: str
    pool_id: str | None
    batch_id: str | None
    amount_fen: int
    requested_at: datetime
    state: Line
    bank_ref: str
    paid_as: str
    asked_at: datetime | None
    reason: str
    account: str


class BatchView(BatchLine):
    states: dict[str, StateSum]
    lines: list[PayoutLine]


class DueView(Body):
    """What waits for a batch of a program; `held`: the bank says that their claims were paid before."""

    program_id: str
    payouts: int
    sum_fen: int
    since: datetime
    held: list[str]


class ClawbackView(Body):
    amount_fen: int
    reason: str
    drafted_by: str
    drafted_at: datetime
    approved_by: str | None
    approved_at: datetime | None


class HeldByView(Body):
    line_no: int
    payout_id: str
    amount_fen: int
    bank_ref: str
    problem: str
    came_at: datetime


class RulingView(Body):
    line_no: int
    outcome: str
    reason: str
    drafted_by: str
    drafted_at: datetime
    approved_by: str | None
    approved_at: datetime | None


class PayoutView(PayoutLine):
    clawback: ClawbackView | None
    held_by: list[HeldByView]
    rulings: list[RulingView]


class ContradictionView(Body):
    """What the bank said that cannot be; an answer that could not be read has no line."""

    line_no: int | None
    source: str
    payout_id: str | None
    amount_fen: int | None
    result: str | None
    reason: str
    bank_ref: str
    problem: str
    came_at: datetime


class AnswerView(Body):
    """An answer file by hand: AWAITS_SECOND until another person hands in the same bytes, then BOOKED."""

    answer_no: int
    batch_id: str
    lines: int
    state: str
    handed_in_by: str | None = None
    meant: dict[str, int] | None = None
    contradictions: list[tuple[str, str]] | None = None
