"""What reconciling needs from outside: the sides as one snapshot shows them, and the work list that follows."""

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, NamedTuple, Protocol

from services.treasury.domain.differences import Difference
from services.treasury.domain.reconciliation import Found, Pair, Place, Row, Sums


class Scope(NamedTuple):
    """What is reconciled: a campaign, or one district of it, as at a second.

    What was known then: an entry by the transaction that booked it (as its transfer, `transfer.booked_at`), a day by
    when its close and its rows reached us (`told_at`, `came_at`), a settlement by when it was drawn up and when it
    ended, a payout by when it was noted and its answer booked, a line of the bank's by when it came, a batch by when
    it was prepared. Of a batch since cancelled the file is gone, and it is seen at no second; what two people have
    since ruled on counts as ruled.
    """

    campaign_id: str
    district_id: str | None
    as_at: datetime


class Page(NamedTuple):
    """Some rows of one pair of sides; what belongs together is never on two pages."""

    pair: Pair
    here: Sequence[Row]
    there: Sequence[Row]


class Sides(Protocol):
    """One snapshot of everything; it writes nothing and locks nothing."""

    async def now(self) -> datetime: ...
    async def districts(self, campaign_id: str) -> frozenset[str]:
        """Those of a campaign's programs; none where there is no such campaign."""
        ...

    def pages(self, scope: Scope) -> AsyncIterator[Page]: ...


@dataclass(frozen=True, slots=True)
class Run:
    """A reconciliation; `is_present` of its own second (else a look back, which moves no work list), `is_whole` when
    every difference is listed and not only counted."""

    run_id: str
    campaign_id: str
    district_id: str | None
    as_at: datetime
    is_present: bool
    is_whole: bool
    started_by: str
    started_at: datetime
    finished_at: datetime


class Reconciliations(Protocol):
    """Runs and the work list, in one transaction."""

    async def now(self) -> datetime: ...
    async def last_present(self, campaign_id: str) -> datetime | None:
        """The second of the campaign's last run that moved the work list; one keeper of a campaign's at a time."""
        ...

    async def add(self, run: Run, counts: Mapping[Place, Sums], found: Sequence[Found]) -> None: ...
    async def open_in(self, campaign_id: str, district_id: str | None) -> dict[str, Difference]:
        """Open differences by id, of the campaign or one district of it; locked."""
        ...

    async def of(self, difference_ids: Sequence[str]) -> dict[str, Difference]:
        """Those of these ids that were ever seen; locked."""
        ...

    async def save(self, differences: Sequence[Difference]) -> None: ...
    async def first_due(self, every: timedelta) -> str | None:
        """A campaign with merchants' days that no present run of the whole has looked at for so long."""
        ...


class Reconciling(Protocol):
    """Opens the one and the other, each time in a transaction of its own."""

    def sides(self) -> AbstractAsyncContextManager[Sides]: ...
    def ledger(self) -> AbstractAsyncContextManager[Reconciliations]: ...


class ReconciliationViews(Protocol):
    """What people look at; of a district's staff (`district_id`) the district's."""

    async def runs(self, campaign_id: str, district_id: str | None) -> list[dict[str, Any]]: ...
    async def run(self, run_id: str, district_id: str | None, after: str) -> dict[str, Any] | None:
        """A run, what it counted, and a page of it by day and merchant after that place (`<day>/<merchant>`)."""
        ...

    async def found(self, run_id: str, district_id: str | None, after: int) -> list[dict[str, Any]]: ...
    async def differences(self, state: str | None, district_id: str | None, after: str) -> list[dict[str, Any]]: ...
