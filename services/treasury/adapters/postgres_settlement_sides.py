"""Settlements as reconciliation sees them: their amounts, transfers and payouts, and the entries of their days."""

from collections.abc import AsyncIterator

from services.treasury.adapters.postgres_day_sides import rows
from services.treasury.domain.reconciliation import Pair
from services.treasury.usecases.reconciliation_ports import Page, Scope
from shared.runtime.postgres import Connection

SETTLEMENTS_A_PAGE = 1_000

_SETTLEMENTS = """
select settlement_id from settlement
where campaign_id = $1 and ($2::text is null or district_id = $2) and drawn_at <= $3 order by settlement_id
"""
_ONE = """
with one as (
    select settlement.*, coalesce((select max(business_day) from merchant_day d
        where d.settlement_id = settlement.settlement_id), '') as business_day
    from settlement where settlement_id = any($1::text[])
)
"""
_WHOSE = "one.district_id, false from one"
_TRANSFERS = f"""
{_ONE}
select one.business_day, one.merchant_id, one.settlement_id, one.amount_fen, one.district_id, {_WHOSE}
union all
select one.business_day, one.merchant_id, concat(one.settlement_id, ' ', d.pool_id, ' ',
           case when (d.kind, c.kind, c.pool_id) = ('payable', 'paid', d.pool_id) then 'redeemed'
                when (d.kind, c.kind) = ('paid', 'allocated') then 'refunded'
                else concat(d.kind, ' > ', c.pool_id, ' ', c.kind) end),
       moved.amount_fen, case d.kind when 'paid' then c.pool_id else '' end, {_WHOSE}
join transfer moved on moved.event_id = 'settlement:' || one.settlement_id and moved.booked_at <= $2
join account d on d.account_id = moved.debit_id join account c on c.account_id = moved.credit_id
"""
_ENTRIES = f"""
{_ONE}, pool as (
    select one.settlement_id, of_day.pool_id, of_day.program_id, sum(of_day.redeemed_fen) as redeemed_fen,
           sum(of_day.refunded_fen) as refunded_fen
    from one join merchant_day d on d.settlement_id = one.settlement_id
    cross join lateral (
        select pool_id, program_id, coalesce(sum(amount_fen) filter (where kind <> 'REFUNDED'), 0) as redeemed_fen,
               coalesce(-sum(amount_fen) filter (where kind = 'REFUNDED'), 0) as refunded_fen
        from merchant_entry entry where (entry.merchant_id, entry.campaign_id, entry.business_day)
            = (d.merchant_id, d.campaign_id, d.business_day) and entry.booked_at <= $2
        group by pool_id, program_id
    ) of_day
    group by one.settlement_id, of_day.pool_id, of_day.program_id
)
select one.business_day, coalesce(day.merchants, ''), one.settlement_id,
       coalesce((select sum(redeemed_fen - refunded_fen) from pool where pool.settlement_id = one.settlement_id), 0),
       coalesce(day.districts, ''), {_WHOSE}
cross join lateral (
    select string_agg(distinct merchant_id, ' ') as merchants, string_agg(distinct district_id, ' ') as districts
    from merchant_day d where d.settlement_id = one.settlement_id
) day
union all
select one.business_day, one.merchant_id, concat(one.settlement_id, ' ', pool_id, ' ', part.what), part.amount_fen,
       part.word, {_WHOSE} join pool using (settlement_id)
cross join lateral (values ('redeemed', redeemed_fen, ''), ('refunded', refunded_fen, program_id))
    part (what, amount_fen, word)
where one.ended_at <= $2 and part.amount_fen <> 0
"""  # noqa: S608
_LAST_PAYOUTS = f"""
{_ONE}, payment as (
    select distinct on (pays) pays, merchant_id, amount_fen, state = 'PAID' and answered_at <= $2 as is_paid
    from payout where pays = any($1::text[]) and merchant_id is not null and noted_at <= $2
    order by pays, noted_at desc, payout_id desc
)
select one.business_day, payment.merchant_id, one.settlement_id, payment.amount_fen,
       case when is_paid then 'PAID' else '' end, {_WHOSE} join payment on payment.pays = one.settlement_id
"""  # noqa: S608
_TO_PAY = f"""
{_ONE}
select one.business_day, one.merchant_id, one.settlement_id, one.amount_fen,
       case when one.state = 'PAID' and one.ended_at <= $2 then 'PAID' else '' end, {_WHOSE} where state <> 'NETTED'
"""
_PAIRS = ((Pair.SETTLED, _TRANSFERS, _ENTRIES), (Pair.PAYOUT, _LAST_PAYOUTS, _TO_PAY))


async def settlement_pages(snapshot: Connection, scope: Scope) -> AsyncIterator[Page]:
    """Some settlements after others."""
    names = [row["settlement_id"] for row in await snapshot.fetch(_SETTLEMENTS, *scope)]
    for first in range(0, len(names), SETTLEMENTS_A_PAGE):
        some = names[first : first + SETTLEMENTS_A_PAGE]
        for pair, here, there in _PAIRS:
            ours = rows(await snapshot.fetch(here, some, scope.as_at))
            yield Page(pair, ours, rows(await snapshot.fetch(there, some, scope.as_at)))
