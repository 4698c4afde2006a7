"""What a till looks at of its own, from Postgres."""

from datetime import datetime
from typing import Any

from services.redemption.usecases.view_ports import OpenDay, ShiftSums
from shared.runtime.postgres import Connection

_PLACE = """
select store.name as store_name, merchant.name as merchant_name
from terminal join store using (store_id) join merchant using (merchant_id) where terminal_id = $1
"""
_OPEN_DAYS = """
select campaign_id, day, starts_at, ends_at from business_day
where starts_at <= clock_timestamp() and clock_timestamp() < ends_at and closed_at is null
order by starts_at, campaign_id limit 100
"""
_LAST = """
select request_no, redemption_id::text, voucher_id::text, campaign_id, business_day, order_no, category,
       order_amount_fen, discount_fen, redeemed_at, undone_at
from redemption where terminal_id = $1 and redeemed_at is not null order by redeemed_at desc, request_no limit $2
"""
_SUMS = """
select count(*) filter (where undone_at is null)::int as count,
       coalesce(sum(discount_fen) filter (where undone_at is null), 0)::bigint as sum_fen,
       count(undone_at)::int as undone,
       coalesce(sum(discount_fen) filter (where undone_at is not null), 0)::bigint as undone_fen
from redemption where terminal_id = $1 and redeemed_at >= $2
"""


class PostgresTillViews:
    """Reads only."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def now(self) -> datetime:
        now: datetime = await self._connection.fetchval("select clock_timestamp()")
        return now

    async def place_of(self, terminal_id: str) -> dict[str, str]:
        row = await self._connection.fetchrow(_PLACE, terminal_id)
        assert row is not None  # noqa: S101 - the till has just signed
        return dict(row)

    async def open_days(self) -> list[OpenDay]:
        return [OpenDay(**row) for row in await self._connection.fetch(_OPEN_DAYS)]

    async def last_of(self, terminal_id: str, most: int) -> list[dict[str, Any]]:
        return [dict(row) for row in await self._connection.fetch(_LAST, terminal_id, most)]

    async def sums_of(self, terminal_id: str, since: datetime) -> ShiftSums:
        row = await self._connection.fetchrow(_SUMS, terminal_id, since)
        assert row is not None  # noqa: S101 - an aggregate always has a row
        return ShiftSums(**row)
