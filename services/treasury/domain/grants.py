"""The life of a grant (资金下达) and what must hold before money moves: four eyes, value seen, money there."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from services.treasury.domain.refusals import Refusal
from shared.kernel.decision import Refused
from shared.kernel.fen import Fen


class GrantState(StrEnum):
    DRAFT = "DRAFT"
    CANCELLED = "CANCELLED"
    APPROVED = "APPROVED"
    ACCEPTED = "ACCEPTED"
    DECLINED = "DECLINED"
    CLOSED = "CLOSED"


_MOVES = {
    GrantState.DRAFT: {GrantState.APPROVED, GrantState.CANCELLED},
    GrantState.APPROVED: {GrantState.ACCEPTED, GrantState.DECLINED},
    GrantState.ACCEPTED: {GrantState.CLOSED},
}


@dataclass(frozen=True, slots=True)
class Grant:
    """Money of one program for one pool; `pool_id` is the round it pays for."""

    grant_id: str
    campaign_id: str
    program_id: str
    district_id: str
    pool_id: str
    amount_fen: Fen
    state: GrantState
    drafted_by: str
    version: int = 1
    approved_by: str | None = None
    approved_at: datetime | None = None


def move(grant: Grant, to: GrantState) -> Grant | Refused:
    """The grant in its next state, or a refusal of an illegal move."""
    if to not in _MOVES.get(grant.state, set()):
        return Refused(Refusal.WRONG_STATE, f"{grant.state} → {to}")
    return replace(grant, state=to, version=grant.version + 1)


def approve(grant: Grant, *, checker: str, saw_amount_fen: int, available_fen: Fen, now: datetime) -> Grant | Refused:
    """Approve (复核): another person than the maker, who saw this very amount, while the program has it."""
    approved = move(grant, GrantState.APPROVED)
    if isinstance(approved, Refused):
        return approved
    if checker == grant.drafted_by:
        return Refused(Refusal.SAME_PERSON)
    if saw_amount_fen != grant.amount_fen:
        return Refused(Refusal.STALE_VALUE, f"the grant is {grant.amount_fen} fen now")
    if grant.amount_fen > available_fen:
        return Refused(Refusal.ALLOCATION_EXCEEDED, f"the program has {available_fen} fen left")
    return replace(approved, approved_by=checker, approved_at=now)


@dataclass(frozen=True, slots=True)
class StockPlan:
    """A stock that a round's funding pays for."""

    stock_id: str
    face_value_fen: int
    threshold_fen: int
    quantity: int
    valid_until: datetime


def check_round(amount_fen: int, opens_at: datetime, closes_at: datetime, stocks: list[StockPlan]) -> Refused | None:
    """A round's terms must add up: stocks cost just the grant, times follow one another, vouchers outlive the round."""
    cost = sum(stock.face_value_fen * stock.quantity for stock in stocks)
    if cost != amount_fen:
        return Refused(Refusal.MALFORMED, f"round.stocks: they cost {cost} fen, the grant is {amount_fen}")
    if len({stock.stock_id for stock in stocks}) < len(stocks):
        return Refused(Refusal.MALFORMED, "round.stocks: a stock_id stands twice")
    if not opens_at < closes_at:
        return Refused(Refusal.MALFORMED, "round.closes_at: must come after opens_at")
    for place, stock in enumerate(stocks):
        if stock.valid_until < closes_at:
            return Refused(Refusal.MALFORMED, f"round.stocks.{place}.valid_until: must not come before closes_at")
        if stock.threshold_fen <= stock.face_value_fen:
            return Refused(Refusal.MALFORMED, f"round.stocks.{place}.threshold_fen: must be above the face value")
    return None
