"""Stocks in Postgres: the row lock orders everything; a batch costs as few round trips as it can, whatever its size."""

from collections import Counter, defaultdict
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import datetime

import asyncpg

from services.vouchers.domain.stock import ClaimRequest, Holding, Issued, RoundState, Stock
from shared.contracts.vouchers_events import IssuedVoucher, VouchersIssued
from shared.kernel.fen import Fen
from shared.runtime import outbox
from shared.runtime.postgres import Connection, Database

HOT_SETTINGS = {
    # A fresh table has no statistics: without these the look-up of holdings was planned as a sequential scan, a
    # quarter of the speed.
    "enable_seqscan": "off",
    "enable_hashjoin": "off",
    "enable_mergejoin": "off",
    "enable_bitmapscan": "off",
}

# What is locked first is told second, so the time is that of a decision and not that of a wait.
_LOCK = """
with locked as (
    select stock.*, round.program_id, round.district_id, round.pool_id, round.categories
    from stock join round using (round_id) where stock_id = $1 for no key update of stock
)
select locked.*, clock_timestamp() as decided_at from locked
"""
HOLDINGS = """
select asked.citizen_id::text, voucher.idempotency_key, voucher.stock_no, voucher.voucher_id::text,
       stock.campaign_id
from unnest($1::uuid[]) as asked (citizen_id)
join voucher on voucher.citizen_id = asked.citizen_id
join stock on stock.stock_no = voucher.stock_no
"""
# Sorted by citizen, so that two stocks' batches take their index entries in one order.
_INSERT = """
insert into voucher (voucher_id, stock_no, citizen_id, ordinal, idempotency_key, issued_at)
select row.voucher_id, $5, row.citizen_id, row.ordinal, row.key, $6
from unnest($1::uuid[], $2::uuid[], $3::smallint[], $4::text[]) as row (voucher_id, citizen_id, ordinal, key)
order by row.citizen_id, row.ordinal
on conflict do nothing
"""
# Insert, take from the stock and tell, or, when one was forestalled, only insert.
_ISSUE = f"""
with stored as ({_INSERT} returning 1),
saved as (
    update stock set remaining = $7, version = $8
    where stock_id = $9 and (select count(*) from stored) = cardinality($1) returning 1
)
{outbox.ONE.format(10, 11, 12, 13, 14)} where (select count(*) from saved) = 1
"""  # noqa: S608 - of constants
# Which of them stand. `offset 0` keeps it a look-up for each: as a join, on a fresh table, it read every voucher of the
# stock and compared it with every row.
STANDING = """
select row.voucher_id::text
from unnest($1::uuid[], $2::uuid[], $3::text[]) as row (voucher_id, citizen_id, idempotency_key)
cross join lateral (
    select from voucher
    where stock_no = $4 and citizen_id = row.citizen_id
        and voucher.idempotency_key = row.idempotency_key and voucher.voucher_id = row.voucher_id
    offset 0
) as stored
"""
_SAVE = "update stock set remaining = $2, version = $3 where stock_id = $1"
_TAKE_PLACES = """
insert into campaign_holding (campaign_id, citizen_id, held)
select $1, citizen_id, wanted from unnest($2::uuid[], $3::int[]) as row (citizen_id, wanted) order by citizen_id
on conflict (campaign_id, citizen_id) do update set held = campaign_holding.held + excluded.held
    where campaign_holding.held + excluded.held <= $4
returning citizen_id::text
"""
_FREE_PLACES = """
update campaign_holding set held = held - freed.places
from (select citizen_id, count(*) as places from unnest($2::uuid[]) as row (citizen_id) group by citizen_id) as freed
where campaign_id = $1 and campaign_holding.citizen_id = freed.citizen_id
"""


