"""The office in Postgres: everything one act touches, in one transaction."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from services.subsidies.adapters.keyed_issuing import KeyedIssuing
from services.subsidies.adapters.postgres_files import PostgresFiles
from services.subsidies.adapters.postgres_fuel_cards import PostgresFuelCards
from services.subsidies.adapters.postgres_pools import PostgresPools
from shared.contracts.fact import Event
from shared.runtime import outbox
from shared.runtime.keyfiles import Keyring, load_keyring
from shared.runtime.postgres import Connection
from shared.runtime.seal import Seal


@dataclass(frozen=True)
class OfficeKeys:
    """What the office seals, hashes and issues with."""

    seal: Seal
    unique: Keyring
    issuing: KeyedIssuing


def office_keys(folder: Path) -> OfficeKeys:
    """Read from their files; raises as `load_keyring` does."""
    issuing = KeyedIssuing(load_keyring(folder, "voucher_id").newest, Seal(load_keyring(folder, "payee")))
    return OfficeKeys(Seal(load_keyring(folder, "subsidy_data")), load_keyring(folder, "subsidy_unique"), issuing)


class PostgresOffice:
    """Pools, files and fuel cards as one transaction sees them."""

    def __init__(self, transaction: Connection, keys: OfficeKeys) -> None:
        self._transaction = transaction
        self.pools = PostgresPools(transaction)
        self.files = PostgresFiles(transaction, keys.seal, keys.unique)
        self.fuel_cards = PostgresFuelCards(transaction)
        self.issuing = keys.issuing

    async def now(self) -> datetime:
        now: datetime = await self._transaction.fetchval("select clock_timestamp()")
        return now

    async def tell(self, *told: tuple[str, Event]) -> None:
        await outbox.append(self._transaction, told)
