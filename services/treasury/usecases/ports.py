"""What treasury's acts need from outside, in their own words. All of it lives in one transaction."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple, Protocol

from services.treasury.domain.allocations import AllocationChange
from services.treasury.domain.campaigns import Campaign, Program
from services.treasury.domain.grants import Grant
from services.treasury.domain.journal import Account, Kind, Transfer
from shared.contracts.fact import Event
from shared.contracts.treasury_events import RoundTerms
from shared.kernel.fen import Fen


class AccountBalance(NamedTuple):
    pool_id: str
    kind: Kind
    program_id: str | None
    balance_fen: Fen


class ClosedPool(NamedTuple):
    """What a pool's keeper said when it closed, and what was booked here."""

    pool_id: str
    issued_fen: Fen
    unissued_fen: Fen
    booked_issued_fen: Fen


class Journal(Protocol):
    async def open_accounts(self, accounts: Sequence[Account], campaign_id: str, program_id: str | None) -> None: ...
    async def program_of(self, pool_id: str) -> str | None:
        """Whose money a pool takes; None before its first grant. A pool never changes its program."""
        ...

    async def balance_for_update(self, account: Account) -> Fen:
        """The balance of an account, locked until the transaction ends."""
        ...

    async def post(self, transfers: Sequence[Transfer]) -> None:
        """Book transfers; one booked before is passed over. A missing account or overdraft raises."""
        ...

    async def balances(self, campaign_id: str, at: datetime | None) -> list[AccountBalance]: ...


class Campaigns(Protocol):
    async def add(self, campaign: Campaign) -> bool: ...
    async def load_for_update(self, campaign_id: str) -> Campaign | None: ...
    async def approve(self, campaign_id: str, checker: str) -> None: ...
    async def program_for_update(self, program_id: str) -> tuple[Campaign, Program] | None:
        """A program and its campaign, the campaign locked: one change of its allocations at a time."""
        ...

    async def add_change(self, change: AllocationChange) -> bool: ...
    async def change_for_update(self, change_id: str) -> AllocationChange | None: ...
    async def apply_change(self, change: AllocationChange) -> None:
        """Keep the approval and put the allocation in force."""
        ...


class Grants(Protocol):
    async def add(self, grant: Grant, terms: RoundTerms | None) -> bool: ...
    async def load_for_update(self, grant_id: str) -> tuple[Grant, RoundTerms | None] | None: ...
    async def save(self, grant: Grant) -> None: ...
    async def of_pool_for_update(self, pool_id: str) -> list[Grant]: ...
    async def note_pool_close(self, pool_id: str, issued_fen: Fen, unissued_fen: Fen) -> None: ...
    async def incomplete_closed_pools(self, pool_ids: Sequence[str]) -> list[ClosedPool]: ...
    async def complete_pool(self, pool_id: str) -> None: ...


class Books(Protocol):
    """Everything an act of treasury may touch."""

    @property
    def journal(self) -> Journal: ...
    @property
    def campaigns(self) -> Campaigns: ...
    @property
    def grants(self) -> Grants: ...
    async def now(self) -> datetime: ...
    async def tell(self, *told: tuple[str, Event]) -> None: ...


class Plans(Protocol):
    """What people look at: campaigns as planned, with all that was drafted and approved."""

    async def campaigns(self) -> list[dict[str, Any]]: ...
    async def campaign(self, campaign_id: str) -> dict[str, Any] | None: ...
