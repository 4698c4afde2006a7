"""Settling a contradiction (差异处理): the bank says it paid what we may not believe; two people say what is true."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple

from services.treasury.domain.payouts import LineState, Payout, step_line
from services.treasury.domain.refusals import Refusal
from shared.kernel.decision import Refused
from shared.kernel.fen import Fen


class Outcome(StrEnum):
    """What people found out at the bank."""

    PAID = "PAID"
    NOT_PAID = "NOT_PAID"


class Contradiction(NamedTuple):
    """The last PAID of the bank's about a payout that contradicts what is known; its claim is held meanwhile."""

    line_no: int
    payout_id: str
    amount_fen: Fen
    bank_ref: str


@dataclass(frozen=True, slots=True)
class Ruling:
    """Drafted by one, approved by another; it settles what the bank said of the payout up to `line_no`."""

    payout_id: str
    line_no: int
    outcome: Outcome
    reason: str
    drafted_by: str
    approved_by: str | None = None


def check_ruling(
    said: Contradiction | None, outcome: Outcome, *, due: Payout | None, saw_line_no: int
) -> Refused | None:
    """The officer saw the bank's last word; and what it paid is just what is due to the claim."""
    if said is None:
        return Refused(Refusal.WRONG_STATE, "no word of the bank's about the payout is open")
    if saw_line_no != said.line_no:
        return Refused(Refusal.STALE_VALUE, f"the bank's last word about the payout is line {said.line_no}")
    if outcome == Outcome.NOT_PAID:
        return None
    if due is None:
        return Refused(Refusal.WRONG_STATE, "no payout of the claim is due that could count as paid")
    if due.amount_fen != said.amount_fen:
        return Refused(Refusal.CONFLICT, f"the bank says {said.amount_fen} fen, due are {due.amount_fen}")
    return None


def approve_ruling(drafted: Ruling, *, checker: str, saw_line_no: int, saw_outcome: Outcome) -> Ruling | Refused:
    """Four eyes on this very outcome of this very line."""
    if checker == drafted.drafted_by:
        return Refused(Refusal.SAME_PERSON)
    if (saw_line_no, saw_outcome) != (drafted.line_no, drafted.outcome):
        return Refused(Refusal.STALE_VALUE, f"drafted is {drafted.outcome} of line {drafted.line_no}")
    return replace(drafted, approved_by=checker)


def paid_before(due: Payout, said: Contradiction) -> Payout:
    """What is due was paid under an earlier id, and goes to no bank; raises BrokenPromiseError unless it is due."""
    return replace(step_line(due, LineState.PAID), paid_as=said.payout_id, bank_ref=said.bank_ref)
