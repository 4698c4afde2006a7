"""Where reconciliation works in Postgres: sides in one snapshot, runs and differences in a transaction."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from services.treasury.adapters.payee_seals import PayeeSeals
from services.treasury.adapters.postgres_reconciliation_views import PostgresReconciliationViews
from services.treasury.adapters.postgres_reconciliations import PostgresReconciliations
from services.treasury.adapters.postgres_sides import PostgresSides
from shared.runtime.postgres import Database


class PostgresReconciling:
    """Opens each of them; `ledger_on` and `views_on` stand on a connection that is there already."""

    ledger_on = PostgresReconciliations
    views_on = PostgresReconciliationViews

    def __init__(self, database: Database, seals: PayeeSeals) -> None:
        self._database = database
        self._seals = seals

    @asynccontextmanager
    async def sides(self) -> AsyncIterator[PostgresSides]:
        """It writes nothing, so however long it takes it holds up no relay."""
        async with (
            self._database.connection() as connection,
            connection.transaction(isolation="repeatable_read", readonly=True),
        ):
            yield PostgresSides(connection, self._seals)

    @asynccontextmanager
    async def ledger(self) -> AsyncIterator[PostgresReconciliations]:
        """A transaction of its own."""
        async with self._database.transaction() as transaction:
            yield PostgresReconciliations(transaction)
