"""What settling with merchants needs from outside. All of it lives in the transaction of the books."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from services.treasury.domain.payees import Payee
from services.treasury.domain.settlements import DayKey, DaySums, Entry, Hold, MerchantDay, PoolSums, Settlement
from shared.contracts.redemption_events import DayListed


@dataclass(frozen=True, slots=True)
class Differing:
    """A closed day on which our own count and sums are not what redemption told."""

    key: DayKey
    district_id: str
    told: DaySums
    booked: DaySums
    closed_at: datetime


@dataclass(frozen=True, slots=True)
class AccountFile:
    """Merchants' bank accounts of one district; `sha256` (hex) is of its rows as a checker is shown them."""

    file_id: str
    district_id: str
    sha256: str
    drafted_by: str
    approved_by: str | None = None


class MerchantDays(Protocol):
    async def add_entries(self, entries: Sequence[Entry]) -> None:
        """Keep entries, each fact's once."""
        ...

    async def add_listed(self, listed: Sequence[DayListed]) -> None:
        """Keep the rows that redemption had at a day's close, each once."""
        ...

    async def add_closed(self, days: Sequence[MerchantDay]) -> None:
        """Keep closed days, each as it was told first."""
        ...

    async def not_agreed(self, keys: Sequence[DayKey]) -> list[Differing]:
        """Of these the closed days that are not agreed, locked, with what is booked here."""
        ...

    async def differing(self, closed_before: datetime, district_id: str | None, most: int) -> list[Differing]:
        """Days closed before that which are still not agreed, of a district or of all, the oldest first; nothing is
        locked."""
        ...

    async def agree(self, keys: Sequence[DayKey], now: datetime) -> None: ...
    async def unsettled(
        self, campaign_id: str, district_id: str, merchant_ids: Sequence[str] | None
    ) -> dict[str, list[MerchantDay]]:
        """Closed days in no settlement, by merchant, locked; of all merchants of the district where none are named."""
        ...

    async def settle(self, settlements: Sequence[Settlement]) -> None:
        """Put each one's days into it; a day that is in one already raises BrokenPromiseError."""
        ...

    async def district_of(self, merchant_id: str) -> str | None:
        """The district whose money a merchant has redeemed; None before its first redemption."""
        ...

    async def pool_sums(self, settlement_ids: Sequence[str]) -> list[PoolSums]: ...


class Settlements(Protocol):
    async def add(self, settlements: Sequence[Settlement]) -> None:
        """Keep new ones; a second open one of a merchant raises."""
        ...

    async def load_for_update(self, settlement_ids: Sequence[str]) -> dict[str, Settlement]: ...
    async def save(self, settlements: Sequence[Settlement]) -> None: ...
    async def open_among(self, campaign_id: str, merchant_ids: Sequence[str]) -> dict[str, Settlement]:
        """Of these merchants the settlements neither PAID nor NETTED; at most one each."""
        ...

    async def failed_of(self, merchant_ids: Sequence[str]) -> list[Settlement]:
        """FAILED settlements of these merchants, locked."""
        ...


class Accounts(Protocol):
    async def add(self, file: AccountFile, rows: Mapping[str, Payee]) -> bool:
        """Keep a drafted file, payees sealed by merchant_id; False when its id is taken."""
        ...

    async def load_for_update(self, file_id: str) -> AccountFile | None: ...
    async def rows(self, file_id: str) -> dict[str, Payee]: ...
    async def approve(self, file: AccountFile) -> None:
        """Keep the approval: its accounts are in force from now on."""
        ...

    async def in_force(self, district_id: str, merchant_ids: Sequence[str]) -> dict[str, Payee]: ...


class Holds(Protocol):
    async def of(self, merchant_ids: Sequence[str]) -> dict[str, Hold]:
        """Holds in force, by merchant."""
        ...

    async def load_for_update(self, merchant_id: str) -> Hold | None:
        """The last word about a merchant, held or let go."""
        ...

    async def save(self, hold: Hold) -> None: ...


class SettlementViews(Protocol):
    """What people look at, outside any deciding transaction; a `district_id` of None sees every district's."""

    async def settlements(
        self, campaign_id: str | None, merchant_id: str | None, state: str | None, district_id: str | None, after: str
    ) -> list[dict[str, Any]]: ...
    async def settlement(self, settlement_id: str, district_id: str | None) -> dict[str, Any] | None: ...
    async def redemption(self, redemption_id: str, district_id: str | None) -> dict[str, Any] | None: ...
    async def account_file(self, file_id: str, district_id: str | None, *, masked: bool) -> dict[str, Any] | None: ...
    async def account_files(self, district_id: str | None) -> list[dict[str, Any]]: ...
    async def holds(self, district_id: str | None) -> list[dict[str, Any]]: ...
    async def differing_days(self, district_id: str | None) -> list[dict[str, Any]]: ...
