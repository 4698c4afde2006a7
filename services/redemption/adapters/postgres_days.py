"""Business days in Postgres: held by acts, closed in order, set-based whatever their size."""

from collections.abc import AsyncIterator
from datetime import datetime

from services.redemption.usecases.ports import DAY_PART_ROWS_MAX, DayPart, MerchantSum
from shared.contracts.redemption_events import DayRow
from shared.runtime.postgres import Connection

PARTS_AT_ONCE = 40  # up to 20,000 rows, some 10 MB

_HOLD_OPEN = "select true from business_day where campaign_id = $1 and day = $2 and closed_at is null for share"
# A day that closes while we wait for it is passed over for the next one.
_HOLD_AFTER = """
select day from business_day
where campaign_id = $1 and closed_at is null
  and starts_at >= (select ends_at from business_day where campaign_id = $1 and day = $2)
order by starts_at <= $3 and ends_at > $3 desc, starts_at limit 1 for share
"""
# Who closes a day holds all open ones before it too, so that no two days of a campaign close at once.
_LOCK_UP_TO = """
select day from business_day
where campaign_id = $1 and closed_at is null
  and ends_at <= (select ends_at from business_day where campaign_id = $1 and day = $2)
order by ends_at for update
"""
_CLOSE = """
update business_day set closed_at = $3,
    close_no = (select coalesce(max(close_no), 0) + 1 from business_day where campaign_id = $1)
where campaign_id = $1 and day = $2
"""
_ENTRIES = """
with entry as (
    select merchant_id, redemption_id as entry_id, redemption_id, voucher_id, discount_fen as amount_fen,
           false as is_refund
    from redemption where campaign_id = $1 and business_day = $2 and undone_at is null
    union all
    select merchant_id, refund_id, redemption_id, voucher_id, -returned_fen, true
    from refund where campaign_id = $1 and business_day = $2
), entry_of_stock as (
    select entry.*, district_id, pool_id, program_id
    from entry join voucher using (voucher_id) join stock using (stock_id)
)"""
# A merchant takes its own district's vouchers only.
_SUM_UP = f"""
{_ENTRIES}, summed as (
    select merchant_id, min(district_id) as district_id,
           count(*) filter (where not is_refund) as redemptions,
           coalesce(sum(amount_fen) filter (where not is_refund), 0)::bigint as sum_fen,
           count(*) filter (where is_refund) as refunds,
           coalesce(-sum(amount_fen) filter (where is_refund), 0)::bigint as refunded_fen
    from entry_of_stock group by merchant_id
), kept as (
    insert into merchant_day (merchant_id, campaign_id, day, count, sum_fen, closed_at, refunds, refunded_fen)
    select merchant_id, $1, $2, redemptions, sum_fen, $3, refunds, refunded_fen from summed
)
select * from summed order by merchant_id
"""  # noqa: S608 - of constants
_LISTED = f"""
{_ENTRIES}, placed as (
    select *, row_number() over (partition by merchant_id order by is_refund, entry_id) - 1 as place
    from entry_of_stock
)
select merchant_id, place / {DAY_PART_ROWS_MAX} + 1 as part,
       array_agg(entry_id::text order by place), array_agg(redemption_id::text order by place),
       array_agg(pool_id order by place), array_agg(program_id order by place), array_agg(amount_fen order by place)
from placed group by merchant_id, part order by merchant_id, part
"""  # noqa: S608
_DUE = "select campaign_id, day from business_day where closed_at is null and ends_at <= $1 order by ends_at"


class PostgresDays:
    """Business days as one transaction sees them."""

    def __init__(self, transaction: Connection) -> None:
        self._transaction = transaction

    async def hold_open(self, campaign_id: str, day: str) -> bool:
        return bool(await self._transaction.fetchval(_HOLD_OPEN, campaign_id, day))

    async def hold_after(self, campaign_id: str, day: str, now: datetime) -> str | None:
        later: str | None = await self._transaction.fetchval(_HOLD_AFTER, campaign_id, day, now)
        return later

    async def close(self, campaign_id: str, day: str, now: datetime) -> list[MerchantSum] | None:
        held = await self._transaction.fetch(_LOCK_UP_TO, campaign_id, day)
        if not held or held[0]["day"] != day:
            return None
        await self._transaction.execute(_CLOSE, campaign_id, day, now)
        return [MerchantSum(**row) for row in await self._transaction.fetch(_SUM_UP, campaign_id, day, now)]

    async def listed(self, campaign_id: str, day: str) -> AsyncIterator[list[DayPart]]:
        cursor = await self._transaction.cursor(_LISTED, campaign_id, day)
        while parts := await cursor.fetch(PARTS_AT_ONCE):
            yield [
                DayPart(merchant_id, part, [DayRow(*row) for row in zip(*columns, strict=True)])
                for merchant_id, part, *columns in parts
            ]

    async def due(self, now: datetime) -> list[tuple[str, str]]:
        return [(row["campaign_id"], row["day"]) for row in await self._transaction.fetch(_DUE, now)]
