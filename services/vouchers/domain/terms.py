"""What a round (轮次) gives and to whom; a grant that says it otherwise than what stands is declined (拒收)."""

from collections.abc import Collection, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from services.vouchers.domain.stock import RoundState


@dataclass(frozen=True, slots=True)
class StockLine:
    """A stock's terms; how many there are is what a grant adds to."""

    stock_id: str
    face_value_fen: int
    threshold_fen: int
    valid_until: datetime
    per_person_max: int


VOUCHERS_OF_STOCK_MAX = 1_000_000_000  # what a stock's counters hold, with room to spare


@dataclass(frozen=True, slots=True)
class Terms:
    """A round's terms: whose money, when, for what, and its stocks."""

    campaign_id: str
    program_id: str
    district_id: str
    opens_at: datetime
    closes_at: datetime
    categories: tuple[str, ...]
    campaign_person_max: int | None
    stocks: tuple[StockLine, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """What a grant must fit: the round and its terms if there is one, other rounds' stocks, the campaign's limits, and
    how many vouchers each of the round's stocks has had so far."""

    state: RoundState | None
    terms: Terms | None
    taken: AbstractSet[str]
    person_limits: Collection[int | None]
    totals: Mapping[str, int]


class Decline(StrEnum):
    """Why a grant is not taken; its money goes back to its program."""

    ROUND_CLOSED = "ROUND_CLOSED"
    TERMS_DIFFER = "TERMS_DIFFER"
    STOCK_TAKEN = "STOCK_TAKEN"
    LIMIT_DIFFERS = "LIMIT_DIFFERS"
    TOO_MANY_VOUCHERS = "TOO_MANY_VOUCHERS"


def why_declined(asked: Terms, quantities: Mapping[str, int], standing: Standing, now: datetime) -> Decline | None:
    """None when the grant makes a round, or tops one up under the very terms it has; `quantities` are the vouchers it
    adds by stock.

    A person's limit over the campaign is one for all its rounds: otherwise a round without it would not count.
    """
    if standing.state == RoundState.CLOSED or asked.closes_at <= now:
        return Decline.ROUND_CLOSED
    names = [stock.stock_id for stock in asked.stocks]
    if len(set(names)) < len(names) or not standing.taken.isdisjoint(names):
        return Decline.STOCK_TAKEN
    if any(limit != asked.campaign_person_max for limit in standing.person_limits):
        return Decline.LIMIT_DIFFERS
    if any(standing.totals.get(name, 0) + more > VOUCHERS_OF_STOCK_MAX for name, more in quantities.items()):
        return Decline.TOO_MANY_VOUCHERS
    if standing.terms is None:
        return None
    same_round = replace(asked, stocks=()) == replace(standing.terms, stocks=())
    return None if same_round and set(asked.stocks) <= set(standing.terms.stocks) else Decline.TERMS_DIFFER
