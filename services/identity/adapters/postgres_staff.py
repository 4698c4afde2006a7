"""Staff accounts in Postgres."""

from collections.abc import Sequence

from services.identity.usecases.ports import StaffAccount, StaffState
from shared.contracts.fact import Event
from shared.runtime import outbox
from shared.runtime.postgres import Connection

_COLUMNS = "staff_id::text, login, password_hash, role, district_id, state, appointed_by, must_change, version"
_FIND = f"select {_COLUMNS} from staff where login = $1"  # noqa: S608 - our own words, here and below
_SEE = f"select {_COLUMNS} from staff where staff_id = $1"  # noqa: S608
_LOGINS = "select staff_id::text, login from staff where staff_id = any($1::uuid[])"
_LOAD = f"select {_COLUMNS} from staff where staff_id = $1 for update"  # noqa: S608
_ALL = f"select {_COLUMNS} from staff order by login limit $1"  # noqa: S608
_COUNT_ADMINS = "select count(*) from staff where role = 'admin' and state = 'ACTIVE'"
_ADD = """
insert into staff (staff_id, login, password_hash, role, district_id, state, appointed_by, must_change, version)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (login) do nothing returning true
"""
_SAVE = "update staff set state = $2, version = $3 where staff_id = $1"
_TAKE_OWN_HASH = """
update staff set password_hash = $3, must_change = false
where staff_id = $1 and password_hash = $2 and state = 'ACTIVE'
"""
LISTED_MAX = 5_000


class PostgresStaff:
    """The accounts as one transaction sees them."""

    def __init__(self, transaction: Connection) -> None:
        self._transaction = transaction

    async def find(self, login: str) -> StaffAccount | None:
        row = await self._transaction.fetchrow(_FIND, login)
        return _account(dict(row)) if row else None

    async def see(self, staff_id: str) -> StaffAccount | None:
        row = await self._transaction.fetchrow(_SEE, staff_id)
        return _account(dict(row)) if row else None

    async def logins(self, staff_ids: Sequence[str]) -> dict[str, str]:
        return {row["staff_id"]: row["login"] for row in await self._transaction.fetch(_LOGINS, list(staff_ids))}

    async def load_for_update(self, staff_id: str) -> StaffAccount | None:
        row = await self._transaction.fetchrow(_LOAD, staff_id)
        return _account(dict(row)) if row else None

    async def all(self) -> list[StaffAccount]:
        return [_account(dict(row)) for row in await self._transaction.fetch(_ALL, LISTED_MAX)]

    async def add(self, account: StaffAccount) -> bool:
        columns = (
            account.staff_id, account.login, account.password_hash, account.role, account.district_id, account.state,
            account.appointed_by, account.must_change, account.version,
        )  # fmt: skip
        return bool(await self._transaction.fetchval(_ADD, *columns))

    async def save(self, account: StaffAccount) -> None:
        await self._transaction.execute(_SAVE, account.staff_id, account.state, account.version)

    async def change_password(self, staff_id: str, *, seen: str, password_hash: str) -> bool:
        return await self._transaction.execute(_TAKE_OWN_HASH, staff_id, seen, password_hash) == "UPDATE 1"

    async def count_admins(self) -> int:
        count: int = await self._transaction.fetchval(_COUNT_ADMINS)
        return count

    async def tell(self, *told: tuple[str, Event]) -> None:
        await outbox.append(self._transaction, told)


def _account(row: dict[str, object]) -> StaffAccount:
    return StaffAccount(**{**row, "state": StaffState(str(row["state"]))})  # type: ignore[arg-type] # columns' types
