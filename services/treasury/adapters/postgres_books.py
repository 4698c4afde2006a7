"""Campaigns, grants and pools in Postgres."""

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import datetime

import msgspec

from services.treasury.adapters.payee_seals import PayeeSeals
from services.treasury.adapters.postgres_batches import PostgresBankLines, PostgresBatches
from services.treasury.adapters.postgres_journal import PostgresJournal
from services.treasury.adapters.postgres_merchant_days import PostgresMerchantDays
from services.treasury.adapters.postgres_payouts import PostgresPayouts
from services.treasury.adapters.postgres_rulings import PostgresRulings
from services.treasury.adapters.postgres_settlements import PostgresAccounts, PostgresHolds, PostgresSettlements
from services.treasury.domain.allocations import AllocationChange
from services.treasury.domain.campaigns import Campaign, Program
from services.treasury.domain.grants import Grant, GrantState
from services.treasury.usecases.ports import ClosedPool, OpenBooks
from shared.contracts.fact import Event
from shared.contracts.treasury_events import RoundTerms
from shared.kernel.fen import Fen
from shared.runtime import outbox
from shared.runtime.postgres import Connection, Database

_ADD_CAMPAIGN = """
insert into campaign (campaign_id, name, cap_fen, starts_at, ends_at, state, drafted_by)
values ($1, $2, $3, $4, $5, 'DRAFT', $6) on conflict do nothing returning true
"""
_ADD_PROGRAMS = """
insert into program (program_id, campaign_id, district_id, district_name, purpose, allocated_fen)
select program_id, $1, district_id, district_name, purpose, allocated_fen
from unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::bigint[])
    as row (program_id, district_id, district_name, purpose, allocated_fen)
on conflict do nothing returning program_id
"""
_CAMPAIGN = """
select campaign_id, name, cap_fen, starts_at, ends_at, state, drafted_by from campaign where campaign_id = $1 for update
"""
_PROGRAMS = """
select program_id, district_id, district_name, purpose, allocated_fen from program where campaign_id = $1
order by program_id
"""
_APPROVE_CAMPAIGN = """
update campaign set state = 'APPROVED', approved_by = $2, version = version + 1 where campaign_id = $1
"""
_CAMPAIGN_OF_PROGRAM = "select campaign_id from program where program_id = $1"
_ADD_CHANGE = """
insert into allocation_change (change_id, campaign_id, program_id, from_fen, to_fen, drafted_by)
values ($1, $2, $3, $4, $5, $6) on conflict do nothing returning true
"""
_CHANGE = """
select change_id, campaign_id, program_id, from_fen, to_fen, drafted_by, approved_by from allocation_change
where change_id = $1 for update
"""
_GRANT_COLUMNS = """
grant_id, campaign_id, program_id, district_id, pool_id, amount_fen, state, drafted_by, version, approved_by,
approved_at
"""
_ADD_GRANT = """
insert into grant_of_money
    (grant_id, campaign_id, program_id, district_id, pool_id, amount_fen, terms, state, drafted_by)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing returning true
"""
_GRANT = f"select {_GRANT_COLUMNS}, terms from grant_of_money where grant_id = $1"  # noqa: S608
_GRANTS_OF_POOL = f"""
select {_GRANT_COLUMNS} from grant_of_money where pool_id = $1 order by grant_id for update
"""  # noqa: S608
_SAVE_GRANT = """
update grant_of_money set state = $2, version = $3, approved_by = $4, approved_at = $5
where grant_id = $1 and version = $3 - 1
"""
_NOTE_CLOSE = "insert into pool_close (pool_id, issued_fen, unissued_fen) values ($1, $2, $3) on conflict do nothing"
_INCOMPLETE = """
select close.pool_id, close.issued_fen, close.unissued_fen,
    coalesce((select sum(amount_fen) from transfer
              where debit_id = granted.account_id and credit_id = outstanding.account_id), 0)::bigint as booked
from pool_close close
join account granted on granted.pool_id = close.pool_id and granted.kind = 'granted'
join account outstanding on outstanding.pool_id = close.pool_id and outstanding.kind = 'outstanding'
where close.pool_id = any($1::text[]) and not close.complete
"""


