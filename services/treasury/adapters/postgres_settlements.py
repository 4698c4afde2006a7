"""Settlements, merchants' accounts and holds in Postgres; accounts only sealed."""

from collections.abc import Mapping, Sequence
from typing import Any

from services.treasury.adapters.payee_seals import PayeeSeals
from services.treasury.domain.payees import Payee
from services.treasury.domain.settlements import Hold, Settlement, SettlementState
from services.treasury.usecases.settlement_ports import AccountFile
from shared.kernel.fen import Fen
from shared.runtime.postgres import Connection

_COLUMNS = """
settlement_id, version, merchant_id, campaign_id, district_id, amount_fen, payouts, state, moved_at,
array(select business_day from merchant_day where merchant_day.settlement_id = settlement.settlement_id
      order by closed_at, business_day) as business_days
"""
_ADD = """
insert into settlement (settlement_id, version, merchant_id, campaign_id, district_id, amount_fen, payouts, state,
    moved_at)
select * from unnest($1::text[], $2::int[], $3::text[], $4::text[], $5::text[], $6::bigint[], $7::int[], $8::text[],
    $9::timestamptz[])
"""
_LOAD = f"""
select {_COLUMNS} from settlement where settlement_id = any($1::text[]) order by settlement_id for update
"""  # noqa: S608 - our own words
_SAVE = """
update settlement set version = row.version, state = row.state, payouts = row.payouts, moved_at = row.moved_at
from unnest($1::text[], $2::int[], $3::text[], $4::int[], $5::timestamptz[])
    as row (settlement_id, version, state, payouts, moved_at)
where settlement.settlement_id = row.settlement_id
"""
_OPEN = f"""
select {_COLUMNS} from settlement
where campaign_id = $1 and merchant_id = any($2::text[]) and state not in ('PAID', 'NETTED')
"""  # noqa: S608
_FAILED = f"""
select {_COLUMNS} from settlement where merchant_id = any($1::text[]) and state = 'FAILED'
order by settlement_id for update
"""  # noqa: S608
_ADD_FILE = """
insert into account_file (file_id, district_id, sha256, drafted_by) values ($1, $2, $3, $4)
on conflict do nothing returning true
"""
_ADD_ACCOUNTS = """
insert into merchant_account (file_id, merchant_id, payee_sealed) select $1, * from unnest($2::text[], $3::bytea[])
"""
_FILE = """
select file_id, district_id, sha256, drafted_by, approved_by from account_file where file_id = $1 for update
"""
_ACCOUNTS = "select file_id, merchant_id, payee_sealed from merchant_account where file_id = $1"
_APPROVE = "update account_file set approved_by = $2, approved_at = clock_timestamp() where file_id = $1"
_IN_FORCE = """
select file_id, merchant_id, payee_sealed from account_in_force
where district_id = $1 and merchant_id = any($2::text[])
"""
_HOLD_COLUMNS = "merchant_id, version, district_id, is_held, held_by, reason, held_at"
_HOLDS = f"select {_HOLD_COLUMNS} from merchant_hold where is_held and merchant_id = any($1::text[])"  # noqa: S608
_HOLD = f"select {_HOLD_COLUMNS} from merchant_hold where merchant_id = $1 for update"  # noqa: S608
_SAVE_HOLD = f"""
insert into merchant_hold ({_HOLD_COLUMNS}) values ($1, $2, $3, $4, $5, $6, $7)
on conflict (merchant_id) do update set version = excluded.version, is_held = excluded.is_held,
    held_by = excluded.held_by, reason = excluded.reason, held_at = excluded.held_at
"""  # noqa: S608


