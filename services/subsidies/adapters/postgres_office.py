"""The office in Postgres: everything one act touches, in one transaction."""

from datetime import datetime

from services.subsidies.adapters.postgres_files import PostgresFiles
from services.subsidies.adapters.postgres_pools import PostgresPools
from shared.contracts.fact import Event
from shared.runtime import outbox
from shared.runtime.keyfiles import Keyring
from shared.runtime.postgres import Connection
from shared.runtime.seal import Seal


class PostgresOffice:
    """Pools and files as one transaction sees them."""

    def __init__(self, transaction: Connection, seal: Seal, unique_keys: Keyring) -> None:
        self._transaction = transaction
        self.pools = PostgresPools(transaction)
        self.files = PostgresFiles(transaction, seal, unique_keys)

    async def now(self) -> datetime:
        now: datetime = await self._transaction.fetchval("select clock_timestamp()")
        return now

    async def tell(self, *told: tuple[str, Event]) -> None:
        await outbox.append(self._transaction, told)