class PostgresCampaigns:
    """Campaigns as one transaction sees them."""

    def __init__(self, transaction: Connection) -> None:
        self._transaction = transaction

    async def add(self, campaign: Campaign) -> bool:
        added = await self._transaction.fetchval(
            _ADD_CAMPAIGN, campaign.campaign_id, campaign.name, campaign.cap_fen, campaign.starts_at,
            campaign.ends_at, campaign.drafted_by,
        )  # fmt: skip
        programs = campaign.programs
        rows = await self._transaction.fetch(
            _ADD_PROGRAMS,
            campaign.campaign_id,
            [program.program_id for program in programs],
            [program.district_id for program in programs],
            [program.district_name for program in programs],
            [program.purpose for program in programs],
            [program.allocated_fen for program in programs],
        ) if added else []  # fmt: skip
        return bool(added) and len(rows) == len(programs)

    async def load_for_update(self, campaign_id: str) -> Campaign | None:
        row = await self._transaction.fetchrow(_CAMPAIGN, campaign_id)
        if row is None:
            return None
        programs = await self._transaction.fetch(_PROGRAMS, campaign_id)
        return Campaign(**row, programs=tuple(Program(**program) for program in programs))

    async def approve(self, campaign_id: str, checker: str) -> None:
        await self._transaction.execute(_APPROVE_CAMPAIGN, campaign_id, checker)

    async def program_for_update(self, program_id: str) -> tuple[Campaign, Program] | None:
        campaign_id = await self._transaction.fetchval(_CAMPAIGN_OF_PROGRAM, program_id)
        campaign = await self.load_for_update(campaign_id) if campaign_id else None
        if campaign is None:
            return None
        return campaign, next(program for program in campaign.programs if program.program_id == program_id)

    async def add_change(self, change: AllocationChange) -> bool:
        return bool(
            await self._transaction.fetchval(
                _ADD_CHANGE, change.change_id, change.campaign_id, change.program_id, change.from_fen, change.to_fen,
                change.drafted_by,
            )
        )  # fmt: skip

    async def change_for_update(self, change_id: str) -> AllocationChange | None:
        row = await self._transaction.fetchrow(_CHANGE, change_id)
        return AllocationChange(**row) if row else None

    async def apply_change(self, change: AllocationChange) -> None:
        query = "update allocation_change set approved_by = $2 where change_id = $1"
        await self._transaction.execute(query, change.change_id, change.approved_by)
        query = "update program set allocated_fen = $2 where program_id = $1"
        await self._transaction.execute(query, change.program_id, change.to_fen)


class PostgresGrants:
    """Grants and closed pools as one transaction sees them."""

    def __init__(self, transaction: Connection) -> None:
        self._transaction = transaction

    async def add(self, grant: Grant, terms: RoundTerms | None) -> bool:
        return bool(
            await self._transaction.fetchval(
                _ADD_GRANT, grant.grant_id, grant.campaign_id, grant.program_id, grant.district_id, grant.pool_id,
                grant.amount_fen, msgspec.json.encode(terms).decode(), grant.state, grant.drafted_by,
            )
        )  # fmt: skip

    async def find(self, grant_id: str) -> tuple[Grant, RoundTerms | None] | None:
        return await self._grant(_GRANT, grant_id)

    async def load_for_update(self, grant_id: str) -> tuple[Grant, RoundTerms | None] | None:
        return await self._grant(f"{_GRANT} for update", grant_id)

    async def _grant(self, query: str, grant_id: str) -> tuple[Grant, RoundTerms | None] | None:
        row = await self._transaction.fetchrow(query, grant_id)
        if row is None:
            return None
        columns = dict(row)
        terms = msgspec.json.decode(columns.pop("terms"), type=RoundTerms | None)
        return _grant(columns), terms

    async def save(self, grant: Grant) -> None:
        await self._transaction.execute(
            _SAVE_GRANT, grant.grant_id, grant.state, grant.version, grant.approved_by, grant.approved_at
        )

    async def of_pool_for_update(self, pool_id: str) -> list[Grant]:
        return [_grant(dict(row)) for row in await self._transaction.fetch(_GRANTS_OF_POOL, pool_id)]

    async def note_pool_close(self, pool_id: str, issued_fen: Fen, unissued_fen: Fen) -> None:
        await self._transaction.execute(_NOTE_CLOSE, pool_id, issued_fen, unissued_fen)

    async def incomplete_closed_pools(self, pool_ids: Sequence[str]) -> list[ClosedPool]:
        rows = await self._transaction.fetch(_INCOMPLETE, list(pool_ids))
        return [ClosedPool(row["pool_id"], row["issued_fen"], row["unissued_fen"], row["booked"]) for row in rows]

    async def complete_pool(self, pool_id: str) -> None:
        await self._transaction.execute("update pool_close set complete = true where pool_id = $1", pool_id)


class PostgresBooks:
    """All of treasury's books as one transaction sees them."""

    def __init__(self, transaction: Connection, seals: PayeeSeals) -> None:
        self._transaction = transaction
        self.journal = PostgresJournal(transaction)
        self.campaigns = PostgresCampaigns(transaction)
        self.grants = PostgresGrants(transaction)
        self.payouts = PostgresPayouts(transaction, seals)
        self.batches = PostgresBatches(transaction, seals)
        self.bank_lines = PostgresBankLines(transaction)
        self.rulings = PostgresRulings(transaction)
        self.days = PostgresMerchantDays(transaction)
        self.settlements = PostgresSettlements(transaction)
        self.accounts = PostgresAccounts(transaction, seals)
        self.holds = PostgresHolds(transaction)
        self.open_payee = seals.open_asked

    async def now(self) -> datetime:
        now: datetime = await self._transaction.fetchval("select clock_timestamp()")
        return now

    async def tell(self, *told: tuple[str, Event]) -> None:
        await outbox.append(self._transaction, told)


def opening(database: Database, books: Callable[[Connection], PostgresBooks]) -> OpenBooks:
    """Books in a transaction of their own, for acts that also talk to the bank."""

    @asynccontextmanager
    async def open_books() -> AsyncIterator[PostgresBooks]:
        async with database.transaction() as transaction:
            yield books(transaction)

    return open_books


def _grant(columns: dict[str, object]) -> Grant:
    return Grant(**{**columns, "state": GrantState(str(columns["state"]))})  # type: ignore[arg-type]