class PostgresSettlements:
    """Settlements as one transaction sees them."""

    def __init__(self, transaction: Connection) -> None:
        self._transaction = transaction

    async def add(self, settlements: Sequence[Settlement]) -> None:
        await self._transaction.execute(
            _ADD,
            [one.settlement_id for one in settlements],
            [one.version for one in settlements],
            [one.merchant_id for one in settlements],
            [one.campaign_id for one in settlements],
            [one.district_id for one in settlements],
            [one.amount_fen for one in settlements],
            [one.payouts for one in settlements],
            [one.state for one in settlements],
            [one.moved_at for one in settlements],
        )

    async def load_for_update(self, settlement_ids: Sequence[str]) -> dict[str, Settlement]:
        rows = await self._transaction.fetch(_LOAD, list(settlement_ids))
        return {row["settlement_id"]: _settlement(row) for row in rows}

    async def save(self, settlements: Sequence[Settlement]) -> None:
        await self._transaction.execute(
            _SAVE,
            [one.settlement_id for one in settlements],
            [one.version for one in settlements],
            [one.state for one in settlements],
            [one.payouts for one in settlements],
            [one.moved_at for one in settlements],
        )

    async def open_among(self, campaign_id: str, merchant_ids: Sequence[str]) -> dict[str, Settlement]:
        rows = await self._transaction.fetch(_OPEN, campaign_id, list(merchant_ids))
        return {row["merchant_id"]: _settlement(row) for row in rows}

    async def failed_of(self, merchant_ids: Sequence[str]) -> list[Settlement]:
        return [_settlement(row) for row in await self._transaction.fetch(_FAILED, list(merchant_ids))]


class PostgresAccounts:
    """Merchants' accounts as one transaction sees them."""

    def __init__(self, transaction: Connection, seals: PayeeSeals) -> None:
        self._transaction = transaction
        self._seals = seals

    async def add(self, file: AccountFile, rows: Mapping[str, Payee]) -> bool:
        own = (file.file_id, file.district_id, file.sha256, file.drafted_by)
        if not await self._transaction.fetchval(_ADD_FILE, *own):
            return False
        sealed = [self._seals.close_account(file.file_id, merchant_id, payee) for merchant_id, payee in rows.items()]
        await self._transaction.execute(_ADD_ACCOUNTS, file.file_id, list(rows), sealed)
        return True

    async def load_for_update(self, file_id: str) -> AccountFile | None:
        row = await self._transaction.fetchrow(_FILE, file_id)
        return AccountFile(**row) if row else None

    async def rows(self, file_id: str) -> dict[str, Payee]:
        return self._opened(await self._transaction.fetch(_ACCOUNTS, file_id))

    async def approve(self, file: AccountFile) -> None:
        await self._transaction.execute(_APPROVE, file.file_id, file.approved_by)

    async def in_force(self, district_id: str, merchant_ids: Sequence[str]) -> dict[str, Payee]:
        return self._opened(await self._transaction.fetch(_IN_FORCE, district_id, list(merchant_ids)))

    def _opened(self, rows: Sequence[Any]) -> dict[str, Payee]:
        return {
            row["merchant_id"]: self._seals.open_account(row["file_id"], row["merchant_id"], row["payee_sealed"])
            for row in rows
        }


class PostgresHolds:
    """Holds as one transaction sees them."""

    def __init__(self, transaction: Connection) -> None:
        self._transaction = transaction

    async def of(self, merchant_ids: Sequence[str]) -> dict[str, Hold]:
        return {row["merchant_id"]: Hold(**row) for row in await self._transaction.fetch(_HOLDS, list(merchant_ids))}

    async def load_for_update(self, merchant_id: str) -> Hold | None:
        row = await self._transaction.fetchrow(_HOLD, merchant_id)
        return Hold(**row) if row else None

    async def save(self, hold: Hold) -> None:
        await self._transaction.execute(
            _SAVE_HOLD, hold.merchant_id, hold.version, hold.district_id, hold.is_held, hold.held_by, hold.reason,
            hold.held_at,
        )  # fmt: skip


def _settlement(row: Any) -> Settlement:
    given = {
        **row,
        "business_days": tuple(row["business_days"]),
        "state": SettlementState(row["state"]),
        "amount_fen": Fen(row["amount_fen"]),
    }
    return Settlement(**given)
