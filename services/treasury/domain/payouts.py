"""Payouts (拨付): each is paid at most once; a batch is made by one person, approved by another, and never changes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from services.treasury.domain.refusals import Refusal
from shared.kernel.decision import Refused
from shared.kernel.errors import BrokenPromiseError
from shared.kernel.fen import Fen

LINES_MAX = 10_000  # what banks take in a file, and what one transaction follows in a second or so


class LineState(StrEnum):
    """Where a payout is; from APPROVED on the bank may have it, so it is never put into a batch again."""

    DUE = "DUE"
    PREPARED = "PREPARED"
    APPROVED = "APPROVED"
    UNKNOWN = "UNKNOWN"
    PAID = "PAID"
    FAILED = "FAILED"
    CLAWED_BACK = "CLAWED_BACK"


class BatchState(StrEnum):
    PREPARED = "PREPARED"
    CANCELLED = "CANCELLED"
    APPROVED = "APPROVED"
    SENT = "SENT"
    DONE = "DONE"


L, B = LineState, BatchState
_LINE_MOVES = {
    L.DUE: {L.PREPARED, L.PAID},  # paid: two people found that the bank had paid it under an earlier id
    L.PREPARED: {L.DUE, L.APPROVED},
    L.APPROVED: {L.PAID, L.FAILED, L.UNKNOWN},
    L.UNKNOWN: {L.PAID, L.FAILED},
    L.PAID: {L.CLAWED_BACK},
}
_BATCH_MOVES = {B.PREPARED: {B.APPROVED, B.CANCELLED}, B.APPROVED: {B.SENT}, B.SENT: {B.DONE}}


@dataclass(frozen=True, slots=True)
class Payout:
    """One payment of a claim to one person, or of a settlement to one merchant, under an id that is used once.

    `pays` is the claim's number or the settlement's; a settlement's has a merchant, and no program or pool of its own.
    Who is paid stands elsewhere, sealed.
    `paid_as` is the id that the bank paid it under where that is an earlier one, which was believed to have failed.
    """

    payout_id: str
    pays: str
    campaign_id: str
    program_id: str
    district_id: str
    pool_id: str
    amount_fen: Fen
    requested_at: datetime
    state: LineState = LineState.DUE
    batch_id: str | None = None
    bank_ref: str = ""
    paid_as: str = ""
    merchant_id: str = ""


@dataclass(frozen=True, slots=True)
class PayoutBatch:
    """Payouts of one program, or settlements of one district until a business day, in one payment file.

    `sha256` (hex), count and sum are those of the file's bytes.
    """

    batch_id: str
    campaign_id: str
    program_id: str
    district_id: str
    count: int
    sum_fen: Fen
    sha256: str
    state: BatchState
    prepared_by: str
    approved_by: str | None = None
    sent_at: datetime | None = None
    business_day: str = ""


@dataclass(frozen=True, slots=True)
class Clawback:
    """A paid subsidy that is asked back (追回): drafted, then approved by another once the money is in."""

    payout_id: str
    amount_fen: Fen
    reason: str
    drafted_by: str
    approved_by: str | None = None


def move_line(payout: Payout, to: LineState) -> Payout | Refused:
    """The payout in its next state, or a refusal of an illegal move."""
    if to not in _LINE_MOVES.get(payout.state, set()):
        return Refused(Refusal.WRONG_STATE, f"{payout.state} → {to}")
    return replace(payout, state=to)


def into_batch(payout: Payout, batch_id: str) -> Payout:
    """A due payout as a line of a batch; raises BrokenPromiseError for any other."""
    return replace(step_line(payout, LineState.PREPARED), batch_id=batch_id)


def out_of_batch(payout: Payout) -> Payout:
    """A line of a cancelled batch is due again; raises BrokenPromiseError once it was approved."""
    return replace(step_line(payout, LineState.DUE), batch_id=None)


def step_line(payout: Payout, to: LineState) -> Payout:
    """A move that must be legal where it is made; raises BrokenPromiseError."""
    moved = move_line(payout, to)
    if isinstance(moved, Refused):
        raise BrokenPromiseError(f"payout {payout.payout_id}: {moved.detail}")
    return moved


def move_batch(batch: PayoutBatch, to: BatchState) -> PayoutBatch | Refused:
    """The batch in its next state, or a refusal of an illegal move."""
    if to not in _BATCH_MOVES.get(batch.state, set()):
        return Refused(Refusal.WRONG_STATE, f"{batch.state} → {to}")
    return replace(batch, state=to)


def approve_batch(batch: PayoutBatch, *, checker: str, saw_sha256: str, saw_sum_fen: int) -> PayoutBatch | Refused:
    """Approve (复核): another person than the maker, who saw this very file."""
    approved = move_batch(batch, BatchState.APPROVED)
    if isinstance(approved, Refused):
        return approved
    if checker == batch.prepared_by:
        return Refused(Refusal.SAME_PERSON)
    if (saw_sha256, saw_sum_fen) != (batch.sha256, batch.sum_fen):
        return Refused(Refusal.STALE_VALUE, f"the file is {batch.sha256} of {batch.sum_fen} fen")
    return replace(approved, approved_by=checker)


def send_batch(batch: PayoutBatch, now: datetime) -> PayoutBatch | Refused:
    """The bank has the file."""
    sent = move_batch(batch, BatchState.SENT)
    return sent if isinstance(sent, Refused) else replace(sent, sent_at=now)


def follow_lines(batch: PayoutBatch, *, open_lines: int, now: datetime) -> PayoutBatch:
    """The batch after an answer to one of its lines: the bank must have it, and it is done with its last line."""
    sent = send_batch(batch, now)
    followed = batch if isinstance(sent, Refused) else sent
    done = move_batch(followed, BatchState.DONE) if open_lines == 0 else followed
    return followed if isinstance(done, Refused) else done


def check_clawback(payout: Payout, *, saw_amount_fen: int) -> Refused | None:
    """Only a subsidy that was paid can come back, and the officer saw how much that is."""
    if payout.merchant_id:
        return Refused(Refusal.WRONG_STATE, "a merchant gives back by refunds, which the next settlement takes off")
    if payout.state != LineState.PAID:
        return Refused(Refusal.WRONG_STATE, f"the payout is {payout.state}")
    if saw_amount_fen != payout.amount_fen:
        return Refused(Refusal.STALE_VALUE, f"the payout is {payout.amount_fen} fen")
    return None


def approve_clawback(drafted: Clawback, *, checker: str) -> Clawback | Refused:
    """Four eyes, once."""
    if drafted.approved_by is not None:
        return Refused(Refusal.WRONG_STATE, "approved already")
    if checker == drafted.drafted_by:
        return Refused(Refusal.SAME_PERSON)
    return replace(drafted, approved_by=checker)


def total(payouts: Sequence[Payout]) -> Fen:
    """What a batch of these pays."""
    return Fen(sum(payout.amount_fen for payout in payouts))
