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


@dataclass(frozen=True, slots=True)
class Decided:
    """The decisions in order, the stock after them (None: no such stock), the time they were made at."""

    decisions: list[Decision]
    stock: Stock | None
    now: datetime | None


async def claim_vouchers(stocks: Stocks, stock_id: str, requests: Sequence[ClaimRequest]) -> Decided:
    """Decide and store; once this returns, every answer is durable and may be told."""
    async with stocks.open(stock_id) as open_stock:
        loaded = await open_stock.load()
        if loaded is None:
            return Decided([Refused(Refusal.NOT_FOUND)] * len(requests), None, None)
        stock, now = loaded
        left, decisions = decide_claims(stock, await open_stock.holdings(requests), requests, now)
        decisions, stored = await _store(open_stock, stock, decisions, now)
        if stored:
            left = replace(left, remaining=stock.remaining - len(stored))
            await open_stock.save(left, stored, now)
        return Decided(decisions, left if stored else stock, now)


async def _store(
    open_stock: OpenStock, stock: Stock, decisions: list[Decision], now: datetime
) -> tuple[list[Decision], list[Issued]]:
    """Insert what was issued; what another transaction forestalled is refused as it would be after it."""
    issued = [decision for decision in decisions if isinstance(decision, Issued)]
    if not issued:
        return decisions, []
    refused: dict[str, Refusal] = {}
    if stock.campaign_person_max is not None:
        counted = await open_stock.take_campaign_places(issued, stock.campaign_person_max)
        refused = {i.request.voucher_id: Refusal.PERSON_LIMIT for i in issued if i.request.citizen_id not in counted}
        issued = [i for i in issued if i.request.voucher_id not in refused]
    stored_ids = await open_stock.insert(issued, now)
    # Only the same key at another stock, committed since we looked, can keep a voucher of a locked stock out.
    forestalled = [i for i in issued if i.request.voucher_id not in stored_ids]
    if forestalled:
        refused |= {i.request.voucher_id: Refusal.KEY_REUSED for i in forestalled}
        if stock.campaign_person_max is not None:
            await open_stock.free_campaign_places([i.request.citizen_id for i in forestalled])
    if not refused:
        return decisions, issued
    return _refuse(decisions, refused), [i for i in issued if i.request.voucher_id in stored_ids]


def _refuse(decisions: list[Decision], refused: dict[str, Refusal]) -> list[Decision]:
    """Replace what could not be stored; a replay that leaned on it within the batch falls with it."""
    found: list[Decision] = []
    for decision in decisions:
        match decision:
            case Issued(request=request):
                voucher_id = request.voucher_id
            case _:
                voucher_id = getattr(decision, "voucher_id", "")
        reason = refused.get(voucher_id)
        found.append(decision if reason is None else Refused(reason))
    return found
