"""The journal in Postgres: set-based posting; a trigger moves the balances in the same statement."""

from collections.abc import Sequence
from datetime import datetime

from services.treasury.domain.journal import Account, Kind, Transfer
from services.treasury.usecases.ports import AccountBalance
from shared.kernel.errors import BrokenPromiseError
from shared.kernel.fen import Fen
from shared.runtime.postgres import Connection

_OPEN = """
insert into account (pool_id, kind, campaign_id, program_id)
select pool_id, kind, $3, $4 from unnest($1::text[], $2::text[]) as row (pool_id, kind) on conflict do nothing
"""
_PROGRAM = "select program_id from account where pool_id = $1 and kind = 'granted'"
_BALANCE = "select balance_fen from account where pool_id = $1 and kind = $2 for no key update"
# A missing account stays null and breaks the insert: nothing is dropped in silence.
_POST = """
insert into transfer (event_id, line, debit_id, credit_id, amount_fen)
select row.event_id, row.line, debit.account_id, credit.account_id, row.amount_fen
from unnest($1::text[], $2::int[], $3::text[], $4::text[], $5::text[], $6::text[], $7::bigint[])
    as row (event_id, line, debit_pool, debit_kind, credit_pool, credit_kind, amount_fen)
left join account debit on debit.pool_id = row.debit_pool and debit.kind = row.debit_kind
left join account credit on credit.pool_id = row.credit_pool and credit.kind = row.credit_kind
order by row.event_id, row.line
on conflict do nothing
"""
_BALANCES = "select pool_id, kind, program_id, balance_fen from account where campaign_id = $1 order by account_id"
_BALANCES_AT = """
select account.pool_id, account.kind, account.program_id, coalesce(sum(moved.amount_fen), 0)::bigint as balance_fen
from account left join (
    select debit_id as account_id, -amount_fen as amount_fen from transfer where booked_at <= $2
    union all
    select credit_id, amount_fen from transfer where booked_at <= $2
) as moved using (account_id)
where account.campaign_id = $1
group by account.account_id order by account.account_id
"""


class PostgresJournal:
    """The journal as one transaction sees it."""

    def __init__(self, transaction: Connection) -> None:
        self._transaction = transaction

    async def open_accounts(self, accounts: Sequence[Account], campaign_id: str, program_id: str | None) -> None:
        pools, kinds = [account.pool_id for account in accounts], [account.kind for account in accounts]
        await self._transaction.execute(_OPEN, pools, kinds, campaign_id, program_id)

    async def program_of(self, pool_id: str) -> str | None:
        program_id: str | None = await self._transaction.fetchval(_PROGRAM, pool_id)
        return program_id

    async def balance_for_update(self, account: Account) -> Fen:
        balance = await self._transaction.fetchval(_BALANCE, account.pool_id, account.kind)
        if balance is None:
            raise BrokenPromiseError(f"no account {account}")
        return Fen(balance)

    async def post(self, transfers: Sequence[Transfer]) -> None:
        if not transfers:
            return
        await self._transaction.execute(
            _POST,
            [transfer.event_id for transfer in transfers],
            [transfer.line for transfer in transfers],
            [transfer.debit.pool_id for transfer in transfers],
            [transfer.debit.kind for transfer in transfers],
            [transfer.credit.pool_id for transfer in transfers],
            [transfer.credit.kind for transfer in transfers],
            [transfer.amount_fen for transfer in transfers],
        )

    async def balances(self, campaign_id: str, at: datetime | None) -> list[AccountBalance]:
        if at is None:
            rows = await self._transaction.fetch(_BALANCES, campaign_id)
        else:
            rows = await self._transaction.fetch(_BALANCES_AT, campaign_id, at)
        return [
            AccountBalance(row["pool_id"], Kind(row["kind"]), row["program_id"], Fen(row["balance_fen"]))
            for row in rows
        ]
