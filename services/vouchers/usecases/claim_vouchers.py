"""Claim vouchers (领取): a batch of requests for one stock, decided together."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from services.vouchers.domain.stock import (
    ClaimRequest,
    Decision,
    Issued,
    Refusal,
    Stock,
    decide_claims,
)
from services.vouchers.usecases.ports import OpenStock, Stocks
from shared.kernel.decision import Refused
from shared.kernel.errors import UnavailableError

PASSES_MAX = 8  # each needs another batch that forestalls this one in the same milliseconds


@dataclass(frozen=True, slots=True)
class Decided:
    """The decisions in order, the stock after them (None: no such stock), the time they were made at."""

    decisions: list[Decision]
    stock: Stock | None
    now: datetime | None


async def claim_vouchers(stocks: Stocks, stock_id: str, requests: Sequence[ClaimRequest]) -> Decided:
    """Decide and store; once this returns, every answer is durable and may be told.

    What another transaction forestalled (the same key at another stock, the last place of the campaign) is decided
    again with all that came after it: a voucher it would have taken is the next one's, so “sold out” stays true.
    """
    async with stocks.open(stock_id) as open_stock:
        loaded = await open_stock.load()
        if loaded is None:
            return Decided([Refused(Refusal.NOT_FOUND)] * len(requests), None, None)
        stock, now = loaded
        made = decide_claims(stock, await open_stock.holdings(requests), requests, now)
        wanted = [decision for decision in made if isinstance(decision, Issued)]
        if not wanted:
            return Decided(made, stock, now)
        placed = await _with_places(open_stock, stock, wanted)
        after = replace(stock, remaining=stock.remaining - len(wanted), version=stock.version + 1)
        if len(placed) == len(wanted) and await open_stock.issue(after, wanted, now):
            return Decided(made, after, now)
        return await _decide_again(open_stock, stock, requests, made, placed, now)


async def _decide_again(
    open_stock: OpenStock, stock: Stock, requests: Sequence[ClaimRequest], made: list[Decision],
    placed: Sequence[Issued], now: datetime,
) -> Decided:  # fmt: skip
    """Some were forestalled: what stands is kept, and from the first that does not all is decided anew."""
    left, decisions, stored = stock, _Decisions(requests), list[Issued]()
    for _ in range(PASSES_MAX):
        kept = await _insert(open_stock, stock, placed, now)
        stored += kept
        left = replace(left, remaining=left.remaining - len(kept))
        if decisions.take(made, kept):
            break
        made = decide_claims(left, await open_stock.holdings(decisions.open), decisions.open, now)
        placed = await _with_places(open_stock, stock, [one for one in made if isinstance(one, Issued)])
    else:
        raise UnavailableError("forestalled again and again")
    if stored:
        left = replace(left, version=stock.version + 1)
        await open_stock.save(left, stored, now)
    return Decided(decisions.made, left, now)


class _Decisions:
    """What is decided so far, in the order of the requests; `open` are the requests still to be decided."""

    def __init__(self, requests: Sequence[ClaimRequest]) -> None:
        self.open = list(requests)
        self.made: list[Decision] = []

    def take(self, made: Sequence[Decision], kept: Sequence[Issued]) -> bool:
        """Keep what stands before the first forestalled one; whether that is all."""
        stands = {decision.request.voucher_id for decision in kept}
        for place, decision in enumerate(made):
            if isinstance(decision, Issued) and decision.request.voucher_id not in stands:
                self.made += made[:place]
                self.open = self.open[place:]
                return False
        self.made += made
        return True


async def _with_places(open_stock: OpenStock, stock: Stock, wanted: Sequence[Issued]) -> Sequence[Issued]:
    """Those that have a place under the campaign's limit a person, which is taken."""
    if stock.campaign_person_max is None or not wanted:
        return wanted
    counted = await open_stock.take_campaign_places(wanted, stock.campaign_person_max)
    return [one for one in wanted if one.request.citizen_id in counted]


async def _insert(open_stock: OpenStock, stock: Stock, placed: Sequence[Issued], now: datetime) -> list[Issued]:
    """Insert them; those that stand."""
    if not placed:
        return []
    # Only the same key at another stock, committed since we looked, can keep a voucher of a locked stock out.
    stored_ids = await open_stock.insert(placed, now)
    forestalled = [one.request.citizen_id for one in placed if one.request.voucher_id not in stored_ids]
    if forestalled and stock.campaign_person_max is not None:
        await open_stock.free_campaign_places(forestalled)
    return [one for one in placed if one.request.voucher_id in stored_ids]
