"""What the acts of this service need from outside, in their own words."""

from collections.abc import Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from datetime import datetime
from typing import Any, NamedTuple, Protocol

from services.vouchers.domain.rounds import ClaimRound
from services.vouchers.domain.stock import ClaimRequest, Holding, Issued, Stock
from services.vouchers.domain.terms import Standing
from services.vouchers.domain.ticket import Ticket
from shared.contracts.fact import Event
from shared.contracts.treasury_events import GrantApproved
from shared.kernel.fen import Fen


class OpenStock(Protocol):
    """One stock, locked until the block ends; leaving it without an error commits."""

    async def load(self) -> tuple[Stock, datetime] | None:
        """The stock and the database's time after the lock; None for a stock that is not there."""
        ...

    async def holdings(self, requests: Sequence[ClaimRequest]) -> Mapping[str, Holding]: ...

    async def take_campaign_places(self, issued: Sequence[Issued], limit: int) -> set[str]:
        """Count a voucher of the campaign to each citizen who is under the limit; the citizens counted."""
        ...

    async def issue(self, after: Stock, issued: Sequence[Issued], now: datetime) -> bool:
        """Insert, save and tell in one step, as nearly every batch can; False when a key was forestalled: nothing is
        saved or told then, and what stands of the vouchers is known to `insert`."""
        ...

    async def insert(self, issued: Sequence[Issued], now: datetime) -> set[str]:
        """Store vouchers; the ids of those that stand. A key that another stock took meanwhile stores nothing."""
        ...

    async def free_campaign_places(self, citizen_ids: Sequence[str]) -> None: ...

    async def save(self, stock: Stock, stored: Sequence[Issued], now: datetime) -> None:
        """Write what is left and tell what was issued."""
        ...


class Stocks(Protocol):
    def open(self, stock_id: str) -> AbstractAsyncContextManager[OpenStock]: ...


class RoundTotals(NamedTuple):
    """What a round issued in all and what it did not."""

    issued_count: int
    issued_fen: Fen
    unissued_fen: Fen


class Rounds(Protocol):
    """Rounds, within one transaction."""

    async def now(self) -> datetime: ...
    async def add(self, grant: GrantApproved) -> ClaimRound:
        """Make the round and its stocks."""
        ...

    async def standing(self, grant: GrantApproved) -> Standing:
        """What there is that the grant must fit."""
        ...

    async def top_up(self, grant: GrantApproved) -> None:
        """Add the grant's quantities to the stocks of a locked round."""
        ...

    async def load_for_update(self, round_id: str) -> ClaimRound | None: ...
    async def ids_due(self, now: datetime) -> list[str]: ...
    async def save(self, round_: ClaimRound) -> None:
        """Write the round's state and version, on its stocks too (locked in id order)."""
        ...

    async def close_stocks(self, round_id: str) -> RoundTotals:
        """Lock the stocks in id order, set what remains to 0, and say what there was."""
        ...

    async def answer_grant(self, grant_id: str, *, accepted: bool) -> bool:
        """Note the answer; False when there is one already."""
        ...

    async def tell(self, *told: tuple[str, Event]) -> None: ...


class StockTerms(NamedTuple):
    """What never changes about a stock; a claim's answer is made of it."""

    stock_id: str
    stock_no: int
    round_id: str
    face_value_fen: Fen
    threshold_fen: Fen
    valid_until: datetime


class Gate(Protocol):
    async def too_fast(self, purpose: str, citizen_ids: Sequence[str]) -> frozenset[int]: ...


class Winners(Protocol):
    async def winners(self, stock_id: str) -> tuple[int, Mapping[str, Mapping[str, str]]]: ...


class Shelf(Winners, Protocol):
    """Reads outside any deciding transaction."""

    async def terms(self, stock_id: str) -> StockTerms | None: ...
    async def rounds(self, *, round_id: str | None = None, campaign_id: str | None = None) -> list[dict[str, Any]]: ...
    async def opens_at(self, round_id: str) -> tuple[datetime, datetime] | None: ...
    async def claims_of(self, citizen_id: str) -> Sequence[dict[str, Any]]: ...


class Tickets(Protocol):
    def mint(self, round_id: str, citizen_id: str, expires_at: datetime) -> str: ...
    def read(self, text: str) -> Ticket | None: ...
