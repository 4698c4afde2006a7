"""What the merchant's view and the day files need from outside; all of it but `Settlements` only reads."""

from collections.abc import Sequence
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


class MerchantViews(Protocol):
    """What a merchant's desk looks at; reads only."""

    async def merchant(self, merchant_id: str) -> dict[str, Any] | None:
        """The merchant with its stores and their tills."""
        ...

    async def day_to_show(self, campaign_id: str, day: str | None) -> ShownDay | None:
        """That day; without one the open day, or the last one that was."""
        ...

    async def tills(self, merchant_id: str, campaign_id: str, day: str) -> list[dict[str, Any]]:
        """What each till did on a day: redemptions that stand, undone ones, refunds."""
        ...

    async def refunds_of(self, redemption_ids: Sequence[str]) -> list[dict[str, Any]]: ...
    async def days(self, merchant_id: str, campaign_id: str) -> list[DayMoney]: ...
    async def settlements(self, merchant_id: str, campaign_id: str) -> list[Settlement]: ...
    async def hold(self, merchant_id: str) -> Hold | None: ...
    async def now(self) -> datetime: ...
