"""Stocks, requests and grants for tests: plain where the test does not care."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from services.vouchers.domain.stock import ClaimRequest, RoundState, Stock
from shared.contracts.treasury_events import GrantApproved, RoundTerms, StockTerms
from shared.kernel.fen import Fen
from shared.kernel.ids import new_id

NOW = datetime(2022, 8, 26, 2, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
STARTED = datetime.now(UTC).replace(microsecond=0) - HOUR


def stock(**changes: Any) -> Stock:
    """An open stock with one voucher left."""
    plain = Stock("s1", 1, Fen(5_000), 1, 1, RoundState.OPEN, NOW - HOUR, NOW + HOUR, 1)
    return replace(plain, **changes)


def citizen(number: int) -> str:
    """The n-th made-up citizen."""
    return str(UUID(int=number))


def request(who: int = 1, key: str = "key-01", **changes: Any) -> ClaimRequest:
    """A claim with a good ticket."""
    plain = ClaimRequest(citizen(who), key, new_id(), NOW + HOUR)
    return replace(plain, **changes)


def grant(
    grant_id: str = "g1", *, quantity: int = 3, opens_at: datetime | None = None, **changes: Any
) -> GrantApproved:
    """A grant for round r1 with the stocks a and b (of another round: r2.a and r2.b)."""
    round_id = changes.pop("round_id", "r1")
    prefix = "" if round_id == "r1" else f"{round_id}."
    start = opens_at or STARTED
    stocks = [StockTerms(prefix + name, 5_000, 30_000, quantity, start + 90 * HOUR) for name in ("a", "b")]
    limit = changes.pop("campaign_person_max", None)
    terms = RoundTerms(round_id, 1, "round one", start, start + 48 * HOUR, ["cars"], stocks, limit)
    plain = GrantApproved(grant_id, 2, "c1", "p1", "d1", round_id, 10_000 * quantity, start, terms)
    return GrantApproved(**{**{name: getattr(plain, name) for name in plain.__struct_fields__}, **changes})
