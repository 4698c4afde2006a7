"""All sides of a reconciliation in one snapshot of Postgres, which holds up no relay: it writes nothing."""

from collections.abc import AsyncIterator
from datetime import datetime

from services.treasury.adapters.payee_seals import PayeeSeals
from services.treasury.adapters.postgres_day_sides import day_pages
from services.treasury.adapters.postgres_journal_sides import journal_pages
from services.treasury.adapters.postgres_payment_sides import payment_pages
from services.treasury.adapters.postgres_settlement_sides import settlement_pages
from services.treasury.usecases.reconciliation_ports import Page, Scope
from shared.runtime.postgres import Connection

_DISTRICTS = "select distinct district_id from program where campaign_id = $1"


class PostgresSides:
    """The sides as one snapshot shows them."""

    def __init__(self, snapshot: Connection, seals: PayeeSeals) -> None:
        self._snapshot = snapshot
        self._seals = seals

    async def now(self) -> datetime:
        now: datetime = await self._snapshot.fetchval("select clock_timestamp()")
        return now

    async def districts(self, campaign_id: str) -> frozenset[str]:
        return frozenset(row["district_id"] for row in await self._snapshot.fetch(_DISTRICTS, campaign_id))

    async def pages(self, scope: Scope) -> AsyncIterator[Page]:
        async for page in day_pages(self._snapshot, scope):
            yield page
        async for page in journal_pages(self._snapshot, scope):
            yield page
        async for page in settlement_pages(self._snapshot, scope):
            yield page
        async for page in payment_pages(self._snapshot, self._seals, scope):
            yield page