class PostgresOpenStock:
    """One stock as the transaction that locks it sees it."""

    def __init__(self, transaction: Connection, stock_id: str) -> None:
        self._transaction = transaction
        self._stock_id = stock_id
        self._row: asyncpg.Record | None = None

    async def load(self) -> tuple[Stock, datetime] | None:
        self._row = await self._transaction.fetchrow(_LOCK, self._stock_id)
        if self._row is None:
            return None
        return stock_of(self._row), self._row["decided_at"]

    async def holdings(self, requests: Sequence[ClaimRequest]) -> Mapping[str, Holding]:
        citizens = sorted({request.citizen_id for request in requests})
        by_citizen: dict[str, dict[str, tuple[int, str]]] = defaultdict(dict)
        of_campaign: dict[str, int] = defaultdict(int)
        for citizen, key, stock_no, voucher_id, campaign_id in await self._transaction.fetch(HOLDINGS, citizens):
            by_citizen[citizen][key] = (stock_no, voucher_id)
            of_campaign[citizen] += campaign_id == self._locked["campaign_id"]
        return {citizen: Holding(keys, of_campaign[citizen]) for citizen, keys in by_citizen.items()}

    async def take_campaign_places(self, issued: Sequence[Issued], limit: int) -> set[str]:
        wanted = Counter(decision.request.citizen_id for decision in issued)
        rows = await self._transaction.fetch(
            _TAKE_PLACES, self._locked["campaign_id"], list(wanted), list(wanted.values()), limit
        )
        return {row["citizen_id"] for row in rows}

    async def free_campaign_places(self, citizen_ids: Sequence[str]) -> None:
        await self._transaction.execute(_FREE_PLACES, self._locked["campaign_id"], list(citizen_ids))

    async def issue(self, after: Stock, issued: Sequence[Issued], now: datetime) -> bool:
        fact = outbox.one_fact(after.stock_id, self._issued_fact(after, issued, now))
        left = (after.remaining, after.version, after.stock_id)
        told = await self._transaction.execute(_ISSUE, *self._rows(issued, now), *left, *fact)
        return told == "INSERT 0 1"

    async def insert(self, issued: Sequence[Issued], now: datetime) -> set[str]:
        rows = self._rows(issued, now)
        await self._transaction.execute(_INSERT, *rows)
        return {row["voucher_id"] for row in await self._transaction.fetch(STANDING, *rows[:2], *rows[3:5])}

    async def save(self, stock: Stock, stored: Sequence[Issued], now: datetime) -> None:
        await self._transaction.execute(_SAVE, stock.stock_id, stock.remaining, stock.version)
        await outbox.append(self._transaction, [(stock.stock_id, self._issued_fact(stock, stored, now))])

    def _rows(
        self, issued: Sequence[Issued], now: datetime
    ) -> tuple[list[str], list[str], list[int], list[str], int, datetime]:
        """What `_INSERT` takes."""
        asked = [decision.request for decision in issued]
        return (
            [request.voucher_id for request in asked],
            [request.citizen_id for request in asked],
            [decision.ordinal for decision in issued],
            [request.idempotency_key for request in asked],
            self._locked["stock_no"],
            now,
        )

    def _issued_fact(self, stock: Stock, issued: Sequence[Issued], now: datetime) -> VouchersIssued:
        row = self._locked
        return VouchersIssued(
            stock_id=stock.stock_id,
            version=stock.version,
            round_id=row["round_id"],
            campaign_id=row["campaign_id"],
            program_id=row["program_id"],
            district_id=row["district_id"],
            pool_id=row["pool_id"],
            face_value_fen=row["face_value_fen"],
            threshold_fen=row["threshold_fen"],
            categories=row["categories"],
            valid_until=row["valid_until"],
            issued_at=now,
            vouchers=[IssuedVoucher(one.request.voucher_id, one.request.citizen_id) for one in issued],
        )

    @property
    def _locked(self) -> asyncpg.Record:
        assert self._row is not None  # noqa: S101 - load comes first
        return self._row


class PostgresStocks:
    """Opens stocks, each in a transaction of its own."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @asynccontextmanager
    async def open(self, stock_id: str) -> AsyncIterator[PostgresOpenStock]:
        async with self._database.transaction() as transaction:
            yield PostgresOpenStock(transaction, stock_id)


def stock_of(row: asyncpg.Record) -> Stock:
    """The stock in a row."""
    return Stock(
        stock_id=row["stock_id"],
        stock_no=row["stock_no"],
        face_value_fen=Fen(row["face_value_fen"]),
        remaining=row["remaining"],
        per_person_max=row["per_person_max"],
        state=RoundState(row["state"]),
        opens_at=row["opens_at"],
        closes_at=row["closes_at"],
        version=row["version"],
        campaign_person_max=row["campaign_person_max"],
    )
