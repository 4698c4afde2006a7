"""Staff accounts in Postgres."""

from services.identity.usecases.ports import StaffAccount
from shared.contracts.fact import Event
from shared.runtime import outbox
from shared.runtime.postgres import Connection

_FIND = "select staff_id::text, login, password_hash, role, district_id from staff where login = $1"
_HAS_ADMIN = "select exists (select from staff where role = 'admin')"
_ADD = """
insert into staff (staff_id, login, password_hash, role, district_id) values ($1, $2, $3, $4, $5)
on conflict (login) do nothing returning true
"""


class PostgresStaff:
    """The accounts as one transaction sees them."""

    def __init__(self, transaction: Connection) -> None:
        self._transaction = transaction

    async def find(self, login: str) -> StaffAccount | None:
        row = await self._transaction.fetchrow(_FIND, login)
        return StaffAccount(**row) if row else None

    async def add(self, account: StaffAccount) -> bool:
        return bool(
            await self._transaction.fetchval(
                _ADD, account.staff_id, account.login, account.password_hash, account.role, account.district_id
            )
        )

    async def has_admin(self) -> bool:
        return bool(await self._transaction.fetchval(_HAS_ADMIN))

    async def tell(self, *told: tuple[str, Event]) -> None:
        await outbox.append(self._transaction, told)
