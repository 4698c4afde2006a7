"""What the merchant's view and the day files need from outside; all of it but `Settlements` only reads."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple, Protocol

from services.redemption.domain.day_file import Cell, Head, Line, Place, Scope
from services.redemption.domain.settlement import DayMoney, Hold, Settlement
from shared.contracts.treasury_events import MerchantHeld, SettlementMoved


class DayEnd(NamedTuple):
    """How a day ended: when, and as which of its campaign's; neither while it is open."""

    close_no: int | None
    closed_at: datetime | None


class DayFiles(Protocol):
    """The lines of closed days. Each call reads by itself: a closed day never changes, and no transaction is kept open
    while a slow reader takes a file."""

    async def end_of_day(self, campaign_id: str, day: str) -> DayEnd | None: ...
    async def knows(self, scope: Scope, of: str, campaign_id: str) -> bool:
        """Whether there is such a merchant, or such a district in the campaign."""
        ...

    async def page(self, head: Head, after: Place) -> list[Line]:
        """The next lines in order; none at the end."""
        ...


class DaySheet(Protocol):
    """A sheet (xlsx) that is being written; its bytes are there once the block it was opened in is left."""

    @property
    def content(self) -> bytes: ...
    async def add(self, rows: Sequence[Sequence[Cell]]) -> None: ...


class Settlements(Protocol):
    """What treasury told of merchants' money; only a higher version replaces."""

    async def keep(self, moved: Sequence[SettlementMoved]) -> None: ...
    async def keep_holds(self, held: Sequence[MerchantHeld]) -> None: ...


class ShownDay(NamedTuple):
    day: str
    is_closed: bool


RETURNS_PAGE = 100


class ReturnPage(NamedTuple):
    """A part of what was taken back of a merchant on a day, in order of time; `next` is its last when there is more."""

    returns: list[dict[str, Any]]
    next: str | None


class MerchantViews(Protocol):
    """What a merchant's desk looks at; reads only."""

    async def merchant(self, merchant_id: str) -> dict[str, Any] | None:
        """The merchant with its stores and their tills."""
        ...

    async def keys_of(self, merchant_id: str) -> list[dict[str, Any]]:
        """The keys of its tills, the newest of each till first, revoked ones too."""
        ...

    async def merchants(self, district_id: str | None, words: str, after: str) -> dict[str, Any]:
        """A page of merchants by id, those called so, with how many stores, tills and live keys they have."""
        ...

    async def day_to_show(self, campaign_id: str, day: str | None) -> ShownDay | None:
        """That day; without one the open day, or the last one that was."""
        ...

    async def tills(self, merchant_id: str, campaign_id: str, day: str) -> list[dict[str, Any]]:
        """What each till did on a day: redemptions that stand, undone ones, refunds."""
        ...

    async def returns(
        self, merchant_id: str, campaign_id: str, day: str, after: str | None = None, *, page: int = RETURNS_PAGE
    ) -> ReturnPage:
        """The redemptions of a day that were undone, and the refunds that stand on it, whenever it was redeemed."""
        ...

    async def redemption(self, merchant_id: str, redemption_id: str) -> dict[str, Any] | None:
        """A redemption of the merchant's with its order and its voucher, from the issue on."""
        ...

    async def refunds_of(self, redemption_ids: Sequence[str]) -> list[dict[str, Any]]: ...
    async def days(self, merchant_id: str, campaign_id: str) -> list[DayMoney]: ...
    async def settlements(self, merchant_id: str, campaign_id: str) -> list[Settlement]: ...
    async def hold(self, merchant_id: str) -> Hold | None: ...
    async def now(self) -> datetime: ...


class OpenDay(NamedTuple):
    """A business day that is open now."""

    campaign_id: str
    day: str
    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class ShiftSums:
    """What a till did since an instant: redemptions that stand, and those taken back."""

    count: int
    sum_fen: int
    undone: int
    undone_fen: int


class TillViews(Protocol):
    """What a till looks at of its own; reads only."""

    async def now(self) -> datetime: ...
    async def place_of(self, terminal_id: str) -> dict[str, str]:
        """The names of its store and its merchant."""
        ...

    async def open_days(self) -> list[OpenDay]: ...
    async def last_of(self, terminal_id: str, most: int) -> list[dict[str, Any]]:
        """Its redemptions, the newest first, those taken back too."""
        ...

    async def sums_of(self, terminal_id: str, since: datetime) -> ShiftSums: ...
