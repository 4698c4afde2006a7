"""What a merchant's desk looks at, from Postgres."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from services.redemption.domain.day_file import Kind
from services.redemption.domain.settlement import DayMoney, Hold, PayState, Settlement
from services.redemption.usecases.view_ports import RETURNS_PAGE, ReturnPage, ShownDay
from shared.kernel.fen import Fen
from shared.runtime.postgres import Connection

_MERCHANT = "select merchant_id, name, district_id, categories from merchant where merchant_id = $1"
_STORES = """
select s.store_id, s.name, s.address,
       coalesce(array_agg(t.terminal_id order by t.terminal_id) filter (where t.terminal_id is not null), '{}') as tills
from store s left join terminal t using (store_id) where s.merchant_id = $1 group by s.store_id order by s.store_id
"""
_KEYS = """
select terminal_id, key_id, created_at, revoked_at from terminal_key
join terminal using (terminal_id) join store using (store_id)
where merchant_id = $1 order by terminal_id, created_at desc, key_id limit 2000
"""
MERCHANTS_PAGE = 100
_MERCHANTS = """
select merchant_id, name, uscc, district_id, categories,
       (select count(*) from store where store.merchant_id = merchant.merchant_id)::int as stores,
       (select count(*) from terminal join store using (store_id)
        where store.merchant_id = merchant.merchant_id)::int as terminals,
       (select count(*) from terminal_key join terminal using (terminal_id) join store using (store_id)
        where store.merchant_id = merchant.merchant_id and revoked_at is null)::int as live_keys
from merchant
where merchant_id > $3 and ($1::text is null or district_id = $1)
  and position(lower($2) in lower(name || ' ' || uscc || ' ' || merchant_id)) > 0
order by merchant_id limit $4
"""
_DAY = """
select day, closed_at is not null as is_closed from business_day
where campaign_id = $1 and case when $2::text is null then starts_at <= clock_timestamp() else day = $2 end
order by starts_at desc limit 1
"""
_TILLS = """
select store_id, terminal_id, sum(count)::int as count, sum(sum_fen)::bigint as sum_fen, sum(undone)::int as undone,
       sum(undone_fen)::bigint as undone_fen, sum(refunds)::int as refunds, sum(refunded_fen)::bigint as refunded_fen
from (select store_id, terminal_id, count(*) filter (where undone_at is null) as count,
             coalesce(sum(discount_fen) filter (where undone_at is null), 0) as sum_fen, count(undone_at) as undone,
             coalesce(sum(discount_fen) filter (where undone_at is not null), 0) as undone_fen, 0 as refunds,
             0 as refunded_fen
      from redemption where merchant_id = $1 and campaign_id = $2 and business_day = $3 group by store_id, terminal_id
      union all
      select store_id, terminal_id, 0, 0, 0, 0, count(*), sum(returned_fen)
      from refund where merchant_id = $1 and campaign_id = $2 and business_day = $3 group by store_id, terminal_id
     ) as done
group by store_id, terminal_id order by store_id, terminal_id nulls last
"""
# Both parts have an index in the order of time; a merchant's returns of a day are few.
_RETURNS = """
with taken_back as (
    select undone_at as at, redemption_id as return_id, 'UNDONE' as kind, redemption_id, null::uuid as refund_id,
           request_no, store_id, terminal_id, order_no, order_amount_fen, discount_fen, business_day as redeemed_day,
           order_amount_fen as amount_fen, discount_fen as returned_fen
    from redemption
    where merchant_id = $1 and campaign_id = $2 and business_day = $3 and undone_at is not null
      and redemption_id is not null
    union all
    select refunded_at, refund_id, 'REFUNDED', redemption_id, refund_id, back.request_no, back.store_id,
           back.terminal_id, order_no, order_amount_fen, discount_fen, redeemed.business_day, amount_fen, returned_fen
    from refund back join redemption redeemed using (redemption_id)
    where back.merchant_id = $1 and back.campaign_id = $2 and back.business_day = $3)
select at, kind, return_id::text, redemption_id::text, refund_id::text, request_no, store_id, terminal_id, order_no,
       order_amount_fen, discount_fen, redeemed_day, amount_fen, returned_fen
from taken_back
where $4::uuid is null or (at, return_id) > (select at, return_id from taken_back where return_id = $4)
order by at, return_id limit $5
"""
_REDEMPTION = """
select redemption_id::text, request_no, store_id, terminal_id, business_day, order_no, category, order_amount_fen,
       discount_fen, redeemed_at, undone_at, voucher_id::text, state as voucher_state, stock_id, round_id,
       face_value_fen, threshold_fen, issued_at, v.valid_until
