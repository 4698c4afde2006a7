"""Merchants' entries and closed days in Postgres, all of it set-based."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from services.treasury.domain.settlements import DayKey, DaySums, Entry, MerchantDay, PoolSums, Settlement
from services.treasury.usecases.settlement_ports import Differing
from shared.contracts.redemption_events import DayListed
from shared.kernel.errors import BrokenPromiseError
from shared.kernel.fen import Fen
from shared.runtime.postgres import Connection

_ADD_ENTRIES = """
insert into merchant_entry (event_id, kind, entry_id, redemption_id, merchant_id, campaign_id, district_id, program_id,
    pool_id, business_day, amount_fen, at)
select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
    $9::text[], $10::text[], $11::bigint[], $12::timestamptz[])
on conflict do nothing
"""
_ADD_LISTED = """
insert into listed_row (merchant_id, campaign_id, business_day, entry_id, redemption_id, pool_id, program_id,
    amount_fen)
select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::bigint[])
on conflict do nothing
"""
_ADD_CLOSED = """
insert into merchant_day (merchant_id, campaign_id, business_day, district_id, count, sum_fen, refunds, refunded_fen,
    closed_at)
select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::int[], $6::bigint[], $7::int[], $8::bigint[],
    $9::timestamptz[])
on conflict do nothing
"""
_KEYS = "unnest($1::text[], $2::text[], $3::text[]) as key (merchant_id, campaign_id, business_day)"
# One plan for every day asked for: the entries of each by its index.
_BOOKED = """
cross join lateral (
    select coalesce(sum(case kind when 'REDEEMED' then 1 when 'UNDONE' then -1 else 0 end), 0)::int as booked_count,
           coalesce(sum(amount_fen) filter (where kind <> 'REFUNDED'), 0)::bigint as booked_sum_fen,
           count(*) filter (where kind = 'REFUNDED')::int as booked_refunds,
           coalesce(-sum(amount_fen) filter (where kind = 'REFUNDED'), 0)::bigint as booked_refunded_fen
    from merchant_entry entry
    where (entry.merchant_id, entry.campaign_id, entry.business_day) = (d.merchant_id, d.campaign_id, d.business_day)
) booked
"""
_NOT_AGREED = f"""
with locked as (
    select d.* from merchant_day d join {_KEYS} using (merchant_id, campaign_id, business_day)
    where d.agreed_at is null order by merchant_id, campaign_id, business_day for update of d
)
select d.*, booked.* from locked d {_BOOKED} order by d.merchant_id, d.campaign_id, d.business_day
"""  # noqa: S608 - our own words
_DIFFERING = f"""
select d.*, booked.* from merchant_day d {_BOOKED}
where d.agreed_at is null and d.closed_at < $1 and ($2::text is null or d.district_id = $2)
order by d.closed_at, d.merchant_id limit $3
"""  # noqa: S608
_AGREE = f"""
update merchant_day d set agreed_at = $4 from {_KEYS}
where (d.merchant_id, d.campaign_id, d.business_day) = (key.merchant_id, key.campaign_id, key.business_day)
"""  # noqa: S608
_UNSETTLED = """
select * from merchant_day where campaign_id = $1 and district_id = $2 and settlement_id is null
    and ($3::text[] is null or merchant_id = any($3::text[]))
order by merchant_id, closed_at, business_day for update
"""
_SETTLE = """
update merchant_day d set settlement_id = key.settlement_id
from unnest($1::text[], $2::text[], $3::text[], $4::text[])
    as key (merchant_id, campaign_id, business_day, settlement_id)
where (d.merchant_id, d.campaign_id, d.business_day) = (key.merchant_id, key.campaign_id, key.business_day)
  and d.settlement_id is null
"""
_DISTRICT = "select district_id from merchant_entry where merchant_id = $1 limit 1"
_POOL_SUMS = """
select d.settlement_id, entry.pool_id, entry.program_id,
       coalesce(sum(entry.amount_fen) filter (where entry.kind <> 'REFUNDED'), 0)::bigint as redeemed_fen,
       coalesce(-sum(entry.amount_fen) filter (where entry.kind = 'REFUNDED'), 0)::bigint as refunded_fen
