"""Who gets a voucher (消费券) of a stock (批次): the whole rule, with nothing to look up."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import TypeAlias

from shared.kernel.decision import Refused
from shared.kernel.fen import Fen


class Refusal(StrEnum):
    KEY_REUSED = "KEY_REUSED"
    TICKET_EXPIRED = "TICKET_EXPIRED"
    ROUND_NOT_OPEN = "ROUND_NOT_OPEN"
    ROUND_PAUSED = "ROUND_PAUSED"
    ROUND_CLOSED = "ROUND_CLOSED"
    TOO_MANY = "TOO_MANY"
    PERSON_LIMIT = "PERSON_LIMIT"
    SOLD_OUT = "SOLD_OUT"
    NOT_FOUND = "NOT_FOUND"


class RoundState(StrEnum):
    """Before there is a round here its grant stands for it: DRAFT (which is also in review) or CANCELLED."""

    SCHEDULED = "SCHEDULED"
    OPEN = "OPEN"
    PAUSED = "PAUSED"
    CLOSED = "CLOSED"


@dataclass(frozen=True, slots=True)
class Stock:
    """A stock as its locked row says; `remaining` vouchers are left of `total`."""

    stock_id: str
    stock_no: int
    face_value_fen: Fen
    remaining: int
    per_person_max: int
    state: RoundState
    opens_at: datetime
    closes_at: datetime
    version: int
    campaign_person_max: int | None = None


@dataclass(frozen=True, slots=True)
class ClaimRequest:
    """One citizen's wish; `voucher_id` was made by the door and is used only if the claim is accepted."""

    citizen_id: str
    idempotency_key: str
    voucher_id: str
    ticket_expires_at: datetime
    too_fast: bool = False


@dataclass(frozen=True, slots=True)
class Holding:
    """What a citizen holds: vouchers by key as (stock number, voucher id), and how many of the whole campaign."""

    by_key: Mapping[str, tuple[int, str]] = field(default_factory=dict)
    of_campaign: int = 0

    def of_stock(self, stock_no: int) -> int:
        """How many of one stock."""
        return sum(held_stock == stock_no for held_stock, _ in self.by_key.values()) if self.by_key else 0


@dataclass(frozen=True, slots=True)
class Issued:
    """A new voucher; `ordinal` counts the person's vouchers of this stock from 1."""

    request: ClaimRequest
    ordinal: int


@dataclass(frozen=True, slots=True)
class Replayed:
    """The voucher this key got before."""

    voucher_id: str


Decision: TypeAlias = Issued | Replayed | Refused

NOTHING = Holding()


def decide_claims(
    stock: Stock, held: Mapping[str, Holding], requests: Iterable[ClaimRequest], now: datetime
) -> list[Decision]:
    """Decide claims (领取) in order of arrival; each Issued takes one of what is left.

    `held` maps citizen id to what they hold. A key seen before, there or earlier in this batch, is answered with its
    voucher whatever the time, and costs nothing.
    """
    holdings = dict(held)
    decisions: list[Decision] = []
    remaining, shut = stock.remaining, _shut(stock, now)
    for request in requests:
        holding = holdings.get(request.citizen_id, NOTHING)
        decision = _decide(stock, remaining, shut, holding, request, now)
        decisions.append(decision)
        if isinstance(decision, Issued):
            remaining -= 1
            key = {request.idempotency_key: (stock.stock_no, request.voucher_id)}
            holdings[request.citizen_id] = Holding({**holding.by_key, **key}, holding.of_campaign + 1)
    return decisions


def _decide(
    stock: Stock, remaining: int, shut: Refusal | None, holding: Holding, request: ClaimRequest, now: datetime
) -> Decision:
    known = holding.by_key.get(request.idempotency_key)
    if known is not None:
        stock_no, voucher_id = known
        return Replayed(voucher_id) if stock_no == stock.stock_no else Refused(Refusal.KEY_REUSED)
    if now >= request.ticket_expires_at:
        return Refused(Refusal.TICKET_EXPIRED)
    if shut is not None:
        return Refused(shut)
    if request.too_fast:
        return Refused(Refusal.TOO_MANY)
    of_stock, limit = holding.of_stock(stock.stock_no), stock.campaign_person_max
    if of_stock >= stock.per_person_max or (limit is not None and holding.of_campaign >= limit):
        return Refused(Refusal.PERSON_LIMIT)
    return Issued(request, of_stock + 1) if remaining > 0 else Refused(Refusal.SOLD_OUT)


def _shut(stock: Stock, now: datetime) -> Refusal | None:
    """Why nobody gets anything of this stock at this time; None while it is given out."""
    if stock.state == RoundState.CLOSED or now >= stock.closes_at:
        return Refusal.ROUND_CLOSED
    if stock.state == RoundState.PAUSED:
        return Refusal.ROUND_PAUSED
    return Refusal.ROUND_NOT_OPEN if now < stock.opens_at else None


def is_sold_out(stock: Stock, now: datetime) -> bool:
    """Whether everyone but a winner may be told so: open, and nothing left."""
    is_issuing = stock.state in {RoundState.SCHEDULED, RoundState.OPEN} and stock.opens_at <= now < stock.closes_at
    return is_issuing and stock.remaining == 0
