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
        left, decisions, stored = stock, _Decisions(requests), list[Issued]()
        for _ in range(PASSES_MAX):
            made = decide_claims(left, await open_stock.holdings(decisions.open), decisions.open, now)
            kept = await _store(open_stock, left, made, now)
            stored += kept
            left = replace(left, remaining=left.remaining - len(kept))
            if decisions.take(made, kept):
                break
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


async def _store(open_stock: OpenStock, stock: Stock, decisions: Sequence[Decision], now: datetime) -> list[Issued]:
    """Insert what was issued; those that stand."""
    issued = [decision for decision in decisions if isinstance(decision, Issued)]
    if issued and stock.campaign_person_max is not None:
        counted = await open_stock.take_campaign_places(issued, stock.campaign_person_max)
        issued = [one for one in issued if one.request.citizen_id in counted]
    if not issued:
        return []
    # Only the same key at another stock, committed since we looked, can keep a voucher of a locked stock out.
    stored_ids = await open_stock.insert(issued, now)
    forestalled = [one.request.citizen_id for one in issued if one.request.voucher_id not in stored_ids]
    if forestalled and stock.campaign_person_max is not None:
        await open_stock.free_campaign_places(forestalled)
    return [one for one in issued if one.request.voucher_id in stored_ids]