from merchant_day d join merchant_entry entry using (merchant_id, campaign_id, business_day)
where d.settlement_id = any($1::text[])
group by d.settlement_id, entry.pool_id, entry.program_id order by d.settlement_id, entry.pool_id
"""


class PostgresMerchantDays:
    """Entries and days as one transaction sees them."""

    def __init__(self, transaction: Connection) -> None:
        self._transaction = transaction

    async def add_entries(self, entries: Sequence[Entry]) -> None:
        await self._transaction.execute(_ADD_ENTRIES, *_columns(entries, len(Entry._fields)))

    async def add_listed(self, listed: Sequence[DayListed]) -> None:
        rows = [
            (one.merchant_id, one.campaign_id, one.business_day, row.entry_id, row.redemption_id, row.pool_id,
             row.program_id, row.amount_fen)
            for one in listed
            for row in one.rows
        ]  # fmt: skip
        await self._transaction.execute(_ADD_LISTED, *_columns(rows, 8))

    async def add_closed(self, days: Sequence[MerchantDay]) -> None:
        rows = [(*day.key, day.district_id, *day.told, day.closed_at) for day in days]
        await self._transaction.execute(_ADD_CLOSED, *_columns(rows, 9))

    async def not_agreed(self, keys: Sequence[DayKey]) -> list[Differing]:
        return [_differing(row) for row in await self._transaction.fetch(_NOT_AGREED, *_columns(keys, 3))]

    async def differing(self, closed_before: datetime, district_id: str | None, most: int) -> list[Differing]:
        return [_differing(row) for row in await self._transaction.fetch(_DIFFERING, closed_before, district_id, most)]

    async def agree(self, keys: Sequence[DayKey], now: datetime) -> None:
        await self._transaction.execute(_AGREE, *_columns(keys, 3), now)

    async def unsettled(
        self, campaign_id: str, district_id: str, merchant_ids: Sequence[str] | None
    ) -> dict[str, list[MerchantDay]]:
        named = None if merchant_ids is None else list(merchant_ids)
        found: dict[str, list[MerchantDay]] = defaultdict(list)
        for row in await self._transaction.fetch(_UNSETTLED, campaign_id, district_id, named):
            found[row["merchant_id"]].append(_day(row))
        return dict(found)

    async def settle(self, settlements: Sequence[Settlement]) -> None:
        rows = [
            (one.merchant_id, one.campaign_id, day, one.settlement_id)
            for one in settlements
            for day in one.business_days
        ]
        done = await self._transaction.execute(_SETTLE, *_columns(rows, 4))
        if done != f"UPDATE {len(rows)}":
            raise BrokenPromiseError(f"of {len(rows)} days to be settled: {done}")

    async def district_of(self, merchant_id: str) -> str | None:
        found: str | None = await self._transaction.fetchval(_DISTRICT, merchant_id)
        return found

    async def pool_sums(self, settlement_ids: Sequence[str]) -> list[PoolSums]:
        rows = await self._transaction.fetch(_POOL_SUMS, list(settlement_ids))
        return [
            PoolSums(
                row["settlement_id"], row["pool_id"], row["program_id"], Fen(row["redeemed_fen"]),
                Fen(row["refunded_fen"]),
            )
            for row in rows
        ]  # fmt: skip


def _columns(rows: Sequence[Sequence[Any]], width: int) -> list[list[Any]]:
    return [[row[place] for row in rows] for place in range(width)]


def _key(row: Any) -> DayKey:
    return DayKey(row["merchant_id"], row["campaign_id"], row["business_day"])


def _told(row: Any) -> DaySums:
    return DaySums(row["count"], row["sum_fen"], row["refunds"], row["refunded_fen"])


def _day(row: Any) -> MerchantDay:
    return MerchantDay(_key(row), row["district_id"], _told(row), row["closed_at"], row["agreed_at"] is not None)


def _differing(row: Any) -> Differing:
    booked = DaySums(
        row["booked_count"], row["booked_sum_fen"], row["booked_refunds"], row["booked_refunded_fen"]
    )  # fmt: skip
    return Differing(_key(row), row["district_id"], _told(row), booked, row["closed_at"])