from redemption join voucher v using (voucher_id) join stock using (stock_id)
where merchant_id = $1 and redemption_id = $2
"""
_REFUNDS = """
select redemption_id::text, refund_id::text, request_no, terminal_id, business_day, amount_fen, returned_fen,
       shopper_fen, is_full, refunded_at
from refund where redemption_id = any($1::uuid[]) order by refunded_at, refund_id
"""
# Closed days were summed as they closed; of days that are open the rows are.
_DAYS = """
select d.day, d.ends_at, true as is_closed, m.count as redemptions, m.sum_fen, m.refunds, m.refunded_fen
from merchant_day m join business_day d using (campaign_id, day)
where m.merchant_id = $1 and m.campaign_id = $2 and d.closed_at is not null
union all
select d.day, d.ends_at, false, redeemed.count, redeemed.sum_fen, refunded.count, refunded.sum_fen
from business_day d
cross join lateral (select count(*)::int as count, coalesce(sum(discount_fen), 0)::bigint as sum_fen from redemption
    where merchant_id = $1 and campaign_id = $2 and business_day = d.day and undone_at is null) as redeemed
cross join lateral (select count(*)::int as count, coalesce(sum(returned_fen), 0)::bigint as sum_fen from refund
    where merchant_id = $1 and campaign_id = $2 and business_day = d.day) as refunded
where d.campaign_id = $2 and d.closed_at is null and d.starts_at <= clock_timestamp()
"""
_SETTLEMENTS = """
select settlement_id, business_days, amount_fen, state, batch_id, reason, moved_at from merchant_settlement
where merchant_id = $1 and campaign_id = $2
"""
_HOLD = "select held_by, reason, held_at from merchant_hold where merchant_id = $1 and is_held"


class PostgresMerchantViews:
    """Reads only."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def merchant(self, merchant_id: str) -> dict[str, Any] | None:
        row = await self._connection.fetchrow(_MERCHANT, merchant_id)
        if row is None:
            return None
        stores = await self._connection.fetch(_STORES, merchant_id)
        return {**row, "stores": [dict(store) for store in stores]}

    async def keys_of(self, merchant_id: str) -> list[dict[str, Any]]:
        return [dict(row) for row in await self._connection.fetch(_KEYS, merchant_id)]

    async def merchants(self, district_id: str | None, words: str, after: str) -> dict[str, Any]:
        found = await self._connection.fetch(_MERCHANTS, district_id, words, after, MERCHANTS_PAGE + 1)
        page = [dict(row) for row in found[:MERCHANTS_PAGE]]
        return {"merchants": page, "next": page[-1]["merchant_id"] if len(found) > MERCHANTS_PAGE else None}

    async def day_to_show(self, campaign_id: str, day: str | None) -> ShownDay | None:
        row = await self._connection.fetchrow(_DAY, campaign_id, day)
        return ShownDay(row["day"], row["is_closed"]) if row else None

    async def tills(self, merchant_id: str, campaign_id: str, day: str) -> list[dict[str, Any]]:
        return [dict(row) for row in await self._connection.fetch(_TILLS, merchant_id, campaign_id, day)]

    async def returns(
        self, merchant_id: str, campaign_id: str, day: str, after: str | None = None, *, page: int = RETURNS_PAGE
    ) -> ReturnPage:
        found = await self._connection.fetch(_RETURNS, merchant_id, campaign_id, day, after, page + 1)
        rows = [{**row, "kind": Kind(row["kind"])} for row in found[:page]]
        return ReturnPage(rows, rows[-1]["return_id"] if len(found) > page else None)

    async def redemption(self, merchant_id: str, redemption_id: str) -> dict[str, Any] | None:
        row = await self._connection.fetchrow(_REDEMPTION, merchant_id, redemption_id)
        return dict(row) if row else None

    async def refunds_of(self, redemption_ids: Sequence[str]) -> list[dict[str, Any]]:
        return [dict(row) for row in await self._connection.fetch(_REFUNDS, list(redemption_ids))]

    async def days(self, merchant_id: str, campaign_id: str) -> list[DayMoney]:
        return [DayMoney(**row) for row in await self._connection.fetch(_DAYS, merchant_id, campaign_id)]

    async def settlements(self, merchant_id: str, campaign_id: str) -> list[Settlement]:
        return [
            Settlement(
                row["settlement_id"], tuple(row["business_days"]), Fen(row["amount_fen"]), PayState(row["state"]),
                row["batch_id"], row["reason"], row["moved_at"],
            )
            for row in await self._connection.fetch(_SETTLEMENTS, merchant_id, campaign_id)
        ]  # fmt: skip

    async def hold(self, merchant_id: str) -> Hold | None:
        row = await self._connection.fetchrow(_HOLD, merchant_id)
        return Hold(**row) if row else None

    async def now(self) -> datetime:
        now: datetime = await self._connection.fetchval("select clock_timestamp()")
        return now
